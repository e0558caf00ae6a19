/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include <glib/gi18n-lib.h>

/* What the models have by an id or a name, and who uses it. */

/* One that is being looked for. */
typedef struct
{
  GPtrArray *found; /* (owned) borrowed from the list, which keeps them */
  GString *ids;     /* (owned) */
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->found, g_ptr_array_unref);
  if (search->ids != NULL)
    g_string_free (g_steal_pointer (&search->ids), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

typedef gboolean (*MatchFunc) (gpointer item, const char *id_or_name);

/* The item whose id it is, else those that @match; none of both: NULL. */
static gpointer
search (GListModel *model,
        const char *id_or_name,
        const char *(*get_id) (gpointer),
        MatchFunc match,
        Search *result)
{
  result->found = g_ptr_array_new ();
  result->ids = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      /* The list keeps what this lets go of. */
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (get_id (item), id_or_name))
        return item;
      if (!match (item, id_or_name))
        continue;
      g_string_append_printf (result->ids, "%s%s", result->found->len > 0 ? ", " : "",
                              get_id (item));
      g_ptr_array_add (result->found, item);
    }
  return result->found->len == 1 ? g_ptr_array_index (result->found, 0) : NULL;
}

static gboolean
connector_matches (gpointer item, const char *name)
{
  return g_str_equal (dvt_connector_get_name (item), name);
}

static gboolean
flow_matches (gpointer item, const char *name)
{
  return g_str_equal (dvt_flow_get_name (item), name);
}

/* "UK Store", or "Shopify/UK Store"; either may hold a slash of its own. */
static gboolean
instance_matches (gpointer item, const char *name)
{
  const char *connector = dvt_instance_get_connector_name (item);
  const gsize length = strlen (connector);

  if (g_str_equal (dvt_instance_get_name (item), name))
    return TRUE;
  return g_str_has_prefix (name, connector) && name[length] == '/'
         && g_str_equal (name + length + 1, dvt_instance_get_name (item));
}

DvtConnector *
dvt_workspace_find_connector (DvtWorkspace *self, const char *id_or_name, GError **error)
{
  g_auto (Search) result = { NULL };
  gpointer found = NULL;

  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (id_or_name != NULL, NULL);

  found = search (G_LIST_MODEL (self->connectors), id_or_name,
                  (const char *(*) (gpointer)) dvt_connector_get_id, connector_matches, &result);
  if (found != NULL)
    return found;
  if (result.found->len > 0)
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS,
                 _ ("%u connectors are named ‘%s’; give one of their ids instead: %s"),
                 result.found->len, id_or_name, result.ids->str);
  else
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no connector ‘%s’ in this workspace"), id_or_name);
  return NULL;
}

DvtInstance *
dvt_workspace_find_instance (DvtWorkspace *self, const char *id_or_name, GError **error)
{
  g_auto (Search) result = { NULL };
  gpointer found = NULL;

  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (id_or_name != NULL, NULL);

  found = search (G_LIST_MODEL (self->instances), id_or_name,
                  (const char *(*) (gpointer)) dvt_instance_get_id, instance_matches, &result);
  if (found != NULL)
    return found;
  if (result.found->len > 0)
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS,
                 _ ("%u instances are named ‘%s’; give one of their ids instead: %s"),
                 result.found->len, id_or_name, result.ids->str);
  else
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no instance ‘%s’ in this workspace"), id_or_name);
  return NULL;
}

DvtFlow *
dvt_workspace_find_flow (DvtWorkspace *self, const char *id_or_name, GError **error)
{
  g_auto (Search) result = { NULL };
  gpointer found = NULL;

  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (id_or_name != NULL, NULL);

  found = search (G_LIST_MODEL (self->flows), id_or_name,
                  (const char *(*) (gpointer)) dvt_flow_get_id, flow_matches, &result);
  if (found != NULL)
    return found;
  if (result.found->len > 0)
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS,
                 _ ("%u process flows are named ‘%s’; give one of their ids instead: %s"),
                 result.found->len, id_or_name, result.ids->str);
  else
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no process flow ‘%s’ in this workspace"), id_or_name);
  return NULL;
}

GPtrArray *
dvt_workspace_list_users (DvtWorkspace *self, const char *id)
{
  GPtrArray *users = NULL;

  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  users = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->instances)); i++)
    {
      g_autoptr (DvtInstance) instance = g_list_model_get_item (G_LIST_MODEL (self->instances), i);

      if (g_str_equal (dvt_instance_get_connector_id (instance), id))
        g_ptr_array_add (users, g_steal_pointer (&instance));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->flows)); i++)
    {
      g_autoptr (DvtFlow) flow = g_list_model_get_item (G_LIST_MODEL (self->flows), i);

      if (g_strv_contains (dvt_flow_get_instance_ids (flow), id))
        g_ptr_array_add (users, g_steal_pointer (&flow));
    }
  return users;
}
