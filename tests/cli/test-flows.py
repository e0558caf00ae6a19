#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts and timers can rely on of `flows`, `run` and `check`: statuses, JSON, words."""

import json
import signal
import subprocess

from dovetail_testing import Tap, check, equal, folder, validate
from uses import Uses, service, wait_for

COMMANDS = 'list show import edit export deploy enable disable runs remove'.split()


def shape(identifier, endpoint, instance='Shop', **more):
    return {'id': identifier, 'type': 'connector', 'instance': instance, 'endpoint': endpoint, **more}


def document(name, *shapes, **more):
    return {'format': 'dovetail.flow/1', 'name': name, 'shapes': list(shapes), **more}


LAMPS = document('Lamps', shape('in', 'GET /lamps'), shape('out', 'POST /lamps'), description='All of them')


class Flows(Uses):
    def __init__(self, base, server):
        super().__init__(base, server)
        self.shop = self.create_instance('Shop', '--auth', 'key', '--set', 'shop=1',
                                         secrets={'value': 'right'})['instance']

    def import_flow(self, flow, **checks):
        return self.ctl.run('flows', 'import', '-', '--json', input=json.dumps(flow).encode(), **checks)

    def flow(self, name):
        return self.ctl.json('flows', 'show', name, schema='flow-show')

    def runs(self, name):
        return self.ctl.json('flows', 'runs', name, schema='flow-runs')['runs']

    def act(self, command, name='Lamps', *more, **checks):
        return self.ctl.json('flows', command, name, *more, schema='outcome', **checks)

    def help(self):
        listed = self.ctl.run('flows', '--help').stdout.decode()
        for command in COMMANDS:
            check(f'flows {command} ' in listed, listed)
            text = self.ctl.run('flows', command, '--help').stdout.decode()
            check(f'flows {command}' in text and 'Usage' in text, text)
        for command in 'run', 'check':
            text = self.ctl.run(command, '--help').stdout.decode()
            check('FLOW' in text and '--shape' in text and '--version' in text, text)
            check(f'\n  {command} ' in self.ctl.run('--help').stdout.decode(), command)
        self.ctl.run('flows', status=2)

    def imported(self):
        result = self.import_flow(LAMPS)
        outcome = json.loads(result.stdout)
        validate(outcome, 'outcome')
        equal((result.stderr, outcome['action'], outcome['title']),
              (b'', 'create-flow', 'Created the process flow ‘Lamps’'), 'outcome')
        row, = self.flows()
        equal(row, {'id': outcome['flow'], 'name': 'Lamps', 'enabled': True, 'deployedVersion': None,
                    'draftVersion': 1, 'state': 'ready', 'warnings': []}, 'an enabled draft')
        shown = self.flow(outcome['flow'])
        equal({key: shown[key] for key in row}, row, 'show has what list has')
        equal((shown['description'], shown['shapes'], shown['lastRun']), ('All of them', 2, None), 'shown')
        equal([(v['number'], v['status'], v['author']) for v in shown['versions']], [(1, 'draft', 'Priya Nair')], '')
        exported = json.loads(self.ctl.run('flows', 'export', 'Lamps').stdout)
        validate(exported, 'flow')
        equal([s['instance'] for s in exported['shapes']], [self.shop, self.shop], 'the name became the id')
        self.undo_and_redo(outcome['title'])
        words = self.ctl.run('flows', 'list').stdout.decode() + self.ctl.run('flows', 'show', 'Lamps').stdout.decode()
        check('Lamps' in words and 'Draft only' in words and row['id'] in words, words)

    def refused_files(self):
        for given, says in [('', 'JSON'), ('{', 'line 1'), ('[]', 'list'), ('{}', '‘format’'),
                            ('{"format": "dovetail.flow/2"}', '‘/format’'), (json.dumps(document('')), '‘/name’'),
                            (json.dumps(document('X', shape('a', 'GET /lamps'), shape('a', 'GET /lamps'))), '‘/shapes/1/id’'),
                            (json.dumps(document('X', {'id': 'a', 'type': 'zap'})), '‘/shapes/0/type’')]:
            said = self.ctl.run('flows', 'import', '-', input=given.encode(), status=1).stderr.decode()
            check(says in said and said.startswith('dovetailctl: standard input: '), (given, said))
        path = self.base / 'bad.json'
        path.write_text('{')
        check('bad.json' in self.ctl.run('flows', 'import', path, status=1).stderr.decode(), 'the file is named')
        check('nowhere.json' in self.ctl.run('flows', 'import', self.base / 'nowhere.json', status=1).stderr.decode(), '')
        equal(len(self.flows()), 1, 'flows')

    def warnings(self):
        """An import with what is not there is done, warns of each, and the flow needs attention."""
        result = self.import_flow(document(
            'Bad', shape('a', 'GET /lamps', 'Nobody'), shape('b', 'GET /nothing'),
            shape('c', 'GET /lamps', parameters={'query.nope': {'value': 1}})))
        said = result.stderr.decode()
        for words in '‘a’ uses ‘Nobody’', '‘GET /nothing’', '‘query.nope’':
            check(words in said, said)
        row = next(f for f in self.flows() if f['name'] == 'Bad')
        equal((row['state'], [(w['code'], w['shape']) for w in row['warnings']]),
              ('needs-attention', [('instance-gone', 'a'), ('endpoint-gone', 'b'), ('parameter-unknown', 'c')]), 'row')
        shown = self.ctl.run('flows', 'show', 'Bad').stdout.decode()
        for warning in row['warnings']:
            check(warning['message'] in shown, shown)
        check('Needs Attention' in self.ctl.run('flows', 'list').stdout.decode(), 'list')
        self.act('deploy', 'Bad')
        run = self.ctl.json('run', 'Bad', schema='run', status=1)['run']
        equal((run['status'], [len(s['errors']) for s in run['shapes']]), ('failed', [1, 1, 1]), 'each shape says why')
        for place, words in (0, 'Nobody'), (1, 'GET /nothing'), (2, 'query.nope'):
            check(words in run['shapes'][place]['errors'][0]['message'], run)
        self.act('remove', 'Bad')

    def not_deployed(self):
        for command in 'run',:
            said = self.error('wrong-use', command, 'Lamps', status=2)
            check('deploy' in said and '‘Lamps’' in said, said)
        seen = len(self.server.seen)
        self.ctl.run('flows', 'export', 'Lamps', '--version', 9, status=1)
        equal(len(self.server.seen), seen, 'nothing was called')

    def checked(self):
        """A draft can be checked, and nothing is written at the other end."""
        before = self.ctl.export()
        self.server.seen.clear()
        run = self.ctl.json('check', 'Lamps', schema='run')['run']
        equal((run['kind'], run['status'], run['flow']), ('check', 'succeeded', self.flow('Lamps')['id']), 'run')
        equal([(s['id'], s['requests'], s['recordsOut'], s['recordsSent']) for s in run['shapes']],
              [('in', 1, 2, 0), ('out', 0, 2, 0)], 'shapes')
        equal(self.server.seen, ['GET /lamps'], 'only reading')
        self.ctl.run('check', 'Lamps')
        check(not any(line.startswith('POST') for line in self.server.seen), self.server.seen)
        equal(self.ctl.export(), before, 'nor here')

    def deploy(self):
        outcome = self.act('deploy', 'Lamps', '-m', 'Go')
        equal(outcome['action'], 'deploy-flow', 'action')
        row = next(f for f in self.flows() if f['name'] == 'Lamps')
        equal((row['deployedVersion'], row['draftVersion']), (1, None), 'deployed')
        self.undo_and_redo('Deployed version 1 of ‘Lamps’')
        said = self.ctl.run('flows', 'deploy', 'Lamps', status=1).stderr.decode()
        check('no draft' in said and '‘Lamps’' in said, said)

    def run(self):
        self.server.seen.clear()
        run = self.ctl.json('run', 'Lamps', schema='run')['run']
        equal((run['kind'], run['status'], run['error']), ('run', 'succeeded', None), 'run')
        equal([(s['id'], s['requests'], s['recordsIn'], s['recordsOut'], s['recordsSent']) for s in run['shapes']],
              [('in', 1, 0, 2, 0), ('out', 2, 2, 2, 2)], 'shapes')
        equal([line.split()[0] for line in self.server.seen], ['GET', 'POST', 'POST'], 'calls')
        check('right' not in json.dumps(run['shapes'][0]['sampleRequest']), 'the sample is redacted')
        words = self.ctl.run('run', 'Lamps')
        check(b'Succeeded' in words.stdout and words.stderr == b'', words)
        newest, before = self.runs('Lamps')[:2]
        equal((newest['kind'], newest['version'], newest['status'], newest['recordsIn'], newest['recordsSent']),
              ('run', 1, 'succeeded', 2, 2), 'it is kept')
        equal(before['id'], run['id'], 'ids')
        check('Succeeded' in self.ctl.run('flows', 'runs', 'Lamps').stdout.decode(), 'runs')
        check(self.flow('Lamps')['lastRun'] is not None, 'last run')
        only = self.ctl.json('run', 'Lamps', '--shape', 'in', schema='run')['run']
        equal([s['id'] for s in only['shapes'] if s['requests']], ['in'], 'one shape')
        check('nope' in self.ctl.run('run', 'Lamps', '--shape', 'nope', status=None).stderr.decode(), 'no such shape')
        check(self.ctl.run('run', 'Lamps', '--shape', 'nope', status=None).returncode != 0, 'no such shape')

    def edit(self):
        """What is deployed stays as it is; an edit is a draft."""
        deployed = self.ctl.run('flows', 'export', 'Lamps').stdout
        storm = json.dumps(document('Lamps', shape('in', 'GET /storm'))).encode()
        outcome = self.act('edit', 'Lamps', '--from', '-', input=storm)
        equal(outcome['action'], 'edit-flow', 'action')
        equal(self.ctl.run('flows', 'export', 'Lamps').stdout, deployed, 'the deployed version')
        draft = json.loads(self.ctl.run('flows', 'export', 'Lamps', '--version', 2).stdout)
        equal(draft['shapes'][0]['endpoint'], 'GET /storm', 'the draft')
        equal(self.act('edit', 'Lamps', '--from', '-', input=storm)['journalEntry'], None, 'nothing changed')
        self.undo_and_redo('Edited the draft of ‘Lamps’')
        equal(self.ctl.json('run', 'Lamps', schema='run')['run']['status'], 'succeeded', 'the deployed one runs')
        failed = self.ctl.json('run', 'Lamps', '--version', 2, schema='run', status=1)['run']
        equal(failed['status'], 'failed', 'the draft is run where it is asked for')
        check('The lamp room is flooded' in failed['shapes'][0]['errors'][0]['message'], failed)
        words = self.ctl.run('check', 'Lamps', '--version', 2, status=1)
        check(b'Failed' in words.stdout and 'GET /storm: ‘Lighthouse’' in words.stderr.decode(), words)
        self.act('deploy')
        equal([(v['number'], v['status']) for v in self.flow('Lamps')['versions']], [(2, 'deployed'), (1, 'inactive')], '')
        self.ctl.run('undo')

    def enable(self):
        outcome = self.act('disable')
        equal((outcome['action'], self.flow('Lamps')['enabled']), ('disable-flow', False), 'disabled')
        self.undo_and_redo('Disabled ‘Lamps’')
        said = self.error('wrong-use', 'run', 'Lamps', status=2)
        check('not enabled' in said and '‘Lamps’' in said, said)
        equal(self.act('disable')['journalEntry'], None, 'nothing changed')
        self.act('enable')
        self.undo_and_redo('Enabled ‘Lamps’')

    def wrong_use(self):
        for says, *arguments in [
                ('One process flow', 'run'), ('One process flow', 'run', 'a', 'b'), ('One process flow', 'check'),
                ('‘0’', 'run', 'Lamps', '--version', '0'), ('‘x’', 'check', 'Lamps', '--version', 'x'),
                ('--loudly', 'run', 'Lamps', '--loudly'), ('‘flows sing’', 'flows', 'sing'),
                ('‘Lamps’', 'flows', 'list', 'Lamps'), ('One FILE', 'flows', 'import'),
                ('One FILE', 'flows', 'import', 'a', 'b'), ('--from FILE', 'flows', 'edit', 'Lamps'),
                ('‘1.5’', 'flows', 'export', 'Lamps', '--version', '1.5')] + [
                    ('One process flow', 'flows', c) for c in 'show export deploy enable disable runs remove'.split()]:
            self.wrong(says, *arguments)
        for arguments in [['run', 'nobody'], ['check', 'nobody'], *(['flows', c, 'nobody'] for c in
                          'show export deploy enable disable runs remove'.split())]:
            check('‘nobody’' in self.error('not-found', *arguments), arguments)
        check('9' in self.error('not-found', 'run', 'Lamps', '--version', 9), 'the version is named')

    def ambiguous(self):
        self.import_flow(LAMPS)
        said = self.error('ambiguous', 'run', 'Lamps', status=2)
        twins = [f for f in self.flows() if f['name'] == 'Lamps']
        for twin in twins:
            check(twin['id'] in said, said)
            equal(self.flow(twin['id'])['id'], twin['id'], 'by id')
        self.act('remove', next(t['id'] for t in twins if t['deployedVersion'] is None))

    def cancelled(self):
        """SIGINT and SIGTERM end a run in a named state, and it is kept as that."""
        self.import_flow(document('Slow', shape('in', 'GET /slow')))
        self.act('deploy', 'Slow')
        for number, words in (signal.SIGINT, ['--json']), (signal.SIGTERM, []):
            self.server.seen.clear()
            running = subprocess.Popen([self.ctl.program, '--workspace', self.ctl.workspace, 'run', 'Slow', *words],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            wait_for(lambda: self.server.seen, 'a request')
            running.send_signal(number)
            said, _ = running.communicate(timeout=10)
            equal(running.returncode, 1, 'status')
            if words:
                validate(json.loads(said), 'run')
                equal(json.loads(said)['run']['status'], 'cancelled', 'run')
            else:
                check(b'Cancelled' in said, said)
            equal(self.runs('Slow')[0]['status'], 'cancelled', 'it is kept')
        self.server.released.set()
        equal(self.ctl.json('run', 'Slow', schema='run')['run']['status'], 'succeeded', 'a second run starts cleanly')

    def remove(self):
        said = self.error('in-the-way', 'instances', 'remove', 'Shop')
        check('‘Lamps’' in said and '‘Slow’' in said, said)
        outcome = self.act('remove', 'Lamps', '-m', 'Old')
        equal(outcome['action'], 'remove-flow', 'action')
        equal(self.ctl.json('flows', 'list')['flows'][0]['name'], 'Slow', 'the other stays')
        self.undo_and_redo('Removed the process flow ‘Lamps’')
        self.ctl.run('undo')
        check(len(self.runs('Lamps')) > 3, 'its runs are back with it')

    def out_of_date(self):
        """What is not ready, or out of date, is said where the flow is run, too."""
        self.ctl.run('instances', 'edit', 'Shop', '--set', 'shop=')
        row = next(f for f in self.flows() if f['name'] == 'Lamps')
        equal((row['state'], {w['code'] for w in row['warnings']}), ('needs-attention', {'instance-not-ready'}), 'row')
        failed = self.ctl.json('run', 'Lamps', schema='run', status=1)['run']
        check('Shop' in json.dumps(failed), failed)
        self.ctl.run('undo')
        equal(self.ctl.json('run', 'Lamps')['run']['status'], 'succeeded', 'ready again')


def main():
    tap = Tap()
    with folder() as base, service() as server:
        flows = Flows(base, server)
        for step in ('help imported refused_files warnings not_deployed checked deploy run edit enable wrong_use '
                     'ambiguous cancelled remove out_of_date').split():
            tap.run(step.replace('_', ' '), getattr(flows, step))
    tap.finish()


main()
