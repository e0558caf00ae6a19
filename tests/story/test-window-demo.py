#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample organisation, as the window shows it, is the one that data/sample/ tells; and the window
opens in other languages and directions without a warning."""

import os
import re

from story import PERSON

from accessible import Window
from dovetail_testing import Tap, check, equal, folder

NOW = {**PERSON, 'DOVETAIL_NOW': '2026-11-09T10:19:00Z'}
WARNING = re.compile('WARNING|CRITICAL|ERROR|AddressSanitizer')

SECTIONS = ['Updates Available 6', 'Up to Date 2', 'Custom 4']
CONNECTORS = [
    'Adobe Commerce, 2.4.7, Update Available',
    'Descartes Peoplevox, 6.2, Modified by Marta Kowalska, 8 Sep, Update Available, Out of Date',
    'Klaviyo, 2026-07, Update Available',
    'NetSuite, 2025.2, Modified by Jonas Weber, 21 Oct, Update Available',
    'Shopify, 2026-04, Modified by Ava Thompson, 3 Nov, Update Available, Needs Attention',
    'Xero, 9.1, Update Available, Needs Attention',
    'Akeneo, 7.0.44',
    'Descartes Peoplevox (7.0), 7.0, Installed Alongside',
    'Harbour Loyalty, Custom connector, Edited by Priya Nair, 14 Sep',
    'Harbour Trade Portal, Custom connector',
    'Pine & Post Couriers, Custom connector',
    'Pine Warehouse, Custom connector',
]
SHOPIFY = [
    'Revision 7, Modified, 2026-04, Ava Thompson, Fewer pages in the nightly order run, Current',
    'Revision 6, Modified, 2026-04, Priya Nair, Slower calls, the stores share one limit',
    'Revision 5, Modified, 2026-04, Jonas Weber, Gift cards for the loyalty flow',
    'Revision 4, Updated, 2026-04, Ava Thompson, From 2025-10, nothing was modified',
    'Revision 3, Restored, 2025-10, Priya Nair, Revision 1, after the sandbox refused orders',
    'Revision 2, Updated, 2026-01, Priya Nair, From 2025-10, nothing was modified',
    'Revision 1, Installed, 2025-10, Ava Thompson, From Quayside Marketplace',
]
ENTRIES = ['Adobe Commerce', 'Akeneo', 'BigCommerce', 'Brightpearl', 'Business Central',
           'Descartes Peoplevox', 'Klaviyo', 'Lightspeed X-Series', 'Mirakl', 'NetSuite', 'Shopify',
           'TikTok Shop', 'WooCommerce', 'Xero']


def open_window(log, *arguments, **environment):
    # Large enough for all rows: a list has no widgets for those that are scrolled away.
    return Window([os.environ['DOVETAIL'], '--demo', '--size', '1250x1150', *arguments],
                  {**NOW, **environment}, stderr=log)


def shows_connectors(window):
    window.wait_for(lambda: window.items('Connectors') == CONNECTORS, 'the twelve connectors')
    equal([header.get_name() for header in window.look('row header', None)], SECTIONS, 'sections')
    page = window.find('page tab', 'Connectors')
    equal(len(window.look('label', '6', page)), 1, 'the number of updates on the page’s name')


def shows_history(window):
    window.find('heading', 'Shopify')
    window.wait_for(lambda: window.items('Version History') == SHOPIFY, 'Shopify’s revisions')


def shows_marketplace(window):
    window.press('Marketplace', role='page tab')
    window.find('list item', 'All Categories, 14')
    cells = {cell.get_name() for cell in window.look('table cell', None)}
    equal(sorted(cell.split(',')[0] for cell in cells), ENTRIES, 'entries')


def closes_in_silence(window, log):
    window.press('Close')
    equal(window.process.wait(10), 0, 'the exit status')
    log.seek(0)
    said = log.read()
    check(not WARNING.search(said), said)


def opens_in(base, locale):
    with open(base / locale, 'w+', encoding='utf-8') as log:
        window = open_window(log, LC_ALL=f'{locale}.UTF-8', LANGUAGE='')
        window.wait_for(lambda: window.look('list', None), 'a list')
        closes_in_silence(window, log)


def main():
    tap = Tap()
    with folder() as base, open(base / 'log', 'w+', encoding='utf-8') as log:
        window = open_window(log, '--connector', 'Shopify')
        window.find('list', 'Connectors')
        tap.run('the connectors, in their sections', shows_connectors, window)
        tap.run('the history of Shopify', shows_history, window)
        tap.run('the marketplace', shows_marketplace, window)
        tap.run('it closes, and nothing was warned of', closes_in_silence, window, log)
        for locale in 'de_DE', 'ar_EG':
            tap.run(f'it opens in {locale}', opens_in, base, locale)
    tap.finish()


main()
