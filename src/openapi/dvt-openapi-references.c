/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-references-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-pointer-private.h"

/* No vendor hands a reference on this often: a longer chain runs in a circle. */
#define MAX_STEPS 64

static const char *
get_reference (yyjson_val *value)
{
  return yyjson_get_str (yyjson_obj_get (value, "$ref"));
}

/* RFC 6901 has no leading zeros. */
static yyjson_val *
get_item (yyjson_val *array, const char *token)
{
  guint64 index = 0;

  if ((token[0] == '0' && token[1] != '\0')
      || !g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT32, &index, NULL))
    return NULL;

  return yyjson_arr_get (array, index);
}

static yyjson_val *
resolve (DvtOpenapiConversion *self, const char *const *tokens)
{
  yyjson_val *value = self->root;

  for (gsize i = 0; tokens[i] != NULL && value != NULL; i++)
    {
      if (yyjson_is_obj (value))
        value = dvt_openapi_conversion_find (self, value, tokens[i]);
      else
        value = get_item (value, tokens[i]);
    }

  return value;
}

static void
warn_of_missing (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, const char *reference)
{
  dvt_openapi_conversion_warn (self, place, _ ("‘%s’ leads to nothing in this document"),
                               reference);
}

static void
warn_of_foreign (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, const char *reference)
{
  if (reference[0] == '#')
    dvt_openapi_conversion_warn (
      self, place, _ ("‘%s’ is no path inside this document; the reference is kept as it is"),
      reference);
  else
    dvt_openapi_conversion_warn (
      self, place, _ ("‘%s’ leads out of this document; the reference is kept as it is"),
      reference);
}

void
dvt_openapi_warn_of_siblings (DvtOpenapiConversion *self, const DvtOpenapiPlace *place)
{
  if (self->warned_of_siblings)
    return;

  self->warned_of_siblings = TRUE;
  dvt_openapi_conversion_warn (
    self, place,
    _ ("What stands beside ‘$ref’ has no meaning and is left out, here and elsewhere"));
}

/* OpenAPI 3.1 lets a reference replace these two of its target. */
static gboolean
is_override (DvtOpenapiConversion *self, yyjson_val *key)
{
  return !self->is_3_0
         && (yyjson_equals_str (key, "description") || yyjson_equals_str (key, "summary"));
}

static void
check_siblings (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *reference)
{
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (reference, i, n, key, value)
    {
      if (!yyjson_equals_str (key, "$ref") && !is_override (self, key))
        dvt_openapi_warn_of_siblings (self, place);
    }
}

static const DvtOpenapiReferent *
find_target (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, const char *reference)
{
  DvtOpenapiReferent *found = g_hash_table_lookup (self->targets, reference);
  g_auto (GStrv) tokens = NULL;
  g_autofree char *pointer = NULL;
  yyjson_val *value = NULL;

  if (found != NULL)
    return found;

  tokens = dvt_openapi_pointer_parse (reference);
  if (tokens == NULL)
    {
      warn_of_foreign (self, place, reference);
      return NULL;
    }
  value = resolve (self, (const char *const *) tokens);
  if (value == NULL)
    {
      warn_of_missing (self, place, reference);
      return NULL;
    }

  pointer = dvt_openapi_pointer_build ((const char *const *) tokens, g_strv_length (tokens));
  found = g_new0 (DvtOpenapiReferent, 1);
  found->pointer = dvt_openapi_conversion_keep (self, pointer);
  found->value = value;
  g_hash_table_insert (self->targets, (char *) dvt_openapi_conversion_keep (self, reference),
                       found);
  return found;
}

static gboolean
follow_once (DvtOpenapiConversion *self, DvtOpenapiTarget *target, const char *reference)
{
  const DvtOpenapiReferent *found = NULL;

  check_siblings (self, &target->place, target->value);
  found = find_target (self, &target->place, reference);
  if (found == NULL)
    return FALSE;

  g_hash_table_add (self->used, found->value);
  target->value = found->value;
  target->place = dvt_openapi_place_root (found->pointer);
  return TRUE;
}

