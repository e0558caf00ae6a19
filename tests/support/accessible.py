# SPDX-License-Identifier: GPL-3.0-or-later
"""A window, seen and driven as an assistive technology does: over AT-SPI, with the pointer and the
keyboard of xdotool where a widget offers no action."""

import os
import re
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# GtkButton takes no second click for 250 ms.
CLICK_GUARD = 0.3
# A long list is never walked to its end.
MOST_CHILDREN = 200
TIMEOUT = float(os.environ.get('DOVETAIL_TEST_TIMEOUT', '20'))


# Nothing stands below these; most of a window's nodes are labels.
LEAVES = frozenset(['label', 'image', 'icon', 'separator', 'scroll bar'])


class NotFound(AssertionError):
    pass


def matches(wanted, found):
    if wanted is None:
        return True
    if isinstance(wanted, re.Pattern):
        return wanted.search(found or '') is not None
    return wanted == found


def is_showing(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def children(node):
    for index in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node):
    """Depth first, without what is not on the screen."""
    yield node
    for child in children(node):
        if is_showing(child):
            yield from walk(child)


def search(node, role, name):
    """As walk, but asks no more than it has to: each answer of the bus takes a third of a
    millisecond."""
    for child in children(node):
        found = child.get_role_name()
        wanted = matches(role, found)
        if not wanted and found in LEAVES:
            continue
        if not is_showing(child):
            continue
        if wanted and matches(name, child.get_name()):
            yield child
        if found not in LEAVES:
            yield from search(child, role, name)


def list_items(node):
    found = []
    for child in children(node):
        child.clear_cache()
        if child.get_role_name() == 'list item':
            found.append(child)
    return found


class Window:
    def __init__(self, arguments, environment=None, stderr=None):
        self.process = subprocess.Popen(arguments, env={**os.environ, **(environment or {})},
                                        stderr=stderr)
        self.lists = {}
        self.toplevel = None
        self.application = self.wait_for(self.find_application, 'the program on the bus')

    def find_application(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with status {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for application in children(desktop):
            if application.get_process_id() == self.process.pid and application.get_child_count() > 0:
                return application
        return None

    def wait_for(self, function, what, timeout=TIMEOUT):
        """Asks until the answer is true; the bus may say no while a widget comes and goes."""
        end = time.monotonic() + timeout
        while True:
            try:
                answer = function()
                if answer:
                    return answer
            except GLib.Error:
                answer = None
            if time.monotonic() > end:
                raise NotFound(f'{what}\n{self.describe()}')
            time.sleep(0.05)

    def look(self, role, name, within=None):
        if within is None:
            self.application.clear_cache()
        return list(search(within or self.application, role, name))

    def find(self, role, name=None, within=None, timeout=TIMEOUT):
        """The last such widget: a dialog stands behind the window that it covers."""
        return self.wait_for(lambda: self.look(role, name, within), f'{role} ‘{name}’', timeout)[-1]

    def has(self, role, name):
        try:
            return bool(self.look(role, name))
        except GLib.Error:
            return False

    def gone(self, role, name):
        self.wait_for(lambda: not self.look(role, name), f'{role} ‘{name}’ is to go')

    def press(self, name, role=None, within=None, guard=CLICK_GUARD):
        """Presses a button by its action."""
        role = role or re.compile('^(button|toggle button|push button)$')

        def sensitive():
            found = [node for node in self.look(role, name, within)
                     if node.get_state_set().contains(Atspi.StateType.SENSITIVE)]
            return found[-1] if found else None

        button = self.wait_for(sensitive, f'a button ‘{name}’ that can be pressed')
        action = button.get_action_iface()
        if action is None or action.get_n_actions() == 0:
            self.click(button)
        else:
            action.do_action(0)
        time.sleep(guard)

    def click(self, node):
        """Clicks the middle of a widget with the pointer."""
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', '--window', self.window_id(),
                        str(box.x + box.width // 2), str(box.y + box.height // 2), 'click', '1'],
                       check=True)
        time.sleep(CLICK_GUARD)

    def window_id(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                               capture_output=True, text=True).stdout.split()
        if not found:
            raise NotFound('no window is on the screen')
        # What drops down is a window too, and opens later.
        if self.toplevel not in found:
            self.toplevel = found[-1]
        return self.toplevel

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--window', self.window_id(), *keys], check=True)
        time.sleep(CLICK_GUARD)

    def write(self, node, text):
        """Sets the text of an entry or a text view."""
        node.get_editable_text_iface().set_text_contents(text)

    def text_of(self, node):
        text = node.get_text_iface()
        return text.get_text(0, text.get_character_count())

    def list_of(self, name):
        """A list by its name; it stays the same widget as long as it is on the screen."""
        holder = self.lists.get(name)
        try:
            if holder is not None:
                holder.clear_cache()
                if is_showing(holder):
                    return holder
        except GLib.Error:
            pass
        self.lists[name] = self.find('list', name)
        return self.lists[name]

    def select(self, list_name, item_name):
        """Selects an item of a list by the beginning of its name."""
        def item():
            holder = self.list_of(list_name)
            # GTK counts the items alone, not the headers between them.
            for index, child in enumerate(list_items(holder)):
                if (child.get_name() or '').startswith(item_name):
                    return holder.get_selection_iface().select_child(index)
            return False
        self.wait_for(item, f'‘{item_name}’ in ‘{list_name}’')

    def items(self, list_name):
        """The names of a list's items, as they are announced."""
        return [child.get_name() for child in list_items(self.list_of(list_name))]

    def describe(self):
        """What is on the screen, for a failed test."""
        lines = []
        try:
            self.application.clear_cache()
            for node in walk(self.application):
                if node.get_name():
                    lines.append(f'  {node.get_role_name()} ‘{node.get_name()[:120]}’')
        except (GLib.Error, AttributeError) as error:
            lines.append(str(error))
        return '\n'.join(lines[-80:])

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError('the program did not end')
