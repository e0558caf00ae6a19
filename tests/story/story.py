# SPDX-License-Identifier: GPL-3.0-or-later
"""The story of an update: two vendors' documents become connectors, one is modified, newer versions
come out and are taken in every way.

A driver performs each step, by the window or by dovetailctl. The state after each step is asked of
dovetailctl, and has to be the same whoever performed it."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))

from dovetail_testing import check, equal, publish, real_document

FIGMA = 'Figma API'
DIRECTUS = 'Directus'
COPY = 'Directus (10)'

# What the admin adds to Directus.
ENDPOINT_ID = 'GET /harbour/notices'
ENDPOINT = {'name': 'List Harbour Notices', 'method': 'GET', 'path': '/harbour/notices',
            'direction': 'receive'}
MESSAGE = 'The notices of the harbour'

# The environment of every step: one person, one day.
PERSON = {'DOVETAIL_AUTHOR': 'Ava Thompson', 'DOVETAIL_NOW': '2026-11-09T10:00:00Z'}


def documents():
    """The vendors' four documents, or None where they could not be had."""
    found = {name: real_document(*name) for name in [
        ('figma-0.24.0', 'openapi/openapi.yaml'), ('directus-10.2.11', 'dist/openapi.json'),
        ('figma-0.31.0', 'openapi/openapi.yaml'), ('directus-15.2.0', 'dist/openapi.json')]}
    return None if None in found.values() else list(found.values())


