# SPDX-License-Identifier: GPL-3.0-or-later
"""Real servers on loopback that the tests talk to: Prism, which holds requests against a vendor's
document, and nginx, which judges credentials."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from dovetail_testing import check


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def wait_for(port, process, seconds):
    """Until something answers on the port, whatever it says."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        check(process.poll() is None, f'the server ended with {process.returncode}')
        try:
            urllib.request.urlopen(f'http://127.0.0.1:{port}/', timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f'nothing answers on port {port}')


class Prism:
    """`prism mock` of one document at a time, always on the same port."""

    def __init__(self):
        self.port = free_port()
        self.url = f'http://127.0.0.1:{self.port}'
        self.process = None

    def serve(self, document):
        self.stop()
        program = pathlib.Path(os.environ['DOVETAIL_REAL_DIR']) / '@stoplight/prism-cli/dist/index.js'
        self.process = subprocess.Popen(
            ['node', program, 'mock', '-h', '127.0.0.1', '-p', str(self.port), '--errors', document],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        wait_for(self.port, self.process, 150)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


JUDGE = '''
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  default_type application/json;
{maps}
  server {{
    listen 127.0.0.1:{port};
    error_page 401 /refused;
    location = /refused {{ internal; return 401 '{{"message":"nginx does not know you"}}'; }}
{locations}
  }}
}}
'''

RECORDS = '\'[{"id":1,"name":"one"},{"id":2,"name":"two"}]\''


@contextlib.contextmanager
def judge(rules, users=()):
    """nginx with a location for each of `rules`: name → (variable, value) that has to be sent, or
    None for the name and password of `users`. Yields its address, and the process."""
    maps, locations = [], []
    with tempfile.TemporaryDirectory(prefix='dovetail-judge-') as name:
        folder = pathlib.Path(name)
        # Started by root, nginx answers as somebody who may read nothing here.
        folder.chmod(0o755)
        (folder / 'users').write_text(''.join(f'{user}:{{PLAIN}}{word}\n' for user, word in users))
        for index, (place, rules_of_place) in enumerate(rules.items()):
            if rules_of_place is None:
                # auth_basic comes after return: it needs a file to serve.
                (folder / 'basic' / place).mkdir(parents=True)
                (folder / 'basic' / place / 'records').write_text(RECORDS.strip("'"))
                locations.append(f'    location /{place}/ {{ root {folder}/basic; auth_basic "judge"; '
                                 f'auth_basic_user_file {folder}/users; }}')
                continue
            conditions = []
            for part, (variable, value) in enumerate(rules_of_place):
                maps.append(f'  map {variable} $ok_{index}_{part} {{ default 0; "{value}" 1; }}')
                conditions.append(f'if ($ok_{index}_{part} = 0) {{ return 401; }}')
            locations.append(f'    location /{place}/ {{ {" ".join(conditions)} return 200 {RECORDS}; }}')
        port = free_port()
        (folder / 'nginx.conf').write_text(JUDGE.format(
            folder=folder, port=port, maps='\n'.join(maps), locations='\n'.join(locations)))
        program = shutil.which('nginx') or '/usr/sbin/nginx'
        process = subprocess.Popen([program, '-p', folder, '-c', folder / 'nginx.conf',
                                    '-e', folder / 'error.log'],
                                   stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(port, process, 20)
            yield f'http://127.0.0.1:{port}', process
        finally:
            process.terminate()
            process.wait()
