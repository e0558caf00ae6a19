#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of authentication against servers that judge it: the right secret signs in, a wrong one
is refused, and a server that is away is unreachable. In its own keyring."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))

from dovetail_testing import Ctl, Tap, check, equal, folder
from peers import judge

# The right secrets: no rule of nginx holds a character that it would read otherwise.
RIGHT = {
    'none': None,
    'basic': {'username': 'harbour', 'password': 'pässword with spaces'},
    'header': {'value': 'key-in-header'},
    'query': {'value': 'key in query &+%'},
    'cookie': {'value': 'key-in-cookie'},
    'bearer': {'token': 'token.of~bearer'},
    'headers': {'X-Device': 'scanner-7', 'X-Device-Secret': 'device secret'},
    'two': {'id': {'value': 'application'}, 'key': {'value': 'key of the application'}},
}

METHODS = {
    'none': {'none': {'type': 'none'}},
    'basic': {'basic': {'type': 'basic'}},
    'header': {'header': {'type': 'apiKey', 'in': 'header', 'name': 'X-Api-Key'}},
    'query': {'query': {'type': 'apiKey', 'in': 'query', 'name': 'api_key'}},
    'cookie': {'cookie': {'type': 'apiKey', 'in': 'cookie', 'name': 'session'}},
    'bearer': {'bearer': {'type': 'bearer'}},
    'headers': {'headers': {'type': 'headers', 'headers': {
        'X-Device': {'label': 'Device'}, 'X-Device-Secret': {'label': 'Secret', 'secret': True}}}},
    'two': {'id': {'type': 'apiKey', 'in': 'header', 'name': 'X-App-Id'},
            'key': {'type': 'apiKey', 'in': 'header', 'name': 'X-App-Key'}},
}

RULES = {
    'none': [],
    'basic': None,
    'header': [('$http_x_api_key', 'key-in-header')],
    'query': [('$arg_api_key', 'key%20in%20query%20%26%2B%25')],
    'cookie': [('$cookie_session', 'key-in-cookie')],
    'bearer': [('$http_authorization', 'Bearer token.of~bearer')],
    'headers': [('$http_x_device', 'scanner-7'), ('$http_x_device_secret', 'device secret')],
    'two': [('$http_x_app_id', 'application'), ('$http_x_app_key', 'key of the application')],
}


def definition(kind, url):
    methods = METHODS[kind]
    security = [{method: [] for method in methods}] if kind != 'none' else [{}]
    return {
        'format': 'dovetail.connector/1', 'name': f'Judge {kind}', 'baseUrl': f'{url}/{kind}',
        'variables': {}, 'authMethods': methods, 'security': security,
        'endpoints': {'GET /records': {
            'name': 'List Records', 'method': 'GET', 'path': '/records', 'direction': 'receive', 'parameters': {},
            'responses': {'200': {'description': 'Done', 'content': {'application/json': {
                'schema': {'type': 'array', 'items': {'type': 'object'}}}}}}}},
        'schemas': {}}


def spoil(secrets):
    """The same keys with a wrong value each."""
    return {key: spoil(value) if isinstance(value, dict) else f'{value}x' for key, value in secrets.items()}


class SignIn:
    def __init__(self, ctl, url):
        self.ctl, self.url = ctl, url

    def create(self, kind, name, secrets):
        arguments = ['instances', 'create', f'Judge {kind}', '--name', name, '--auth', '+'.join(METHODS[kind])]
        if secrets is None:
            return self.ctl.json(*arguments, schema='outcome')
        return self.ctl.json(*arguments, '--secrets', '-', schema='outcome',
                             input=json.dumps(secrets).encode())

    def test(self, name, result):
        answer = self.ctl.json('instances', 'test', name, schema='instance-test',
                               status=0 if result == 'signed-in' else 1)
        equal(answer['result'], result, f'{name}: {answer["message"]}')
        return answer['message']

    def right(self, kind):
        self.ctl.run('create', '--from', '-', input=json.dumps(definition(kind, self.url)).encode())
        self.create(kind, f'Right {kind}', RIGHT[kind])
        self.test(f'Right {kind}', 'signed-in')

    def wrong(self, kind):
        self.create(kind, f'Wrong {kind}', spoil(RIGHT[kind]))
        words = self.test(f'Wrong {kind}', 'refused')
        if kind != 'basic':
            check('nginx does not know you' in words, f'the service’s words are missing: {words}')

    def one_wrong_of_two(self):
        secrets = {'id': RIGHT['two']['id'], 'key': {'value': 'another'}}
        self.create('two', 'Half', secrets)
        self.test('Half', 'refused')

    def test_first(self):
        """--test stores nothing where the service says no, and the old credentials stay."""
        before = self.ctl.export()
        answer = self.ctl.json('instances', 'edit', 'Right header', '--secrets', '-', '--test', status=1,
                               input=b'{"value": "no"}', schema='instance-test')
        equal(answer['result'], 'refused', answer['message'])
        equal(self.ctl.export(), before, 'nothing was stored')
        self.test('Right header', 'signed-in')

    def surplus(self):
        done = self.ctl.run('instances', 'edit', 'Right header', '--secrets', '-',
                            input=json.dumps({**RIGHT['header'], 'colour': 'green'}).encode())
        check('colour' in done.stderr.decode() and 'green' not in done.stderr.decode(), done.stderr)
        self.test('Right header', 'signed-in')

    def bad_secrets(self):
        for text in b'[]', b'{"value": 12}', b'{', b'{"value": "a", "value": "b"}', b'\xff':
            done = self.ctl.run('instances', 'edit', 'Right header', '--secrets', '-', input=text, status=1)
            check(b'secret' in done.stderr.lower(), done.stderr)
        self.test('Right header', 'signed-in')


def main():
    tap = Tap()
    with folder() as scratch:
        with judge(RULES, users=[(RIGHT['basic']['username'], RIGHT['basic']['password'])]) as (url, _):
            sign_in = SignIn(Ctl(scratch / 'workspace.db'), url)
            sign_in.ctl.run('init')
            for kind in RULES:
                tap.run(f'{kind}: the right secret signs in', sign_in.right, kind)
                if RIGHT[kind] is not None:
                    tap.run(f'{kind}: a wrong one is refused', sign_in.wrong, kind)
            tap.run('two: one wrong of two is refused', sign_in.one_wrong_of_two)
            tap.run('credentials are tested before they replace the old ones', sign_in.test_first)
            tap.run('a surplus key is a warning', sign_in.surplus)
            tap.run('secrets that are none are refused', sign_in.bad_secrets)
        for kind in RULES:
            tap.run(f'{kind}: without a server it is unreachable', sign_in.test, f'Right {kind}', 'unreachable')
    tap.finish()


if __name__ == '__main__':
    main()
