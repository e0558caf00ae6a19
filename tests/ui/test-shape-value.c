/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-shape-value.h"

/* A VALUE as a line, and the line as the same VALUE again. */

typedef struct
{
  const char *json; /* of the VALUE */
  DvtValueKind kind;
  const char *line;
} Case;

static const Case cases[] = {
  { "{}", DVT_VALUE_KIND_NONE, "" },
  { "{\"value\":\"open\"}", DVT_VALUE_KIND_CONSTANT, "open" },
  { "{\"value\":5}", DVT_VALUE_KIND_CONSTANT, "5" },
  { "{\"value\":\"5\"}", DVT_VALUE_KIND_CONSTANT, "\"5\"" },
  { "{\"value\":\"true\"}", DVT_VALUE_KIND_CONSTANT, "\"true\"" },
  { "{\"value\":true}", DVT_VALUE_KIND_CONSTANT, "true" },
  { "{\"value\":null}", DVT_VALUE_KIND_CONSTANT, "null" },
  { "{\"value\":\"\"}", DVT_VALUE_KIND_CONSTANT, "" },
  { "{\"value\":\" 5\"}", DVT_VALUE_KIND_CONSTANT, "\" 5\"" },
  { "{\"value\":\"{\"}", DVT_VALUE_KIND_CONSTANT, "{" },
  { "{\"value\":12345678901234567890.10}", DVT_VALUE_KIND_CONSTANT, "12345678901234567890.10" },
  { "{\"value\":[1,{\"a\":\"b\"}]}", DVT_VALUE_KIND_CONSTANT, "[1,{\"a\":\"b\"}]" },
  { "{\"from\":\"/a~1b\"}", DVT_VALUE_KIND_FIELD, "/a~1b" },
  { "{\"from\":\"\"}", DVT_VALUE_KIND_FIELD, "" },
  { "{\"text\":\"Hello {{name}}\"}", DVT_VALUE_KIND_TEXT, "Hello {{name}}" },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (DvtJson) json
        = dvt_json_parse (c->json, strlen (c->json), 1024, DVT_JSON_STRICT, NULL);
      g_autofree char *line = dvt_shape_value_dup_text (dvt_json_get_value (json));
      g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *object = yyjson_mut_obj (document);
      char *again = NULL;

      g_test_message ("%s", c->json);
      g_assert_cmpint (dvt_shape_value_get_kind (dvt_json_get_value (json)), ==, c->kind);
      g_assert_cmpstr (line, ==, c->line);
      dvt_shape_value_put (document, object, c->kind, line);
      again = yyjson_mut_val_write (object, YYJSON_WRITE_NOFLAG, NULL);
      g_assert_cmpstr (again, ==, c->json);
      free (again);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/shape-value/lines", test_lines);
  return g_test_run ();
}
