# SPDX-License-Identifier: GPL-3.0-or-later
"""Performs the steps of the story by clicking through the window."""

import re

from dovetail_testing import equal



class WindowDriver:
    def __init__(self, window):
        self.window = window

    # --- Where to go ---

    def page(self, name):
        self.window.press(name, role='page tab')

    def open_connector(self, name):
        self.page('Connectors')
        self.window.select('Connectors', f'{name}, ')
        self.window.find('heading', name)

    # --- The steps ---

    def add_source(self, url):
        self.window.press('Add a Marketplace…')
        self.window.write(self.window.find('text', 'Address or Folder'), url)
        self.window.press('Add')
        self.page('Marketplace')

    def install(self, identifier, name):
        self.page('Marketplace')
        self.window.press(f'Install {name}')
        self.window.gone('button', f'Install {name}')

    def add_endpoint(self, connector, identifier, endpoint, message):
        self.open_connector(connector)
        self.window.press('Add Endpoint…')
        self.window.find('dialog', 'New Endpoint')
        self.write('Name', endpoint['name'])
        self.write('Path', endpoint['path'])
        self.write('Why', message)
        self.window.press('Save')
        self.window.gone('dialog', 'New Endpoint')

    def write(self, entry, text):
        self.window.write(self.window.find('text', entry), text)

    def refresh(self):
        self.page('Connectors')
        self.window.press('Check for Updates')

    def begin_update(self, connector):
        self.open_connector(connector)
        self.window.press('Review Update…')
        self.window.find('dialog', 'What’s New')
        self.window.press('Continue')

    def finish_update(self, button):
        self.window.find('dialog', 'Confirm')
        self.window.press(button)
        self.window.press('Done')
        self.window.gone('button', 'Done')

    def update_plain(self, connector):
        self.begin_update(connector)
        self.finish_update('Update')

    def choose(self, choice):
        self.window.find('dialog', 'Choose How to Update')
        self.window.press(choice, role='radio button')
        self.window.press('Continue')

    def update_alongside(self, connector):
        self.begin_update(connector)
        self.choose('Install Alongside')
        self.finish_update('Install Alongside')

    def undo(self):
        """The newest entry, from the page of all that was done."""
        self.page('Activity')
        newest = self.window.find('list item', re.compile('^Installed Directus 10 alongside, '))
        self.window.press(re.compile('^Undo'), within=newest)
        self.page('Connectors')

    def overwrite(self, connector):
        self.begin_update(connector)
        self.choose('Overwrite')
        self.finish_update('Overwrite')

    def restore(self, connector, revision):
        self.open_connector(connector)
        self.window.select('Version History', f'Revision {revision}, ')
        self.window.press(f'Restore Revision {revision}')

    # --- What the window says ---

    def rows_equal(self, ctl):
        """The list's rows and each history's say what dovetailctl says."""
        if not ctl.json('sources', 'list')['sources']:
            self.window.find('label', 'Welcome to Dovetail')
            return
        self.page('Connectors')
        expected = [describe_connector(row) for row in in_sections(ctl.connectors())]
        if not expected:
            self.window.find('grouping', 'No Connectors')
            return
        self.shows('Connectors', expected)
        for row in ctl.connectors():
            self.window.select('Connectors', f'{row["name"]}, ')
            revisions = ctl.history(row['name'])
            rows = [describe_revision(revision, revisions[0]) for revision in revisions]
            self.shows('Version History', rows)

    def shows(self, name, expected):
        """The list comes to show these rows; a model follows the database a moment later."""
        found = []

        def same():
            found[:] = self.window.items(name)
            return found == expected

        try:
            self.window.wait_for(same, name)
        except AssertionError:
            equal(found, expected, name)
            raise


def in_sections(connectors):
    """Those with an update first, the custom ones last, as the window's sections are."""
    def section(row):
        return 0 if row['updateAvailable'] else 2 if row['kind'] == 'custom' else 1
    return sorted(connectors, key=section)


def describe_connector(row):
    words = [row['name'], row['versionName']]
    if row['modified']:
        words.append(f'Modified by {row["modifiedBy"]}, 9 Nov')
    if row['updateAvailable']:
        words.append('Update Available')
    if row['outOfDate']:
        words.append('Out of Date')
    if row['alongsideOf']:
        words.append('Installed Alongside')
    return ', '.join(words)


ACTIONS = {'install': 'Installed', 'edit': 'Modified', 'update': 'Updated', 'overwrite': 'Overwritten',
           'alongside': 'Installed Alongside', 'restore': 'Restored', 'undo': 'Undone', 'redo': 'Redone'}


def describe_revision(revision, newest):
    words = [f'Revision {revision["number"]}', ACTIONS[revision['action']], revision['versionName'],
             revision['author'], revision['message'], 'Current' if revision is newest else '']
    return ', '.join(word for word in words if word)
