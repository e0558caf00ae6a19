# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of instances and of flows share: a connector, a service for it, and the password service."""

import contextlib
import http.server
import json
import os
import pathlib
import signal
import subprocess
import threading
import time

from dovetail_testing import Ctl, check, equal

NOW = {'DOVETAIL_AUTHOR': 'Priya Nair', 'DOVETAIL_NOW': '2026-11-09T10:00:00Z'}


class Service(http.server.BaseHTTPRequestHandler):
    """Lamps behind an API key, and what was asked of it."""

    def log_message(self, *_):
        pass

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def do_GET(self):
        self.server.seen.append(f'GET {self.path}')
        if self.path.startswith('/slow'):
            self.server.released.wait(20)
        if self.headers.get('X-Api-Key', 'right') != 'right':
            self.answer(401, {'message': 'This key is not known here'})
        elif self.path.startswith('/storm'):
            self.answer(500, {'message': 'The lamp room is flooded'})
        else:
            self.answer(200, [{'id': 1, 'name': 'Fresnel'}, {'id': 2, 'name': 'Argand'}])

    def do_POST(self):
        self.server.seen.append(f'POST {self.path} {self.rfile.read(int(self.headers["Content-Length"])).decode()}')
        self.answer(201, {'ok': True})


@contextlib.contextmanager
def service():
    """On loopback; with its address, and what it has seen."""
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Service)
    server.daemon_threads = True
    server.seen = []
    server.released = threading.Event()
    server.url = f'http://127.0.0.1:{server.server_port}'
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()


def endpoint(name, method, path, **more):
    return {'name': name, 'method': method, 'path': path,
            'direction': 'receive' if method == 'GET' else 'send', **more}


def definition(url, name='Lighthouse', **more):
    return {
        'format': 'dovetail.connector/1', 'name': name, 'baseUrl': url,
        'variables': {'shop': {'label': 'Shop', 'required': True}, 'colour': {'label': 'Colour'},
                      'hidden': {'label': 'Hidden', 'secret': True}},
        'authMethods': {'key': {'type': 'apiKey', 'in': 'header', 'name': 'X-Api-Key'},
                        'login': {'type': 'basic'}, 'open': {'type': 'none'}},
        'security': [{'key': []}, {'key': [], 'login': []}, {}],
        'endpoints': {
            'GET /lamps': endpoint('List Lamps', 'GET', '/lamps'),
            'GET /slow': endpoint('List Slowly', 'GET', '/slow'),
            'GET /storm': endpoint('List What Fails', 'GET', '/storm'),
            'POST /lamps': endpoint('Send a Lamp', 'POST', '/lamps')},
        'schemas': {}, **more}


class Uses:
    """A workspace with the connector in it."""

    def __init__(self, base, server):
        self.base, self.server = base, server
        self.ctl = Ctl(base / 'workspace.db', **NOW)
        self.ctl.run('init')
        self.connector = self.create_connector(definition(server.url))

    def create_connector(self, document):
        return self.ctl.json('create', '--from', '-', schema='outcome',
                             input=json.dumps(document).encode())['connector']

    def create_instance(self, name, *more, connector='Lighthouse', secrets=None, **checks):
        arguments = ['instances', 'create', connector, '--name', name, *more]
        if secrets is None:
            return self.ctl.json(*arguments, schema='outcome', **checks)
        return self.ctl.json(*arguments, '--secrets', '-', schema='outcome',
                             input=json.dumps(secrets).encode(), **checks)

    def instances(self, *connector):
        return self.ctl.json('instances', 'list', *connector, schema='instances')['instances']

    def instance(self, name):
        return self.ctl.json('instances', 'show', name, schema='instance-show')

    def flows(self):
        return self.ctl.json('flows', 'list', schema='flows')['flows']

    def journal(self):
        return self.ctl.json('journal', schema='journal')['entries']

    def error(self, code, *arguments, status=1, input=None):
        """The command fails with this code; what it says to people."""
        document = self.ctl.json(*arguments, schema='error', status=status, input=input)
        equal(document['error']['code'], code, ' '.join(map(str, arguments)))
        words = self.ctl.run(*arguments, status=status, input=input)
        equal(words.stdout, b'', 'standard output')
        said = words.stderr.decode()
        check(said.startswith('dovetailctl: '), said)
        return said

    def wrong(self, says, *arguments, input=None):
        """A wrong use, whose message says what would be right, and changes nothing."""
        before = self.ctl.export()
        said = self.error('wrong-use', *arguments, status=2, input=input)
        for word in says if isinstance(says, tuple) else (says,):
            check(word in said, f'{arguments}: {said}')
        equal(self.ctl.export(), before, 'nothing has changed')

    def undo_and_redo(self, title):
        """The action that was just done goes away and comes back as a whole."""
        after = self.ctl.export()
        newest = self.journal()[0]
        equal(newest['title'], title, 'title')
        self.ctl.json('undo', schema='outcome')
        check(self.ctl.export() != after, f'the undo of “{title}” changes something')
        self.ctl.json('redo', schema='outcome')
        equal(self.ctl.export(), after, f'“{title}” is done again')


def wait_for(condition, what):
    end = time.monotonic() + 20
    while not condition():
        check(time.monotonic() < end, what)
        time.sleep(0.02)


def stop_keyring():
    """Kills the password service; nobody starts it again by itself."""
    answer = subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
                             '/org/freedesktop/DBus', '--method',
                             'org.freedesktop.DBus.GetConnectionUnixProcessID', 'org.freedesktop.secrets'],
                            capture_output=True, text=True, check=True).stdout
    pid = int(''.join(c for c in answer.split()[1] if c.isdigit()))
    os.kill(pid, signal.SIGKILL)
    while os.path.exists(f'/proc/{pid}') and 'Z' not in pathlib.Path(f'/proc/{pid}/stat').read_text().split()[2]:
        time.sleep(0.02)


def start_keyring():
    daemon = subprocess.Popen(['gnome-keyring-daemon', '--foreground', '--components=secrets', '--unlock'],
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # The line end is a part of it, as with-keyring gave it.
    daemon.stdin.write(os.environ['DOVETAIL_TEST_KEYRING_PASSWORD'].encode() + b'\n')
    daemon.stdin.close()
    subprocess.run(['gdbus', 'wait', '--session', '--timeout', '20', 'org.freedesktop.secrets'], check=True)