gboolean
dvt_openapi_follow (DvtOpenapiConversion *self,
                    const DvtOpenapiPlace *place,
                    yyjson_val *value,
                    DvtOpenapiTarget *target)
{
  const char *reference = NULL;
  guint steps = 0;

  *target = (DvtOpenapiTarget) { .value = value, .place = *place };
  while ((reference = get_reference (target->value)) != NULL)
    {
      if (target->reference == NULL)
        target->reference = target->value;
      if (++steps > MAX_STEPS)
        {
          dvt_openapi_conversion_fail (self, DVT_OPENAPI_ERROR_INVALID, place,
                                       _ ("The reference ‘%s’ leads only to other references"),
                                       get_reference (value));
          target->value = NULL;
          return FALSE;
        }
      if (!follow_once (self, target, reference))
        {
          target->value = NULL;
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
has_component_schema (DvtOpenapiConversion *self, const char *name)
{
  yyjson_val *components = yyjson_obj_get (self->root, "components");
  yyjson_val *schemas = yyjson_obj_get (components, "schemas");

  return yyjson_is_obj (schemas) && dvt_openapi_conversion_find (self, schemas, name) != NULL;
}

static const char *
choose_name (DvtOpenapiConversion *self, const char *const *tokens)
{
  g_autofree char *wanted = dvt_openapi_pointer_derive_name (tokens);
  g_autofree char *name = g_strdup (wanted);
  const char *kept = NULL;

  for (guint i = 2; g_hash_table_contains (self->schema_names, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", wanted, i);
    }

  kept = dvt_openapi_conversion_keep (self, name);
  g_hash_table_add (self->schema_names, (char *) kept);
  return kept;
}

static const char *
lift (DvtOpenapiConversion *self, const char *const *tokens, yyjson_val *value)
{
  g_autofree char *pointer = dvt_openapi_pointer_build (tokens, g_strv_length ((char **) tokens));
  DvtOpenapiReferent *entry = g_new0 (DvtOpenapiReferent, 1);

  entry->name = choose_name (self, tokens);
  entry->pointer = dvt_openapi_conversion_keep (self, pointer);
  entry->value = value;
  g_ptr_array_add (self->lifts, entry);

  return entry->name;
}

/* The component that @tokens name, or NULL where they lead anywhere else. */
static const char *
get_schema_name (DvtOpenapiConversion *self, const char *const *tokens)
{
  const guint count = g_strv_length ((char **) tokens);

  if (count == 3 && g_str_equal (tokens[0], "components") && g_str_equal (tokens[1], "schemas"))
    return tokens[2];
  /* What Swagger 2.0 called it; converters to 3.0 leave some behind. */
  if (count == 2 && g_str_equal (tokens[0], "definitions")
      && has_component_schema (self, tokens[1]))
    return tokens[1];
  return NULL;
}

static const char *
map_new_reference (DvtOpenapiConversion *self,
                   const DvtOpenapiPlace *place,
                   const char *reference,
                   const char *const *tokens)
{
  g_autofree char *mapped = NULL;
  const char *name = get_schema_name (self, tokens);

  yyjson_val *value = resolve (self, tokens);

  if (value == NULL && (name == NULL || !has_component_schema (self, name)))
    {
      warn_of_missing (self, place, reference);
      return dvt_openapi_conversion_keep (self, reference);
    }
  if (name == NULL)
    name = lift (self, tokens, value);

  mapped = dvt_openapi_pointer_build_reference ("#/schemas/", name);
  return dvt_openapi_conversion_keep (self, mapped);
}

const char *
dvt_openapi_map_schema_reference (DvtOpenapiConversion *self,
                                  const DvtOpenapiPlace *place,
                                  const char *reference)
{
  g_auto (GStrv) tokens = NULL;
  const char *mapped = g_hash_table_lookup (self->schema_references, reference);

  if (mapped != NULL)
    return mapped;

  tokens = dvt_openapi_pointer_parse (reference);
  if (tokens == NULL)
    {
      warn_of_foreign (self, place, reference);
      return dvt_openapi_conversion_keep (self, reference);
    }

  mapped = map_new_reference (self, place, reference, (const char *const *) tokens);
  g_hash_table_insert (self->schema_references,
                       (char *) dvt_openapi_conversion_keep (self, reference), (char *) mapped);
  return mapped;
}

const char *
dvt_openapi_rename_reference (DvtOpenapiConversion *self, const char *reference)
{
  g_auto (GStrv) tokens = dvt_openapi_pointer_parse (reference);
  g_autofree char *renamed = NULL;

  if (tokens == NULL || g_strv_length (tokens) != 3 || !g_str_equal (tokens[0], "components"))
    return NULL;

  if (resolve (self, (const char *const *) tokens) == NULL)
    return NULL;
  if (g_str_equal (tokens[1], "schemas"))
    renamed = dvt_openapi_pointer_build_reference ("#/schemas/", tokens[2]);
  else if (g_str_equal (tokens[1], "examples"))
    renamed = dvt_openapi_pointer_build_reference ("#/examples/", tokens[2]);
  else
    return NULL;

  return dvt_openapi_conversion_keep (self, renamed);
}
