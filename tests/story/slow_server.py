# SPDX-License-Identifier: GPL-3.0-or-later
"""A marketplace on loopback whose answers can be held back."""

import http.server
import threading


class SlowServer(http.server.ThreadingHTTPServer):
    """Serves a folder; while `holds` says so of a path, its answer does not come, and the connection
    is closed without one when it may."""

    daemon_threads = True

    def __init__(self, path):
        super().__init__(('127.0.0.1', 0), Handler)
        self.path = path
        self.holds = lambda path: False
        self.held = 0
        self.may_go_on = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.server_port}/'

    def hold(self, holds):
        self.may_go_on.clear()
        self.holds = holds

    def go_on(self):
        self.holds = lambda path: False
        self.may_go_on.set()


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        if self.server.holds(self.path):
            self.server.held += 1
            self.server.may_go_on.wait(60)
            self.server.held -= 1
            return
        body = (self.server.path / self.path.lstrip('/')).read_bytes()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
