#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the field says of an update, watched: flows run on vendors' documents that Prism serves,
before and after it. In its own keyring: with-keyring test-real-flows.py."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))

from dovetail_testing import (Ctl, Tap, check, equal, folder, nginx, publish, real_document,
                              why_no_real_documents)
from peers import Prism

TOKEN = 'figd-5f0c-harbour'

FIGMA = 'Figma API'
DIRECTUS = 'Directus'

COMMENT = {
    'format': 'dovetail.flow/1', 'name': 'Who Am I', 'shapes': [
        {'id': 'me', 'type': 'connector', 'instance': 'Design Team', 'endpoint': 'GET /v1/me'},
        {'id': 'comment', 'type': 'map', 'fields': [
            {'to': '/message', 'from': '/handle', 'function': 'default', 'arguments': {'value': 'nobody'}}]},
        {'id': 'post', 'type': 'connector', 'instance': 'Design Team',
         'endpoint': 'POST /v1/files/{}/comments', 'parameters': {'path.1': {'value': 'harbour'}}}]}


def receive_only(name, endpoint):
    return {'format': 'dovetail.flow/1', 'name': name, 'shapes': [
        {'id': 'receive', 'type': 'connector', 'instance': 'Site', 'endpoint': endpoint}]}


def import_flow(ctl, document):
    ctl.json('flows', 'import', '-', schema='outcome', input=json.dumps(document).encode())
    ctl.json('flows', 'deploy', document['name'], schema='outcome')


def flow(ctl, name):
    return next(f for f in ctl.json('flows', 'list', schema='flows')['flows'] if f['name'] == name)


def run(ctl, name, status=0, command='run'):
    return ctl.json(command, name, schema='run', status=status)['run']


def succeeded(report, what):
    check(report['status'] in ('succeeded', 'succeeded-with-warnings'), f'{what}: {report}')


class FigmaStory:
    """An instance and a flow live through an overwrite, and on beside a copy."""

    def __init__(self, ctl, feed, url, prism, old, new):
        self.ctl, self.feed, self.url, self.prism, self.old, self.new = ctl, feed, url, prism, old, new

    def instances(self):
        return self.ctl.json('instances', 'list', FIGMA, schema='instances')['instances']

    def begin(self):
        publish(self.feed, 'figma', 1, self.old)
        self.ctl.run('init')
        self.ctl.run('sources', 'add', self.url)
        self.ctl.run('install', 'figma')
        self.prism.serve(self.old)
        self.ctl.json('instances', 'create', FIGMA, '--name', 'Design Team', '--auth', 'PersonalAccessToken',
                      '--base-url', self.prism.url, '--secrets', '-', '--test', schema='outcome',
                      input=json.dumps({'value': TOKEN}).encode())
        [instance] = self.instances()
        equal((instance['state'], instance['reasons']), ('ready', []), 'state')
        answer = self.ctl.json('instances', 'test', 'Design Team', schema='instance-test')
        equal(answer['result'], 'signed-in', answer['message'])

    def run_before(self):
        import_flow(self.ctl, COMMENT)
        check_report = run(self.ctl, 'Who Am I', command='check')
        succeeded(check_report, 'check')
        equal(check_report['shapes'][2]['requests'], 0, 'nothing is written by a check')
        report = run(self.ctl, 'Who Am I')
        succeeded(report, 'run')
        equal([s['requests'] for s in report['shapes']], [1, 0, 1], 'requests')
        equal([s['recordsOut'] for s in report['shapes']], [1, 1, 1], 'records')

    def modify(self):
        definition = self.ctl.definition(FIGMA)
        definition['endpoints']['GET /harbour'] = {'name': 'Harbour', 'method': 'GET', 'path': '/harbour',
                                                   'direction': 'receive'}
        self.ctl.edit(FIGMA, definition, 'Ours')
        publish(self.feed, 'figma', 2, self.new)
        self.ctl.run('refresh')

    def overwrite(self):
        before = self.instances()
        plan = self.ctl.json('update', FIGMA, '--overwrite', '--dry-run', schema='plan')
        equal((plan['impacts']['instances'], plan['impacts']['flows'], plan['impacts']['broken']),
              (1, 1, []), 'impacts')
        # With nothing to read from, a question could not be answered.
        self.ctl.json('update', FIGMA, '--overwrite', schema='outcome', input=b'')
        self.prism.serve(self.new)
        equal(self.instances(), before, 'the instance is the same, and ready')
        report = run(self.ctl, 'Who Am I')
        succeeded(report, 'after the overwrite')
        equal([s['requests'] for s in report['shapes']], [1, 0, 1], 'requests')
        equal(flow(self.ctl, 'Who Am I')['state'], 'ready', 'state')

    def alongside(self):
        self.ctl.run('undo')
        equal(self.ctl.connector(FIGMA)['modified'], True, 'undone')
        self.ctl.json('update', FIGMA, '--alongside', schema='outcome')
        copy = next(c for c in self.ctl.connectors() if c['alongsideOf'])
        equal(self.ctl.json('instances', 'list', copy['id'], schema='instances')['instances'], [],
              'the copy has no instance')
        self.prism.serve(self.old)
        row = flow(self.ctl, 'Who Am I')
        equal((row['state'], [w['code'] for w in row['warnings']]),
              ('warning', ['out-of-date', 'out-of-date']), 'warnings')
        check(all(FIGMA in w['message'] for w in row['warnings']), row['warnings'])
        succeeded(run(self.ctl, 'Who Am I'), 'alongside')

    def steps(self):
        return [('figma: an instance signs in at Prism', self.begin),
                ('figma: check writes nothing, run goes through', self.run_before),
                ('figma: the connector is modified, a new version comes out', self.modify),
                ('figma: overwritten, the flow goes on with the same instance', self.overwrite),
                ('figma: alongside, the flow goes on with the first, with a warning', self.alongside)]


