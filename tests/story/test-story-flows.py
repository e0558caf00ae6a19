#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instances and process flows by clicking: an instance is created with its key and tried, a flow of
three shapes is built, checked, deployed and run, and goes on with its warning beside the version that
was installed alongside. What the window did is asked of dovetailctl after each step.

In a keyring of its own: with-display with-keyring --on-this-bus test-story-flows.py."""

import base64
import json
import os
import re

from orders_service import KEY, ORDERS, PAGE_SIZE, REFUSAL, OrdersService
from story import PERSON
from window_driver import WindowDriver

from accessible import Window
from dovetail_testing import Ctl, Tap, check, equal, folder, publish

CONNECTOR = 'Harbour Orders'
COPY = 'Harbour Orders (2)'
INSTANCE = 'Quayside'
FLOW = 'Orders to Ledger'
RECEIVE, SEND = 'GET /orders', 'POST /ledger'
TROUBLE = re.compile('WARNING|CRITICAL|ERROR|AddressSanitizer')
WARNING = re.compile('^Uses an out-of-date connector: Harbour Orders 1. Version 2 is installed alongside')
# The menu of what can be added.
KINDS = ['Connector…', 'Map…', 'Filter…', 'Route…', 'Batch…']

WRONG_KEY = 'canary-Wrong-2f90'

# Kind, status, records received and sent.
CHECKED = ('check', 'succeeded', PAGE_SIZE, 0)
RAN = ('run', 'succeeded', len(ORDERS), len(ORDERS))

SENT = [{'number': order['id']} for order in ORDERS]


def definition(version):
    endpoints = {
        RECEIVE: {'name': 'List Orders', 'method': 'GET', 'path': '/orders', 'direction': 'receive',
                  'parameters': {'query.page': {'in': 'query', 'name': 'page', 'schema': {'type': 'integer'}}},
                  'response': {'dataPath': '/orders'},
                  'pagination': {'page': {'parameter': 'query.page', 'first': 1}}},
        SEND: {'name': 'Add to the Ledger', 'method': 'POST', 'path': '/ledger', 'direction': 'send',
               'request': {'content': {'application/json': {}}}}}
    if version > 1:
        endpoints['GET /berths'] = {'name': 'List Berths', 'method': 'GET', 'path': '/berths',
                                    'direction': 'receive'}
    return {'format': 'dovetail.connector/1', 'name': CONNECTOR, 'baseUrl': 'https://orders.example.com',
            'authMethods': {'key': {'type': 'apiKey', 'in': 'header', 'name': 'X-Api-Key'}},
            'security': [{'key': []}], 'endpoints': endpoints}


class FlowDriver(WindowDriver):
    """The steps with instances and flows, as an admin does them."""

    def choose_from_row(self, row, item):
        """A row with a list that drops down has no action: the pointer has to do it."""
        item = re.compile(item)
        box = self.window.find('combo box', row)
        self.window.click(box)
        self.window.click(self.window.wait_for(lambda: self.find_choice(box, item), f'‘{item}’'))
        self.window.wait_for(lambda: self.is_chosen(box, item), f'‘{row}’ is chosen')

    def choose_from_menu(self, menu, item, downs):
        """As with a row, by the keyboard: where this list stands is not told rightly."""
        box = self.window.find('combo box', menu)
        self.window.press(menu, role='toggle button')
        self.window.wait_for(lambda: self.find_choice(box, re.compile(item)), f'‘{item}’')
        self.window.key('Home', *['Down'] * downs, 'Return')
        self.window.wait_for(lambda: self.is_chosen(box, re.compile(item)), f'‘{menu}’ is chosen')

    def choices(self, box):
        """The items of the list that came up, which is the last one."""
        box.clear_cache()
        lists = self.window.look('list', None, box)
        return self.window.look('list item', None, lists[-1]) if lists else []

    def find_choice(self, box, item):
        """By what is in it: GTK gives these items no names."""
        return next((row for row in self.choices(box) if self.window.look('label', item, row)), None)

    def is_chosen(self, box, item):
        """The list has gone, and what was chosen is what the row says."""
        return len(self.choices(box)) < 2 and self.window.look('label', item, box)

    def begin_instance(self, connector, name, address):
        self.open_connector(connector)
        self.window.press('New Instance…')
        self.window.find('dialog', 'New Instance')
        self.write('Name', name)
        self.write('Base Address', address)

    def try_key(self, key, title):
        self.write('API Key', key)
        self.window.press('Test')
        return self.window.find('list item', title)

    def save_instance(self):
        self.window.press('Save')
        self.window.gone('dialog', 'New Instance')

    def create_flow(self, name):
        self.page('Process Flows')
        self.window.press('New Process Flow…')
        self.window.find('dialog', 'New Process Flow')
        self.write('Name', name)
        self.window.press('Create')
        self.window.gone('dialog', 'New Process Flow')
        self.window.find('list item', re.compile(f'^{name}, '))

    def begin_shape(self, place, kind, dialog):
        self.window.press(place, role='toggle button')
        # GTK gives the items of a menu no names, but their order is the menu's.
        item = self.window.wait_for(lambda: self.window.look('menu item', None), 'a menu')[KINDS.index(kind)]
        item.get_action_iface().do_action(0)
        self.window.find('dialog', dialog)

    def end_shape(self, dialog, card):
        self.window.press('Apply')
        self.window.gone('dialog', dialog)
        return self.window.find('button', re.compile(card))

    def add_call(self, place, instance, endpoint, card):
        self.begin_shape(place, 'Connector…', 'Connector Shape')
        self.choose_from_row('Instance', f'^{instance} ')
        self.choose_from_row('Endpoint', f'{endpoint}$')
        self.end_shape('Connector Shape', card)

    def add_map(self, place, to, source, card):
        self.begin_shape(place, 'Map…', 'Map')
        self.window.press('Add Field')
        self.write('Place in the New Record', to)
        self.write('What It Is', source)
        self.choose_from_menu('Kind of What It Is', '^From the Record$', 1)
        self.end_shape('Map', card)


class Story:
    def __init__(self, base, service, ctl, window):
        self.base, self.service, self.ctl, self.window = base, service, ctl, window
        self.driver = FlowDriver(window)

    def steps(self):
        return [
            ('an instance is tried with a wrong key and the right one', self.create_instance),
            ('a flow of three shapes is built', self.build_flow),
            ('it is checked, and nothing is sent', self.check),
            ('it is deployed', self.deploy),
            ('it runs, and says how far it is', self.run),
            ('it warns beside the version that was installed alongside', self.install_alongside),
            ('it runs all the same', self.run_again),
            ('that is undone, and the warning goes', self.undo),
            ('the key is in no file', self.search_key),
        ]

    # --- What dovetailctl says ---

    def instances(self, connector):
        return self.ctl.json('instances', 'list', connector, schema='instances')['instances']

    def flow(self):
        [flow] = self.ctl.json('flows', 'list', schema='flows')['flows']
        return flow

    def runs(self):
        """Newest first."""
        runs = self.ctl.json('flows', 'runs', FLOW, schema='flow-runs')['runs']
        return [(run['kind'], run['status'], run['recordsIn'], run['recordsSent']) for run in runs]

    # --- What the window says ---

    def lists_runs(self, *expected):
        """The list of runs, newest first, comes to say this of each."""
        def said():
            rows = self.window.look('list item', None, self.window.find('list', 'Runs'))
            return [[label.get_name() for label in self.window.look('label', None, row)][1:] for row in rows]

        def same():
            return [(row[0].split(' · ')[-1], row[-1]) for row in said()] == list(expected)
        self.window.wait_for(same, f'the runs {expected}')

    # --- The steps ---

    def create_instance(self):
        self.driver.begin_instance(CONNECTOR, INSTANCE, self.service.url)
        refused = self.driver.try_key(WRONG_KEY, 'Refused')
        self.window.find('label', re.compile(f'status 401.*{REFUSAL}'), within=refused)
        self.driver.try_key(KEY, 'Signed In')
        equal(self.instances(CONNECTOR), [], 'before it is saved')
        self.driver.save_instance()
        self.window.find('list item', re.compile(f'^{INSTANCE}, .*Ready$'))
        [instance] = self.instances(CONNECTOR)
        equal((instance['name'], instance['state'], instance['reasons']), (INSTANCE, 'ready', []), 'instance')
        answer = self.ctl.json('instances', 'test', INSTANCE, schema='instance-test')
        equal(answer['result'], 'signed-in', answer)

    def build_flow(self):
        self.driver.create_flow(FLOW)
        self.driver.add_call('Add the First Shape', INSTANCE, RECEIVE, 'List Orders')
        self.driver.add_map('Add a Shape After Shape 1', '/number', '/id', 'Map')
        self.driver.add_call('Add a Shape After Shape 2', INSTANCE, SEND, 'Add to the Ledger')
        shapes = json.loads(self.ctl.run('flows', 'export', FLOW).stdout)['shapes']
        instance = self.instances(CONNECTOR)[0]['id']
        for shape in shapes:
            del shape['id']
        equal(shapes, [{'type': 'connector', 'instance': instance, 'endpoint': RECEIVE},
                       {'type': 'map', 'fields': [{'to': '/number', 'from': '/id'}]},
                       {'type': 'connector', 'instance': instance, 'endpoint': SEND}], 'shapes')
        flow = self.flow()
        equal((flow['draftVersion'], flow['deployedVersion'], flow['state']), (1, None, 'ready'), 'flow')

    def check(self):
        self.service.forget()
        self.window.press('Check')
        self.lists_runs((f'{PAGE_SIZE} records in, 0 sent', 'Succeeded'))
        equal((self.service.pages, self.service.posted), ([1], []), 'what the service was asked')
        equal(self.runs(), [CHECKED], 'runs')

    def deploy(self):
        self.window.press('Deploy')
        self.window.find('button', 'Edit Draft')
        flow = self.flow()
        equal((flow['draftVersion'], flow['deployedVersion']), (None, 1), 'versions')

    def run(self):
        self.service.forget()
        self.service.hold(3)
        self.window.press('Run Now')
        for page in 3, 6:
            self.window.find('label', re.compile(f'^{(page - 1) * PAGE_SIZE} records in, '))
            self.window.find('label', 'Running')
            equal(self.runs(), [CHECKED], 'it goes on')
            self.service.hold(page + 3)
        self.service.hold(None)
        self.ends(RAN, CHECKED)

    def ends(self, *expected):
        """What arrived, what the window lists and what dovetailctl does."""
        said = {RAN: (f'{len(ORDERS)} records in, {len(ORDERS)} sent', 'Succeeded'),
                CHECKED: (f'{PAGE_SIZE} records in, 0 sent', 'Succeeded')}
        self.lists_runs(*[said[run] for run in expected])
        self.window.gone('label', 'Running')
        equal(self.service.posted, SENT, 'what arrived')
        equal(self.runs(), list(expected), 'runs')

    def install_alongside(self):
        publish_version(self.base, 2)
        self.driver.refresh()
        self.driver.update_alongside(CONNECTOR)
        check(self.ctl.connector(CONNECTOR)['outOfDate'], 'the first one is out of date')
        equal((len(self.instances(CONNECTOR)), self.instances(COPY)), (1, []), 'instances')
        self.driver.page('Process Flows')
        self.window.find('list item', re.compile(f'^{FLOW}, .*Out-of-Date Connector'))
        self.window.find('label', WARNING)
        flow = self.flow()
        equal((flow['state'], [w['code'] for w in flow['warnings']]), ('warning', ['out-of-date'] * 2), 'flow')
        check(all(WARNING.search(w['message']) for w in flow['warnings']), flow['warnings'])

    def run_again(self):
        self.service.forget()
        self.window.press('Run Now')
        self.ends(RAN, RAN, CHECKED)

    def undo(self):
        self.window.key('ctrl+z')
        self.window.gone('label', WARNING)
        self.window.wait_for(lambda: self.window.look('list item', re.compile(f'^{FLOW}, (?!.*Out-of-Date)')),
                             'the flow without its warning')
        equal((self.flow()['state'], self.flow()['warnings']), ('ready', []), 'flow')
        equal([c['name'] for c in self.ctl.connectors()], [CONNECTOR], 'connectors')
        check(not self.ctl.connector(CONNECTOR)['outOfDate'], 'it is up to date')

    def search_key(self):
        files = [path for path in self.base.rglob('*') if path.is_file()]
        check(any(path.read_bytes().startswith(b'SQLite') for path in files), f'no database among {files}')
        for path in files:
            for key in WRONG_KEY, KEY:
                for form in key.encode(), base64.b64encode(key.encode())[:-4]:
                    check(form not in path.read_bytes(), f'{key} stands in {path}')


def set_up(base, ctl):
    publish_version(base, 1)
    ctl.run('init')
    ctl.run('sources', 'add', base / 'feed', '--name', 'Quayside Marketplace')
    ctl.run('install', 'orders')
    changed = ctl.definition(CONNECTOR)
    changed['summary'] = 'What was ordered in the harbour'
    ctl.edit(CONNECTOR, changed, 'A summary of our own')


def publish_version(base, version):
    document = base / f'orders-{version}.json'
    document.write_text(json.dumps(definition(version)))
    publish(base / 'feed', 'orders', version, document)


def closes_in_silence(window, log):
    window.press('Close')
    equal(window.process.wait(10), 0, 'the exit status')
    log.seek(0)
    said = log.read()
    check(not TROUBLE.search(said), said)


def main():
    tap = Tap()
    with folder() as base, open(base / 'log', 'w+', encoding='utf-8') as log:
        service = OrdersService()
        ctl = Ctl(base / 'workspace.db', **PERSON)
        set_up(base, ctl)
        window = Window([os.environ['DOVETAIL'], '--workspace', ctl.workspace, '--size', '1250x1150'], PERSON,
                        stderr=log)
        window.find('list', 'Connectors')
        for name, step in Story(base, service, ctl, window).steps():
            if not tap.run(name, step):
                break
        service.hold(None)
        tap.run('the window closes, and nothing was warned of', closes_in_silence, window, log)
    tap.finish()


main()
