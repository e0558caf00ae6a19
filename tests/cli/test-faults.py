#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A marketplace that fails, in every way that it can: each has a code and a message that names the
source, and the last good state stays."""

import functools
import http.server
import json
import threading
import time

from dovetail_testing import Ctl, Tap, check, equal, folder, publish

DEFINITION = {
    'format': 'dovetail.connector/1', 'name': 'Lighthouse', 'baseUrl': 'https://l.example.com',
    'endpoints': {'GET /lamps': {'name': 'List Lamps', 'method': 'GET', 'path': '/lamps',
                                 'direction': 'receive'}}}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder, unless the server was told to fail."""

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        fault = self.server.fault
        if fault:
            fault(self)
        else:
            super().do_GET()

    def answer(self, status, body=b'', **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def slow(handler):
    time.sleep(3)


def truncated(handler):
    handler.send_response(200)
    handler.send_header('Content-Length', '100000')
    handler.end_headers()
    handler.wfile.write(b'{"format": "dovetail.feed/1",')
    handler.close_connection = True


def wrong_digest(handler):
    if handler.path.endswith('index.json'):
        http.server.SimpleHTTPRequestHandler.do_GET(handler)
    else:
        body = json.dumps(DEFINITION).replace('lamps', 'lump5').encode()
        handler.answer(200, body)


FAULTS = [
    ('timed-out', slow),
    ('server', lambda handler: handler.answer(500)),
    ('rate-limited', lambda handler: handler.answer(429, Retry_After='3600')),
    ('truncated', truncated),
    ('not-a-feed', lambda handler: handler.answer(200, b'<!doctype html><title>Sign In</title>')),
    ('not-found', lambda handler: handler.answer(404)),
    ('refused', lambda handler: handler.answer(403)),
]


class Faults:
    def __init__(self, base):
        self.base = base
        self.feed = base / 'feed'
        self.input = base / 'lighthouse.json'
        self.input.write_text(json.dumps(DEFINITION))
        publish(self.feed, 'lighthouse', 1, self.input)
        self.ctl = Ctl(base / 'workspace.db', DOVETAIL_DEADLINE_MS='1000',
                       DOVETAIL_NOW='2026-11-09T10:00:00Z')
        self.ctl.run('init')
        self.serve(0)
        self.ctl.run('sources', 'add', f'http://127.0.0.1:{self.server.server_port}/', '--name',
                     'Harbour')
        self.good = self.ctl.json('marketplace')

    def serve(self, port):
        self.server = http.server.ThreadingHTTPServer(
            ('127.0.0.1', port), functools.partial(Handler, directory=self.feed))
        self.server.daemon_threads = True
        self.server.fault = None
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def refused(self, code):
        source, = self.ctl.json('refresh', schema='sources', status=1)['sources']
        equal(source['error']['code'], code, 'code')
        check('Harbour' in source['error']['message'], source['error']['message'])
        equal(source['lastRefreshed'], '2026-11-09T10:00:00Z', 'the data is from')
        words = self.ctl.run('refresh', status=1)
        check('Harbour' in words.stderr.decode(), words.stderr)
        equal(self.ctl.json('marketplace'), self.good, 'the last good state')

    def fault(self, code, fault):
        self.server.fault = fault
        self.refused(code)
        self.server.fault = None
        self.ctl.json('refresh', schema='sources')

    def stopped(self):
        port = self.server.server_port
        self.stop()
        self.refused('unreachable')
        self.serve(port)
        source, = self.ctl.json('refresh')['sources']
        equal(source['error'], None, 'it is well again')

    def digest(self):
        self.server.fault = wrong_digest
        before = self.ctl.export()
        error = self.ctl.json('install', 'lighthouse', schema='error', status=1)['error']
        equal(error['code'], 'wrong-digest', 'code')
        check('Harbour' in error['message'], error['message'])
        equal(self.ctl.export(), before, 'nothing is kept')
        self.server.fault = None
        self.ctl.run('install', 'lighthouse')
        self.good = self.ctl.json('marketplace')

    def rewritten(self):
        """A version that was seen cannot change its content."""
        index = json.loads((self.feed / 'index.json').read_text())
        index['serial'] += 1
        index['connectors']['lighthouse']['versions']['1']['sha256'] = '0' * 64
        (self.feed / 'index.json').write_text(json.dumps(index))
        self.refused('rewritten')

    def older(self):
        index = json.loads((self.feed / 'index.json').read_text())
        index['serial'] = 0
        (self.feed / 'index.json').write_text(json.dumps(index))
        self.refused('older')

    def other_feed(self):
        index = json.loads((self.feed / 'index.json').read_text())
        index['id'] = '11111111-2222-4333-8444-555555555555'
        (self.feed / 'index.json').write_text(json.dumps(index))
        self.refused('other-feed')


def main():
    tap = Tap()
    with folder() as base:
        faults = Faults(base)
        for code, fault in FAULTS:
            tap.run(code, faults.fault, code, fault)
        for step in 'stopped digest rewritten older other_feed'.split():
            tap.run(step.replace('_', ' '), getattr(faults, step))
    tap.finish()


main()
