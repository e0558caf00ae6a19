#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Dovetail authors
"""check-flow-schema SCHEMA FOLDER: the schema takes what is in FOLDER/good, and in FOLDER/beyond,
which is wrong in a way that a schema cannot see; it takes nothing of what is in FOLDER/bad.
test-flow-document asks the same of the reader, which refuses both."""

import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP there is no jsonschema for Python")
    sys.exit()

schema = json.loads(pathlib.Path(sys.argv[1]).read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
files = sorted(pathlib.Path(sys.argv[2]).glob("*/*.json"))

print(f"1..{len(files)}")
for number, file in enumerate(files, 1):
    errors = list(validator.iter_errors(json.loads(file.read_text())))
    is_right = (not errors) == (file.parent.name != "bad")
    print("ok" if is_right else "not ok", number, "-", f"{file.parent.name}/{file.name}")
    if not is_right:
        print("#", *(error.message for error in errors), sep="\n# ")
