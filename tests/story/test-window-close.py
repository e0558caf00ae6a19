#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window is closed while something is under way: the program ends at once, without a warning, and
the workspace is as it was before or as it was to become."""

import contextlib
import json
import os
import re
import time

from gi.repository import GLib
from story import PERSON

from accessible import Window
from dovetail_testing import Ctl, Tap, check, equal, folder, publish
from slow_server import SlowServer

PATHS = {1: ['/lamps'], 2: ['/lamps', '/lenses']}
WARNING = re.compile('WARNING|CRITICAL|ERROR|AddressSanitizer')


def definition(version):
    return {'format': 'dovetail.connector/1', 'name': 'Lighthouse', 'baseUrl': 'https://l.example.com',
            'endpoints': {f'GET {path}': {'name': f'List {path[1:]}', 'method': 'GET', 'path': path,
                                          'direction': 'receive'} for path in PATHS[version]}}


class Case:
    """A workspace with a marketplace, and the window over it."""

    def __init__(self, base):
        self.base = base
        self.server = SlowServer(base / 'feed')
        self.ctl = Ctl(base / 'workspace.db', **PERSON)
        self.publish(1)
        self.ctl.run('init')
        self.ctl.run('sources', 'add', self.server.url, '--name', 'Harbour')
        self.window = None
        self.log = None

    def publish(self, version):
        document = self.base / f'lighthouse-{version}.json'
        document.write_text(json.dumps(definition(version)))
        publish(self.base / 'feed', 'lighthouse', version, document)

    def with_update(self):
        self.ctl.run('install', 'lighthouse')
        self.publish(2)
        self.ctl.run('refresh')

    def open(self):
        self.before = self.ctl.export()
        self.log = open(self.base / 'log', 'w+', encoding='utf-8')
        self.window = Window([os.environ['DOVETAIL'], '--workspace', self.ctl.workspace], PERSON,
                             stderr=self.log)
        self.window.find('button', 'Check for Updates')

    def hold(self, path):
        self.server.hold(lambda asked: path in asked)

    def wait_until_held(self):
        self.window.wait_for(lambda: self.server.held > 0, 'a request that is open')

    def ends(self, *allowed):
        """After it was closed: without a word, and with one of the states of the workspace."""
        try:
            equal(self.window.process.wait(5), 0, 'the exit status')
        finally:
            self.window.process.kill()
            self.server.go_on()
        self.log.seek(0)
        said = self.log.read()
        check(not WARNING.search(said), said)
        self.ctl.connectors()
        check(self.ctl.export() in (self.before, *allowed), 'another state than before or after')


def press_close(window):
    for button in window.look('button', 'Close'):
        action = button.get_action_iface()
        if action is not None:
            action.do_action(0)


def close(case):
    """As often as it takes: a dialog is closed first, and what it was doing is called off."""
    end = time.monotonic() + 5
    while case.window.process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(GLib.Error):  # It went meanwhile.
            press_close(case.window)


def close_in_refresh(case):
    case.open()
    case.hold('index.json')
    case.window.press('Check for Updates')
    case.wait_until_held()
    close(case)
    case.ends()


def close_in_install(case):
    case.open()
    case.hold('lighthouse')
    case.window.press('Marketplace', role='page tab')
    case.window.press('Install Lighthouse')
    case.wait_until_held()
    close(case)
    case.ends()


def close_in_plan(case):
    case.with_update()
    case.open()
    case.hold('lighthouse')
    case.window.select('Connectors', 'Lighthouse, ')
    case.window.press('Review Update…')
    case.wait_until_held()
    close(case)
    case.ends()


def close_in_update(case):
    case.with_update()
    other = Ctl(case.base / 'other.db', **PERSON)
    (case.base / 'other.db').write_bytes((case.base / 'workspace.db').read_bytes())
    other.run('update', 'Lighthouse')
    case.open()
    case.window.select('Connectors', 'Lighthouse, ')
    case.window.press('Review Update…')
    case.window.find('dialog', 'What’s New')
    case.window.press('Continue')
    case.window.find('dialog', 'Confirm')
    case.window.press('Update', guard=0)
    close(case)
    case.ends(other.export())


def close_in_search(case):
    case.ctl.run('install', 'lighthouse')
    case.open()
    for page, entry in ('Connectors', 'Search connectors'), ('Marketplace', 'Search the marketplace'):
        case.window.press(page, role='page tab')
        case.window.write(case.window.find('entry', entry), 'light')
    close(case)
    case.ends()


def close_while_opening(case):
    """The sample organisation takes a while to make; its folder goes with the program."""
    temporary = case.base / 'temporary'
    temporary.mkdir()
    case.before = case.ctl.export()
    case.log = open(case.base / 'log', 'w+', encoding='utf-8')
    case.window = Window([os.environ['DOVETAIL'], '--demo'], {'TMPDIR': str(temporary)},
                         stderr=case.log)
    close(case)
    case.ends()
    equal([entry.name for entry in temporary.iterdir()], [], 'what is left')


def main():
    tap = Tap()
    for name, function in [
            ('in a refresh', close_in_refresh),
            ('in an installation', close_in_install),
            ('in a plan', close_in_plan),
            ('in an update', close_in_update),
            ('in a search', close_in_search),
            ('while the sample is made', close_while_opening)]:
        with folder() as base:
            tap.run(f'closed {name}', function, Case(base))
    tap.finish()


main()
