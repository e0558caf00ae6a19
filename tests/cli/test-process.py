#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the system is told about a dovetailctl that runs: no core file, as secrets may be in it."""

import pathlib
import resource
import subprocess
import time

from dovetail_testing import Ctl, Tap, check, equal, folder


def soft_core_limit(process):
    for line in pathlib.Path(f'/proc/{process}/limits').read_text().splitlines():
        if line.startswith('Max core file size'):
            return line.removeprefix('Max core file size').split()[0]
    raise AssertionError('no limit of core files')


def no_core_file(base):
    """A caller whose limit is as high as it can be starts one that waits for its input."""
    ctl = Ctl(base / 'workspace.db')
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    if hard != 0:
        check(soft_core_limit('self') != '0', 'the caller has a limit of none')
    process = subprocess.Popen([ctl.program, '--workspace', ctl.workspace, 'create', '--from', '-'],
                               env=ctl.environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        # Until it is that program, and in its main function.
        give_up_at = time.monotonic() + 10
        while soft_core_limit(process.pid) != '0' and time.monotonic() < give_up_at:
            time.sleep(0.01)
        equal(soft_core_limit(process.pid), '0', 'limit of core files')
        equal(process.poll(), None, 'it runs')
    finally:
        process.communicate(timeout=60)


def main():
    tap = Tap()
    with folder() as base:
        tap.run('no core file', no_core_file, base)
    tap.finish()


main()
