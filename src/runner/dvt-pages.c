/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-pages-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-json-pointer.h"
#include "dvt-runner.h"
#include "dvt-value-text-private.h"

typedef enum
{
  PAGES_NONE,
  PAGES_NUMBER,
  PAGES_OFFSET,
  PAGES_CURSOR,
  PAGES_NEXT_URL,
  PAGES_LINK,
} PagesKind;

struct _DvtPages
{
  PagesKind kind;
  const char *parameter; /* (nullable) the id of what changes from page to page */
  const char *next;      /* (nullable) where the next one stands in an answer */
  guint64 position;      /* page number or offset */
  guint64 number;
  GHashTable *overrides; /* (owned) */
  char *uri;             /* (owned) (nullable) */
  char *last_uri;        /* (owned) (nullable) */
  char *marked_uri;      /* (owned) (nullable): one that was read before, see check_uri() */
  guint64 marked_number;
};

static PagesKind
read_kind (yyjson_val *pagination, yyjson_val **value)
{
  static const struct
  {
    const char *name;
    PagesKind kind;
  } kinds[] = {
    { "page", PAGES_NUMBER },      { "offset", PAGES_OFFSET }, { "cursor", PAGES_CURSOR },
    { "nextUrl", PAGES_NEXT_URL }, { "link", PAGES_LINK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      *value = yyjson_obj_get (pagination, kinds[i].name);
      if (*value != NULL)
        return kinds[i].kind;
    }

  return PAGES_NONE;
}

static gboolean
read_number (yyjson_val *value, guint64 *number)
{
  return yyjson_is_raw (value)
         && g_ascii_string_to_unsigned (yyjson_get_raw (value), 10, 0, G_MAXINT64, number, NULL);
}

static void
set_position (DvtPages *self)
{
  if (self->parameter != NULL)
    g_hash_table_insert (self->overrides, g_strdup (self->parameter),
                         g_strdup_printf ("%" G_GUINT64_FORMAT, self->position));
}

/* The start that the shape sets; FALSE with no error set: it sets none that is a number. */
static gboolean
read_start (DvtPages *self, const DvtCall *call, const DvtCallValues *values, GError **error)
{
  const DvtParameter *parameter
    = self->parameter != NULL ? dvt_call_find_parameter (call, self->parameter) : NULL;
  g_autoptr (yyjson_mut_doc) document = NULL;
  g_autofree char *text = NULL;
  yyjson_mut_val *value;

  if (parameter == NULL || yyjson_obj_get (values->parameters, self->parameter) == NULL)
    return FALSE;

  document = yyjson_mut_doc_new (NULL);
  value = dvt_call_evaluate (parameter, values, document, error);
  if (value == NULL)
    return FALSE;

  text = dvt_value_to_text (value);
  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &self->position, NULL);
}

