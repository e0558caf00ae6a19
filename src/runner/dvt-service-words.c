/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-service-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-json.h"
#include "dvt-runner.h"

#define MAX_BODY_BYTES (64 * 1024)
#define MAX_CHARACTERS 300
#define MAX_PLAIN_BYTES 500

/* One line for a message: no control characters, nothing that turns the direction of text. */
static char *
tidy (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  glong n_characters = 0;

  for (const char *c = text; *c != '\0' && n_characters < MAX_CHARACTERS; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      GUnicodeType type = g_unichar_type (character);

      if (g_unichar_isspace (character) || type == G_UNICODE_CONTROL)
        {
          if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
        }
      else if (type != G_UNICODE_FORMAT && type != G_UNICODE_LINE_SEPARATOR
               && type != G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_unichar (line, character);
      n_characters++;
    }
  g_strchomp (line->str);

  return *line->str != '\0' ? g_strdup (line->str) : NULL;
}

/* The members that services put their sentence in, the one that says most first. */
static const char *
find_sentence (yyjson_val *value, guint depth)
{
  static const char *const names[]
    = { "error_description", "message", "detail", "error_message", "errorMessage",
        "description",       "title",   "msg",    "error",         "errors" };

  if (yyjson_is_str (value))
    return yyjson_get_len (value) > 0 ? yyjson_get_str (value) : NULL;
  if (depth == 0)
    return NULL;
  if (yyjson_is_arr (value))
    return find_sentence (yyjson_arr_get_first (value), depth - 1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *sentence = find_sentence (yyjson_obj_get (value, names[i]), depth - 1);

      if (sentence != NULL)
        return sentence;
    }

  return NULL;
}

static gboolean
is_plain (const DvtHttpAnswer *answer)
{
  const char *type = dvt_http_answer_get_header (answer, "Content-Type");

  return type != NULL && g_ascii_strncasecmp (type, "text/plain", strlen ("text/plain")) == 0;
}

char *
dvt_service_words_find (const DvtHttpAnswer *answer)
{
  gsize length = 0;
  const char *text = answer->body != NULL ? g_bytes_get_data (answer->body, &length) : NULL;
  g_autoptr (DvtJson) json = NULL;

  if (length == 0 || length > MAX_BODY_BYTES)
    return NULL;

  json = dvt_json_parse (text, length, MAX_BODY_BYTES, DVT_JSON_ALLOW_BOM, NULL);
  if (json != NULL)
    {
      const char *sentence = find_sentence (dvt_json_get_value (json), 4);

      return sentence != NULL ? tidy (sentence) : NULL;
    }

  if (is_plain (answer) && length <= MAX_PLAIN_BYTES)
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

      return tidy (valid);
    }

  return NULL;
}

GError *
dvt_service_words_build_error (const DvtHttpAnswer *answer,
                               const char *service,
                               const char *endpoint)
{
  g_autofree char *words = dvt_service_words_find (answer);
  gboolean refused = answer->status == 401 || answer->status == 403;
  gint64 retry_after_s = dvt_http_answer_get_retry_after_s (answer);
  g_autoptr (GString) message = g_string_new (NULL);

  if (refused)
    g_string_printf (message, _ ("‘%s’ refuses access to ‘%s’ (status %u)"), service, endpoint,
                     answer->status);
  else
    g_string_printf (message, _ ("‘%s’ answered ‘%s’ with status %u"), service, endpoint,
                     answer->status);
  if (words != NULL)
    g_string_append_printf (message, ": %s", words);
  if (retry_after_s > 0)
    {
      g_string_append (message, "; ");
      g_string_append_printf (
        message,
        g_dngettext (GETTEXT_PACKAGE, "it asks to wait %" G_GINT64_FORMAT " second",
                     "it asks to wait %" G_GINT64_FORMAT " seconds", (gulong) retry_after_s),
        retry_after_s);
    }

  return g_error_new_literal (
    DVT_RUNNER_ERROR, refused ? DVT_RUNNER_ERROR_REFUSED : DVT_RUNNER_ERROR_STATUS, message->str);
}
