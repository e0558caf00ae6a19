/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-conversion-private.h"

#include <glib/gi18n-lib.h>

/* An object with more members than this gets an index: yyjson looks members up one by one. */
#define INDEX_FROM_MEMBERS 24

static void
place_append (const DvtOpenapiPlace *place, GString *pointer)
{
  if (place->parent == NULL)
    {
      g_string_append (pointer, place->token);
      return;
    }

  place_append (place->parent, pointer);
  if (place->token != NULL)
    dvt_json_pointer_append (pointer, place->token);
  else
    g_string_append_printf (pointer, "/%" G_GSIZE_FORMAT, place->index);
}

char *
dvt_openapi_place_build_pointer (const DvtOpenapiPlace *place)
{
  GString *pointer = g_string_new (NULL);

  place_append (place, pointer);

  return g_string_free (pointer, FALSE);
}

DvtOpenapiConversion *
dvt_openapi_conversion_new (yyjson_val *root, gboolean is_3_0)
{
  DvtOpenapiConversion *self = g_new0 (DvtOpenapiConversion, 1);

  self->root = root;
  self->output = yyjson_mut_doc_new (NULL);
  self->is_3_0 = is_3_0;
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_openapi_warning_free);
  self->warned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->used = g_hash_table_new (NULL, NULL);
  self->active = g_hash_table_new (NULL, NULL);
  self->schema_names = g_hash_table_new (g_str_hash, g_str_equal);
  self->schema_references = g_hash_table_new (g_str_hash, g_str_equal);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->lifts = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (4096);

  return self;
}

void
dvt_openapi_conversion_free (DvtOpenapiConversion *self)
{
  yyjson_mut_doc_free (self->output);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->warned, g_hash_table_unref);
  g_clear_pointer (&self->indexes, g_hash_table_unref);
  g_clear_pointer (&self->used, g_hash_table_unref);
  g_clear_pointer (&self->active, g_hash_table_unref);
  g_clear_pointer (&self->schema_names, g_hash_table_unref);
  g_clear_pointer (&self->schema_references, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->lifts, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_error (&self->error);
  g_free (self);
}

void
dvt_openapi_conversion_warn (DvtOpenapiConversion *self,
                             const DvtOpenapiPlace *place,
                             const char *format,
                             ...)
{
  g_autofree char *message = NULL;
  g_autofree char *pointer = NULL;
  DvtOpenapiWarning *warning = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  pointer = dvt_openapi_place_build_pointer (place);
  if (!g_hash_table_add (self->warned, g_strconcat (pointer, ": ", message, NULL)))
    return;

  warning = g_new0 (DvtOpenapiWarning, 1);
  warning->pointer = g_steal_pointer (&pointer);
  warning->message = g_steal_pointer (&message);
  g_ptr_array_add (self->warnings, warning);
}

void
dvt_openapi_conversion_fail (DvtOpenapiConversion *self,
                             DvtOpenapiError code,
                             const DvtOpenapiPlace *place,
                             const char *format,
                             ...)
{
  g_autofree char *message = NULL;
  g_autofree char *pointer = NULL;
  va_list arguments;

  if (self->error != NULL)
    return;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  pointer = dvt_openapi_place_build_pointer (place);
  if (*pointer == '\0')
    self->error = g_error_new_literal (DVT_OPENAPI_ERROR, (int) code, message);
  else
    self->error = g_error_new (DVT_OPENAPI_ERROR, (int) code, "%s: %s", pointer, message);
}

gboolean
dvt_openapi_conversion_spend (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, gsize bytes)
{
  if (self->error != NULL)
    return FALSE;

  self->spent += bytes;
  if (self->spent <= DVT_DEFINITION_MAX_BYTES)
    return TRUE;

  dvt_openapi_conversion_fail (self, DVT_OPENAPI_ERROR_TOO_LARGE, place,
                               _ ("The definition would grow beyond %u MiB here"),
                               DVT_DEFINITION_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

static GHashTable *
build_index (yyjson_val *object)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (object, i, n, key, value)
    g_hash_table_insert (index, (char *) yyjson_get_str (key), value);

  return index;
}

yyjson_val *
dvt_openapi_conversion_find (DvtOpenapiConversion *self, yyjson_val *object, const char *name)
{
  GHashTable *index = NULL;

  if (yyjson_obj_size (object) < INDEX_FROM_MEMBERS)
    return yyjson_obj_get (object, name);

  index = g_hash_table_lookup (self->indexes, object);
  if (index == NULL)
    {
      index = build_index (object);
      g_hash_table_insert (self->indexes, object, index);
    }

  return g_hash_table_lookup (index, name);
}

const char *
dvt_openapi_conversion_keep (DvtOpenapiConversion *self, const char *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}
