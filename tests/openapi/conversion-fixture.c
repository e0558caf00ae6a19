/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

#include <string.h>

char *
requote (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

Converted *
convert (const char *document)
{
  g_autofree char *text = requote (document);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  Converted *converted = g_new0 (Converted, 1);

  converted->definition
    = dvt_openapi_convert (bytes, &converted->version_name, &converted->warnings, &error);
  g_assert_no_error (error);
  g_assert_nonnull (converted->definition);

  return converted;
}

static Converted *
convert_version (const char *version, const char *members)
{
  g_autofree char *document
    = g_strdup_printf ("{'openapi': '%s', 'info': {'title': 'Test', 'version': '1'}%s %s}", version,
                       *members != '\0' ? "," : "", members);

  return convert (document);
}

Converted *
convert_3_0 (const char *members)
{
  return convert_version ("3.0.3", members);
}

Converted *
convert_3_1 (const char *members)
{
  return convert_version ("3.1.0", members);
}

void
converted_free (Converted *converted)
{
  dvt_definition_unref (converted->definition);
  g_ptr_array_unref (converted->warnings);
  g_free (converted->version_name);
  g_free (converted);
}

void
assert_refused (const char *document, DvtOpenapiError code, const char *words)
{
  g_autofree char *text = requote (document);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition = dvt_openapi_convert (bytes, NULL, NULL, &error);

  g_assert_null (definition);
  g_assert_error (error, DVT_OPENAPI_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

void
assert_value (Converted *converted, const char *pointer, const char *expected)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (converted->definition));
  yyjson_val *value = yyjson_ptr_get (root, pointer);
  g_autofree char *text = expected != NULL ? requote (expected) : NULL;
  g_autofree char *actual = value != NULL ? dvt_json_format (value) : NULL;
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s: %s", pointer, actual != NULL ? actual : "(nothing)");
  if (expected == NULL)
    {
      g_assert_null (value);
      return;
    }

  g_assert_nonnull (value);
  json = dvt_json_parse (text, strlen (text), strlen (text), DVT_JSON_STRICT, &error);
  g_assert_no_error (error);
  g_assert_true (dvt_json_values_equal (value, dvt_json_get_value (json)));
}

void
assert_warning (Converted *converted, const char *pointer, const char *words)
{
  for (guint i = 0; i < converted->warnings->len; i++)
    {
      const DvtOpenapiWarning *warning = g_ptr_array_index (converted->warnings, i);

      g_test_message ("%s: %s", warning->pointer, warning->message);
      if (g_str_equal (warning->pointer, pointer) && strstr (warning->message, words) != NULL)
        return;
    }

  g_test_message ("No warning at %s says ‘%s’", pointer, words);
  g_assert_not_reached ();
}

void
assert_warning_count (Converted *converted, guint count)
{
  for (guint i = 0; i < converted->warnings->len; i++)
    {
      const DvtOpenapiWarning *warning = g_ptr_array_index (converted->warnings, i);

      g_test_message ("%s: %s", warning->pointer, warning->message);
    }

  g_assert_cmpuint (converted->warnings->len, ==, count);
}
