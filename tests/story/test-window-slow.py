#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A marketplace that does not answer holds up nothing: while its request is open, the window answers
an assistive technology; afterwards it says what happened, and shows the last good state."""

import http.server
import json
import os
import re
import threading
import time

from story import PERSON

from accessible import Window
from dovetail_testing import Ctl, Tap, check, equal, folder, publish

DEFINITION = {
    'format': 'dovetail.connector/1', 'name': 'Lighthouse', 'baseUrl': 'https://l.example.com',
    'endpoints': {'GET /lamps': {'name': 'List Lamps', 'method': 'GET', 'path': '/lamps',
                                 'direction': 'receive'}}}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, path):
        super().__init__(('127.0.0.1', 0), Handler)
        self.path = path
        self.is_slow = False
        self.open_requests = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        if self.server.is_slow:
            self.server.open_requests += 1
            time.sleep(6)
            self.server.open_requests -= 1
            return
        body = (self.server.path / self.path.lstrip('/')).read_bytes()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def answers_meanwhile(window, server):
    server.is_slow = True
    window.press('Check for Updates')
    window.wait_for(lambda: server.open_requests > 0, 'a request that is open')
    rows = window.items('Connectors')
    equal(rows, ['Lighthouse, 1'], 'rows')
    window.press('Activity', role='page tab')
    window.find('list', 'Activity')
    check(server.open_requests > 0, 'the request is still open')


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
        server = Server(base / 'feed')
        ctl = Ctl(base / 'workspace.db', **PERSON)
        ctl.run('init')
        ctl.run('sources', 'add', f'http://127.0.0.1:{server.server_port}/', '--name', 'Harbour')
        ctl.run('install', 'lighthouse')
        window = Window([os.environ['DOVETAIL'], '--workspace', ctl.workspace],
                        {**PERSON, 'DOVETAIL_DEADLINE_MS': '4000'})
        window.find('list', 'Connectors')
        tap.run('the window answers while a request is open', answers_meanwhile, window, server)
        tap.run('it says what happened afterwards', says_what_happened, window, ctl)
        tap.run('the window closes', window.close)
    tap.finish()


main()
