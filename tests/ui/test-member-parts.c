/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "dvt-member-parts.h"
#include "dvt-model-error.h"

static DvtJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DvtJson *json = dvt_json_parse (text, strlen (text), 1 << 20, DVT_JSON_STRICT, &error);

  g_assert_no_error (error);
  return json;
}

static void
assert_json (DvtJson *json, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dvt_json_canonicalise (dvt_json_get_value (json), &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, expected);
}

/* Taken apart and put together again, nothing is another one: no number is rounded, and what the
 * form cannot show stays where it was. */
static void
test_round_trip (void)
{
  static const struct
  {
    DvtSection section;
    const char *text;
  } cases[] = {
    { DVT_SECTION_ENDPOINTS, "{\"deprecated\":false,\"method\":\"GET\",\"name\":\"List\","
                             "\"path\":\"/a\",\"x-limit\":12345678901234567890}" },
    { DVT_SECTION_ENDPOINTS, "{\"deprecated\":\"yes\",\"entity\":7,\"method\":\"GET\","
                             "\"path\":\"/a\",\"x\":[1e+400,\"\\u0000\"]}" },
    { DVT_SECTION_VARIABLES, "{\"default\":50,\"label\":\"Size\",\"required\":true}" },
    { DVT_SECTION_VARIABLES, "{\"description\":\"one\\ntwo\",\"label\":\"Size\"}" },
    { DVT_SECTION_AUTH_METHODS, "{\"flows\":{},\"type\":\"oauth2\"}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtJson) member = parse (cases[i].text);
      g_autoptr (DvtMemberParts) parts = dvt_member_parts_new (cases[i].section, member);
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) joined = NULL;

      joined = dvt_member_parts_join (parts, dvt_member_parts_get_rest (parts), &error);
      g_assert_no_error (error);
      assert_json (joined, cases[i].text);
    }
}

static void
test_edit (void)
{
  g_autoptr (DvtJson) member
    = parse ("{\"label\":\"Size\",\"default\":\"50\",\"secret\":false,\"x\":1}");
  g_autoptr (DvtMemberParts) parts = dvt_member_parts_new (DVT_SECTION_VARIABLES, member);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) joined = NULL;

  g_assert_cmpstr (dvt_member_parts_get_text (parts, "label"), ==, "Size");
  g_assert_false (dvt_member_parts_get_flag (parts, "secret"));
  dvt_member_parts_set_text (parts, "label", "Page size");
  dvt_member_parts_set_text (parts, "default", "");
  dvt_member_parts_set_flag (parts, "required", TRUE);
  dvt_member_parts_set_flag (parts, "advanced", FALSE);
  joined = dvt_member_parts_join (parts, "{\"x\": 2}", &error);
  g_assert_no_error (error);
  assert_json (joined, "{\"label\":\"Page size\",\"required\":true,\"secret\":false,\"x\":2}");
}

static void
test_new (void)
{
  g_autoptr (DvtMemberParts) parts = dvt_member_parts_new (DVT_SECTION_ENDPOINTS, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) joined = NULL;

  g_assert_cmpstr (dvt_member_parts_get_rest (parts), ==, "{}");
  g_assert_null (dvt_member_parts_get_text (parts, "name"));
  joined = dvt_member_parts_join (parts, "{}", &error);
  g_assert_no_error (error);
  assert_json (joined, "{}");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *rest;
    int code;
  } cases[] = {
    { "", DVT_MODEL_ERROR_SYNTAX },
    { "{", DVT_MODEL_ERROR_SYNTAX },
    { "[]", DVT_MODEL_ERROR_INVALID },
    { "{\"x\":1,\"x\":2}", DVT_MODEL_ERROR_DUPLICATE_KEY },
    { "{\"label\":\"Other\"}", DVT_MODEL_ERROR_DUPLICATE_KEY },
  };
  g_autoptr (DvtJson) member = parse ("{\"label\":\"Size\"}");
  g_autoptr (DvtMemberParts) parts = dvt_member_parts_new (DVT_SECTION_VARIABLES, member);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].rest);
      g_assert_null (dvt_member_parts_join (parts, cases[i].rest, &error));
      g_assert_error (error, DVT_MODEL_ERROR, cases[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/member-parts/round-trip", test_round_trip);
  g_test_add_func ("/member-parts/edit", test_edit);
  g_test_add_func ("/member-parts/new", test_new);
  g_test_add_func ("/member-parts/refused", test_refused);
  return g_test_run ();
}
