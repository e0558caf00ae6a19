#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample organisation's folder: its feeds, its story, its custom connectors, its flows.

    build-feed.py DOVETAILCTL FOLDER [--stamp FILE] [--until DATE]
    build-feed.py --install FOLDER TARGET

The feeds are written by `dovetailctl publish`, a version at a time, so that they are what a
vendor's would be. --until leaves out what was published after DATE. --install copies a folder
that was made to TARGET, below DESTDIR where that is set.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Nothing is written beside the sources.
sys.dont_write_bytecode = True
import definitions  # noqa: E402

PARTS = ('feed', 'custom', 'flows', 'story.json', 'runs.json')


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + '\n', encoding='utf-8')


def publish(dovetailctl, feed, connector, version, definition, scratch):
    source = scratch / 'definition.json'
    notes = scratch / 'notes.txt'
    write_json(source, definition)
    notes.write_text(version['notes'], encoding='utf-8')
    command = [
        dovetailctl, 'publish', '--out', str(feed), '--id', connector,
        '--version', str(version['number']), '--version-name', version['name'],
        '--notes', str(notes), '--date', version['date'], str(source),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f'{connector} {version["number"]}: publish failed ({done.returncode})\n{done.stdout}{done.stderr}')


def withdraw(index, withdrawn):
    """Marks what its vendor took back: publish has no word for it."""
    feed = json.loads(index.read_text(encoding='utf-8'))
    for connector, number, mark in withdrawn:
        feed['connectors'][connector]['versions'][str(number)]['withdrawn'] = mark
    feed['serial'] += 1
    write_json(index, feed)


def build_feed(dovetailctl, folder, facts, until, scratch):
    folder.mkdir(parents=True)
    write_json(folder / 'index.json', {
        'format': 'dovetail.feed/1', 'id': facts['id'], 'name': facts['name'], 'serial': 0, 'connectors': {},
    })
    withdrawn = []
    for connector in facts['connectors']:
        for version, definition in definitions.versions(connector):
            if until and version['date'] > until:
                continue
            publish(dovetailctl, folder, connector, version, definition, scratch)
            mark = version.get('withdrawn')
            if mark and not (until and mark['date'] > until):
                withdrawn.append((connector, version['number'], mark))
    if withdrawn:
        withdraw(folder / 'index.json', withdrawn)


def replace(source, target):
    if target.is_dir():
        shutil.rmtree(target)
    elif target.exists():
        target.unlink()
    shutil.move(source, target)


def build(dovetailctl, folder, until):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix='.sample-', dir=folder) as name:
        made = Path(name)
        scratch = made / 'scratch'
        scratch.mkdir()
        for feed, facts in definitions.read('feeds.json').items():
            build_feed(dovetailctl, made / 'feed' / feed, facts, until, scratch)
        for part in ('custom', 'flows'):
            shutil.copytree(definitions.FOLDER / part, made / part)
        for part in ('story.json', 'runs.json'):
            shutil.copy(definitions.FOLDER / part, made)
        for part in PARTS:
            replace(made / part, folder / part)


def install(folder, target):
    below = os.environ.get('DESTDIR')
    if below:
        target = Path(below) / target.relative_to(target.anchor)
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if (folder / part).is_dir():
            shutil.copytree(folder / part, target / part, dirs_exist_ok=True)
        else:
            shutil.copy(folder / part, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--install', action='store_true')
    parser.add_argument('--stamp', type=Path)
    parser.add_argument('--until', metavar='DATE')
    parser.add_argument('first')
    parser.add_argument('second', type=Path)
    options = parser.parse_args()
    if options.install:
        install(Path(options.first), options.second)
        return
    build(os.path.abspath(options.first), options.second, options.until)
    if options.stamp:
        options.stamp.touch()


if __name__ == '__main__':
    main()
