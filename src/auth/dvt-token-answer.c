/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-token-answer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-auth-error.h"
#include "dvt-credentials.h"
#include "dvt-json.h"

/* Longer is for ever. */
#define MAX_LIFETIME_S (10 * 365 * 24 * 60 * 60)

void
dvt_token_answer_free (DvtTokenAnswer *answer)
{
  dvt_secret_text_free (answer->access_token);
  dvt_secret_text_free (answer->refresh_token);
  g_free (answer->error);
  g_free (answer->error_description);
  g_free (answer);
}

static char *
dup_text (yyjson_val *object, const char *name)
{
  const char *text = yyjson_get_str (yyjson_obj_get (object, name));

  /* A text with U+0000 in it would be another one here. */
  if (text == NULL || *text == '\0'
      || strlen (text) != yyjson_get_len (yyjson_obj_get (object, name)))
    return NULL;
  return g_strdup (text);
}

/* A number, or as some servers have it a number in quotes. */
static gint64
get_lifetime (yyjson_val *object)
{
  yyjson_val *value = yyjson_obj_get (object, "expires_in");
  const char *text = yyjson_is_raw (value) ? yyjson_get_raw (value) : yyjson_get_str (value);
  const char *end = NULL;
  double seconds;

  if (text == NULL)
    return -1;

  seconds = g_ascii_strtod (text, (char **) &end);
  if (end == text || *end != '\0' || !(seconds >= 0))
    return -1;
  return (gint64) MIN (seconds, MAX_LIFETIME_S);
}

/* RFC 6749 7.1: a token of a type that is not understood must not be used. Besides Bearer there are
 * only kinds that each request has to be signed for; names like "bot" are bearer tokens by a
 * service's own name, and some say nothing. */
static gboolean
is_bearer (yyjson_val *object)
{
  static const char *const signing_types[] = { "mac", "dpop", "pop" };
  const char *type = yyjson_get_str (yyjson_obj_get (object, "token_type"));

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (signing_types); i++)
    if (g_ascii_strcasecmp (type, signing_types[i]) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
check (DvtTokenAnswer *answer, yyjson_val *object, GError **error)
{
  if (answer->error != NULL)
    return TRUE;

  if (answer->access_token == NULL)
    {
      g_set_error_literal (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_INVALID_ANSWER,
                           _ ("There is no token in the answer"));
      return FALSE;
    }
  if (!is_bearer (object))
    {
      g_set_error_literal (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_INVALID_ANSWER,
                           _ ("The token is of a kind that cannot be used"));
      return FALSE;
    }
  return TRUE;
}

DvtTokenAnswer *
dvt_token_answer_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (DvtJson) json
    = dvt_json_parse (text, length, DVT_TOKEN_ANSWER_MAX_BYTES, DVT_JSON_ALLOW_BOM, NULL);
  g_autoptr (DvtTokenAnswer) answer = NULL;
  yyjson_val *object;

  /* The parser's own words could quote the answer. */
  if (json == NULL || !yyjson_is_obj (dvt_json_get_value (json)))
    {
      g_set_error_literal (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_INVALID_ANSWER,
                           _ ("The answer is no JSON object"));
      return NULL;
    }

  object = dvt_json_get_value (json);
  answer = g_new0 (DvtTokenAnswer, 1);
  answer->error = dup_text (object, "error");
  answer->error_description = dup_text (object, "error_description");
  /* Some servers send an error with status 200. */
  if (answer->error == NULL)
    {
      answer->access_token = dup_text (object, "access_token");
      answer->refresh_token = dup_text (object, "refresh_token");
    }
  answer->expires_in_s = get_lifetime (object);

  return check (answer, object, error) ? g_steal_pointer (&answer) : NULL;
}
