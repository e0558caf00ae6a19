/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-yaml-tree-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-json.h"
#include "dvt-openapi.h"

/* An object with more members than this gets a table of its names. */
#define TABLE_FROM_MEMBERS 16

/* What a value costs at least where an alias writes it again: about its indentation in YAML. */
#define VALUE_BYTES 8

/* An object or array that is not closed yet. */
typedef struct
{
  yyjson_mut_val *container;
  yyjson_mut_val *key;    /* waits for its value (nullable) */
  yyjson_mut_val *merged; /* the value of `<<` (nullable) */
  GHashTable *names;      /* of a big object (owned) (nullable) */
  char *anchor;           /* (owned) (nullable) */
  gboolean wants_merged;  /* the last key was `<<` */
} Level;

struct _DvtOpenapiYamlTree
{
  yyjson_mut_doc *document; /* (unowned) */
  GArray *levels;           /* (element-type Level) from the root inwards */
  GHashTable *anchors;      /* name → yyjson_mut_val, NULL while it is not closed yet */
  gsize alias_budget;
};

static void
level_clear (Level *level)
{
  g_clear_pointer (&level->names, g_hash_table_unref);
  g_clear_pointer (&level->anchor, g_free);
}

DvtOpenapiYamlTree *
dvt_openapi_yaml_tree_new (yyjson_mut_doc *document, gsize alias_budget)
{
  DvtOpenapiYamlTree *self = g_new0 (DvtOpenapiYamlTree, 1);

  self->document = document;
  self->alias_budget = alias_budget;
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->levels = g_array_new (FALSE, TRUE, sizeof (Level));
  g_array_set_clear_func (self->levels, (GDestroyNotify) level_clear);

  return self;
}

void
dvt_openapi_yaml_tree_free (DvtOpenapiYamlTree *self)
{
  g_clear_pointer (&self->levels, g_array_unref);
  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_free (self);
}

static Level *
get_level (DvtOpenapiYamlTree *self)
{
  if (self->levels->len == 0)
    return NULL;

  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

static void
set_anchor (DvtOpenapiYamlTree *self, const char *anchor, yyjson_mut_val *value)
{
  if (anchor != NULL)
    g_hash_table_replace (self->anchors, g_strdup (anchor), value);
}

/* Names may hold any character, U+0000 too, so they are compared with their length. */
static guint
name_hash (gconstpointer value)
{
  yyjson_mut_val *name = (yyjson_mut_val *) value;
  const char *text = yyjson_mut_get_str (name);
  guint hash = 5381;

  for (gsize i = 0; i < yyjson_mut_get_len (name); i++)
    hash = hash * 33 + (guchar) text[i];
  return hash;
}

static gboolean
name_equal (gconstpointer a, gconstpointer b)
{
  yyjson_mut_val *name = (yyjson_mut_val *) b;

  return yyjson_mut_equals_strn ((yyjson_mut_val *) a, yyjson_mut_get_str (name),
                                 yyjson_mut_get_len (name));
}

static gboolean
has_name (Level *level, yyjson_mut_val *name)
{
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  if (yyjson_mut_obj_size (level->container) < TABLE_FROM_MEMBERS)
    return yyjson_mut_obj_getn (level->container, yyjson_mut_get_str (name),
                                yyjson_mut_get_len (name))
           != NULL;

  if (level->names == NULL)
    {
      level->names = g_hash_table_new (name_hash, name_equal);
      yyjson_mut_obj_foreach (level->container, i, n, key, value)
        g_hash_table_add (level->names, key);
    }
  return g_hash_table_contains (level->names, name);
}

static void
add_member (Level *level, yyjson_mut_val *name, yyjson_mut_val *value)
{
  yyjson_mut_obj_add (level->container, name, value);
  if (level->names != NULL)
    g_hash_table_add (level->names, name);
}

/* Puts a finished or an empty value where it belongs. */
static void
place_value (DvtOpenapiYamlTree *self, yyjson_mut_val *value)
{
  Level *level = get_level (self);

  if (level == NULL)
    yyjson_mut_doc_set_root (self->document, value);
  else if (level->wants_merged)
    {
      level->merged = value;
      level->wants_merged = FALSE;
    }
  else if (yyjson_mut_is_arr (level->container))
    yyjson_mut_arr_append (level->container, value);
  else
    add_member (level, g_steal_pointer (&level->key), value);
}

gboolean
dvt_openapi_yaml_tree_wants_key (DvtOpenapiYamlTree *self)
{
  Level *level = get_level (self);

  return level != NULL && yyjson_mut_is_obj (level->container) && level->key == NULL
         && !level->wants_merged;
}

gboolean
dvt_openapi_yaml_tree_add_key (DvtOpenapiYamlTree *self,
                               yyjson_mut_val *key,
                               const char *anchor,
                               gboolean is_merge_key,
                               GError **error)
{
  Level *level = get_level (self);

  if (is_merge_key ? level->merged != NULL : has_name (level, key))
    {
      g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                   _ ("The key ‘%s’ is there twice"), yyjson_mut_get_str (key));
      return FALSE;
    }

  set_anchor (self, anchor, key);
  level->wants_merged = is_merge_key;
  level->key = is_merge_key ? NULL : key;
  return TRUE;
}

