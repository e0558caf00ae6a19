# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample's connectors: every version from the first definition and its merge patches."""

import copy
import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def read(path):
    return json.loads((FOLDER / path).read_text(encoding='utf-8'))


def merge_patch(target, patch):
    """RFC 7386: the target with the patch applied; neither is changed."""
    if not isinstance(patch, dict):
        return copy.deepcopy(patch)
    result = copy.deepcopy(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merge_patch(result.get(name), value)
    return result


def versions(connector):
    """Each version of an entry with its whole definition, in the order of publication."""
    entry = read(f'connectors/{connector}.json')
    definition = entry['definition']
    for version in entry['versions']:
        definition = merge_patch(definition, version.get('patch', {}))
        yield version, definition
