/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "conversion-fixture.h"

static const struct
{
  const char *text;
  gboolean is_openapi;
} cases[] = {
  { "{'openapi': '3.0.0'}", TRUE },
  { "\xEF\xBB\xBF {'info': {'format': 'x'}, 'openapi' : '3.1.0'}", TRUE },
  { "{'swagger': '2.0'}", TRUE },
  { "openapi: 3.0.0\n", TRUE },
  { "\xEF\xBB\xBFopenapi: 3.0.0\n", TRUE },
  { "# comment\n---\ninfo:\n  title: T\n'swagger' : 2.0\n", TRUE },
  { "{'format': 'dovetail.connector/1', 'openapi': 'kept along'}", FALSE },
  { "{'format': 'else', 'openapi': '3.0.0'}", TRUE },
  { "{'info': {'openapi': '3.0.0'}}", FALSE },
  { "{'a': ['openapi', {'openapi': 1}], 'b': 'openapi'}", FALSE },
  { "{'a': '\\\\'openapi': '}", FALSE },
  { "['openapi']", FALSE },
  { "info:\n  openapi: 3.0.0\n", FALSE },
  { "openapis: 3.0.0\n", FALSE },
  { "<html>", FALSE },
  { "{'", FALSE },
  { "", FALSE },
};

static void
test_is_openapi (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = requote (cases[i].text);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      g_test_message ("%s", text);
      g_assert_cmpint (dvt_openapi_is_openapi (bytes), ==, cases[i].is_openapi);
    }
}

/* Any part of a document is read without going beyond it; the sanitizers look on. */
static void
test_cut_short (void)
{
  const char *texts[]
    = { "{\"a\\\"b\": {\"c\": [1, \"d\"]}, \"openapi\": \"3\"}", "a: 1\n\"openapi\" : 3\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (gsize length = 0; length <= strlen (texts[i]); length++)
        {
          g_autofree char *part = g_memdup2 (texts[i], length);
          g_autoptr (GBytes) bytes = g_bytes_new_static (part, length);

          dvt_openapi_is_openapi (bytes);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/text/is-openapi", test_is_openapi);
  g_test_add_func ("/openapi/text/cut-short", test_cut_short);

  return g_test_run ();
}
