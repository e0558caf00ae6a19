#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts can rely on of `instances`: statuses, JSON, words, and where the credentials are."""

import json
import signal
import subprocess

from dovetail_testing import Tap, check, equal, folder, validate
from uses import Uses, definition, service, start_keyring, stop_keyring, wait_for

COMMANDS = 'list show create edit duplicate sign-in test remove'.split()


class Instances(Uses):
    def edit(self, name, *more, secrets=None, **checks):
        arguments = ['instances', 'edit', name, *more]
        if secrets is not None:
            arguments += ['--secrets', '-']
        return self.ctl.run(*arguments, input=secrets and secrets.encode(), **checks)

    def help(self):
        listed = self.ctl.run('instances', '--help').stdout.decode()
        for command in COMMANDS:
            check(f'instances {command} ' in listed, listed)
            text = self.ctl.run('instances', command, '--help').stdout.decode()
            check(f'instances {command}' in text and '--json' in text, text)
        for option in 'name auth base-url set secrets test time-zone date-format rate-limit notes'.split():
            for command in 'create', 'edit':
                check(f'--{option}' in self.ctl.run('instances', command, '--help').stdout.decode(), option)
        check(b'instances' in self.ctl.run('--help').stdout, 'the family is listed')
        self.ctl.run('instances', status=2)

    def create(self):
        outcome = self.create_instance('UK Store', '--auth', 'key', '--set', 'shop=a=b', '-m', 'Why',
                                       secrets={'value': 'right'})
        equal((outcome['action'], outcome['connector'], outcome['title']),
              ('create-instance', self.connector, 'Created the instance ‘UK Store’ of Lighthouse'), 'outcome')
        row, = self.instances()
        equal(row, {'id': outcome['instance'], 'name': 'UK Store', 'connector': self.connector, 'auth': 'key',
                    'state': 'ready', 'reasons': []}, 'row')
        shown = self.instance('UK Store')
        equal({key: shown[key] for key in row}, row, 'show has what list has')
        equal((shown['methods'], shown['hasCredentials'], shown['variables'], shown['rateLimit'], shown['flows']),
              (['key'], True, {'shop': 'a=b'}, None, 0), 'shown')
        equal(self.journal()[0]['message'], 'Why', 'message')
        self.undo_and_redo(outcome['title'])
        equal(self.instance('UK Store')['state'], 'ready', 'its credentials are back')

    def methods(self):
        """--auth: one, several with +, none; a choice where there is one."""
        self.create_instance('Both', '--auth', 'key+login', '--set', 'shop=1',
                             secrets={'key': {'value': 'right'}, 'login': {'username': 'u', 'password': 'p'}})
        self.create_instance('Nothing', '--auth', 'none', '--set', 'shop=1')
        equal([(i['name'], i['auth'], i['state']) for i in self.instances('Lighthouse')],
              [('Both', 'key+login', 'ready'), ('Nothing', 'none', 'ready'), ('UK Store', 'key', 'ready')], 'instances')
        new = ['instances', 'create', 'Lighthouse', '--name', 'X']
        self.wrong('key, key+login, none', *new)
        self.wrong(('‘nope’', 'key, login, open'), *new, '--auth', 'key+nope')
        for auth in '', '+', 'key+', 'none+key':
            self.wrong('method' if auth else 'METHOD', *new, '--auth', auth)
        # One alternative only: nobody needs to choose.
        self.create_connector({**definition(self.server.url, 'Buoy'), 'security': [{'key': []}]})
        created = self.create_instance('Alone', '--set', 'shop=1', connector='Buoy')
        equal(self.instance('Alone')['auth'], 'key', 'the only one')
        self.ctl.run('instances', 'remove', created['instance'])
        self.ctl.run('remove', 'Buoy')

    def states(self):
        outcome = self.create_instance('Bare', '--auth', 'key')
        row = self.instance('Bare')
        equal((row['state'], [r['code'] for r in row['reasons']]),
              ('needs-attention', ['variable-missing', 'credentials-missing']), 'both are missing')
        self.edit('Bare', '--set', 'shop=1')
        row = self.instance('Bare')
        equal((row['state'], [r['code'] for r in row['reasons']]),
              ('needs-credentials', ['credentials-missing']), 'credentials are missing')
        table = self.ctl.run('instances', 'show', outcome['instance']).stdout.decode()
        for words in 'Needs Credentials', row['reasons'][0]['message'], 'Bare', outcome['instance']:
            check(words in table, table)
        check('Needs Credentials' in self.ctl.run('instances', 'list').stdout.decode(), 'list')
        warned = self.ctl.run('instances', 'edit', 'Bare', '--set', 'shop=')
        check('‘Shop’ has no value' in warned.stderr.decode(), warned.stderr)
        self.ctl.run('instances', 'remove', 'Bare')

    def settings(self):
        self.edit('UK Store', '--rate-limit', '40/minute', '--time-zone', 'Europe/Berlin', '--date-format', '%d.%m.%Y',
                  '--notes', 'Ask Tom', '--base-url', self.server.url + '/', '--set', 'colour=red')
        shown = self.instance('UK Store')
        equal([shown[k] for k in ('rateLimit', 'timeZone', 'dateFormat', 'notes', 'variables', 'state')],
              [{'amount': 40, 'unit': 'minute'}, 'Europe/Berlin', '%d.%m.%Y', 'Ask Tom',
               {'shop': 'a=b', 'colour': 'red'}, 'ready'], 'settings')
        words = self.ctl.run('instances', 'show', 'UK Store').stdout.decode()
        for word in '40/minute', 'Europe/Berlin', '%d.%m.%Y', 'Ask Tom', 'red':
            check(word in words, words)
        self.undo_and_redo('Edited the instance ‘UK Store’ of Lighthouse')
        equal(self.ctl.json('instances', 'edit', 'UK Store', '--notes', 'Ask Tom', schema='outcome')['journalEntry'],
              None, 'nothing changed')
        self.edit('UK Store', '--rate-limit', '', '--time-zone', '', '--date-format', '', '--notes', '', '--base-url', '',
                  '--set', 'colour=')
        shown = self.instance('UK Store')
        equal([shown[k] for k in ('rateLimit', 'timeZone', 'dateFormat', 'notes', 'variables', 'baseUrl')],
              [None, None, None, None, {'shop': 'a=b'}, self.server.url], 'empty takes it away')
        for url in '{{shop}}/x', 'https://{{shop}}.example.com':
            self.edit('UK Store', '--base-url', url)
            self.ctl.run('undo')

    def wrong_settings(self):
        for option, values, says in [
                ('--rate-limit', ['40', '0/minute', '-1/minute', '40/fortnight', '40/minute/day', 'x'], '40/minute'),
                ('--time-zone', ['Mars', 'Europe/Nowhere'], 'Europe/Berlin'),
                ('--base-url', ['x', 'ftp://a', 'https://', 'http://a b', 'https://{{shop'], 'https://'),
                ('--set', ['shop', '=1'], 'VARIABLE=VALUE'), ('--set', ['nope=1', 'nope='], '‘nope’'),
                ('--set', ['hidden=1'], '--secrets'), ('--name', [''], 'NAME'), ('--secrets', ['x'], 'standard input'),
                ('--auth', ['nope'], '‘nope’')]:
            for value in values:
                self.wrong(says, 'instances', 'edit', 'UK Store', option, value)

    def wrong_use(self):
        for says, *arguments in [
                ('--name NAME is needed', 'create', 'Lighthouse'), ('--name', 'create', 'Lighthouse', '--name', ''),
                ('connector', 'create', '--name', 'X'), ('One instance', 'show'), ('One instance', 'show', 'a', 'b'),
                ('One instance', 'edit'), ('One instance', 'test'), ('One instance', 'remove'),
                ('At most one connector', 'list', 'a', 'b'), ('--name NAME', 'duplicate', 'UK Store'),
                ('--loudly', 'list', '--loudly'), ('‘instances sing’', 'sing'),
                ('nobody needs to sign in', 'sign-in', 'Nothing'), ('key, login', 'sign-in', 'Both'),
                ('key, login', 'sign-in', 'Both', '--method', 'nope')]:
            self.wrong(says, 'instances', *arguments)
        for arguments in (['show', 'nobody'], ['edit', 'nobody'], ['test', 'nobody'], ['remove', 'nobody'],
                          ['list', 'nobody'], ['create', 'nobody', '--name', 'X']):
            check('‘nobody’' in self.error('not-found', 'instances', *arguments), 'the name is repeated')

    def secrets(self):
        """Refused as a whole, or kept as a whole; no message holds a value."""
        before = self.ctl.export()
        for given, says in [
                ('', 'nothing'), ('{"value": "canary', 'JSON'), ('["canary"]', 'one JSON object'),
                ('{"value": 123454321}', '‘value’'), ('{"value": null}', '‘value’'), ('{"value": ["canary"]}', '‘value’'),
                ('{"value": "canary\\u0000x"}', '‘value’'), ('{"value": "canary", "value": "canary"}', 'twice'),
                ('{"variables": "canary"}', 'variables'), ('{"value": "' + 'canary' * 50000 + '"}', '262144')]:
            said = self.edit('UK Store', secrets=given, status=1).stderr.decode()
            check(says in said and said.startswith('dovetailctl: The secrets on standard input: '), (given[:40], said))
            check('canary' not in said and '12345' not in said, said)
        said = self.edit('Both', secrets='{"key": "canary"}', status=1).stderr.decode()
        check('‘key’' in said and 'canary' not in said, said)
        equal(self.ctl.export(), before, 'nothing has changed')
        for name, given, says in [
                ('UK Store', '{"value": "right", "Value": "canary"}', '‘key’ has no key ‘Value’'),
                ('UK Store', '{"variables": {"nope": "canary"}}', 'no secret variable ‘nope’'),
                ('UK Store', '{"variables": {"shop": "canary"}}', 'no secret variable ‘shop’'),
                ('Both', '{"value": "canary"}', 'no authentication method ‘value’'),
                ('Both', '{"key": {"value": "right", "more": "canary"}}', '‘key’ has no key ‘more’'),
                ('Nothing', '{"value": "canary"}', 'no authentication method ‘value’')]:
            said = self.edit(name, secrets=given).stderr.decode()
            check(says in said and 'left out' in said and 'canary' not in said, said)
        self.edit('UK Store', secrets='{"key": {"value": "right"}, "variables": {"hidden": "canary"}}')
        equal(self.journal()[0]['title'], 'Changed the credentials of the instance ‘UK Store’ of Lighthouse', 'title')
        check('canary' not in json.dumps(self.instance('UK Store')) + self.ctl.export().decode(), 'it is shown')

    def test(self):
        result = self.ctl.json('instances', 'test', 'UK Store', schema='instance-test')
        equal(result['result'], 'signed-in', result)
        words = self.ctl.run('instances', 'test', 'UK Store')
        check(b'Lighthouse' in words.stdout and words.stderr == b'', words)
        # What is new replaces what is there only where it signs in.
        before = self.ctl.export()
        refused = self.edit('UK Store', '--test', '--json', secrets='{"value": "wrong"}', status=1)
        document = json.loads(refused.stdout)
        validate(document, 'instance-test')
        equal(document['result'], 'refused', document)
        check('This key is not known here' in document['message'], 'the words of the service')
        equal(self.ctl.export(), before, 'nothing is stored')
        equal(self.ctl.json('instances', 'test', 'UK Store')['result'], 'signed-in', 'the old ones are kept')
        accepted = self.edit('UK Store', '--test', '--json', secrets='{"value": "right"}')
        validate(json.loads(accepted.stdout), 'outcome')
        self.edit('UK Store', secrets='{"value": "wrong"}')
        equal(self.ctl.json('instances', 'test', 'UK Store', schema='instance-test', status=1)['result'], 'refused', '')
        self.ctl.run('undo')
        equal(self.ctl.json('instances', 'test', 'UK Store')['result'], 'signed-in', 'undone')
        self.edit('UK Store', '--base-url', 'http://127.0.0.1:1')
        away = self.ctl.json('instances', 'test', 'UK Store', schema='instance-test', status=1)
        equal(away['result'], 'unreachable', away)
        self.ctl.run('undo')

    def names(self):
        """By id, by a name that one has, or CONNECTOR/NAME where several have it."""
        self.create_connector(definition(self.server.url, 'Buoy'))
        other = self.create_instance('UK Store', '--auth', 'key', '--set', 'shop=2', connector='Buoy')['instance']
        said = self.error('ambiguous', 'instances', 'show', 'UK Store', status=2)
        for identifier in (i['id'] for i in self.instances() if i['name'] == 'UK Store'):
            check(identifier in said, said)
            equal(self.instance(identifier)['id'], identifier, 'by id')
        equal(self.instance('Buoy/UK Store')['id'], other, 'by connector and name')
        equal([i['id'] for i in self.instances('Buoy')], [other], 'of one connector')
        self.edit('Buoy/UK Store', '--name', 'FR Store')
        self.undo_and_redo('Renamed the instance ‘UK Store’ of Buoy to ‘FR Store’')
        equal(self.instance('FR Store')['id'], other, 'renamed')

    def duplicate(self):
        outcome = self.ctl.json('instances', 'duplicate', 'UK Store', '--name', 'DE Store', schema='outcome')
        original, copy = self.instance('UK Store'), self.instance('DE Store')
        equal({**copy, 'id': 0, 'name': ''}, {**original, 'id': 0, 'name': ''}, 'the same settings')
        equal(copy['id'], outcome['instance'], 'a new one')
        self.undo_and_redo('Duplicated the instance ‘UK Store’ of Lighthouse as ‘DE Store’')

    def remove(self):
        flow = {'format': 'dovetail.flow/1', 'name': 'Lamps', 'shapes': [
            {'id': 'in', 'type': 'connector', 'instance': 'DE Store', 'endpoint': 'GET /lamps'}]}
        self.ctl.run('flows', 'import', '-', input=json.dumps(flow).encode())
        equal(self.instance('DE Store')['flows'], 1, 'flows')
        check('‘Lamps’' in self.error('in-the-way', 'instances', 'remove', 'DE Store'), 'the flow is named')
        said = self.error('in-the-way', 'remove', 'Lighthouse')
        for name in 'DE Store', 'UK Store', 'Both', 'Nothing':
            check(f'‘{name}’' in said, said)
        self.ctl.run('flows', 'remove', 'Lamps')
        outcome = self.ctl.json('instances', 'remove', 'DE Store', '-m', 'Closed', schema='outcome')
        equal(outcome['action'], 'remove-instance', 'action')
        self.undo_and_redo('Removed the instance ‘DE Store’ of Lighthouse')
        # The flow's removal cannot be undone while its instance is away.
        entry = next(e['id'] for e in self.journal() if e['action'] == 'remove-flow')
        check('DE Store' in self.ctl.run('undo', entry, status=1).stderr.decode(), 'the undo names what is in the way')

    def interrupted(self):
        """A test that is interrupted ends at once, and says so."""
        self.edit('UK Store', '--base-url', self.server.url + '/slow')
        before = len(self.server.seen)
        running = subprocess.Popen([self.ctl.program, '--workspace', self.ctl.workspace, 'instances', 'test', 'UK Store'],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        wait_for(lambda: len(self.server.seen) > before, 'a request')
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=10)
        equal(running.returncode, 1, 'status')
        self.ctl.run('undo')

    def no_service(self):
        """The password service is gone: what needs credentials is not ready until it is back."""
        before = self.ctl.export()
        stop_keyring()
        rows = {i['name']: i for i in self.instances()}
        equal({name: row['state'] for name, row in rows.items()},
              {'UK Store': 'needs-credentials', 'Both': 'needs-credentials', 'Nothing': 'ready',
               'FR Store': 'needs-credentials'}, 'states')
        reason, = rows['UK Store']['reasons']
        equal(reason['code'], 'credentials-missing', reason)
        check('password service does not answer' in reason['message'], reason)
        shown = self.instance('UK Store')
        equal((shown['state'], shown['hasCredentials']), ('needs-credentials', True), 'they are there')
        check('does not answer' in self.ctl.run('instances', 'show', 'UK Store').stdout.decode(), 'words')
        self.error('secrets-unavailable', 'instances', 'test', 'UK Store')
        said = self.edit('UK Store', secrets='{"value": "canary"}', status=1).stderr.decode()
        check('password service' in said and 'canary' not in said, said)
        equal(self.ctl.export(), before, 'nothing has changed')
        start_keyring()
        equal({i['name']: i['state'] for i in self.instances()},
              {'UK Store': 'ready', 'Both': 'ready', 'Nothing': 'ready', 'FR Store': 'needs-credentials'}, 'it is back')
        equal(self.ctl.json('instances', 'test', 'UK Store')['result'], 'signed-in', 'with the old ones')


def main():
    tap = Tap()
    with folder() as base, service() as server:
        instances = Instances(base, server)
        for step in ('help create methods states settings wrong_settings wrong_use secrets test names duplicate remove '
                     'interrupted no_service').split():
            tap.run(step.replace('_', ' '), getattr(instances, step))
    tap.finish()


main()
