/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-info-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-openapi-copy-private.h"

/* A summary is one line of a list. */
#define MAX_SUMMARY_CHARACTERS 200

/* Extensions that vendors of a marketplace give for what OpenAPI has no word for. */
static const struct
{
  const char *extension;
  const char *member;
} extensions[] = {
  { "x-category", "category" },
  { "x-color", "colour" },
  { "x-colour", "colour" },
};

/* The first line of a text in Markdown, without what marks a heading. NULL where there is none. */
static char *
build_first_line (const char *description)
{
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      line += strspn (line, "# ");
      if (*line != '\0')
        return g_strdup (line);
    }
  return NULL;
}

/* "the [help](https://…)" reads "the help". */
static char *
remove_links (const char *text)
{
  GString *result = g_string_new (NULL);
  const char *rest = text;
  const char *open = NULL;

  while ((open = strchr (rest, '[')) != NULL)
    {
      const char *middle = strstr (open, "](");
      const char *end = middle != NULL ? strchr (middle, ')') : NULL;

      if (end == NULL)
        break;
      g_string_append_len (result, rest, open - rest);
      g_string_append_len (result, open + 1, middle - open - 1);
      rest = end + 1;
    }
  g_string_append (result, rest);

  return g_string_free (result, FALSE);
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;
  char *space = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SUMMARY_CHARACTERS)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, MAX_SUMMARY_CHARACTERS - 1);
  space = strrchr (start, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (start, "…", NULL);
}

static void
add_summary (DvtOpenapiConversion *self, yyjson_val *info, yyjson_mut_val *definition)
{
  const char *summary = dvt_openapi_get_text (info, "summary");
  const char *description = dvt_openapi_get_text (info, "description");
  g_autofree char *line = NULL;
  g_autofree char *plain_line = NULL;
  g_autofree char *short_line = NULL;

  if (description != NULL)
    dvt_openapi_add_text (self, definition, "description", description);
  if (summary != NULL)
    {
      dvt_openapi_add_text (self, definition, "summary", summary);
      return;
    }

  line = description != NULL ? build_first_line (description) : NULL;
  if (line == NULL)
    return;
  plain_line = remove_links (line);
  short_line = shorten (plain_line);
  dvt_openapi_add_text (self, definition, "summary", short_line);
}

/* TRUE where @name became a member of the definition. */
static gboolean
add_extension (DvtOpenapiConversion *self,
               const char *name,
               yyjson_val *value,
               yyjson_mut_val *definition)
{
  for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      if (!g_str_equal (extensions[i].extension, name) || !yyjson_is_str (value)
          || yyjson_mut_obj_get (definition, extensions[i].member) != NULL)
        continue;
      dvt_openapi_add_text (self, definition, extensions[i].member, yyjson_get_str (value));
      return TRUE;
    }
  return FALSE;
}

/* Contact, licence, terms and what else a vendor says travel along under `info`. The version does
 * not: it says when a definition was published, not what it is. */
static void
add_rest (DvtOpenapiConversion *self,
          const DvtOpenapiPlace *place,
          yyjson_val *info,
          yyjson_mut_val *definition)
{
  static const char *const known[] = { "description", "summary", "title", "version", NULL };
  yyjson_mut_val *rest = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (info, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);

      if (!g_strv_contains (known, name) && !add_extension (self, name, value, definition))
        dvt_openapi_add (self, rest, name, dvt_openapi_copy_unknown (self, &member, value));
    }
  if (yyjson_mut_obj_size (rest) > 0)
    dvt_openapi_add (self, definition, "info", rest);
}

static void
add_help (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  const DvtOpenapiPlace place = dvt_openapi_place_root ("/externalDocs");
  yyjson_val *documentation = yyjson_obj_get (self->root, "externalDocs");
  const char *url = yyjson_get_str (yyjson_obj_get (documentation, "url"));

  if (documentation == NULL)
    return;

  if (url != NULL)
    dvt_openapi_add_text (self, definition, "helpLink", url);
  if (url == NULL || yyjson_obj_size (documentation) > 1)
    dvt_openapi_add (self, definition, "externalDocs",
                     dvt_openapi_copy_unknown (self, &place, documentation));
}

void
dvt_openapi_add_info (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  const DvtOpenapiPlace place = dvt_openapi_place_root ("/info");
  yyjson_val *info = yyjson_obj_get (self->root, "info");
  const char *title = dvt_openapi_get_text (info, "title");

  if (!yyjson_is_obj (info) || title == NULL || *title == '\0')
    {
      dvt_openapi_conversion_fail (self, DVT_OPENAPI_ERROR_INVALID, &place,
                                   _ ("The document has no title"));
      return;
    }

  dvt_openapi_add_text (self, definition, "name", title);
  add_summary (self, info, definition);
  add_rest (self, &place, info, definition);
  add_help (self, definition);
}
