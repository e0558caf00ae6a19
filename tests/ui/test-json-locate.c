/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "dvt-json-locate.h"

static void
test_places (void)
{
  static const struct
  {
    const char *text;
    const char *pointer;
    const char *found;
  } cases[] = {
    { "{ \"a\": 1, \"b\": [ true, { \"c\": \"x\" } ] }", "/a", "\"a\": 1" },
    { "{ \"a\": 1, \"b\": [ true, { \"c\": \"x\" } ] }", "/b/0", "true" },
    { "{ \"a\": 1, \"b\": [ true, { \"c\": \"x\" } ] }", "/b/1/c", "\"c\": \"x\"" },
    { " {} ", "", "{}" },
    /* Brackets, quotes and commas in strings are text. */
    { "{\"a\":\"}],\\\"{\",\"b\":null}", "/b", "\"b\":null" },
    { "{\"a\":{\"x\":[1,2,[3]]},\"b\":-1.5e3}", "/b", "\"b\":-1.5e3" },
    /* Escapes of the pointer and of the text. */
    { "{\"a/b~c\":1}", "/a~1b~0c", "\"a/b~c\":1" },
    { "{\"\\u0061\":1}", "/a", "\"\\u0061\":1" },
    { "{\"\":1}", "/", "\"\":1" },
    /* What is not there is missing from what is around it. */
    { "{\"a\":{\"b\":1}}", "/a/c/d", "\"a\":{\"b\":1}" },
    { "{\"a\":[1]}", "/a/7", "\"a\":[1]" },
    { "{\"a\":[1]}", "/a/x", "\"a\":[1]" },
    { "{}", "/a", "{}" },
    { "7", "/a", "7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;
      gsize start, end;

      g_test_message ("%s in %s", cases[i].pointer, cases[i].text);
      dvt_json_locate (cases[i].text, cases[i].pointer, &start, &end);
      g_assert_cmpuint (start, <=, end);
      g_assert_cmpuint (end, <=, strlen (cases[i].text));
      found = g_strndup (cases[i].text + start, end - start);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* Whoever calls it has checked the text; it stays inside of it all the same. */
static void
test_broken_text (void)
{
  static const char text[] = "{\"a\": [1, {\"b\": \"x\\\"y\"}], \"c\": {\"d\": null}}";

  for (gsize length = 0; length < sizeof text; length++)
    {
      g_autofree char *part = g_strndup (text, length);
      gsize start, end;

      dvt_json_locate (part, "/a/1/b", &start, &end);
      g_assert_cmpuint (end, <=, length);
      dvt_json_locate (part, "/c/d", &start, &end);
      g_assert_cmpuint (end, <=, length);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-locate/places", test_places);
  g_test_add_func ("/json-locate/broken-text", test_broken_text);
  return g_test_run ();
}