class DirectusStory:
    """An endpoint goes: the one flow that uses it is named before, during and after."""

    def __init__(self, ctl, feed, url, prism, old, new):
        self.ctl, self.feed, self.url, self.prism, self.old, self.new = ctl, feed, url, prism, old, new

    def begin(self):
        publish(self.feed, 'directus', 1, self.old)
        self.ctl.run('init')
        self.ctl.run('sources', 'add', self.url)
        self.ctl.run('install', 'directus')
        self.prism.serve(self.old)
        self.ctl.json('instances', 'create', DIRECTUS, '--name', 'Site', '--auth', 'KeyAuth', '--base-url',
                      self.prism.url, '--secrets', '-', schema='outcome',
                      input=json.dumps({'value': TOKEN}).encode())
        import_flow(self.ctl, receive_only('Webhooks', 'GET /webhooks'))
        import_flow(self.ctl, receive_only('Users', 'GET /users'))
        for name in 'Webhooks', 'Users':
            succeeded(run(self.ctl, name), name)

    def plan(self):
        publish(self.feed, 'directus', 2, self.new)
        self.ctl.run('refresh')
        plan = self.ctl.json('update', DIRECTUS, '--dry-run', schema='plan')
        [broken] = plan['impacts']['broken']
        equal((broken['kind'], broken['name'], [r['code'] for r in broken['reasons']]),
              ('flow', 'Webhooks', ['endpoint-gone']), 'broken')
        check('GET /webhooks' in broken['reasons'][0]['message'], broken)
        equal(flow(self.ctl, 'Webhooks')['state'], 'ready', 'nothing has happened yet')

    def update(self):
        done = self.ctl.run('update', DIRECTUS)
        check('Webhooks' in done.stderr.decode(), done.stderr)
        self.prism.serve(self.new)
        row = flow(self.ctl, 'Webhooks')
        equal((row['state'], [(w['code'], w['shape']) for w in row['warnings']]),
              ('needs-attention', [('endpoint-gone', 'receive')]), 'state')
        [instance] = self.ctl.json('instances', 'list', schema='instances')['instances']
        equal(instance['state'], 'ready', 'the instance')

    def run_after(self):
        report = run(self.ctl, 'Webhooks', status=1)
        equal(report['status'], 'failed', 'status')
        [error] = report['shapes'][0]['errors']
        version = self.ctl.connector(DIRECTUS)['versionName']
        equal(error['code'], 'endpoint-gone', 'code')
        for part in 'GET /webhooks', DIRECTUS, version:
            check(part in error['message'], f'{part} is not in {error["message"]}')
        equal(report['shapes'][0]['requests'], 0, 'requests')
        succeeded(run(self.ctl, 'Users'), 'the other flow')

    def undo(self):
        self.ctl.run('undo')
        self.prism.serve(self.old)
        equal(flow(self.ctl, 'Webhooks')['state'], 'ready', 'undone')
        succeeded(run(self.ctl, 'Webhooks'), 'after undo')

    def steps(self):
        return [('directus: two flows run', self.begin),
                ('directus: the plan names the flow whose endpoint goes', self.plan),
                ('directus: after the update it needs attention', self.update),
                ('directus: its run fails and says why, the other runs', self.run_after),
                ('directus: undo makes it run again', self.undo)]


def main():
    tap = Tap()
    documents = [real_document(*name) for name in [
        ('figma-0.24.0', 'openapi/openapi.yaml'), ('figma-0.43.0', 'openapi/openapi.yaml'),
        ('directus-10.2.11', 'dist/openapi.json'), ('directus-12.0.0', 'dist/openapi.json')]]
    if None in documents:
        tap.skip('flows on vendors’ documents', why_no_real_documents())
        tap.finish()
    for story, pair in ((FigmaStory, documents[:2]), (DirectusStory, documents[2:])):
        with folder() as scratch, Prism() as prism:
            feed = scratch / 'feed'
            feed.mkdir()
            publish(feed, 'seed', 1, documents[0])
            with nginx(feed) as url:
                for step in story(Ctl(scratch / 'workspace.db'), feed, url, prism, *pair).steps():
                    tap.run(*step)
    tap.finish()


if __name__ == '__main__':
    main()
