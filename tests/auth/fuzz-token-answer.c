/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Whatever a token endpoint answers is tokens, an error, or refused; its words become one short
 * line.
 */

#include "config.h"

#include "dvt-auth-words-private.h"
#include "dvt-token-answer-private.h"

#include <fuzz.h>
#include <string.h>

#include "dvt-auth-error.h"

static void
check_words (const DvtTokenAnswer *answer)
{
  g_autoptr (GPtrArray) secrets = dvt_auth_secrets_new (NULL);
  g_autofree char *words = NULL;

  dvt_auth_secrets_add (secrets, "hush");
  words = dvt_auth_words_build (answer->error_description, answer->error, secrets);
  if (words == NULL)
    return;

  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (words, -1), <=, 403);
  g_assert_null (strstr (words, "hush"));
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTokenAnswer) answer
    = dvt_token_answer_parse (size > 0 ? (const char *) data : "", size, &error);

  if (answer == NULL)
    {
      g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_INVALID_ANSWER);
      return 0;
    }

  g_assert_true ((answer->access_token != NULL) != (answer->error != NULL));
  check_words (answer);
  return 0;
}