static gboolean
refuse_as_key (DvtOpenapiYamlTree *self, GError **error)
{
  if (!dvt_openapi_yaml_tree_wants_key (self))
    return TRUE;

  g_set_error_literal (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                       _ ("A key that is a list or a mapping has no place in JSON"));
  return FALSE;
}

gboolean
dvt_openapi_yaml_tree_add_scalar (DvtOpenapiYamlTree *self,
                                  yyjson_mut_val *scalar,
                                  const char *anchor,
                                  GError **error)
{
  Level *level = get_level (self);

  if (level != NULL && level->wants_merged)
    {
      g_set_error_literal (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                           _ ("‘<<’ merges mappings only"));
      return FALSE;
    }

  set_anchor (self, anchor, scalar);
  place_value (self, scalar);
  return TRUE;
}

static gboolean
check_depth (guint depth, GError **error)
{
  if (depth <= DVT_JSON_MAX_DEPTH)
    return TRUE;

  g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_TOO_LARGE,
               _ ("Nested deeper than the %d levels that are accepted"), DVT_JSON_MAX_DEPTH);
  return FALSE;
}

gboolean
dvt_openapi_yaml_tree_open (DvtOpenapiYamlTree *self,
                            yyjson_mut_val *container,
                            const char *anchor,
                            GError **error)
{
  const Level level = { .container = container, .anchor = g_strdup (anchor) };

  if (!refuse_as_key (self, error) || !check_depth (self->levels->len + 1, error))
    {
      g_free (level.anchor);
      return FALSE;
    }

  set_anchor (self, anchor, NULL);
  place_value (self, container);
  g_array_append_val (self->levels, level);
  return TRUE;
}

/* Copies @value, which stands at @depth, as long as the budget lasts. NULL with an error else. */
static yyjson_mut_val *
copy_value (DvtOpenapiYamlTree *self, yyjson_mut_val *value, guint depth, GError **error)
{
  const gsize cost = VALUE_BYTES + (yyjson_mut_is_ctn (value) ? 0 : yyjson_mut_get_len (value));
  yyjson_mut_val *result = NULL;
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *item = NULL;
  gsize i = 0;
  gsize n = 0;

  if (cost > self->alias_budget)
    {
      g_set_error_literal (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_TOO_LARGE,
                           _ ("Aliases make the document more than ten times as large"));
      return NULL;
    }
  self->alias_budget -= cost;
  if (!yyjson_mut_is_ctn (value))
    return yyjson_mut_val_mut_copy (self->document, value);
  if (!check_depth (depth, error))
    return NULL;

  result
    = yyjson_mut_is_arr (value) ? yyjson_mut_arr (self->document) : yyjson_mut_obj (self->document);
  yyjson_mut_arr_foreach (value, i, n, item)
    {
      yyjson_mut_val *copied = copy_value (self, item, depth + 1, error);

      if (copied == NULL)
        return NULL;
      yyjson_mut_arr_append (result, copied);
    }
  yyjson_mut_obj_foreach (value, i, n, key, item)
    {
      yyjson_mut_val *copied_key = copy_value (self, key, depth, error);
      yyjson_mut_val *copied
        = copied_key != NULL ? copy_value (self, item, depth + 1, error) : NULL;

      if (copied == NULL)
        return NULL;
      yyjson_mut_obj_add (result, copied_key, copied);
    }
  return result;
}

