#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts can rely on: statuses, where things are printed, every command's JSON."""

import concurrent.futures
import hashlib
import json
import os
import shutil
import subprocess

from dovetail_testing import Ctl, Tap, check, equal, folder, publish, validate

NOW = {'DOVETAIL_AUTHOR': 'Priya Nair', 'DOVETAIL_NOW': '2026-11-09T10:00:00Z'}

OPENAPI = {
    'openapi': '3.0.3',
    'info': {'title': 'Lighthouse', 'version': '1.0'},
    'servers': [{'url': 'https://lighthouse.example.com'}],
    'paths': {'/lamps': {'get': {'summary': 'List Lamps', 'tags': ['Lamps'], 'parameters': [
        {'name': 'limit', 'in': 'query', 'schema': {'type': 'integer', 'default': 50}}],
        'responses': {'200': {'description': 'The lamps'}}}}},
    'webhooks': {},
}


def definition(name, limit=50, **more):
    return {
        'format': 'dovetail.connector/1', 'name': name, 'summary': 'Lamps', 'category': 'Other',
        'baseUrl': 'https://lighthouse.example.com',
        'endpoints': {'GET /lamps': {
            'name': 'List Lamps', 'method': 'GET', 'path': '/lamps', 'direction': 'receive',
            'parameters': {'query.limit': {'required': False,
                                           'schema': {'type': 'integer', 'default': limit}}}}},
        **more}


