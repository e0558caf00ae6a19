#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The story by dovetailctl, then back to its first state and forth again, every step a process of
its own, so that each undo follows a restart."""

from story import PERSON, CtlDriver, Story, documents

from dovetail_testing import Ctl, Tap, equal, folder, nginx, why_no_real_documents


def walk_back(ctl, states):
    for index in range(len(states) - 2, -1, -1):
        ctl.json('undo', schema='outcome')
        equal(ctl.export(), states[index], f'state {index}')
    ctl.run('undo', status=1)


def walk_forth(ctl, states):
    for index in range(1, len(states)):
        ctl.json('redo', schema='outcome')
        equal(ctl.export(), states[index], f'state {index}')


def main():
    tap = Tap()
    vendors = documents()
    if vendors is None:
        tap.skip('the story', why_no_real_documents())
        tap.finish()

    with folder() as base, nginx(base / 'feed') as url:
        ctl = Ctl(base / 'workspace.db', **PERSON)
        ctl.run('init')
        states = [ctl.export()]
        for name, step in Story(CtlDriver(ctl), ctl, base / 'feed', url, vendors).steps():
            if not tap.run(name, step):
                break
            state = ctl.export()
            if name == 'that is undone':
                states.pop()
                equal(states[-1], state, name)
            elif name == 'both connectors are installed':
                # One step, two actions.
                ctl.run('undo')
                states.append(ctl.export())
                ctl.run('redo')
                equal(ctl.export(), state, name)
                states.append(state)
            elif state != states[-1]:
                states.append(state)
        else:
            tap.run('undo walks back to the first state', walk_back, ctl, states)
            tap.run('redo walks to the last state', walk_forth, ctl, states)
    tap.finish()


main()
