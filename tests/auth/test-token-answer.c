/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-token-answer-private.h"

#include <string.h>

#include "dvt-auth-error.h"

static void
test_tokens (void)
{
  static const struct
  {
    const char *text;
    const char *refresh_token;
    gint64 expires_in_s;
  } cases[] = {
    { "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"expires_in\": 3600,"
      " \"refresh_token\": \"r\", \"scope\": \"x\"}",
      "r", 3600 },
    { "{\"access_token\": \"a\"}", NULL, -1 },
    { "{\"access_token\": \"a\", \"token_type\": \"bot\", \"refresh_token\": null}", NULL, -1 },
    { "{\"access_token\": \"a\", \"expires_in\": \"60\", \"refresh_token\": \"\"}", NULL, 60 },
    { "{\"access_token\": \"a\", \"expires_in\": 59.9}", NULL, 59 },
    { "{\"access_token\": \"a\", \"expires_in\": 0}", NULL, 0 },
    { "{\"access_token\": \"a\", \"expires_in\": -1}", NULL, -1 },
    { "{\"access_token\": \"a\", \"expires_in\": \"soon\"}", NULL, -1 },
    { "{\"access_token\": \"a\", \"expires_in\": \"nan\"}", NULL, -1 },
    { "{\"access_token\": \"a\", \"expires_in\": 1e400}", NULL, 315360000 },
    { "{\"access_token\": \"a\", \"expires_in\": []}", NULL, -1 },
    { "\xef\xbb\xbf{\"access_token\": \"a\", \"error\": null}", NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtTokenAnswer) answer
        = dvt_token_answer_parse (cases[i].text, strlen (cases[i].text), &error);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (answer->access_token, ==, "a");
      g_assert_cmpstr (answer->refresh_token, ==, cases[i].refresh_token);
      g_assert_cmpint (answer->expires_in_s, ==, cases[i].expires_in_s);
      g_assert_null (answer->error);
    }
}

static void
test_error (void)
{
  static const char text[]
    = "{\"error\": \"invalid_grant\", \"error_description\": \"Gone\", \"access_token\": \"a\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTokenAnswer) answer = dvt_token_answer_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (answer->error, ==, "invalid_grant");
  g_assert_cmpstr (answer->error_description, ==, "Gone");
  g_assert_null (answer->access_token);
}

static void
test_damaged (void)
{
  static const char *const texts[] = {
    "",
    "access_token=hush&token_type=bearer",
    "<html>hush</html>",
    "[\"hush\"]",
    "{\"access_token\": \"hush\"",
    "{\"access_token\": \"hush\", \"access_token\": \"hush\"}",
    "{\"access_token\": [\"hush\"]}",
    "{\"access_token\": \"hush\\u0000more\"}",
    "{\"access_token\": \"hush\", \"token_type\": \"DPoP\"}",
    "{\"token_type\": \"bearer\"}",
    "{\"access_token\": \"\"}",
  };
  g_autofree char *deep = g_strnfill (100000, '[');

  for (gsize i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : deep;
      g_autoptr (GError) error = NULL;

      g_assert_null (dvt_token_answer_parse (text, strlen (text), &error));
      g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_INVALID_ANSWER);
      g_assert_null (strstr (error->message, "hush"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/token-answer/tokens", test_tokens);
  g_test_add_func ("/token-answer/error", test_error);
  g_test_add_func ("/token-answer/damaged", test_damaged);

  return g_test_run ();
}
