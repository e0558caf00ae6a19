/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-redactor-private.h"

#include <string.h>

#define SECRET "k3y/with+odd \"signs\""

static DvtRedactor *
build_redactor (const char *user, const char *password)
{
  g_autoptr (DvtCredentials) credentials = dvt_credentials_new ();
  DvtRedactor *redactor = dvt_redactor_new ();

  dvt_credentials_set (credentials, "basic", "username", user);
  dvt_credentials_set (credentials, "basic", "password", password);
  dvt_credentials_set (credentials, "token", "expiresAt", "2026-03-01T00:00:00Z");
  dvt_redactor_add (redactor, credentials);

  return redactor;
}

static void
test_spellings (void)
{
  g_autoptr (DvtRedactor) redactor = build_redactor ("clerk", SECRET);
  g_autofree char *base64 = g_base64_encode ((const guchar *) SECRET, strlen (SECRET));
  g_autofree char *percent = g_uri_escape_string (SECRET, NULL, FALSE);
  const char *const texts[] = { SECRET,
                                "k3y\\/with+odd \\\"signs\\\"",
                                "k3y/with+odd \\\"signs\\\"",
                                "k3y%2Fwith%2Bodd+%22signs%22",
                                percent,
                                base64 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strdup_printf ("before %s behind", texts[i]);
      g_autofree char *clean = dvt_redactor_redact_text (redactor, text);

      g_test_message ("%s", text);
      g_assert_true (g_str_has_prefix (clean, "before " DVT_REDACTED));
      g_assert_true (g_str_has_suffix (clean, " behind"));
      g_assert_null (strstr (clean, "k3y"));
      g_assert_null (strstr (clean, "odd"));
    }
}

/* In whatever place it stands in what was encoded. */
static void
test_base64 (void)
{
  g_autoptr (DvtRedactor) redactor = build_redactor ("clerk", SECRET);

  for (gsize before = 0; before < 7; before++)
    {
      g_autofree char *plain = g_strdup_printf ("%.*s%s:end", (int) before, "abcdefg", SECRET);
      g_autofree char *text = g_base64_encode ((const guchar *) plain, strlen (plain));
      g_autofree char *clean = dvt_redactor_redact_text (redactor, text);

      g_assert_nonnull (strstr (clean, DVT_REDACTED));
      g_assert_cmpuint (strlen (clean), <, strlen (text));
    }
}

static void
test_limit (void)
{
  g_autoptr (DvtRedactor) redactor = build_redactor ("clerk", "canary-canary");
  const char *text = "0123456789canary-canary and canary-ca";

  for (gsize limit = 0; limit <= strlen (text); limit++)
    {
      g_autofree char *clean = dvt_redactor_redact (redactor, text, strlen (text), limit);

      if (limit <= 10)
        g_assert_cmpuint (strlen (clean), ==, limit);
      else
        g_assert_true (g_str_has_prefix (clean, "0123456789" DVT_REDACTED));
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

/* A short one stands in every text, and is only taken out where it stands alone. */
static void
test_short (void)
{
  g_autoptr (DvtRedactor) redactor = build_redactor ("me", "1");
  g_autofree char *clean = dvt_redactor_redact_text (redactor, "me, come at 11 or 1: {\"a\":1}");

  g_assert_cmpstr (clean, ==,
                   DVT_REDACTED ", come at 11 or " DVT_REDACTED ": {\"a\":" DVT_REDACTED "}");
}

static void
test_bytes (void)
{
  g_autoptr (DvtRedactor) redactor = build_redactor ("clerk", "canary");
  g_autofree char *clean = dvt_redactor_redact (redactor, "a\xff\0b\xc3", 5, 5);
  g_autofree char *time = dvt_redactor_redact_text (redactor, "2026-03-01T00:00:00Z");

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_cmpstr (time, ==, "2026-03-01T00:00:00Z");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/redactor/spellings", test_spellings);
  g_test_add_func ("/redactor/base64", test_base64);
  g_test_add_func ("/redactor/limit", test_limit);
  g_test_add_func ("/redactor/short", test_short);
  g_test_add_func ("/redactor/bytes", test_bytes);

  return g_test_run ();
}
