#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a secret goes: into the Secret Service, and nowhere else. One of every kind is created, edited,
tried, run with, updated, undone, redone, exported and killed with, while everything that the program
leaves behind or shows is kept; then all of it is searched. In a keyring of its own."""

import base64
import glob
import http.server
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))

from dovetail_testing import Ctl, Tap, check, equal, folder, publish

CANARIES = {
    'basic': {'username': 'canary-user', 'password': 'canary-Basic+7/ö'},
    'header': {'value': 'canary-Header-41c7'},
    'query': {'value': 'canary-Query &%+9'},
    'cookie': {'value': 'canary-Cookie-b20e'},
    'bearer': {'token': 'canary-Bearer-93ad'},
    'custom': {'X-Device-Secret': 'canary-Device-0f6b'},
    'client': {'clientId': 'canary-id', 'clientSecret': 'canary-Client-5e2d'},
    'tokens': {'clientId': 'canary-id', 'accessToken': 'canary-Access-77c1', 'refreshToken': 'canary-Refresh-1d9f',
               'expiresAt': '2020-01-01T00:00:00Z'},
}

# What is issued on the way is a secret too.
ISSUED = ['canary-Issued-3a8b', 'canary-IssuedRefresh-6c0d']

# Names and ids are shown on purpose.
SECRET_VALUES = ISSUED + [value for keys in CANARIES.values() for name, value in keys.items()
                          if name not in ('username', 'clientId', 'expiresAt')]

AUTH = {
    'basic': {'type': 'basic'},
    'header': {'type': 'apiKey', 'in': 'header', 'name': 'X-Api-Key'},
    'query': {'type': 'apiKey', 'in': 'query', 'name': 'api_key'},
    'cookie': {'type': 'apiKey', 'in': 'cookie', 'name': 'session'},
    'bearer': {'type': 'bearer'},
    'custom': {'type': 'headers', 'headers': {'X-Device-Secret': {'label': 'Secret', 'secret': True}}},
    'client': {'type': 'oauth2', 'flows': {'clientCredentials': {'tokenUrl': '{url}/token', 'scopes': {}}}},
    'tokens': {'type': 'oauth2', 'flows': {'authorizationCode': {
        'authorizationUrl': '{url}/authorize', 'tokenUrl': '{url}/token', 'scopes': {}}}},
}


class Service(http.server.BaseHTTPRequestHandler):
    """Answers with what it was sent, credentials too, as a careless service would: a refusal quotes them."""

    seen = []
    refuse = False

    def log_message(self, *_):
        pass

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Set-Cookie', f'session={CANARIES["cookie"]["value"]}')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        head = f'{self.path} {self.headers}'
        Service.seen.append(head)
        if self.path.startswith('/zz/slow'):
            time.sleep(20)
        if Service.refuse:
            self.answer(401, {'message': f'Refused: {self.path} {dict(self.headers)}'})
        else:
            self.answer(200, [{'id': 1, 'echo': 'plain'}, {'id': 2, 'echo': 'plain'}])

    def do_POST(self):
        length = int(self.headers.get('Content-Length', 0))
        body = self.rfile.read(length).decode()
        Service.seen.append(f'{self.path} {self.headers} {body}')
        if self.path.startswith('/token'):
            self.answer(200, {'access_token': ISSUED[0], 'refresh_token': ISSUED[1], 'token_type': 'Bearer',
                              'expires_in': 3600})
        elif Service.refuse:
            self.answer(422, {'error': f'No: {dict(self.headers)} {body}'})
        else:
            self.answer(200, {'ok': True})


def definition(url):
    endpoints = {}
    for kind in AUTH:
        security = [{kind: []}]
        endpoints[f'GET /{kind}'] = {'name': f'List {kind}', 'method': 'GET', 'path': f'/{kind}', 'direction': 'receive',
                                     'security': security}
        endpoints[f'POST /{kind}'] = {'name': f'Send {kind}', 'method': 'POST', 'path': f'/{kind}',
                                      'direction': 'send', 'security': security}
        endpoints[f'GET /zz/slow/{kind}'] = {'name': f'Slow {kind}', 'method': 'GET', 'path': f'/zz/slow/{kind}',
                                          'direction': 'receive', 'security': security}
    text = json.dumps(AUTH).replace('{url}', url)
    return {'format': 'dovetail.connector/1', 'name': 'Echo', 'baseUrl': url, 'variables': {
                'plain': {'label': 'Plain', 'required': False}, 'hidden': {'label': 'Hidden', 'secret': True}},
            'authMethods': json.loads(text), 'security': [{kind: []} for kind in AUTH], 'endpoints': endpoints,
            'schemas': {}}


def forms(value):
    """How a secret may look where it has leaked."""
    raw = value.encode()
    yield raw
    yield urllib.parse.quote(value, safe='').encode()
    yield urllib.parse.quote_plus(value).encode()
    yield json.dumps(value)[1:-1].encode()
    for before in (b'', b'x', b'xx'):
        # In the middle of something longer: without the characters that its neighbours share.
        encoded = base64.b64encode(before + raw)
        yield encoded[4 if before else 0:-4]
    yield base64.urlsafe_b64encode(raw)[:-4]


class Watched(Ctl):
    """A dovetailctl of which everything that it says is kept."""

    def __init__(self, workspace, kept):
        super().__init__(workspace, G_MESSAGES_DEBUG='all', G_DEBUG='')
        self.kept = kept

    def run(self, *arguments, status=0, input=None):
        result = super().run(*arguments, status=None, input=input)
        self.kept.append((' '.join(map(str, arguments)), result.stdout + result.stderr))
        if status is not None and result.returncode != status:
            raise AssertionError(f'{arguments}: status {result.returncode}, not {status}\n'
                                 f'{result.stderr.decode()[-1500:]}')
        return result


class Sampler(threading.Thread):
    """Reads the command lines and environments of all processes for as long as the story lasts."""

    def __init__(self):
        super().__init__(daemon=True)
        self.lines = set()
        self.ended = threading.Event()

    def run(self):
        while not self.ended.wait(0.005):
            for path in glob.glob('/proc/[0-9]*/cmdline'):
                try:
                    self.lines.add(pathlib.Path(path).read_bytes())
                except OSError:
                    pass


class Story:
    def __init__(self, ctl, scratch, url):
        self.ctl, self.scratch, self.url = ctl, scratch, url
        self.files = []

    def keep_files(self):
        """The database as it is now, its rollback journal too where there is one."""
        for path in glob.glob(f'{self.ctl.workspace}*'):
            try:
                self.files.append((path, pathlib.Path(path).read_bytes()))
            except OSError:
                pass

    def create(self):
        feed = self.scratch / 'feed'
        document = self.scratch / 'echo.json'
        document.write_text(json.dumps(definition(self.url)))
        publish(feed, 'echo', 1, document)
        self.ctl.run('init')
        self.ctl.run('sources', 'add', feed)
        self.ctl.run('install', 'echo')
        for kind, secrets in CANARIES.items():
            self.ctl.run('instances', 'create', 'Echo', '--name', kind, '--auth', kind, '--secrets', '-',
                         '--set', 'plain=seen', input=json.dumps(secrets).encode())
        states = {i['name']: i['state'] for i in
                  self.ctl.json('instances', 'list', schema='instances')['instances']}
        equal(set(states.values()), {'ready'}, states)
        self.keep_files()

    def edit(self):
        for kind, secrets in CANARIES.items():
            self.ctl.run('instances', 'edit', kind, '--secrets', '-', '--notes', 'edited',
                         input=json.dumps(secrets).encode())
            self.ctl.run('instances', 'show', kind, '--json')
        # On a command line everybody could read it.
        self.ctl.run('instances', 'edit', 'header', '--set', 'hidden=x', status=2)

    def test(self):
        for refuse in False, True:
            Service.refuse = refuse
            for kind in CANARIES:
                self.ctl.run('instances', 'test', kind, '--json', status=1 if refuse else 0)
                self.ctl.run('instances', 'test', kind, status=1 if refuse else 0)
        Service.refuse = False

    def run(self):
        for kind in CANARIES:
            document = {'format': 'dovetail.flow/1', 'name': f'Flow {kind}', 'shapes': [
                {'id': 'in', 'type': 'connector', 'instance': kind, 'endpoint': f'GET /{kind}'},
                {'id': 'out', 'type': 'connector', 'instance': kind, 'endpoint': f'POST /{kind}'}]}
            self.ctl.run('flows', 'import', '-', input=json.dumps(document).encode())
            self.ctl.run('flows', 'deploy', f'Flow {kind}')
            self.ctl.run('check', f'Flow {kind}', '--json')
            self.ctl.run('run', f'Flow {kind}', '--json')
            Service.refuse = True
            self.ctl.run('run', f'Flow {kind}', '--json', status=1)
            self.ctl.run('run', f'Flow {kind}', status=1)
            Service.refuse = False
            self.ctl.run('flows', 'runs', f'Flow {kind}', '--json')
            self.ctl.run('flows', 'export', f'Flow {kind}')
        self.keep_files()

    def update(self):
        newer = definition(self.url)
        newer['summary'] = 'Newer'
        document = self.scratch / 'newer.json'
        document.write_text(json.dumps(newer))
        publish(self.scratch / 'feed', 'echo', 2, document)
        self.ctl.run('refresh')
        self.ctl.run('update', 'Echo', '--dry-run', '--json')
        self.ctl.run('update', 'Echo', '--json')
        for kind in CANARIES:
            self.ctl.run('instances', 'test', kind)

    def undo(self):
        for command in ['undo'] * 6 + ['redo'] * 6:
            self.ctl.run(command, '--json')
        self.keep_files()
        for kind in CANARIES:
            self.ctl.run('instances', 'test', kind)
        self.ctl.run('journal', '--json')
        self.ctl.run('export')

    def crash(self):
        """Killed in the middle of a request, with the credentials in its memory."""
        document = {'format': 'dovetail.flow/1', 'name': 'Slow', 'shapes': [
            {'id': 'in', 'type': 'connector', 'instance': 'header', 'endpoint': 'GET /zz/slow/header'}]}
        self.ctl.run('flows', 'import', '-', input=json.dumps(document).encode())
        self.ctl.run('flows', 'deploy', 'Slow')
        before = len(Service.seen)
        running = subprocess.Popen([self.ctl.program, '--workspace', self.ctl.workspace, 'run', 'Slow'],
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=self.ctl.environment,
                                   cwd=self.scratch)
        end = time.monotonic() + 20
        while len(Service.seen) == before and time.monotonic() < end:
            time.sleep(0.02)
        check(len(Service.seen) > before, 'the request was never sent')
        running.send_signal(signal.SIGABRT)
        self.ctl.kept.append(('run Slow, aborted', running.communicate()[0]))
        self.keep_files()
        equal(glob.glob(f'{self.scratch}/core*'), [], 'core files')
        self.ctl.run('instances', 'test', 'header')

    def keyring_stops(self):
        """What cannot be kept is refused, and what was kept before stays."""
        before = self.ctl.export()
        stop_keyring()
        done = self.ctl.run('instances', 'edit', 'header', '--secrets', '-', status=1,
                            input=json.dumps({'value': 'canary-Never-2b2b'}).encode())
        check(b'password service' in done.stderr.lower(), done.stderr)
        failed = self.ctl.json('run', 'Flow header', schema='run', status=1)['run']
        equal(failed['error']['code'], 'secrets-unavailable', failed)
        equal(self.ctl.export(), before, 'nothing has changed')
        start_keyring()
        self.ctl.run('instances', 'test', 'header')
        check(any(CANARIES['header']['value'] in head for head in Service.seen[-2:]), 'the old credentials are sent')

    def search(self, sampler):
        places = [(f'command line {line!r:.80}', line) for line in sampler.lines]
        places += self.ctl.kept + self.files
        for path in self.scratch.rglob('*'):
            if path.is_file():
                places.append((str(path), path.read_bytes()))
        check(len(places) > 150, f'only {len(places)} places')
        check(any(b'SQLite' in content[:16] for _, content in places), 'no database was searched')
        # It would be found: this stands in the database, in exports and in what is shown.
        found = [place for place, content in places if b'edited' in content]
        check(any('workspace.db' in place for place in found) and any('show' in place for place in found), found)
        for value in SECRET_VALUES + ['canary-Never-2b2b']:
            for form in forms(value):
                for place, content in places:
                    check(form not in content, f'{value} as {form!r} stands in {place}')

    def sent(self):
        """The search means something only where the secrets were used."""
        heads = '\n'.join(Service.seen)
        for kind, keys in CANARIES.items():
            for name, value in keys.items():
                if name in ('expiresAt', 'username', 'clientId', 'accessToken'):
                    continue
                found = any(form.decode(errors='replace') in heads for form in forms(value)) or (
                    kind in ('basic', 'client') and 'Basic ' in heads)
                check(found, f'{kind} {name} was never sent')


def ask_bus(method):
    """What the bus knows of whoever is the Secret Service."""
    return subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
                           '/org/freedesktop/DBus', '--method', f'org.freedesktop.DBus.{method}',
                           'org.freedesktop.secrets'], capture_output=True, text=True, check=True).stdout


def stop_keyring():
    pid = ask_bus('GetConnectionUnixProcessID').split()[1]
    os.kill(int(''.join(c for c in pid if c.isdigit())), signal.SIGKILL)
    while 'true' in ask_bus('NameHasOwner'):
        time.sleep(0.02)


def start_keyring():
    daemon = subprocess.Popen(['gnome-keyring-daemon', '--foreground', '--components=secrets', '--unlock'],
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    daemon.stdin.write(f'{os.environ["DOVETAIL_TEST_KEYRING_PASSWORD"]}\n'.encode())
    daemon.stdin.close()
    subprocess.run(['gdbus', 'wait', '--session', '--timeout', '20', 'org.freedesktop.secrets'], check=True)


def main():
    tap = Tap()
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sampler = Sampler()
    sampler.start()
    with folder() as scratch:
        story = Story(Watched(scratch / 'workspace.db', []), scratch, f'http://127.0.0.1:{server.server_port}')
        for step in 'create edit test run update undo crash keyring_stops sent'.split():
            tap.run(step.replace('_', ' '), getattr(story, step))
        sampler.ended.set()
        sampler.join()
        tap.run('no secret stands anywhere', story.search, sampler)
    tap.finish()


if __name__ == '__main__':
    main()
