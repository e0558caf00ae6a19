/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check-private.h"

yyjson_val *
dvt_check_get_security (DvtDefinition *definition, yyjson_val *endpoint)
{
  yyjson_val *security = yyjson_obj_get (endpoint, "security");

  if (security == NULL)
    security
      = yyjson_obj_get (dvt_json_get_value (dvt_definition_get_json (definition)), "security");

  /* An empty list is how OpenAPI takes the connector's away; it says the same as [{}]. */
  return yyjson_arr_size (security) > 0 ? security : NULL;
}

static gboolean
is_subset (yyjson_val *alternative, const char *const *methods)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (alternative);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    if (!g_strv_contains (methods, yyjson_get_str (key)))
      return FALSE;

  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted as an instance's settings have them. */
static GPtrArray *
list_methods (yyjson_val *alternative)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (alternative);
  GPtrArray *methods = g_ptr_array_sized_new ((guint) yyjson_obj_size (alternative) + 1);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_ptr_array_add (methods, (char *) yyjson_get_str (key));
  g_ptr_array_sort (methods, compare_ids);

  return methods;
}

GPtrArray *
dvt_check_choose_alternative (yyjson_val *security, const char *const *methods)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (security);

  if (security == NULL)
    return g_ptr_array_new ();

  for (yyjson_val *alternative = yyjson_arr_iter_next (&iter); alternative != NULL;
       alternative = yyjson_arr_iter_next (&iter))
    if (is_subset (alternative, methods))
      return list_methods (alternative);

  return NULL;
}

static GStrv
copy_ids (GPtrArray *ids)
{
  GStrv copy = g_new0 (char *, ids->len + 1);

  for (guint i = 0; i < ids->len; i++)
    copy[i] = g_strdup (ids->pdata[i]);

  return copy;
}

/**
 * dvt_check_find_alternative:
 * @definition: a connector's definition
 * @endpoint: (nullable): an endpoint's id; `NULL` for the connector itself
 * @methods: (array zero-terminated=1): what the instance uses
 *
 * Finds the first alternative of the endpoint's security, else of the connector's, that is a subset
 * of @methods (formats §3): the one that is sent.
 *
 * Returns: (transfer full) (nullable): the ids of its methods, sorted; empty where it needs none;
 *   `NULL` where no alternative fits, or there is no such endpoint
 */
GStrv
dvt_check_find_alternative (DvtDefinition *definition,
                            const char *endpoint,
                            const char *const *methods)
{
  g_autoptr (GPtrArray) chosen = NULL;
  yyjson_val *value = NULL;

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (methods != NULL, NULL);

  if (endpoint != NULL)
    {
      value = dvt_definition_find_member (definition, DVT_SECTION_ENDPOINTS, endpoint);
      if (value == NULL)
        return NULL;
    }

  chosen = dvt_check_choose_alternative (dvt_check_get_security (definition, value), methods);

  return chosen != NULL ? copy_ids (chosen) : NULL;
}

/* What was listed, and under which text it is known. */
typedef struct
{
  GPtrArray *alternatives; /* (owned) (element-type GStrv) */
  GHashTable *seen;        /* (owned) (element-type utf8) */
} Listing;

static void
listing_clear (Listing *listing)
{
  g_clear_pointer (&listing->alternatives, g_ptr_array_unref);
  g_clear_pointer (&listing->seen, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static void
add_alternative (Listing *listing, yyjson_val *alternative)
{
  g_autoptr (GPtrArray) methods = list_methods (alternative);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < methods->len; i++)
    dvt_json_pointer_append (key, methods->pdata[i]);

  if (g_hash_table_add (listing->seen, g_strdup (key->str)))
    g_ptr_array_add (listing->alternatives, copy_ids (methods));
}

static void
add_alternatives (Listing *listing, yyjson_val *security)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (security);

  for (yyjson_val *alternative = yyjson_arr_iter_next (&iter); alternative != NULL;
       alternative = yyjson_arr_iter_next (&iter))
    add_alternative (listing, alternative);
}

static gboolean
is_used_by_endpoints (yyjson_val *endpoints)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (endpoints);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    if (yyjson_obj_get (yyjson_obj_iter_get_val (key), "security") == NULL)
      return TRUE;

  return yyjson_obj_size (endpoints) == 0;
}

/* "Needs nothing" is what a connector says whose endpoints all have a list of their own: then it
 * says nothing about any of them. */
static void
add_own_alternatives (Listing *listing, yyjson_val *security, yyjson_val *endpoints)
{
  const gboolean needs_nothing = yyjson_arr_size (security) == 0
                                 || (yyjson_arr_size (security) == 1
                                     && yyjson_obj_size (yyjson_arr_get_first (security)) == 0);

  if (!needs_nothing)
    add_alternatives (listing, security);
  else if (is_used_by_endpoints (endpoints))
    add_alternative (listing, NULL);
}

/**
 * dvt_check_list_alternatives:
 * @definition: a connector's definition
 *
 * Lists the sets of methods that an instance can choose from: the connector's alternatives first,
 * then those that only endpoints name, in the order of the endpoints. A set of none is listed where
 * some endpoint needs none.
 *
 * Returns: (transfer full) (element-type GStrv): the sets, each sorted, none twice, at least one
 */
GPtrArray *
dvt_check_list_alternatives (DvtDefinition *definition)
{
  g_auto (Listing) listing = { 0 };
  yyjson_val *root;
  yyjson_val *endpoints;
  yyjson_obj_iter iter;

  g_return_val_if_fail (definition != NULL, NULL);

  listing.alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  listing.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  root = dvt_json_get_value (dvt_definition_get_json (definition));
  endpoints = yyjson_obj_get (root, "endpoints");
  add_own_alternatives (&listing, yyjson_obj_get (root, "security"), endpoints);

  iter = yyjson_obj_iter_with (endpoints);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      yyjson_val *security = yyjson_obj_get (yyjson_obj_iter_get_val (key), "security");

      if (security != NULL && yyjson_arr_size (security) == 0)
        add_alternative (&listing, NULL);
      else
        add_alternatives (&listing, security);
    }

  return g_steal_pointer (&listing.alternatives);
}
