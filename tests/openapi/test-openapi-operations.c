/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

static void
test_ids (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a/': {'get': {}}, '/b#f': {'post': {}}, '/c/{x}.{y}?z=1': {'delete': {}}}");

  assert_value (converted, "/endpoints/GET ~1a~1/path", "'/a/'");
  assert_value (converted, "/endpoints/POST ~1b#f/path", "'/b#f'");
  assert_value (converted, "/endpoints/DELETE ~1c~1{}.{}?z=1/path", "'/c/{x}.{y}?z=1'");
  assert_warning_count (converted, 0);
}

/* Where ids coincide, all of them get their parameters' names; other methods are not touched. */
static void
test_coincidence (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {'/a/{x}/{y}': {'get': {}, 'put': {}}, '/a/{id}/{id}': {'get': {}},"
                   " '/a/{z}': {'get': {}}}");

  assert_value (converted, "/endpoints/GET ~1a~1{}~1{} x,y/path", "'/a/{x}/{y}'");
  assert_value (converted, "/endpoints/GET ~1a~1{}~1{} id/path", "'/a/{id}/{id}'");
  assert_value (converted, "/endpoints/PUT ~1a~1{}~1{}/path", "'/a/{x}/{y}'");
  assert_value (converted, "/endpoints/GET ~1a~1{}/path", "'/a/{z}'");
  assert_value (converted, "/endpoints/GET ~1a~1{}~1{}", NULL);
}

static void
test_collision (void)
{
  const char *document
    = "{'openapi': '3.0.0', 'info': {'title': 'T'}, 'paths': {'/{a}/{b}/{a}': {'get': {}},"
      " '/{a}/{b}/{b}': {'get': {}}}}";

  assert_refused (document, DVT_OPENAPI_ERROR_INVALID, "/paths/~1{a}~1{b}~1{a}/get");
  assert_refused (document, DVT_OPENAPI_ERROR_INVALID, "/paths/~1{a}~1{b}~1{b}/get");
}

static void
test_shared_path (void)
{
  g_autoptr (Converted) converted
    = convert_3_1 ("'paths': {'/a': {'$ref': '#/components/pathItems/I'}, '/b': {'$ref': "
                   "'#/components/pathItems/I'}}, 'components': {'pathItems': {'I': {'get': {}}}}");

  assert_value (converted, "/endpoints/GET ~1a/path", "'/a'");
  assert_value (converted, "/endpoints/GET ~1b/path", "'/b'");
  assert_warning_count (converted, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/operations/ids", test_ids);
  g_test_add_func ("/openapi/operations/coincidence", test_coincidence);
  g_test_add_func ("/openapi/operations/collision", test_collision);
  g_test_add_func ("/openapi/operations/shared-path", test_shared_path);

  return g_test_run ();
}
