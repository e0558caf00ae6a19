#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the sample organisation: every version, and every state that its story goes through.

    check.py [--schema FILE] [--list]

--schema validates each definition against the definition's JSON Schema too (needs
python3-jsonschema). --list prints the list of connectors as the story leaves it.
"""

import argparse
import json
import re
import sys

# Nothing is written beside the sources.
sys.dont_write_bytecode = True
import definitions  # noqa: E402

AUTH_TYPES = {'none', 'basic', 'apiKey', 'bearer', 'oauth2', 'headers', 'other'}
COLOURS = {'blue', 'cyan', 'gray', 'green', 'orange', 'pink', 'purple', 'red', 'yellow'}
PAGINATION = {'page', 'offset', 'cursor', 'nextUrl', 'link'}
PLACEHOLDER = re.compile(r'(?<!\{)\{([^{}]+)\}(?!\})')
VARIABLE = re.compile(r'\{\{([^{}]+)\}\}')
PARAMETER = re.compile(r'(?:query\..+|header\.[^A-Z]+|cookie\..+|path\.[1-9][0-9]*)')

# What the pictures show: name, version, update to, modified by and on, badges.
EXPECTED = [
    ('Adobe Commerce', '2.4.7', '2.4.8', None, ''),
    ('Akeneo', '7.0.44', None, None, ''),
    ('Descartes Peoplevox', '6.2', '7.0', 'Marta Kowalska 2026-09-08', 'Out of Date'),
    ('Descartes Peoplevox (7.0)', '7.0', None, None, 'Installed Alongside'),
    ('Harbour Loyalty', None, None, 'Priya Nair 2026-09-14', ''),
    ('Harbour Trade Portal', None, None, None, ''),
    ('Klaviyo', '2026-07', '2026-10', None, ''),
    ('NetSuite', '2025.2', '2026.1', 'Jonas Weber 2026-10-21', ''),
    ('Pine & Post Couriers', None, None, None, ''),
    ('Pine Warehouse', None, None, None, ''),
    ('Shopify', '2026-04', '2026-10', 'Ava Thompson 2026-11-03', ''),
    ('Xero', '9.1', '9.2', None, ''),
]

failures = []


def expect(condition, where, message):
    if not condition:
        failures.append(f'{where}: {message}')


def walk(value):
    """Every value inside a value, itself included."""
    yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from walk(child)


def variables_used(value):
    for text in walk(value):
        if isinstance(text, str):
            yield from VARIABLE.findall(text)


def check_security(requirements, definition, where):
    expect(isinstance(requirements, list) and requirements, where, 'security names no alternative')
    for alternative in requirements:
        for method, scopes in alternative.items():
            known = definition['authMethods'].get(method)
            expect(known is not None, where, f'security names {method}, which does not exist')
            flows = (known or {}).get('flows', {})
            granted = {scope for flow in flows.values() for scope in flow['scopes']}
            expect(set(scopes) <= granted, where, f'security asks {method} for unknown scopes {scopes}')


def check_pagination(endpoint, where):
    pagination = endpoint.get('pagination', {})
    expect(set(pagination) <= PAGINATION and len(pagination) <= 1, where, f'pagination {pagination}')
    for kind, settings in pagination.items():
        for member in ('parameter', 'sizeParameter'):
            if member in settings:
                expect(settings[member] in endpoint['parameters'], where, f'{kind}: no parameter {settings[member]}')
        size = endpoint['parameters'].get(settings.get('sizeParameter'), {})
        expect(size.get('schema', {}).get('default') == settings.get('size'), where, 'page size is not the default')


def check_endpoint(identifier, endpoint, definition, where):
    # formats §3: METHOD /path without the names of the placeholders.
    names = list(dict.fromkeys(PLACEHOLDER.findall(endpoint['path'])))
    expected = f'{endpoint["method"]} {PLACEHOLDER.sub("{}", endpoint["path"])}'
    expect(identifier == expected, where, f'the id should be {expected}')
    expect(endpoint['direction'] in ('receive', 'send'), where, f'direction {endpoint["direction"]}')
    expect(endpoint['name'] and endpoint['entity'] and endpoint['responses'], where, 'name, entity or responses missing')
    parameters = endpoint['parameters']
    for key in parameters:
        expect(PARAMETER.fullmatch(key), where, f'parameter id {key}')
    paths = {key: value for key, value in parameters.items() if key.startswith('path.')}
    expect({f'path.{i}': name for i, name in enumerate(names, 1)} == {k: v.get('name') for k, v in paths.items()},
           where, 'path parameters and placeholders differ')
    expect(all(value['required'] for value in paths.values()), where, 'a path parameter is not required')
    if 'security' in endpoint:
        check_security(endpoint['security'], definition, where)
    check_pagination(endpoint, where)


def check_variables(definition, where):
    declared = set(definition['variables'])
    for method in definition['authMethods'].values():
        expect(set(variables_used(method)) <= declared | set(method.get('variables', {})), where,
               f'{method["label"]} uses an undeclared variable')
    for identifier, endpoint in definition['endpoints'].items():
        expect(set(variables_used(endpoint)) <= declared | set(endpoint.get('variables', {})),
               f'{where}, {identifier}', 'an undeclared variable is used')
    expect(set(variables_used(definition['baseUrl'])) <= declared, where, 'baseUrl uses an undeclared variable')


def check_definition(definition, where, validator):
    expect(definition['format'] == 'dovetail.connector/1', where, 'format')
    expect(definition['colour'] in COLOURS, where, f'colour {definition["colour"]}')
    expect(len(definition['endpoints']) >= 8, where, f'{len(definition["endpoints"])} endpoints, 8 are needed')
    expect(definition['variables'], where, 'no variables')
    expect(definition['authMethods'], where, 'no authentication methods')
    for name, method in definition['authMethods'].items():
        expect(method['type'] in AUTH_TYPES, where, f'{name}: type {method["type"]}')
    check_security(definition['security'], definition, where)
    for value in walk(definition):
        if isinstance(value, dict) and isinstance(value.get('$ref'), str):
            name = value['$ref'].removeprefix('#/schemas/')
            expect(name in definition['schemas'], where, f'{value["$ref"]} leads nowhere')
    for identifier, endpoint in definition['endpoints'].items():
        check_endpoint(identifier, endpoint, definition, f'{where}, {identifier}')
    check_variables(definition, where)
    if validator:
        for error in validator.iter_errors(definition):
            expect(False, where, f'{error.json_path}: {error.message[:200]}')


def check_patch(before, patch, where, path=''):
    """Every leaf of a patch changes something."""
    for name, value in patch.items():
        place = f'{path}/{name}'
        if value is None:
            expect(name in before, where, f'{place} is removed but was not there')
        elif isinstance(value, dict) and isinstance(before.get(name), dict):
            expect(value, where, f'{place} changes nothing')
            check_patch(before[name], value, where, place)
        else:
            expect(name not in before or before[name] != value, where, f'{place} changes nothing')


class Connector:
    def __init__(self, name, definition, entry=None, version=None):
        self.name, self.definition, self.pristine = name, definition, definition
        self.entry, self.version, self.alongside = entry, version, None
        self.modified = None
        self.revisions = []

    def keep(self):
        if self.definition == self.pristine:
            self.modified = None
        self.revisions.append((self.definition, self.pristine, self.version, self.modified))

    def stamp(self, action):
        self.modified = f'{action["author"]} {action["at"][:10]}'


class Story:
    def __init__(self, entries, validator):
        self.entries, self.validator = entries, validator
        self.connectors, self.instances, self.flows = {}, {}, {}

    def version(self, action, entry):
        """The version that an action names: the newest of its time, in number and in fact."""
        there = {n: v for n, (v, _) in self.entries[entry].items()
                 if v['date'] <= action['at'][:10] and not v.get('withdrawn')}
        number = action.get('version', max(there))
        expect(number == max(there), action['at'], f'{number} is not the newest version of {entry} at that time')
        return self.entries[entry][number]

    def add(self, connector, action):
        expect(connector.name not in self.connectors, action['at'], f'{connector.name} is there already')
        self.connectors[connector.name] = connector
        connector.keep()

    def install(self, action):
        version, definition = self.version(action, action['connector'])
        self.add(Connector(definition['name'], definition, action['connector'], version), action)

    def create(self, action):
        definition = definitions.read(action['definition'])
        self.add(Connector(definition['name'], definition), action)

    def edit(self, action):
        connector = self.connectors[action['connector']]
        check_patch(connector.definition, action['patch'], action['at'])
        connector.definition = definitions.merge_patch(connector.definition, action['patch'])
        connector.stamp(action)
        connector.keep()
        check_definition(connector.definition, f'{action["at"]} {connector.name}', self.validator)

    def update(self, action):
        connector = self.connectors[action['connector']]
        version, definition = self.version(action, connector.entry)
        is_modified = connector.definition != connector.pristine
        expect(version['number'] > connector.version['number'], action['at'], 'not a higher version')
        expect((action['choice'] != 'plain') == is_modified, action['at'], f'choice {action["choice"]}')
        if action['choice'] == 'alongside':
            copy_ = Connector(f'{definition["name"]} ({version["name"]})', definition, connector.entry, version)
            copy_.alongside = connector.name
            self.add(copy_, action)
            return
        connector.version, connector.definition, connector.pristine = version, definition, definition
        connector.keep()

    def restore(self, action):
        connector = self.connectors[action['connector']]
        expect(1 <= action['revision'] < len(connector.revisions), action['at'], 'no such earlier revision')
        (connector.definition, connector.pristine, connector.version,
         connector.modified) = connector.revisions[action['revision'] - 1]
        connector.keep()

    def create_instance(self, action):
        definition = self.connectors[action['connector']].definition
        instance = action['instance']
        expect(instance['name'] not in self.instances, action['at'], f'{instance["name"]} is there already')
        for method in instance['methods']:
            expect(method in definition['authMethods'], action['at'], f'no method {method}')
        for name, variable in definition['variables'].items():
            expect(not variable['required'] or 'default' in variable or name in instance['variables'], action['at'],
                   f'{name} has no value')
        self.instances[instance['name']] = action['connector']

    def check_shapes(self, shapes, where):
        for shape in shapes:
            for branch in shape.get('branches', []):
                self.check_shapes(branch['shapes'], where)
            if shape['type'] != 'connector':
                continue
            place = f'{where}, {shape["id"]}'
            expect(shape['instance'] in self.instances, place, f'no instance {shape["instance"]}')
            endpoints = self.connectors[self.instances[shape['instance']]].definition['endpoints']
            endpoint = endpoints.get(shape['endpoint'])
            expect(endpoint, place, f'no endpoint {shape["endpoint"]}')
            for parameter in shape.get('parameters', {}):
                expect(parameter in endpoint['parameters'], place, f'no parameter {parameter}')

    def create_flow(self, action):
        expect(action['name'] not in self.flows, action['at'], f'{action["name"]} is there already')
        self.flows[action['name']] = 'draft'
        self.edit_flow(action)

    def edit_flow(self, action):
        document = definitions.read(action['flow'])
        expect(document['name'] == action['name'] and action['name'] in self.flows, action['at'], 'another name')
        self.check_shapes(document['shapes'], f'{action["at"]} {action["flow"]}')

    def deploy_flow(self, action):
        expect(action['name'] in self.flows, action['at'], f'no flow {action["name"]}')
        self.flows[action['name']] = 'deployed'

    def disable_flow(self, action):
        expect(self.flows[action['name']] == 'deployed', action['at'], f'{action["name"]} is not deployed')

    def rows(self):
        for connector in sorted(self.connectors.values(), key=lambda one: one.name):
            newest, update, badges = None, None, []
            if connector.entry:
                newest = max(n for n, (v, _) in self.entries[connector.entry].items() if not v.get('withdrawn'))
                if newest > connector.version['number']:
                    update = self.entries[connector.entry][newest][0]['name']
                if any(other.entry == connector.entry and other.version['number'] > connector.version['number']
                       for other in self.connectors.values()):
                    badges.append('Out of Date')
                if connector.alongside in self.connectors:
                    badges.append('Installed Alongside')
            yield (connector.name, connector.version and connector.version['name'], update, connector.modified,
                   ', '.join(badges))


def check_entries(validator):
    entries = {}
    for feed, facts in definitions.read('feeds.json').items():
        for connector in facts['connectors']:
            expect(re.fullmatch(r'[a-z0-9][a-z0-9._-]{0,63}', connector), feed, f'id {connector}')
            expect(connector not in entries, feed, f'{connector} twice')
            entries[connector] = {}
            before = definitions.read(f'connectors/{connector}.json')['definition']
            last = (0, '')
            for version, definition in definitions.versions(connector):
                where = f'{connector} {version["number"]}'
                expect((version['number'] > last[0]) and version['date'] > last[1], where, 'not after the one before')
                if 'patch' in version:
                    check_patch(before, version['patch'], where)
                    expect(before != definition, where, 'nothing changed')
                expect(version['notes'] and version['name'], where, 'no name or no notes')
                check_definition(definition, where, validator)
                entries[connector][version['number']] = (version, definition)
                before, last = definition, (version['number'], version['date'])
            expect(len(entries[connector]) >= 3, connector, 'fewer than 3 versions')
    known = {path.stem for path in (definitions.FOLDER / 'connectors').glob('*.json')}
    expect(known == set(entries), 'feeds.json', f'differs from connectors/: {known ^ set(entries)}')
    return entries


def check_story(entries, validator):
    told = definitions.read('story.json')
    for path in sorted((definitions.FOLDER / 'custom').glob('*.json')):
        check_definition(json.loads(path.read_text(encoding='utf-8')), path.name, validator)
    expect({source['feed'] for source in told['sources']} == set(definitions.read('feeds.json')), 'sources', 'differ')
    story, last = Story(entries, validator), ''
    for action in told['actions']:
        expect(last < action['at'] < told['now'], action['at'], 'not in the order of time')
        last = action['at']
        getattr(story, action['action'].replace('-', '_'))(action)
    for run in definitions.read('runs.json'):
        expect(story.flows.get(run['flow']) == 'deployed', run['flow'], 'has a run and is not deployed')
        expect(run['report']['ended'] < told['now'], run['flow'], 'a run after the end of the story')
    return list(story.rows())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--schema')
    parser.add_argument('--list', action='store_true')
    options = parser.parse_args()
    validator = None
    if options.schema:
        try:
            import jsonschema
        except ImportError:
            print('python3-jsonschema is not there: definitions are not validated against the schema')
        else:
            with open(options.schema, encoding='utf-8') as file:
                validator = jsonschema.Draft202012Validator(json.load(file))
    entries = check_entries(validator)
    rows = check_story(entries, validator)
    if options.list:
        for row in rows:
            print(' | '.join(part or '-' for part in row))
    expect(rows == EXPECTED, 'list', 'differs from the pictures:\n' + '\n'.join(str(r) for r in rows if r not in EXPECTED))
    expect(len(entries) == 14, 'marketplace', f'{len(entries)} entries')
    if failures:
        sys.exit('\n'.join(failures))
    print(f'{len(entries)} entries, {sum(map(len, entries.values()))} versions, {len(rows)} connectors')


if __name__ == '__main__':
    main()
