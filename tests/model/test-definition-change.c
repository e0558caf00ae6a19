/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-definition.h>
#include <dvt-model-error.h>
#include <string.h>

#define TEXT                                                         \
  "{\"authMethods\":{\"t\":{\"type\":\"none\"}},"                    \
  "\"endpoints\":{\"GET /a\":{\"method\":\"GET\",\"path\":\"/a\"}}," \
  "\"format\":\"dovetail.connector/1\",\"name\":\"Example\",\"security\":[{\"t\":[]}]}"

static DvtDefinition *
read_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));

  return dvt_definition_new (bytes, NULL);
}

static DvtJson *
parse (const char *text)
{
  return dvt_json_parse (text, strlen (text), 1024, DVT_JSON_STRICT, NULL);
}

static void
test_add_and_remove (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) before = read_text ();
  g_autoptr (DvtJson) member = parse ("{\"label\":\"Store\",\"default\":1.0}");
  g_autoptr (DvtDefinition) added
    = dvt_definition_change_member (before, DVT_SECTION_VARIABLES, NULL, "store", member, &error);
  g_autoptr (DvtDefinition) removed = NULL;
  g_autoptr (DvtJson) found = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (dvt_definition_get_digest (added), !=, dvt_definition_get_digest (before));
  found = dvt_definition_dup_member (added, DVT_SECTION_VARIABLES, "store");
  g_assert_true (dvt_json_values_equal (dvt_json_get_value (found), dvt_json_get_value (member)));

  /* A change that is taken back is none. */
  removed
    = dvt_definition_change_member (added, DVT_SECTION_VARIABLES, "store", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dvt_definition_get_digest (removed), ==, dvt_definition_get_digest (before));
}

static void
test_replace (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) before = read_text ();
  g_autoptr (DvtJson) member = parse ("{\"method\":\"PUT\",\"path\":\"/b/{x}\"}");
  g_autoptr (DvtDefinition) after = dvt_definition_change_member (
    before, DVT_SECTION_ENDPOINTS, "GET /a", "PUT /b/{}", member, &error);
  g_autoptr (GPtrArray) endpoints = NULL;
  const DvtEndpoint *endpoint;

  g_assert_no_error (error);
  endpoints = dvt_definition_list_endpoints (after);
  g_assert_cmpuint (endpoints->len, ==, 1);
  endpoint = endpoints->pdata[0];
  g_assert_cmpstr (endpoint->id, ==, "PUT /b/{}");
}

static void
test_replace_by_the_same (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) before = read_text ();
  g_autoptr (DvtJson) member = dvt_definition_dup_member (before, DVT_SECTION_ENDPOINTS, "GET /a");
  g_autoptr (DvtDefinition) after = dvt_definition_change_member (
    before, DVT_SECTION_ENDPOINTS, "GET /a", "GET /a", member, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dvt_definition_get_digest (after), ==, dvt_definition_get_digest (before));
}

static void
test_refuses (void)
{
  static const struct
  {
    DvtSection section;
    const char *old_id;
    const char *new_id;
    const char *member;
    const char *pointer;
    const char *message;
  } cases[] = {
    { DVT_SECTION_ENDPOINTS, NULL, "GET /a", "{\"method\":\"GET\",\"path\":\"/a\"}",
      "/endpoints/GET ~1a", "There already is a ‘GET /a’, at ‘/endpoints/GET ~1a’" },
    { DVT_SECTION_ENDPOINTS, "GET /b", "GET /c", "{\"method\":\"GET\",\"path\":\"/c\"}",
      "/endpoints/GET ~1b", "There is no ‘GET /b’ to change, at ‘/endpoints/GET ~1b’" },
    { DVT_SECTION_VARIABLES, "%s", NULL, NULL, "/variables/%s",
      "There is no ‘%s’ to change, at ‘/variables/%s’" },
    { DVT_SECTION_ENDPOINTS, NULL, "GET /c", "{\"method\":\"GET\",\"path\":\"/d\"}",
      "/endpoints/GET ~1c",
      "Expected the id ‘GET /d’, as method and path say, at ‘/endpoints/GET ~1c’" },
    /* The connector's security still names it. */
    { DVT_SECTION_AUTH_METHODS, "t", NULL, NULL, "/security/0/t",
      "There is no authentication method ‘t’, at ‘/security/0/t’" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtDefinition) before = read_text ();
      g_autoptr (DvtJson) member = cases[i].member != NULL ? parse (cases[i].member) : NULL;
      g_autoptr (DvtDefinition) after = dvt_definition_change_member (
        before, cases[i].section, cases[i].old_id, cases[i].new_id, member, &error);

      g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID);
      g_assert_null (after);
      g_assert_cmpstr (dvt_model_error_get_pointer (error), ==, cases[i].pointer);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/definition-change/add-and-remove", test_add_and_remove);
  g_test_add_func ("/definition-change/replace", test_replace);
  g_test_add_func ("/definition-change/replace-by-the-same", test_replace_by_the_same);
  g_test_add_func ("/definition-change/refuses", test_refuses);

  return g_test_run ();
}