class Contract:
    def __init__(self, base):
        self.base = base
        self.ctl = Ctl(base / 'workspace.db', **NOW)
        self.feed = base / 'feed'

    def write(self, name, document):
        path = self.base / name
        path.write_text(json.dumps(document))
        return path

    def error(self, code, *arguments, status=1):
        """The command fails with this code, in --json and in words."""
        document = self.ctl.json(*arguments, schema='error', status=status)
        equal(document['error']['code'], code, ' '.join(map(str, arguments)))
        words = self.ctl.run(*arguments, status=status)
        equal(words.stdout, b'', 'standard output')
        check(words.stderr.startswith(b'dovetailctl: '), words.stderr)

    def help(self):
        for command in ('init sources refresh marketplace install create list updates show history '
                        'diff edit update restore remove instances flows run check journal undo redo '
                        'export convert-openapi publish').split():
            text = self.ctl.run(command, '--help').stdout.decode()
            check(command in text and 'Usage' in text, command)
        check(b'convert-openapi' in self.ctl.run('--help').stdout, 'commands are listed')

    def wrong_use(self):
        for arguments in [['sing'], ['list', '--loudly'], ['show'], ['show', 'a', 'b'], ['edit', 'a'],
                          ['install', 'x', '--version', '1.5'], ['restore', 'x', 'y'],
                          ['update', 'x', '--overwrite', '--alongside'], ['sources', 'sing'],
                          ['publish', 'x'], ['undo', 'x']]:
            result = self.ctl.run(*arguments, status=2)
            equal(result.stdout, b'', str(arguments))
            check(result.stderr.startswith(b'dovetailctl: '), result.stderr)
        for family in 'sources', 'instances', 'flows':
            self.error('wrong-use', family, 'sing', status=2)
            self.ctl.run(family, status=2)
        self.error('wrong-use', 'sing', status=2)
        self.ctl.run(status=2)

    def no_workspace(self):
        self.error('not-found', 'list')
        check(not os.path.exists(self.ctl.workspace), 'a command that reads makes no workspace')

    def init(self):
        self.ctl.run('init')
        self.error('exists', 'init')
        equal(self.ctl.connectors(), [], 'connectors')

    def files_only(self):
        """Commands on files never open the workspace, even where it is named."""
        missing = Ctl(self.base / 'missing' / 'workspace.db', **NOW)
        text = json.dumps(OPENAPI).encode()
        converted = missing.run('convert-openapi', '-', input=text)
        document = json.loads(converted.stdout)
        validate(document, 'connector')
        equal(document['name'], 'Lighthouse', 'name')
        path = self.write('lighthouse.json', OPENAPI)
        equal(missing.run('convert-openapi', path).stdout, converted.stdout, 'a file and -')
        missing.run('publish', '--out', self.feed, '--id', 'lighthouse', '--version', 1, path)
        check(not (self.base / 'missing').exists(), 'nothing is made')

    def publish(self):
        arguments = ['publish', '--out', self.feed, '--id', 'lighthouse', '--version', 1]
        first = json.dumps(OPENAPI).encode()
        before = (self.feed / 'index.json').read_bytes()
        equal(self.ctl.json(*arguments, '-', schema='publish', input=first)['result'],
              'nothing-changed', 'the same content again')
        equal((self.feed / 'index.json').read_bytes(), before, 'the index')
        other = self.write('other.json', definition('Lighthouse', 60))
        self.error('version-taken', *arguments, other)
        self.error('bad-id', 'publish', '--out', self.feed, '--id', '../x', '--version', 1, other,
                   status=2)
        self.mended()

    def mended(self):
        """A published file that was damaged or lost is written again; another is never rewritten."""
        arguments = ['publish', '--out', self.feed, '--id', 'lighthouse', '--version', 1]
        published = self.feed / 'lighthouse' / '1.json'
        before = published.read_bytes()
        for damage in lambda: published.write_bytes(b'junk'), published.unlink:
            damage()
            self.ctl.run(*arguments, '-', input=json.dumps(OPENAPI).encode())
            equal(published.read_bytes(), before, 'the published file')
        lost = self.base / 'lost'
        self.ctl.run('publish', '--out', f'file://{lost}', *arguments[3:], self.base / 'other.json')
        (lost / 'index.json').unlink()
        self.error('version-taken', 'publish', '--out', lost, *arguments[3:],
                   self.base / 'lighthouse.json')
        self.ctl.run(*arguments[:-1], '07', self.base / 'other.json', status=2)

    def moved(self):
        """A feed that only claims the id of a present one does not take its place."""
        evil = self.base / 'evil'
        shutil.copytree(self.feed, evil)
        index = json.loads((evil / 'index.json').read_text())
        index['connectors']['lighthouse']['versions']['1']['sha256'] = '0' * 64
        (evil / 'index.json').write_text(json.dumps(index))
        self.error('rewritten', 'sources', 'add', evil, '--replace')

    def sources(self):
        self.ctl.json('sources', 'add', self.feed, '--name', 'Harbour', schema='outcome')
        self.error('feed-taken', 'sources', 'add', self.feed)
        self.error('bad-location', 'sources', 'add', '')
        self.ctl.run('sources', 'add', self.feed, '--name', '', status=2)
        source, = self.ctl.json('sources', 'list', schema='sources')['sources']
        equal((source['name'], source['connectors'], source['error']), ('Harbour', 1, None), 'source')
        entry, = self.ctl.json('marketplace', schema='marketplace')['entries']
        equal((entry['id'], entry['newest'], entry['newestName']), ('lighthouse', 1, '1.0'), 'entry')
        equal(self.ctl.json('marketplace', 'search', 'LIGHT')['entries'], [entry], 'search')
        equal(self.ctl.json('marketplace', 'search', 'nothing')['entries'], [], 'search')

    def install(self):
        outcome = self.ctl.json('install', 'lighthouse', '-m', 'Why', schema='outcome')
        equal((outcome['action'], outcome['revision']), ('install', 1), 'outcome')
        equal(outcome['connector'], self.ctl.connector('Lighthouse')['id'], 'connector')
        self.error('installed', 'install', 'lighthouse')
        self.error('not-found', 'install', 'nothing')
        self.error('not-found', 'install', 'lighthouse', '--version', 9)
        self.error('not-found', 'show', 'Nothing')
        # Options stand before or after the arguments; a connector is named by id, too.
        row = self.ctl.json('show', '--json', outcome['connector'], schema='show')
        equal(row, self.ctl.connector('Lighthouse'), 'show')

    def show_definition(self):
        shown = self.ctl.run('show', 'Lighthouse', '--definition').stdout
        published = (self.feed / 'lighthouse' / '1.json').read_bytes()
        equal(shown, published, 'the canonical definition')
        equal(hashlib.sha256(shown).hexdigest(), self.ctl.connector('Lighthouse')['digest'], 'digest')

    def edit(self):
        mine = self.ctl.definition('Lighthouse')
        before = self.ctl.export()
        outcome = self.ctl.edit('Lighthouse', mine, 'Nothing')
        equal((outcome['journalEntry'], self.ctl.export()), (None, before), 'nothing changed')
        limit = mine['endpoints']['GET /lamps']['parameters']['query.limit']['schema']
        limit['default'] = 250
        limit['maximum'] = 12345678901234567890
        self.ctl.edit('Lighthouse', mine, 'Fewer pages')
        row = self.ctl.connector('Lighthouse')
        equal((row['modified'], row['modifiedBy'], row['modifiedAt']),
              (True, 'Priya Nair', '2026-11-09T10:00:00Z'), 'modified')
        text = self.ctl.run('diff', 'Lighthouse', '--json').stdout
        validate(json.loads(text), 'changes')
        check(b'12345678901234567890' in text, 'no number is rounded')
        equal([(c['kind'], c['before'], c['after']) for c in json.loads(text)['changes']],
              [('changed', 50, 250), ('added', None, 12345678901234567890)], 'changes')
        backwards = self.ctl.json('diff', 'Lighthouse', '--from', 2, '--to', 1)['changes']
        equal([c['kind'] for c in backwards], ['changed', 'removed'], 'backwards')
        self.error('not-found', 'diff', 'Lighthouse', '--from', 9)
        bad = self.write('bad.json', {**mine, 'endpoints': {'GET /lamps': 'none'}})
        result = self.ctl.run('edit', 'Lighthouse', '--from', bad, status=1)
        check(b'/endpoints/GET ~1lamps' in result.stderr and b'bad.json' in result.stderr, result.stderr)
        equal(len(self.ctl.history('Lighthouse')), 2, 'revisions')

    def decision(self):
        newer = self.write('newer.json', definition('Lighthouse', 100))
        publish(self.feed, 'lighthouse', 2, newer, '--version-name', '2.0')
        self.ctl.json('refresh', schema='sources')
        equal([c['updateAvailable'] for c in self.ctl.json('updates', schema='list')['connectors']],
              [2], 'updates')
        before = self.ctl.export()
        result = self.ctl.run('update', 'Lighthouse', status=3)
        for word in '--overwrite', '--alongside', 'Nothing was changed':
            check(word in result.stderr.decode(), result.stderr)
        plan = self.ctl.json('update', 'Lighthouse', '--dry-run', schema='plan', status=3)
        equal(self.ctl.json('update', 'Lighthouse', status=3), plan, 'the plan')
        self.ctl.json('update', 'Lighthouse', '--dry-run', '--overwrite', schema='plan')
        self.ctl.json('update', 'Lighthouse', '--dry-run', '--alongside', schema='plan')
        equal(self.ctl.export(), before, 'nothing is changed')

    def update(self):
        outcome = self.ctl.json('update', 'Lighthouse', '--alongside', schema='outcome')
        copy = self.ctl.connector('Lighthouse (2.0)')
        equal((outcome['action'], outcome['connector']), ('alongside', copy['id']), 'alongside')
        self.error('wrong-use', 'update', 'Lighthouse', '--alongside', status=2)
        self.error('nothing-to-do', 'update', 'Lighthouse (2.0)')
        self.ctl.json('update', 'Lighthouse', '--overwrite', schema='outcome')
        equal([c['version'] for c in self.ctl.connectors()], [2, 2], 'versions')

    def alongside_unmodified(self):
        publish(self.feed, 'lighthouse', 3, self.write('third.json', definition('Lighthouse', 120)))
        self.ctl.json('refresh')
        result = self.ctl.run('update', 'Lighthouse', '--alongside', status=2)
        check(b'--again' in result.stderr, 'the message names the way')

    def create(self):
        mine = self.write('mine.json', definition('Pier', 10))
        outcome = self.ctl.json('create', '--from', mine, schema='outcome')
        row = self.ctl.connector('Pier')
        equal((row['kind'], row['version'], row['modified']), ('custom', None, False), 'custom')
        self.error('wrong-use', 'update', 'Pier', status=2)
        self.ctl.json('remove', outcome['connector'], schema='outcome')
        equal([c['name'] for c in self.ctl.connectors() if c['name'] == 'Pier'], [], 'removed')
        self.ctl.json('undo', schema='outcome')
        equal(self.ctl.connector('Pier')['id'], outcome['connector'], 'it returns as it was')

    def journal(self):
        entries = self.ctl.json('journal', schema='journal')['entries']
        equal([e['action'] for e in entries],
              ['remove', 'remove', 'create', 'overwrite', 'alongside', 'edit', 'install', 'add-source'],
              'journal')
        equal((entries[0]['kind'], entries[1]['undone']), ('undo', True), 'undone')
        edit = entries[5]
        result = self.ctl.run('undo', edit['id'], status=1)
        check(entries[3]['title'].encode() in result.stderr, 'the refusal names the later action')

    def ambiguous(self):
        self.ctl.run('install', 'lighthouse', '--again', '--version', 1)
        self.ctl.run('create', '--from', self.base / 'mine.json')
        self.error('ambiguous', 'show', 'Pier', status=2)

    def words(self):
        """The forms for people say the same."""
        table = self.ctl.run('list').stdout.decode()
        for row in self.ctl.connectors():
            check(row['name'] in table, row['name'])
        check('Fewer pages' in self.ctl.run('history', 'Lighthouse').stdout.decode(), 'history')
        check('Lighthouse' in self.ctl.run('journal').stdout.decode(), 'journal')
        check('List Lamps' in self.ctl.run('diff', 'Lighthouse', '--from', 1, '--to', 2).stdout.decode(),
              'diff')

    def other_charset(self):
        """What is printed is UTF-8 in every locale."""
        definition_of_cafe = json.dumps(definition('Café ☕')).encode()
        for locale in {'LC_ALL': 'POSIX'}, {'LC_ALL': 'xx_YY.UTF-8'}, {'LC_ALL': '', 'LANG': ''}:
            ctl = Ctl(self.ctl.workspace, **NOW, **locale)
            ctl.json('create', '--from', '-', '-m', 'grüße', schema='outcome', input=definition_of_cafe)
            equal(ctl.history('Café ☕')[0]['message'], 'grüße', 'message')
            equal(ctl.export(), self.ctl.export(), 'export')
            ctl.run('undo')

    def many_writers(self):
        """Edits at once wait for each other, and each is a revision."""
        mine = [json.dumps(definition('Quay', 100 + i)).encode() for i in range(12)]
        self.ctl.run('create', '--from', '-', input=json.dumps(definition('Quay', 1)).encode())
        with concurrent.futures.ThreadPoolExecutor(12) as pool:
            list(pool.map(lambda text: self.ctl.run('edit', 'Quay', '--from', '-', input=text), mine))
        equal(sorted(r['number'] for r in self.ctl.history('Quay')), list(range(1, 14)), 'revisions')

    def default_workspace(self):
        environment = {**os.environ, 'XDG_DATA_HOME': str(self.base / 'data')}
        program = os.environ['DOVETAILCTL']
        subprocess.run([program, 'init'], check=True, env=environment, capture_output=True)
        check((self.base / 'data' / 'dovetail' / 'workspace.db').exists(), 'the default place')


def main():
    tap = Tap()
    with folder() as base:
        contract = Contract(base)
        for step in ('help wrong_use no_workspace init files_only publish sources moved install '
                     'show_definition edit decision update alongside_unmodified create journal '
                     'ambiguous words other_charset many_writers default_workspace').split():
            tap.run(step.replace('_', ' '), getattr(contract, step))
    tap.finish()


main()