/* Adds what @source has and the object has not. */
static gboolean
merge_mapping (DvtOpenapiYamlTree *self, Level *level, yyjson_mut_val *source, GError **error)
{
  const guint depth = self->levels->len + 1;
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!yyjson_mut_is_obj (source))
    {
      g_set_error_literal (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                           _ ("‘<<’ merges mappings only"));
      return FALSE;
    }

  yyjson_mut_obj_foreach (source, i, n, key, value)
    {
      yyjson_mut_val *copied_key = NULL;
      yyjson_mut_val *copied = NULL;

      if (has_name (level, key))
        continue;
      copied_key = copy_value (self, key, depth, error);
      copied = copied_key != NULL ? copy_value (self, value, depth, error) : NULL;
      if (copied == NULL)
        return FALSE;
      add_member (level, copied_key, copied);
    }
  return TRUE;
}

/* An earlier mapping of a list wins over a later one, and the object's own members over both. */
static gboolean
merge (DvtOpenapiYamlTree *self, Level *level, GError **error)
{
  yyjson_mut_val *source = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!yyjson_mut_is_arr (level->merged))
    return merge_mapping (self, level, level->merged, error);

  yyjson_mut_arr_foreach (level->merged, i, n, source)
    {
      if (!merge_mapping (self, level, source, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dvt_openapi_yaml_tree_close (DvtOpenapiYamlTree *self, GError **error)
{
  Level *level = get_level (self);

  g_return_val_if_fail (level != NULL, FALSE);

  if (level->merged != NULL && !merge (self, level, error))
    return FALSE;

  set_anchor (self, level->anchor, level->container);
  g_array_set_size (self->levels, self->levels->len - 1);
  return TRUE;
}

static yyjson_mut_val *
find_anchor (DvtOpenapiYamlTree *self, const char *anchor, GError **error)
{
  gpointer value = NULL;

  if (!g_hash_table_lookup_extended (self->anchors, anchor, NULL, &value))
    g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                 /* Translators: an alias is YAML's word for *name, an anchor for &name. */
                 _ ("The alias ‘%s’ has no anchor"), anchor);
  else if (value == NULL)
    g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                 _ ("The alias ‘%s’ stands in what it stands for"), anchor);
  return value;
}

gboolean
dvt_openapi_yaml_tree_add_alias (DvtOpenapiYamlTree *self, const char *anchor, GError **error)
{
  Level *level = get_level (self);
  yyjson_mut_val *value = find_anchor (self, anchor, error);

  if (value == NULL)
    return FALSE;

  /* What is merged is copied member by member when the mapping closes. */
  if (level != NULL && level->wants_merged)
    {
      place_value (self, value);
      return TRUE;
    }
  if (yyjson_mut_is_ctn (value) && !refuse_as_key (self, error))
    return FALSE;

  value = copy_value (self, value, self->levels->len + 1, error);
  if (value == NULL)
    return FALSE;

  if (!dvt_openapi_yaml_tree_wants_key (self))
    place_value (self, value);
  else if (yyjson_mut_is_str (value))
    return dvt_openapi_yaml_tree_add_key (self, value, NULL, FALSE, error);
  else
    {
      g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                   _ ("The alias ‘%s’ is no text and cannot be a key"), anchor);
      return FALSE;
    }
  return TRUE;
}