static gboolean
read_numbered (DvtPages *self,
               const DvtCall *call,
               const DvtCallValues *values,
               yyjson_val *pagination,
               GError **error)
{
  const char *size_parameter = yyjson_get_str (yyjson_obj_get (pagination, "sizeParameter"));
  g_autoptr (GError) local_error = NULL;
  guint64 size = 0;

  self->position = self->kind == PAGES_NUMBER ? 1 : 0;
  read_number (yyjson_obj_get (pagination, "first"), &self->position);
  read_start (self, call, values, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  set_position (self);

  if (size_parameter != NULL && yyjson_obj_get (values->parameters, size_parameter) == NULL
      && read_number (yyjson_obj_get (pagination, "size"), &size))
    g_hash_table_insert (self->overrides, g_strdup (size_parameter),
                         g_strdup_printf ("%" G_GUINT64_FORMAT, size));

  return TRUE;
}

DvtPages *
dvt_pages_new (const DvtCall *call, const DvtCallValues *values, GError **error)
{
  g_autoptr (DvtPages) self = g_new0 (DvtPages, 1);
  yyjson_val *pagination = NULL;

  self->number = 1;
  self->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kind = read_kind (call->pagination, &pagination);
  self->parameter = yyjson_get_str (yyjson_obj_get (pagination, "parameter"));
  self->next = yyjson_get_str (yyjson_obj_get (pagination, "next"));

  if ((self->kind == PAGES_NUMBER || self->kind == PAGES_OFFSET)
      && !read_numbered (self, call, values, pagination, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
dvt_pages_free (DvtPages *pages)
{
  if (pages == NULL)
    return;

  g_hash_table_unref (pages->overrides);
  g_free (pages->uri);
  g_free (pages->last_uri);
  g_free (pages->marked_uri);
  g_free (pages);
}

GHashTable *
dvt_pages_get_overrides (DvtPages *pages)
{
  return pages->overrides;
}

const char *
dvt_pages_get_uri (DvtPages *pages)
{
  return pages->uri;
}

guint64
dvt_pages_get_number (DvtPages *pages)
{
  return pages->number;
}

/* The page before is remembered, and another that stands still while twice as many go by: that
 * finds a circle of any length without keeping every address (Brent's way). */
gboolean
dvt_pages_check_uri (DvtPages *pages, const char *uri, GError **error)
{
  if (g_strcmp0 (uri, pages->last_uri) == 0 || g_strcmp0 (uri, pages->marked_uri) == 0)
    {
      g_set_error_literal (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_PAGINATION,
                           _ ("The next page is one that has been read already"));
      return FALSE;
    }

  g_set_str (&pages->last_uri, uri);
  if (pages->number >= 2 * pages->marked_number)
    {
      g_set_str (&pages->marked_uri, uri);
      pages->marked_number = pages->number;
    }

  return TRUE;
}

/* The text at the pointer `next`; NULL where there is none, or none worth the name. */
static char *
find_next (DvtPages *self, yyjson_val *body)
{
  yyjson_val *value
    = body != NULL && self->next != NULL ? dvt_json_pointer_get (body, self->next) : NULL;

  if (yyjson_is_str (value) && yyjson_get_len (value) > 0)
    return g_strdup (yyjson_get_str (value));
  if (yyjson_is_raw (value))
    return g_strdup (yyjson_get_raw (value));

  return NULL;
}

static gboolean
advance_to_cursor (DvtPages *self, char *cursor)
{
  if (cursor == NULL || self->parameter == NULL)
    {
      g_free (cursor);
      return FALSE;
    }

  g_hash_table_insert (self->overrides, g_strdup (self->parameter), cursor);
  return TRUE;
}

static gboolean
advance_to_uri (DvtPages *self, const DvtHttpAnswer *answer, const char *next)
{
  g_clear_pointer (&self->uri, g_free);
  if (next != NULL)
    self->uri = g_uri_resolve_relative (answer->uri, next, G_URI_FLAGS_ENCODED, NULL);

  return self->uri != NULL;
}

gboolean
dvt_pages_advance (DvtPages *pages, const DvtHttpAnswer *answer, yyjson_val *body, gsize n_records)
{
  g_autofree char *next = NULL;

  if (n_records == 0 || pages->kind == PAGES_NONE)
    return FALSE;

  pages->number++;
  switch (pages->kind)
    {
    case PAGES_NUMBER:
      pages->position++;
      set_position (pages);
      return TRUE;

    case PAGES_OFFSET:
      pages->position += n_records;
      set_position (pages);
      return TRUE;

    case PAGES_CURSOR:
      return advance_to_cursor (pages, find_next (pages, body));

    case PAGES_NEXT_URL:
      next = find_next (pages, body);
      return advance_to_uri (pages, answer, next);

    case PAGES_LINK:
      next = dvt_http_answer_find_link (answer, "next");
      return advance_to_uri (pages, answer, next);

    case PAGES_NONE:
    default:
      return FALSE;
    }
}
