/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json-locate.h"

#include <string.h>

#include <yyjson.h>

static const char *
skip_space (const char *at)
{
  return at + strspn (at, " \t\r\n");
}

/* @at is the opening quote; answers what follows the closing one. */
static const char *
skip_string (const char *at)
{
  for (at++; *at != '\0' && *at != '"'; at++)
    if (*at == '\\' && at[1] != '\0')
      at++;
  return *at == '"' ? at + 1 : at;
}

static const char *
skip_value (const char *at)
{
  guint depth = 0;

  do
    {
      if (*at == '"')
        {
          at = skip_string (at);
          continue;
        }
      if (*at == '{' || *at == '[')
        depth++;
      else if ((*at == '}' || *at == ']') && depth > 0)
        depth--;
      else if (depth == 0)
        return at + strcspn (at, ",]} \t\r\n");
      at++;
    }
  while (*at != '\0' && depth > 0);
  return at;
}

static gboolean
key_is (const char *at, const char *end, const char *name)
{
  yyjson_doc *document = yyjson_read (at, (gsize) (end - at), YYJSON_READ_NOFLAG);
  const char *key = yyjson_get_str (yyjson_doc_get_root (document));
  gboolean is = g_strcmp0 (key, name) == 0;

  yyjson_doc_free (document);
  return is;
}

/* @at is the opening bracket; the value of the member, and where its key begins. NULL: no such. */
static const char *
find_member (const char *at, const char *name, const char **key_start)
{
  for (at = skip_space (at + 1); *at == '"'; at = skip_space (at))
    {
      const char *key = at;
      const char *key_end = skip_string (at);

      at = skip_space (key_end);
      at = skip_space (*at == ':' ? at + 1 : at);
      if (key_is (key, key_end, name))
        {
          *key_start = key;
          return at;
        }
      at = skip_space (skip_value (at));
      if (*at != ',')
        return NULL;
      at++;
    }
  return NULL;
}

static const char *
find_element (const char *at, const char *number, const char **start)
{
  guint64 index;

  if (!g_ascii_string_to_unsigned (number, 10, 0, G_MAXUINT32, &index, NULL))
    return NULL;
  at = skip_space (at + 1);
  for (guint64 i = 0; *at != '\0' && *at != ']'; i++)
    {
      if (i == index)
        {
          *start = at;
          return at;
        }
      at = skip_space (skip_value (at));
      if (*at == ',')
        at = skip_space (at + 1);
    }
  return NULL;
}

static void
unescape_token (char *token)
{
  char *to = token;

  for (const char *from = token; *from != '\0'; from++)
    {
      if (*from == '~' && (from[1] == '0' || from[1] == '1'))
        *to++ = *++from == '0' ? '~' : '/';
      else
        *to++ = *from;
    }
  *to = '\0';
}

void
dvt_json_locate (const char *text, const char *pointer, gsize *start, gsize *end)
{
  g_auto (GStrv) tokens = g_strsplit (pointer, "/", -1);
  const char *value = skip_space (text);
  const char *from = value;

  /* What stands in front of the first slash is empty. */
  for (gsize i = tokens[0] != NULL ? 1 : 0; tokens[i] != NULL; i++)
    {
      const char *next = NULL;

      unescape_token (tokens[i]);
      if (*value == '{')
        next = find_member (value, tokens[i], &from);
      else if (*value == '[')
        next = find_element (value, tokens[i], &from);
      if (next == NULL)
        break;
      value = next;
    }
  *start = (gsize) (from - text);
  *end = (gsize) (skip_value (value) - text);
}
