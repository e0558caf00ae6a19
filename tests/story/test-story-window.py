#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The story by clicking, each step's rows compared with what dovetailctl says; then the same story by
dovetailctl on another workspace, which has to come to the same state."""

import os
import shutil

from story import PERSON, CtlDriver, Story, documents
from window_driver import WindowDriver

from accessible import Window
from dovetail_testing import Ctl, Tap, equal, folder, nginx, why_no_real_documents


def same_by_ctl(base, url, vendors, expected):
    shutil.rmtree(base / 'feed')
    ctl = Ctl(base / 'other.db', **PERSON)
    ctl.run('init')
    for _, step in Story(CtlDriver(ctl), ctl, base / 'feed', url, vendors).steps():
        step()
    equal(ctl.export(), expected, 'the export of both')


def main():
    tap = Tap()
    vendors = documents()
    if vendors is None:
        tap.skip('the story', why_no_real_documents())
        tap.finish()

    with folder() as base, nginx(base / 'feed') as url:
        ctl = Ctl(base / 'workspace.db', **PERSON)
        ctl.run('init')
        window = Window([os.environ['DOVETAIL'], '--workspace', ctl.workspace], PERSON)
        driver = WindowDriver(window)
        for name, step in Story(driver, ctl, base / 'feed', url, vendors).steps():
            if not tap.run(name, step):
                break
            if not tap.run(f'{name}: what the window says', driver.rows_equal, ctl):
                break
        else:
            tap.run('the same by dovetailctl', same_by_ctl, base, url, vendors, ctl.export())
        tap.run('the window closes', window.close)
    tap.finish()


main()
