/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-import-private.h"

#include <glib/gi18n-lib.h>

/* What there is to choose from. */
typedef struct
{
  GPtrArray *instances;   /* (owned) (element-type DvtStoredInstance) */
  GHashTable *by_id;      /* (owned) borrows: DvtStoredInstance */
  GHashTable *connectors; /* (owned) id → DvtStoredConnectorRow */
} Choice;

static void
choice_clear (Choice *choice)
{
  g_clear_pointer (&choice->by_id, g_hash_table_unref);
  g_clear_pointer (&choice->instances, g_ptr_array_unref);
  g_clear_pointer (&choice->connectors, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static gboolean
load_choice (Choice *choice, DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (GPtrArray) rows = dvt_store_list_connectors (transaction, error);

  choice->instances = rows != NULL ? dvt_store_list_instances (transaction, error) : NULL;
  if (choice->instances == NULL)
    return FALSE;
  choice->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < choice->instances->len; i++)
    {
      DvtStoredInstance *instance = g_ptr_array_index (choice->instances, i);

      g_hash_table_insert (choice->by_id, instance->id, instance);
    }
  choice->connectors = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify) dvt_stored_connector_row_free);
  while (rows->len > 0)
    {
      DvtStoredConnectorRow *row = g_ptr_array_steal_index_fast (rows, rows->len - 1);

      g_hash_table_insert (choice->connectors, row->connector->id, row);
    }
  return TRUE;
}

/* Whether @text is the instance's name, alone or after its connector's. */
static gboolean
is_called (const Choice *choice, const DvtStoredInstance *instance, const char *text)
{
  const DvtStoredConnectorRow *row
    = g_hash_table_lookup (choice->connectors, instance->connector_id);
  g_autofree char *connector = NULL;
  g_autofree char *whole = NULL;

  if (g_str_equal (instance->name, text))
    return TRUE;
  if (row == NULL)
    return FALSE;
  connector = dvt_facts_build_name (row->name, row->connector->suffix);
  whole = g_strconcat (connector, "/", instance->name, NULL);
  return g_str_equal (whole, text);
}

/* A DvtFlowMapFunc: the id of the one instance that is called so. */
static char *
resolve_cb (const char *text, gpointer user_data)
{
  const Choice *choice = user_data;
  const DvtStoredInstance *found = NULL;

  if (g_hash_table_contains (choice->by_id, text))
    return NULL;
  for (guint i = 0; i < choice->instances->len; i++)
    {
      const DvtStoredInstance *instance = g_ptr_array_index (choice->instances, i);

      if (!is_called (choice, instance, text))
        continue;
      if (found != NULL)
        return NULL;
      found = instance;
    }
  return found != NULL ? g_strdup (found->id) : NULL;
}

DvtFlowDocument *
dvt_flow_import_in_thread (DvtStoreTransaction *transaction,
                           DvtApply *apply,
                           DvtFlowDocument *document,
                           GError **error)
{
  g_auto (Choice) choice = { NULL };
  g_autoptr (DvtFlowDocument) resolved = NULL;

  if (!load_choice (&choice, transaction, error))
    return NULL;
  resolved = dvt_flow_document_map_instances (document, resolve_cb, &choice);
  return dvt_flow_warn_in_thread (transaction, apply, resolved, error) ? g_steal_pointer (&resolved)
                                                                       : NULL;
}

/* --- What is wrong with it --- */

/* A definition, its settings and a shape: one after the other, in the order of the shapes. */
static gboolean
warn_of_shape (DvtStoreTransaction *transaction,
               DvtApply *apply,
               const Choice *choice,
               const DvtShape *shape,
               GError **error)
{
  const DvtStoredInstance *instance = g_hash_table_lookup (choice->by_id, shape->instance);
  const DvtStoredConnectorRow *row
    = instance != NULL ? g_hash_table_lookup (choice->connectors, instance->connector_id) : NULL;
  const char *name = shape->name != NULL ? shape->name : shape->id;
  g_autoptr (DvtInstanceSettings) settings = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (GPtrArray) reasons = NULL;

  if (row == NULL)
    {
      dvt_apply_take_warning (
        apply, g_strdup_printf (_ ("‘%s’ uses ‘%s’, which is the name of no instance here, or of "
                                   "several"),
                                name, shape->instance));
      return TRUE;
    }
  settings = dvt_instance_settings_parse (instance->settings, error);
  definition
    = settings != NULL ? dvt_store_get_definition (transaction, row->head->digest, error) : NULL;
  if (definition == NULL)
    return FALSE;
  reasons = dvt_check_shape (definition, settings, shape);
  for (guint i = 0; i < reasons->len; i++)
    dvt_apply_take_warning (
      apply,
      /* Translators: a shape's name, and what is wrong with it. */
      g_strdup_printf (_ ("‘%s’: %s"), name,
                       ((const DvtReason *) g_ptr_array_index (reasons, i))->message));
  return TRUE;
}

gboolean
dvt_flow_warn_in_thread (DvtStoreTransaction *transaction,
                         DvtApply *apply,
                         DvtFlowDocument *document,
                         GError **error)
{
  g_auto (Choice) choice = { NULL };
  g_autoptr (GPtrArray) shapes = dvt_flow_document_list_shapes (document);

  if (!load_choice (&choice, transaction, error))
    return FALSE;
  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = g_ptr_array_index (shapes, i);

      if (shape->type == DVT_SHAPE_CONNECTOR
          && !warn_of_shape (transaction, apply, &choice, shape, error))
        return FALSE;
    }
  return TRUE;
}
