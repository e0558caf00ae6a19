/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-auth-words-private.h"

#include <string.h>

#define LEFT_OUT "(its words are left out, because there is a secret in them)"

static void
test_build (void)
{
  static const struct
  {
    const char *description;
    const char *code;
    const char *expected;
  } cases[] = {
    { "No such client", "invalid_client", "No such client (invalid_client)" },
    { NULL, "invalid_client", "invalid_client" },
    { "Słowa", NULL, "Słowa" },
    { NULL, NULL, NULL },
    { " \n ", "\t", NULL },
    { "a\r\nb\t\tc\x1b[0m\x7f", "x", "a b c [0m (x)" },
    { "pay\u202eeur\u2066 \u200bnow\u2028!", NULL, "pay eur now !" },
    { "\xff\xfe", NULL, "��" },
    { "It is hush:hush!", NULL, LEFT_OUT },
    { "It is hush%3Ahush", NULL, LEFT_OUT },
    { "It is aHVzaDpodXNo", "x", LEFT_OUT " (x)" },
    { "It is hush:\x01hush", NULL, "It is hush: hush" },
    { "Fine", "hush:hush", "Fine (" LEFT_OUT ")" },
    { "me@example.com is our app", NULL, "me@example.com is our app" },
  };
  g_autoptr (DvtCredentials) credentials = dvt_credentials_new ();
  g_autoptr (GPtrArray) secrets = NULL;

  dvt_credentials_set (credentials, "a", "password", "hush:hush");
  dvt_credentials_set (credentials, "a", "username", "me@example.com");
  dvt_credentials_set (credentials, "b", "clientId", "our app");
  dvt_credentials_set (credentials, "b", "clientSecret", "");
  secrets = dvt_auth_secrets_new (credentials);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dvt_auth_words_build (cases[i].description, cases[i].code, secrets);

      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

static void
test_length (void)
{
  g_autoptr (GPtrArray) secrets = dvt_auth_secrets_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "ü");
  words = dvt_auth_words_build (text->str, NULL, secrets);
  g_assert_cmpint (g_utf8_strlen (words, -1), ==, 200);
  g_assert_true (g_str_has_suffix (words, "ü…"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/auth-words/build", test_build);
  g_test_add_func ("/auth-words/length", test_length);

  return g_test_run ();
}
