/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-text-private.h"

#include <string.h>

#include "dvt-definition.h"
#include "dvt-openapi.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* What a document says it is, as far as was read. */
typedef enum
{
  VERDICT_UNKNOWN,
  VERDICT_OPENAPI,
  VERDICT_OTHER,
} Verdict;

const char *
dvt_openapi_text_skip_bom (const char *text, gsize length)
{
  const gsize mark_length = strlen (BYTE_ORDER_MARK);

  if (length >= mark_length && memcmp (text, BYTE_ORDER_MARK, mark_length) == 0)
    return text + mark_length;
  return text;
}

static const char *
skip_space (const char *text, const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;
  return text;
}

gboolean
dvt_openapi_text_is_json (const char *text, gsize length)
{
  const char *end = text + length;
  const char *start = NULL;

  if (length == 0)
    return FALSE;

  start = skip_space (dvt_openapi_text_skip_bom (text, length), end);
  if (start == end || (*start != '{' && *start != '['))
    return FALSE;
  if (*start == '[')
    return TRUE;

  start = skip_space (start + 1, end);
  return start < end && (*start == '"' || *start == '}');
}

/* Behind the quote that ends the string which begins behind @text. */
static const char *
skip_string (const char *text, const char *end)
{
  while (text < end && *text != '"')
    text += *text == '\\' && text + 1 < end ? 2 : 1;
  return text < end ? text + 1 : end;
}

static gboolean
is_text (const char *start, const char *end, const char *text)
{
  return (gsize) (end - start) == strlen (text) && memcmp (start, text, strlen (text)) == 0;
}

/* @value: behind the colon of the member whose quoted name lies between @start and @end. */
static Verdict
judge_member (const char *start, const char *end, const char *value, const char *text_end)
{
  const char *value_end = NULL;

  if (is_text (start, end, "\"openapi\"") || is_text (start, end, "\"swagger\""))
    return VERDICT_OPENAPI;
  if (!is_text (start, end, "\"format\""))
    return VERDICT_UNKNOWN;

  value = skip_space (value, text_end);
  value_end = value < text_end && *value == '"' ? skip_string (value + 1, text_end) : value;
  return is_text (value, value_end, "\"" DVT_DEFINITION_FORMAT "\"") ? VERDICT_OTHER
                                                                     : VERDICT_UNKNOWN;
}

/* Looks at the names of the outermost object alone, without building anything. */
static Verdict
judge_json (const char *text, const char *end)
{
  guint depth = 0;
  Verdict verdict = VERDICT_UNKNOWN;

  while (text < end && verdict == VERDICT_UNKNOWN)
    {
      const char *start = text;

      if (*text == '{' || *text == '[')
        depth++;
      else if (*text == '}' || *text == ']')
        depth--;
      if (*text++ != '"')
        continue;

      text = skip_string (text, end);
      if (depth == 1)
        {
          const char *after = skip_space (text, end);

          if (after < end && *after == ':')
            verdict = judge_member (start, text, after + 1, end);
        }
    }
  return verdict;
}

/* A line that begins with the key, quoted or not. */
static Verdict
judge_line (const char *text, const char *end)
{
  static const char *const keys[] = { "openapi", "swagger" };

  if (text < end && (*text == '"' || *text == '\''))
    text++;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const gsize length = strlen (keys[i]);
      const char *after = text + length;

      if ((gsize) (end - text) <= length || memcmp (text, keys[i], length) != 0)
        continue;
      if (*after == '"' || *after == '\'')
        after++;
      after = skip_space (after, end);
      if (after < end && *after == ':')
        return VERDICT_OPENAPI;
    }
  return VERDICT_UNKNOWN;
}

static Verdict
judge_yaml (const char *text, const char *end)
{
  Verdict verdict = VERDICT_UNKNOWN;

  while (text < end && verdict == VERDICT_UNKNOWN)
    {
      const char *line_end = memchr (text, '\n', (gsize) (end - text));

      verdict = judge_line (text, line_end != NULL ? line_end : end);
      text = line_end != NULL ? line_end + 1 : end;
    }
  return verdict;
}

/**
 * dvt_openapi_is_openapi:
 * @document: a document of any kind
 *
 * Tells whether a document says that it is an OpenAPI or Swagger document, of any version.
 *
 * Reads the text once and builds nothing, so that it costs milliseconds for the largest documents.
 * A definition is none, nor is anything else. May be called from any thread.
 *
 * Returns: whether dvt_openapi_convert() is worth a try
 */
gboolean
dvt_openapi_is_openapi (GBytes *document)
{
  gsize length = 0;
  const char *text = NULL;
  const char *start = NULL;

  g_return_val_if_fail (document != NULL, FALSE);

  text = g_bytes_get_data (document, &length);
  if (length == 0)
    return FALSE;

  start = dvt_openapi_text_skip_bom (text, length);
  if (dvt_openapi_text_is_json (text, length))
    return judge_json (start, text + length) == VERDICT_OPENAPI;
  return judge_yaml (start, text + length) == VERDICT_OPENAPI;
}
