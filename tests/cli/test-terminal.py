#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a terminal and a pipe can do to dovetailctl: odd names, no input, endless input, output that
goes nowhere, Ctrl-C."""

import contextlib
import json
import os
import signal
import subprocess
import time

from dovetail_testing import Ctl, Tap, check, equal, folder, publish

# Right-to-left override, a bell, an escape sequence that clears the screen, and a line end.
ODD = 'Pier\u202e gnp.exe\u2066\a\x1b[2J\n'


def definition(name):
    return {'format': 'dovetail.connector/1', 'name': name, 'baseUrl': 'https://l.example.com',
            'endpoints': {'GET /lamps': {'name': name, 'method': 'GET', 'path': '/lamps',
                                         'direction': 'receive'}}}


class Terminal:
    def __init__(self, base):
        self.base = base
        self.ctl = Ctl(base / 'workspace.db', DOVETAIL_NOW='2026-11-09T10:00:00Z')
        self.ctl.run('init')
        self.mine = self.write('mine.json', definition('Pier'))

    def write(self, name, document):
        path = self.base / name
        path.write_text(json.dumps(document))
        return path

    def start(self, *arguments, **options):
        return subprocess.Popen([self.ctl.program, '--workspace', self.ctl.workspace, *arguments],
                                env=self.ctl.environment, stderr=subprocess.PIPE, **options)

    def refused(self, result, *words):
        """Said in words of ours: no warning of a library, no crash."""
        equal(result.returncode, 1, result.stderr)
        check(result.stderr.startswith(b'dovetailctl: '), result.stderr)
        check(b'CRITICAL' not in result.stderr, result.stderr)
        for word in words:
            check(word in result.stderr, result.stderr)

    def odd_names(self):
        """They reach the definition as they are and the terminal without what controls it."""
        self.ctl.run('create', '--from', self.write('odd.json', definition(ODD)), '-m', ODD)
        equal(self.ctl.connector(ODD)['name'], ODD, 'name')
        for arguments in ['list'], ['show', ODD], ['history', ODD], ['journal'], ['undo']:
            shown = self.ctl.run(*arguments).stdout.decode()
            check('gnp.exe' in shown, shown)
            for character in ODD:
                check(character.isprintable() or character == '\n' or character not in shown,
                      f'{arguments}: {shown!r}')

    def long_name(self):
        name = 'P' * 10000
        self.ctl.run('create', '--from', self.write('long.json', definition(name)))
        check(name in self.ctl.run('list').stdout.decode(), 'it is not cut')
        self.ctl.run('remove', name)

    def bytes_that_are_no_text(self):
        process = self.start('show', '--json', b'\xff\x1b', stdout=subprocess.PIPE)
        output, errors = process.communicate(timeout=60)
        equal(json.loads(output)['error']['code'], 'not-found', 'code')
        check(b'\x1b' not in errors, errors)

    def nothing_to_read(self):
        for arguments in [['create', '--from', '-'], ['convert-openapi', '-'],
                          ['publish', '--out', self.base / 'feed', '--id', 'x', '--version', 1, '-']]:
            self.refused(self.ctl.run(*arguments, input=b'', status=1), b'standard input: ')

    def notes(self):
        arguments = ['publish', '--out', self.base / 'feed', '--id', 'pier', '--version', 1, self.mine,
                     '--notes', '-']
        result = self.ctl.run(*arguments, input=b'New\0and hidden', status=1)
        self.refused(result, '‘-’'.encode())
        check(not (self.base / 'feed' / 'index.json').exists(), 'nothing is published')
        result = self.ctl.run(*arguments, input=b'')
        equal(result.stderr, b'', 'standard error')

    def place_of_an_error(self):
        """What is wrong with the folder is not said of the input."""
        result = self.ctl.run('publish', '--out', '/proc', '--id', 'pier', '--version', 2, self.mine,
                              status=1)
        check(b'/proc' in result.stderr and b'mine.json' not in result.stderr, result.stderr)

    def endless_input(self):
        """It stops reading where no definition can be that large."""
        process = self.start('create', '--from', '-', stdin=subprocess.PIPE)
        written = 0
        try:
            while written < 256:
                process.stdin.write(bytes(1 << 20))
                written += 1
        except BrokenPipeError:
            pass
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        errors = process.stderr.read()
        equal(process.wait(timeout=60), 1, errors[-500:])
        check(b'64 MiB' in errors and written < 128, errors[-500:])

    def full_output(self):
        """Half an export is none."""
        for command in 'export', 'list':
            with open('/dev/full', 'wb') as full:
                process = self.start(command, stdout=full)
                _, errors = process.communicate(timeout=60)
            equal(process.returncode, 1, errors)
            check(errors.startswith(b'dovetailctl: '), errors)

    def reader_that_leaves(self):
        """`dovetailctl list | head -1`"""
        read, write = os.pipe()
        os.close(read)
        process = self.start('list', stdout=write)
        os.close(write)
        _, errors = process.communicate(timeout=60)
        equal((process.returncode, errors), (-signal.SIGPIPE, b''), 'it stops without a word')

    def interrupted(self):
        """While it waits for standard input there is no main loop that would see Ctrl-C."""
        for number in signal.SIGINT, signal.SIGTERM:
            process = self.start('create', '--from', '-', stdin=subprocess.PIPE)
            time.sleep(0.5)  # by then it waits
            process.send_signal(number)
            try:
                process.wait(timeout=5)
            finally:
                process.kill()
                process.communicate()
            equal(process.returncode, -number, 'status')

    def one_of_several(self):
        """A name that several have is no choice: the ids are."""
        self.ctl.run('create', '--from', self.mine)
        self.ctl.run('create', '--from', self.mine)
        ids = [row['id'] for row in self.ctl.connectors() if row['name'] == 'Pier']
        equal(len(ids), 2, 'connectors')
        for command in 'show', 'remove', 'update':
            result = self.ctl.run(command, 'Pier', status=2)
            for connector in ids:
                check(connector in result.stderr.decode(), result.stderr)

        for feed in 'one', 'two':
            publish(self.base / feed, 'pier', 1, self.mine)
            self.ctl.run('sources', 'add', self.base / feed, '--name', 'Harbour')
        ids = [row['id'] for row in self.ctl.json('sources', 'list')['sources']]
        for arguments in [['install', 'pier'], ['install', 'Harbour/pier'],
                          ['sources', 'remove', 'Harbour']]:
            result = self.ctl.run(*arguments, status=2)
            for source in ids:
                check(source in result.stderr.decode(), result.stderr)
        self.ctl.run('install', f'{ids[1]}/pier')
        self.ctl.run('sources', 'remove', ids[0])
        self.ctl.run('sources', 'remove', 'Harbour')


def main():
    tap = Tap()
    with folder() as base:
        terminal = Terminal(base)
        for step in ('odd_names long_name bytes_that_are_no_text nothing_to_read notes '
                     'place_of_an_error endless_input one_of_several full_output '
                     'reader_that_leaves interrupted').split():
            tap.run(step.replace('_', ' '), getattr(terminal, step))
    tap.finish()


main()
