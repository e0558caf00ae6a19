/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-http-private.h"

#include <string.h>

/* One link-value of the field. */
typedef struct
{
  char *target;        /* (owned) */
  char *rel;           /* (owned) (nullable) */
  gboolean has_anchor; /* it is about something else than the answer (3.2) */
} Link;

static void
link_clear (Link *link)
{
  g_clear_pointer (&link->target, g_free);
  g_clear_pointer (&link->rel, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Link, link_clear)

static void
skip_space (const char **cursor)
{
  *cursor += strspn (*cursor, " \t");
}

/* Up to one of @ends; spaces at its end are not part of it. */
static char *
read_word (const char **cursor, const char *ends)
{
  gsize length = strcspn (*cursor, ends);
  char *word = g_strchomp (g_strndup (*cursor, length));

  *cursor += length;
  return word;
}

/* RFC 9110 5.6.4. NULL where the closing quote is missing. */
static char *
read_quoted (const char **cursor)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = *cursor + 1;

  for (; *p != '"' && *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (text, *p);
    }
  if (*p == '\0')
    return NULL;

  *cursor = p + 1;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_parameter (const char **cursor, Link *link)
{
  g_autofree char *name = read_word (cursor, "=;,");
  g_autofree char *value = NULL;

  if (**cursor == '=')
    {
      (*cursor)++;
      skip_space (cursor);
      value = **cursor == '"' ? read_quoted (cursor) : read_word (cursor, ";, \t");
      if (value == NULL)
        return FALSE;
      skip_space (cursor);
    }

  /* 3.3: of several only the first counts. */
  if (g_ascii_strcasecmp (name, "rel") == 0 && link->rel == NULL)
    link->rel = g_steal_pointer (&value);
  else if (g_ascii_strcasecmp (name, "anchor") == 0)
    link->has_anchor = TRUE;
  return TRUE;
}

static gboolean
read_link (const char **cursor, Link *link)
{
  const char *end;

  if (**cursor != '<' || (end = strchr (*cursor, '>')) == NULL)
    return FALSE;

  link->target = g_strstrip (g_strndup (*cursor + 1, (gsize) (end - *cursor - 1)));
  *cursor = end + 1;
  skip_space (cursor);
  while (**cursor == ';')
    {
      (*cursor)++;
      skip_space (cursor);
      if (!read_parameter (cursor, link))
        return FALSE;
    }

  return **cursor == ',' || **cursor == '\0';
}

static gboolean
has_relation (const Link *link, const char *rel)
{
  g_auto (GStrv) words = NULL;

  if (link->has_anchor || link->rel == NULL)
    return FALSE;

  words = g_strsplit_set (link->rel, " \t", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], rel) == 0)
      return TRUE;
  return FALSE;
}

char *
dvt_link_find (const char *field, const char *rel)
{
  const char *cursor = field;

  for (;;)
    {
      g_auto (Link) link = { 0 };

      cursor += strspn (cursor, " \t,");
      if (*cursor == '\0' || !read_link (&cursor, &link))
        return NULL;
      if (has_relation (&link, rel))
        return g_steal_pointer (&link.target);
    }
}
