#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Dovetail authors
"""Converts documents that vendors published, and counts both sides independently.

test-real-documents.py CONVERTER…: the program, with its first arguments, that prints the
definition of an OpenAPI document FILE. The documents are in the folder $DOVETAIL_REAL_DIR
(tests/support/fetch-real-documents); without it the test says that it was skipped, and why.
"""

import json
import os
import subprocess
import sys

DOCUMENTS = {
    "octokit": ("generated/api.github.com.json", ["2.2.1", "10.0.0", "20.0.0", "23.0.2"]),
    "figma": ("openapi/openapi.yaml", ["0.10.0", "0.24.0", "0.31.0", "0.38.0", "0.43.0"]),
    "directus": ("dist/openapi.json", ["9.0.1", "10.2.11", "12.0.0", "15.2.0"]),
}
METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def read_document(path):
    with open(path, encoding="utf-8-sig") as file:
        if path.endswith(".json"):
            return json.load(file)
        return yaml.load(file, Loader=yaml.BaseLoader)


def find(document, reference):
    for token in reference.removeprefix("#/").split("/"):
        document = document[token.replace("~1", "/").replace("~0", "~")]
    return document


def follow(document, part):
    while "$ref" in part:
        part = find(document, part["$ref"])
    return part


def name_parameters(document, path, item, operation):
    """The parameters as (in, name), a path's placeholders by name."""
    declared = set()
    for parameter in item.get("parameters", []) + operation.get("parameters", []):
        parameter = follow(document, parameter)
        name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
        declared.add((parameter["in"], name))
    placeholders = {("path", part.split("}")[0]) for part in path.split("{")[1:]}
    return {entry for entry in declared if entry[0] != "path"} | placeholders


def list_operations(document):
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                operation = item[method]
                yield (
                    (method.upper(), path),
                    {
                        "name": operation.get("summary"),
                        "entity": operation.get("tags", [None])[0],
                        "deprecated": str(operation.get("deprecated", False)).lower() == "true",
                        "parameters": name_parameters(document, path, item, operation),
                        "responses": set(operation.get("responses", {})),
                        "media types": set(
                            follow(document, operation.get("requestBody", {})).get("content", {})
                        ),
                    },
                )


def list_endpoints(definition):
    for endpoint in definition["endpoints"].values():
        parameters = set()
        for key, parameter in endpoint["parameters"].items():
            place, name = key.split(".", 1)
            parameters.add((place, parameter["name"] if place == "path" else name))
        yield (
            (endpoint["method"], endpoint["path"]),
            {
                "name": endpoint["name"],
                "entity": endpoint.get("entity"),
                "deprecated": endpoint["deprecated"],
                "parameters": parameters,
                "responses": set(endpoint.get("responses", {})),
                "media types": set(endpoint.get("request", {}).get("content", {})),
            },
        )


def check_references(definition, value):
    """Every reference leads somewhere. What an example or an extension says is not ours."""
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str) and reference.startswith("#"):
            find(definition, reference)
        for key, member in value.items():
            if key not in ("default", "enum", "example", "examples") and not key.startswith("x-"):
                check_references(definition, member)
    elif isinstance(value, list):
        for item in value:
            check_references(definition, item)


def check(converter, path):
    document = read_document(path)
    components = document["components"]
    output = subprocess.run(
        [*converter, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    ).stdout
    definition = json.loads(output)

    operations = dict(list_operations(document))
    endpoints = dict(list_endpoints(definition))
    assert len(definition["endpoints"]) == len(operations), "another count of operations"
    for key, operation in operations.items():
        assert endpoints[key] == operation, f"{key}: {endpoints[key]} instead of {operation}"

    schemes = components.get("securitySchemes", {})
    assert set(definition["authMethods"]) == set(schemes), "other security schemes"
    missing = set(components["schemas"]) - set(definition["schemas"])
    assert not missing, f"schemas are missing: {missing}"
    assert definition["name"] == document["info"]["title"]
    check_references(definition, definition)

    return (
        f"{len(operations)} operations, {len(definition['schemas'])} schemas, "
        f"{len(schemes)} security schemes, {len(output)} bytes"
    )


def main():
    converter = sys.argv[1:]
    folder = os.environ.get("DOVETAIL_REAL_DIR")
    if not folder or not os.path.isdir(folder):
        skip(os.environ.get("DOVETAIL_REAL_SKIP") or "DOVETAIL_REAL_DIR names no folder")
    if os.path.isdir(os.path.join(folder, "node_modules")):
        folder = os.path.join(folder, "node_modules")

    cases = [
        (f"{vendor}-{version}", os.path.join(folder, f"{vendor}-{version}", file))
        for vendor, (file, versions) in DOCUMENTS.items()
        for version in versions
    ]
    failed = False
    print(f"1..{len(cases)}")
    for number, (name, path) in enumerate(cases, 1):
        try:
            print(f"ok {number} - {name}: {check(converter, path)}", flush=True)
        except Exception as error:
            failed = True
            print(f"not ok {number} - {name}: {type(error).__name__}: {error}", flush=True)
    sys.exit(1 if failed else 0)


try:
    import yaml
except ImportError:
    skip("Python has no yaml module")

main()