class Story:
    """Each step is a name and a function; `ctl` asks for the state, `driver` acts."""

    def __init__(self, driver, ctl, feed, url, vendors):
        self.driver = driver
        self.ctl = ctl
        self.feed = feed
        self.url = url
        self.figma_old, self.directus_old, self.figma_new, self.directus_new = vendors

    def steps(self):
        return [
            ('the vendors publish their first versions', self.publish_first),
            ('the marketplace is added', self.add_source),
            ('both connectors are installed', self.install),
            ('an endpoint is added to Directus', self.edit),
            ('the vendors publish newer versions', self.publish_second),
            ('a refresh shows two updates', self.refresh),
            ('the unmodified connector takes its update', self.update_plain),
            ('the modified one is installed alongside', self.update_alongside),
            ('that is undone', self.undo),
            ('the modified one is overwritten', self.overwrite),
            ('its earlier revision is restored', self.restore),
        ]

    def publish_first(self):
        publish(self.feed, 'figma', 1, self.figma_old)
        publish(self.feed, 'directus', 1, self.directus_old)

    def add_source(self):
        self.driver.add_source(self.url)
        equal(len(self.ctl.json('sources', 'list', schema='sources')['sources']), 1, 'sources')

    def install(self):
        self.driver.install('figma', FIGMA)
        self.driver.install('directus', DIRECTUS)
        self.names(DIRECTUS, FIGMA)
        for name in FIGMA, DIRECTUS:
            row = self.ctl.connector(name)
            equal((row['version'], row['modified'], row['updateAvailable']), (1, False, None), name)
            equal([r['action'] for r in self.ctl.history(name)], ['install'], name)

    def edit(self):
        self.driver.add_endpoint(DIRECTUS, ENDPOINT_ID, ENDPOINT, MESSAGE)
        row = self.ctl.connector(DIRECTUS)
        equal((row['modified'], row['modifiedBy']), (True, PERSON['DOVETAIL_AUTHOR']), 'Directus')
        changes = self.ctl.json('diff', DIRECTUS, schema='changes')['changes']
        equal([(c['kind'], c['pointer'], c['before'], c['after']) for c in changes],
              [('added', '/endpoints/GET ~1harbour~1notices', None, ENDPOINT)], 'changes')
        equal(self.ctl.history(DIRECTUS)[0]['message'], MESSAGE, 'message')

    def publish_second(self):
        publish(self.feed, 'figma', 2, self.figma_new)
        publish(self.feed, 'directus', 2, self.directus_new)

    def refresh(self):
        equal(self.ctl.json('updates', schema='list')['connectors'], [], 'before the refresh')
        self.driver.refresh()
        equal([(c['name'], c['updateAvailable'])
               for c in self.ctl.json('updates', schema='list')['connectors']],
              [(DIRECTUS, 2), (FIGMA, 2)], 'updates')

    def update_plain(self):
        self.driver.update_plain(FIGMA)
        row = self.ctl.connector(FIGMA)
        equal((row['version'], row['versionName'], row['modified'], row['updateAvailable']),
              (2, '0.31.0', False, None), FIGMA)
        equal([r['action'] for r in self.ctl.history(FIGMA)], ['update', 'install'], FIGMA)

    def update_alongside(self):
        before = self.ctl.connector(DIRECTUS)
        self.driver.update_alongside(DIRECTUS)
        self.names(DIRECTUS, COPY, FIGMA)
        first, copy = self.ctl.connector(DIRECTUS), self.ctl.connector(COPY)
        equal({**first, 'outOfDate': False}, before, 'the first one stays as it is')
        check(first['outOfDate'], 'the first one is out of date')
        equal((copy['version'], copy['modified'], copy['alongsideOf'], copy['updateAvailable']),
              (2, False, first['id'], None), COPY)
        equal([r['action'] for r in self.ctl.history(COPY)], ['alongside'], COPY)

    def undo(self):
        self.driver.undo()
        self.names(DIRECTUS, FIGMA)
        row = self.ctl.connector(DIRECTUS)
        equal((row['outOfDate'], row['updateAvailable']), (False, 2), DIRECTUS)

    def overwrite(self):
        self.driver.overwrite(DIRECTUS)
        self.names(DIRECTUS, FIGMA)
        row = self.ctl.connector(DIRECTUS)
        equal((row['version'], row['modified'], row['updateAvailable']), (2, False, None), DIRECTUS)
        equal([r['action'] for r in self.ctl.history(DIRECTUS)], ['overwrite', 'edit', 'install'],
              DIRECTUS)
        check(ENDPOINT_ID not in self.ctl.definition(DIRECTUS)['endpoints'], 'the change is gone')
        changes = self.ctl.json('diff', DIRECTUS, '--from', 1, '--to', 2)['changes']
        equal(len(changes), 1, 'the change is present in the history')

    def restore(self):
        self.driver.restore(DIRECTUS, 2)
        row = self.ctl.connector(DIRECTUS)
        equal((row['version'], row['modified'], row['updateAvailable']), (1, True, 2), DIRECTUS)
        newest = self.ctl.history(DIRECTUS)[0]
        equal((newest['number'], newest['action'], newest['restores']), (4, 'restore', 2), DIRECTUS)
        check(ENDPOINT_ID in self.ctl.definition(DIRECTUS)['endpoints'], 'the change is back')

    def names(self, *expected):
        equal([c['name'] for c in self.ctl.connectors()], list(expected), 'connectors')


class CtlDriver:
    """Performs the steps with dovetailctl."""

    def __init__(self, ctl):
        self.ctl = ctl

    def add_source(self, url):
        self.ctl.json('sources', 'add', url, schema='outcome')

    def install(self, identifier, name):
        self.ctl.json('install', identifier, schema='outcome')

    def add_endpoint(self, connector, identifier, endpoint, message):
        definition = self.ctl.definition(connector)
        definition['endpoints'][identifier] = endpoint
        self.ctl.edit(connector, definition, message)

    def refresh(self):
        self.ctl.json('refresh', schema='sources')

    def update_plain(self, connector):
        self.ctl.json('update', connector, schema='outcome')

    def update_alongside(self, connector):
        self.ctl.json('update', connector, '--alongside', schema='outcome')

    def undo(self):
        self.ctl.json('undo', schema='outcome')

    def overwrite(self, connector):
        self.ctl.json('update', connector, '--overwrite', schema='outcome')

    def restore(self, connector, revision):
        self.ctl.json('restore', connector, revision, schema='outcome')
