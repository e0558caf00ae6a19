/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-pattern.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-model-error-private.h"

/* How often a match may try again from one place of the text; PCRE2 counts anew at each place, so
 * the length of the text is bounded as well. What people write stays far below both. */
#define LIMITS "(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=10000)"
#define MAX_TEXT_BYTES 65536
/* An expression could set higher ones of its own. */
#define LIMIT_PREFIX "(*LIMIT_"

/**
 * dvt_pattern_new:
 * @pattern: a Perl-compatible expression
 * @error: return location for a #DvtModelError
 *
 * Compiles an expression.
 *
 * Returns: (transfer full): the expression; `NULL` with @error set where it is none
 */
GRegex *
dvt_pattern_new (const char *pattern, GError **error)
{
  g_autofree char *limited = NULL;
  g_autoptr (GError) limited_error = NULL;
  g_autoptr (GError) plain_error = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GRegex) plain = NULL;

  g_return_val_if_fail (pattern != NULL, NULL);

  if (strstr (pattern, LIMIT_PREFIX) != NULL)
    {
      dvt_model_error_set_at_place (
        error, DVT_MODEL_ERROR_INVALID, NULL,
        g_strdup_printf (_ ("The expression ‘%s’ sets limits of its own"), pattern));
      return NULL;
    }

  limited = g_strconcat (LIMITS, pattern, NULL);
  regex = g_regex_new (limited, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, &limited_error);
  if (regex != NULL)
    return g_steal_pointer (&regex);

  /* Without what was put in front of it, so that the message quotes what the user wrote. */
  plain = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &plain_error);
  dvt_model_error_set_at_place (
    error, DVT_MODEL_ERROR_INVALID, NULL,
    g_strdup (plain_error != NULL ? plain_error->message : limited_error->message));

  return NULL;
}

/**
 * dvt_pattern_get_text:
 * @pattern: an expression from dvt_pattern_new()
 *
 * Gets the expression as it was given.
 *
 * Returns: (transfer none): the expression
 */
const char *
dvt_pattern_get_text (GRegex *pattern)
{
  g_return_val_if_fail (pattern != NULL, NULL);

  return g_regex_get_pattern (pattern) + strlen (LIMITS);
}

/**
 * dvt_pattern_test:
 * @pattern: an expression from dvt_pattern_new()
 * @text: UTF-8
 * @length: its length in bytes
 * @matches: (out): whether @pattern is somewhere in @text
 * @error: return location for a #DvtModelError
 *
 * Looks for an expression in a text.
 *
 * Returns: whether it could be told; @error is set otherwise
 */
gboolean
dvt_pattern_test (GRegex *pattern,
                  const char *text,
                  gsize length,
                  gboolean *matches,
                  GError **error)
{
  g_autoptr (GError) match_error = NULL;

  g_return_val_if_fail (pattern != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (matches != NULL, FALSE);

  *matches = FALSE;
  if (length <= MAX_TEXT_BYTES)
    *matches = g_regex_match_full (pattern, text, (gssize) length, 0, G_REGEX_MATCH_DEFAULT, NULL,
                                   &match_error);

  if (length <= MAX_TEXT_BYTES && match_error == NULL)
    return TRUE;

  dvt_model_error_set_at_place (
    error, DVT_MODEL_ERROR_TOO_LARGE, NULL,
    g_strdup (_ ("The text is too long, or the pattern too slow, to look for it")));

  return FALSE;
}
