# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Python tests share: TAP, dovetailctl, a marketplace served by nginx, JSON Schemas."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMAS = SOURCE / 'data' / 'schemas'
SUPPORT = SOURCE / 'tests' / 'support'


class Tap:
    """One subtest after the other; a failed one does not hide the next."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def run(self, name, function, *arguments):
        self.count += 1
        try:
            function(*arguments)
            print(f'ok {self.count} {name}', flush=True)
            return True
        except Exception:
            self.failed += 1
            print(f'not ok {self.count} {name}', flush=True)
            for line in traceback.format_exc().splitlines():
                print(f'# {line[:2000]}', flush=True)
            return False

    def skip(self, name, reason):
        self.count += 1
        print(f'ok {self.count} {name} # SKIP {reason}', flush=True)

    def finish(self):
        print(f'1..{self.count}', flush=True)
        sys.exit(1 if self.failed else 0)


def real_document(package, path):
    """A vendor's document by package and version, or None where the registry was away."""
    folder = os.environ.get('DOVETAIL_REAL_DIR')
    if not folder:
        return None
    document = pathlib.Path(folder) / package / path
    check(document.exists(), f'{document} is missing')
    return document


def why_no_real_documents():
    return os.environ.get('DOVETAIL_REAL_SKIP', 'DOVETAIL_REAL_DIR is not set: ./dev test sets it')


class Number(float):
    """A number that is written as it was read."""

    def __new__(cls, text):
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __repr__(self):
        return self.text


class NumberEncoder(json.JSONEncoder):
    def iterencode(self, value, _one_shot=False):
        # The C encoder asks float.__repr__; the Python one takes what it is given.
        encode = json.encoder.py_encode_basestring
        return json.encoder._make_iterencode(
            {}, self.default, encode, None, lambda number: repr(number), ': ', ', ', False, False,
            False)(value, 0)


class Ctl:
    """dovetailctl on one workspace; every call is a process of its own."""

    def __init__(self, workspace, **environment):
        self.program = os.environ['DOVETAILCTL']
        self.workspace = str(workspace)
        self.environment = {**os.environ, **environment}

    def run(self, *arguments, status=0, input=None):
        result = subprocess.run([self.program, '--workspace', self.workspace, *map(str, arguments)],
                                input=input, capture_output=True, env=self.environment, timeout=120)
        if status is not None and result.returncode != status:
            raise AssertionError(f'dovetailctl {" ".join(map(str, arguments))}: status '
                                 f'{result.returncode}, not {status}\n{result.stdout.decode()[-2000:]}\n'
                                 f'{result.stderr.decode()[-2000:]}')
        return result

    def json(self, *arguments, schema=None, status=0, input=None):
        document = json.loads(self.run(*arguments, '--json', status=status, input=input).stdout)
        if schema:
            validate(document, schema)
        return document

    def export(self):
        return self.run('export').stdout

    def connectors(self):
        return self.json('list', schema='list')['connectors']

    def connector(self, name):
        found = [c for c in self.connectors() if c['name'] == name]
        equal(len(found), 1, f'connectors called {name}')
        return found[0]

    def definition(self, name):
        """Numbers as they are written: a float would change their spelling."""
        return json.loads(self.run('show', name, '--definition').stdout, parse_float=Number)

    def edit(self, name, definition, message):
        text = json.dumps(definition, cls=NumberEncoder, ensure_ascii=False).encode()
        return self.json('edit', name, '--from', '-', '-m', message, schema='outcome', input=text)

    def history(self, name):
        return self.json('history', name, schema='history')['revisions']


def validate(document, schema):
    """Against data/schemas/SCHEMA.schema.json."""
    import jsonschema

    loaded = json.loads((SCHEMAS / f'{schema}.schema.json').read_text(encoding='utf-8'))
    jsonschema.Draft202012Validator.check_schema(loaded)
    jsonschema.Draft202012Validator(loaded).validate(document)


def equal(found, expected, what=''):
    if found != expected:
        raise AssertionError(f'{what}: found {found!r}, expected {expected!r}')


def check(condition, what):
    if not condition:
        raise AssertionError(what)


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix='dovetail-test-') as path:
        yield pathlib.Path(path)


@contextlib.contextmanager
def nginx(path):
    """Serves a folder on loopback; the URL."""
    server = subprocess.Popen([SUPPORT / 'nginx-serve', path], stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().strip()
        check(url.startswith('http://127.0.0.1:'), f'nginx did not start: {url!r}')
        yield url
    finally:
        server.terminate()
        server.wait()


def publish(out, identifier, version, document, *more):
    subprocess.run([os.environ['DOVETAILCTL'], 'publish', '--out', out, '--id', identifier,
                    '--version', str(version), *more, document], check=True, capture_output=True)
