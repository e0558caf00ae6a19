# SPDX-License-Identifier: GPL-3.0-or-later
"""A small service of orders: eight pages of them for whoever has the key, and a place to send others to.
A page can be held back, so that what a run says meanwhile is seen and not raced for."""

import http.server
import json
import threading
import urllib.parse

KEY = 'canary-Orders-7d1c'
REFUSAL = 'That key opens no door in this harbour'

PAGES = 8
PAGE_SIZE = 5
ORDERS = [{'id': number, 'customer': f'Customer {number}'} for number in range(1, PAGES * PAGE_SIZE + 1)]

DEADLINE = 60


class OrdersService:
    def __init__(self):
        self.pages = []
        self.posted = []
        self.condition = threading.Condition()
        self.held = None
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def answer(self, status, document):
                body = json.dumps(document).encode()
                self.send_response(status)
                self.send_header('Content-Type', 'application/json')
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def is_refused(self):
                if self.headers.get('X-Api-Key') == KEY:
                    return False
                self.answer(401, {'message': REFUSAL})
                return True

            def do_GET(self):
                query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
                if not self.is_refused():
                    self.answer(200, {'orders': service.take_page(int(query.get('page', ['1'])[0]))})

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
                if not self.is_refused():
                    service.posted.append(json.loads(body))
                    self.answer(201, {})

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self.server.server_port}'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def hold(self, page):
        """Page `page` and those after it wait; None: none does."""
        with self.condition:
            self.held = page
            self.condition.notify_all()

    def take_page(self, number):
        with self.condition:
            self.pages.append(number)
            self.condition.wait_for(lambda: self.held is None or number < self.held, DEADLINE)
        return ORDERS[(number - 1) * PAGE_SIZE:number * PAGE_SIZE]

    def forget(self):
        del self.pages[:]
        del self.posted[:]
