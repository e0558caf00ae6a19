#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A marketplace that does not answer holds up nothing: while its request is open, the window answers
an assistive technology; afterwards it says what happened, and shows the last good state."""

import json
import os
import re

from story import PERSON

from accessible import Window
from dovetail_testing import Ctl, Tap, check, equal, folder, publish
from slow_server import SlowServer

DEFINITION = {
    'format': 'dovetail.connector/1', 'name': 'Lighthouse', 'baseUrl': 'https://l.example.com',
    'endpoints': {'GET /lamps': {'name': 'List Lamps', 'method': 'GET', 'path': '/lamps',
                                 'direction': 'receive'}}}


def answers_meanwhile(window, server):
    server.hold(lambda path: True)
    window.press('Check for Updates')
    window.wait_for(lambda: server.held > 0, 'a request that is open')
    rows = window.items('Connectors')
    equal(rows, ['Lighthouse, 1'], 'rows')
    window.press('Activity', role='page tab')
    window.find('list', 'Activity')
    check(server.held > 0, 'the request is still open')


def says_what_happened(window, ctl):
    window.press('Connectors', role='page tab')
    source = window.wait_for(lambda: (lambda s: s if s['error'] else None)(
        ctl.json('sources', 'list')['sources'][0]), 'the error')
    equal(source['error']['code'], 'timed-out', 'code')
    check('Harbour' in source['error']['message'], source['error']['message'])
    window.find('label', re.compile('Harbour'))
    equal(window.items('Connectors'), ['Lighthouse, 1'], 'rows')


def main():
    tap = Tap()
    with folder() as base:
        document = base / 'lighthouse.json'
        document.write_text(json.dumps(DEFINITION))
        publish(base / 'feed', 'lighthouse', 1, document)
        server = SlowServer(base / 'feed')
        ctl = Ctl(base / 'workspace.db', **PERSON)
        ctl.run('init')
        ctl.run('sources', 'add', server.url, '--name', 'Harbour')
        ctl.run('install', 'lighthouse')
        window = Window([os.environ['DOVETAIL'], '--workspace', ctl.workspace],
                        {**PERSON, 'DOVETAIL_DEADLINE_MS': '4000'})
        window.find('list', 'Connectors')
        tap.run('the window answers while a request is open', answers_meanwhile, window, server)
        tap.run('it says what happened afterwards', says_what_happened, window, ctl)
        tap.run('the window closes', window.close)
    tap.finish()


main()
