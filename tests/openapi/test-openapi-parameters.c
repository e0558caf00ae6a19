/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

static void
test_ids (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'get': {'parameters': ["
    "{'name': 'limit', 'in': 'query', 'style': 'form', 'explode': true, 'description': 'D',"
    " 'deprecated': true, 'schema': {'type': 'integer'}, 'x-more': 1},"
    "{'name': 'X-Token', 'in': 'header', 'required': true},"
    "{'name': 'x-plain', 'in': 'header'},"
    "{'name': 'sid', 'in': 'cookie', 'content': {'a/b': {'schema': {'nullable': true, 'type': "
    "'string'}}}}]}}}");

  assert_value (converted, "/endpoints/GET ~1a/parameters",
                "{'query.limit': {'style': 'form', 'explode': true, 'description': 'D',"
                " 'deprecated': true, 'schema': {'type': 'integer'}, 'x-more': 1,"
                " 'required': false},"
                "'header.x-token': {'name': 'X-Token', 'required': true},"
                "'header.x-plain': {'required': false},"
                "'cookie.sid': {'required': false, 'content': {'a/b': {'schema': {'type': "
                "['string', 'null']}}}}}");
  assert_warning_count (converted, 0);
}

static void
test_path_positions (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {'/{b}/x-{a}/{b}?q={c}': {'get': {'parameters': ["
                   "{'name': 'a', 'in': 'path', 'required': false, 'schema': {'type': 'integer'}},"
                   "{'name': 'b', 'in': 'path', 'required': true, 'schema': {'type': 'boolean'}},"
                   "{'name': 'gone', 'in': 'path', 'required': true}]}}}");

  assert_value (converted, "/endpoints/GET ~1{}~1x-{}~1{}?q={}/parameters",
                "{'path.1': {'name': 'b', 'required': true, 'schema': {'type': 'boolean'}},"
                " 'path.2': {'name': 'a', 'required': true, 'schema': {'type': 'integer'}},"
                " 'path.3': {'name': 'c', 'required': true, 'schema': {'type': 'string'}}}");
  assert_warning (converted, "/paths/~1{b}~1x-{a}~1{b}?q={c}/get/parameters/2", "gone");
  assert_warning_count (converted, 1);
}

static void
test_merged_with_path (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {'/a': {'parameters': ["
                   "{'name': 'p', 'in': 'query', 'description': 'of the path'},"
                   "{'name': 'X-H', 'in': 'header'}, {'name': 'only', 'in': 'query'}],"
                   "'get': {'parameters': ["
                   "{'name': 'p', 'in': 'query', 'description': 'own'},"
                   "{'name': 'x-h', 'in': 'header'}, {'name': 'p', 'in': 'cookie'}]}}}");

  assert_value (converted, "/endpoints/GET ~1a/parameters",
                "{'query.p': {'required': false, 'description': 'own'},"
                " 'header.x-h': {'required': false},"
                " 'cookie.p': {'required': false}, 'query.only': {'required': false}}");
  assert_warning_count (converted, 0);
}

static void
test_left_out (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {'/a': {'get': {'parameters': ["
                   "{'name': 'p', 'in': 'query', 'description': 'first'},"
                   "{'name': 'p', 'in': 'query', 'description': 'second'},"
                   "{'name': 'b', 'in': 'body'}, {'in': 'query'}, null,"
                   "{'name': '', 'in': 'query'}]}}}");

  assert_value (converted, "/endpoints/GET ~1a/parameters",
                "{'query.p': {'required': false, 'description': 'first'}}");
  assert_warning (converted, "/paths/~1a/get/parameters/1", "twice");
  assert_warning (converted, "/paths/~1a/get/parameters/2", "body");
  assert_warning (converted, "/paths/~1a/get/parameters/3", "without");
  assert_warning (converted, "/paths/~1a/get/parameters/4", "without");
  assert_warning (converted, "/paths/~1a/get/parameters/5", "left out");
  assert_warning_count (converted, 5);
}

static void
test_malformed (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a{b/{c}': {'parameters': {'name': 'p'}, 'get': {'parameters': ["
    "{'name': 7, 'in': 'query', 'description': 5, 'required': 'yes', 'style': null}]}},"
    "'/d/{e': {'get': {}}}");

  assert_value (converted, "/endpoints/GET ~1a{}/parameters",
                "{'path.1': {'name': 'b/{c', 'required': true, 'schema': {'type': 'string'}},"
                " 'query.7': {'description': '5', 'required': false}}");
  assert_value (converted, "/endpoints/GET ~1d~1{e/parameters", "{}");
  assert_warning (converted, "/paths/~1a{b~1{c}/parameters", "list");
  assert_warning (converted, "/paths/~1a{b~1{c}/get/parameters/0/required", "left out");
  assert_warning (converted, "/paths/~1a{b~1{c}/get/parameters/0/style", "left out");
  assert_warning_count (converted, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/parameters/ids", test_ids);
  g_test_add_func ("/openapi/parameters/path-positions", test_path_positions);
  g_test_add_func ("/openapi/parameters/merged-with-path", test_merged_with_path);
  g_test_add_func ("/openapi/parameters/left-out", test_left_out);
  g_test_add_func ("/openapi/parameters/malformed", test_malformed);

  return g_test_run ();
}
