/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-uses-private.h"

DvtUses *
dvt_uses_new (DvtCheckCache *cache, const char *now)
{
  DvtUses *uses = g_new0 (DvtUses, 1);

  uses->cache = dvt_check_cache_ref (cache);
  uses->now = g_strdup (now);
  uses->newer = g_hash_table_new (g_str_hash, g_str_equal);
  uses->rows_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  uses->instances_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  uses->checks = g_hash_table_new (g_str_hash, g_str_equal);
  uses->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) dvt_stored_secret_free);
  uses->last_runs
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dvt_stored_run_free);
  uses->n_flows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  uses->instance_facts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                (GDestroyNotify) dvt_instance_facts_unref);
  uses->flow_facts
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dvt_flow_facts_unref);
  return uses;
}

void
dvt_uses_free (DvtUses *uses)
{
  if (uses == NULL)
    return;
  g_clear_pointer (&uses->instance_facts, g_hash_table_unref);
  g_clear_pointer (&uses->flow_facts, g_hash_table_unref);
  g_clear_pointer (&uses->instances_then, g_hash_table_unref);
  g_clear_pointer (&uses->flows_then, g_hash_table_unref);
  g_clear_pointer (&uses->n_flows, g_hash_table_unref);
  g_clear_pointer (&uses->last_runs, g_hash_table_unref);
  g_clear_pointer (&uses->secrets, g_hash_table_unref);
  g_clear_pointer (&uses->checks, g_hash_table_unref);
  g_clear_pointer (&uses->instances_by_id, g_hash_table_unref);
  g_clear_pointer (&uses->rows_by_id, g_hash_table_unref);
  g_clear_pointer (&uses->newer, g_hash_table_unref);
  g_clear_pointer (&uses->flows, g_ptr_array_unref);
  g_clear_pointer (&uses->instances, g_ptr_array_unref);
  g_clear_pointer (&uses->rows, g_ptr_array_unref);
  g_clear_pointer (&uses->cache, dvt_check_cache_unref);
  g_clear_pointer (&uses->now, g_free);
  g_clear_pointer (&uses->next_expiry, g_free);
  g_free (uses);
}

const DvtStoredConnectorRow *
dvt_uses_find_connector (const DvtUses *uses, const char *instance)
{
  const DvtStoredInstance *stored = g_hash_table_lookup (uses->instances_by_id, instance);

  return stored != NULL ? g_hash_table_lookup (uses->rows_by_id, stored->connector_id) : NULL;
}

/* --- Reading --- */

static gboolean
load_secrets (DvtUses *uses, DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (GPtrArray) secrets = dvt_store_list_secrets (transaction, error);

  if (secrets == NULL)
    return FALSE;
  while (secrets->len > 0)
    {
      DvtStoredSecret *secret = g_ptr_array_steal_index_fast (secrets, secrets->len - 1);

      g_hash_table_insert (uses->secrets, secret->id, secret);
    }
  return TRUE;
}

static gboolean
load_last_runs (DvtUses *uses, DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (GPtrArray) runs = dvt_store_list_last_runs (transaction, error);

  if (runs == NULL)
    return FALSE;
  while (runs->len > 0)
    {
      DvtStoredRun *run = g_ptr_array_steal_index_fast (runs, runs->len - 1);

      g_hash_table_insert (uses->last_runs, run->flow_id, run);
    }
  return TRUE;
}

static gboolean
load (DvtUses *uses, DvtStoreTransaction *transaction, GError **error)
{
  uses->instances = dvt_store_list_instances (transaction, error);
  if (uses->instances == NULL)
    return FALSE;
  uses->flows = dvt_store_list_flows (transaction, error);
  return uses->flows != NULL && load_secrets (uses, transaction, error)
         && load_last_runs (uses, transaction, error);
}

/* --- Checking --- */

static void
find_connectors (DvtUses *uses)
{
  g_autoptr (GHashTable) newest = dvt_facts_find_newest (uses->rows);

  for (guint i = 0; i < uses->rows->len; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (uses->rows, i);
      const DvtStoredConnectorRow *newer = dvt_facts_lookup_newer (newest, row);

      g_hash_table_insert (uses->rows_by_id, row->connector->id, (gpointer) row);
      if (newer != NULL)
        g_hash_table_insert (uses->newer, row->connector->id, (gpointer) newer);
    }
}

/* No instance is present whose connector is not, or a removal would have been refused; one that
 * is all the same is not shown. */
static gboolean
want_instances (DvtUses *uses, GError **error)
{
  for (guint i = 0; i < uses->instances->len; i++)
    {
      DvtStoredInstance *instance = g_ptr_array_index (uses->instances, i);
      const DvtStoredConnectorRow *row
        = g_hash_table_lookup (uses->rows_by_id, instance->connector_id);
      DvtInstanceCheck *check = NULL;

      if (row == NULL)
        continue;
      check
        = dvt_check_cache_want_instance (uses->cache, row->head->digest, instance->settings, error);
      if (check == NULL)
        return FALSE;
      g_hash_table_insert (uses->instances_by_id, instance->id, instance);
      g_hash_table_insert (uses->checks, instance->id, check);
    }
  return TRUE;
}

static void
count_flow (DvtUses *uses, GHashTable *users)
{
  GHashTableIter iter;
  const char *id = NULL;

  g_hash_table_iter_init (&iter, users);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    {
      const guint n_flows = GPOINTER_TO_UINT (g_hash_table_lookup (uses->n_flows, id));

      g_hash_table_insert (uses->n_flows, g_strdup (id), GUINT_TO_POINTER (n_flows + 1));
    }
}

/* Adds to @used what the document uses. */
static void
want_document (DvtUses *uses, const char *digest, const DvtDocumentUse *document, GHashTable *used)
{
  for (guint i = 0; i < document->uses->len; i++)
    {
      const DvtShapeUse *use = g_ptr_array_index (document->uses, i);
      const DvtStoredConnectorRow *row = dvt_uses_find_connector (uses, use->instance);

      if (row == NULL)
        continue;
      g_hash_table_add (used, use->instance);
      g_hash_table_add (used, row->connector->id);
      dvt_check_cache_want_shapes (uses->cache, digest, use->instance,
                                   g_hash_table_lookup (uses->checks, use->instance));
    }
}

static gboolean
want_flows (DvtUses *uses, DvtStoreTransaction *transaction, GError **error)
{
  for (guint i = 0; i < uses->flows->len; i++)
    {
      const DvtStoredFlow *flow = g_ptr_array_index (uses->flows, i);
      g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < flow->versions->len; j++)
        {
          const DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, j);
          const DvtDocumentUse *document
            = dvt_check_cache_get_document (uses->cache, transaction, version->digest, error);

          if (document == NULL)
            return FALSE;
          want_document (uses, version->digest, document, used);
        }
      count_flow (uses, used);
    }
  return TRUE;
}

/* --- Deriving --- */

static void
build_instances (DvtUses *uses)
{
  for (guint i = 0; i < uses->instances->len; i++)
    {
      const DvtStoredInstance *stored = g_ptr_array_index (uses->instances, i);
      DvtInstanceFacts *then = uses->instances_then != NULL
                                 ? g_hash_table_lookup (uses->instances_then, stored->id)
                                 : NULL;
      DvtInstanceFacts *facts = NULL;

      if (!g_hash_table_contains (uses->checks, stored->id))
        continue;
      facts = dvt_instance_facts_settle (dvt_instance_facts_build (uses, stored), then);
      g_hash_table_insert (uses->instance_facts, facts->id, facts);
    }
}

static gboolean
build_flows (DvtUses *uses, DvtStoreTransaction *transaction, GError **error)
{
  for (guint i = 0; i < uses->flows->len; i++)
    {
      const DvtStoredFlow *stored = g_ptr_array_index (uses->flows, i);
      DvtFlowFacts *then
        = uses->flows_then != NULL ? g_hash_table_lookup (uses->flows_then, stored->id) : NULL;
      DvtFlowFacts *facts = dvt_flow_facts_build (uses, transaction, stored, error);

      if (facts == NULL)
        return FALSE;
      facts = dvt_flow_facts_settle (facts, then);
      g_hash_table_insert (uses->flow_facts, facts->id, facts);
    }
  return TRUE;
}

gboolean
dvt_uses_load_in_thread (DvtUses *uses,
                         DvtStoreTransaction *transaction,
                         GPtrArray *rows,
                         GCancellable *cancellable,
                         GError **error)
{
  uses->rows = g_ptr_array_ref (rows);
  find_connectors (uses);
  dvt_check_cache_begin (uses->cache);
  if (!load (uses, transaction, error) || !want_instances (uses, error)
      || !want_flows (uses, transaction, error)
      || !dvt_check_cache_run (uses->cache, transaction, cancellable, error))
    return FALSE;
  build_instances (uses);
  if (!build_flows (uses, transaction, error))
    return FALSE;
  dvt_check_cache_end (uses->cache);
  return TRUE;
}

/* --- What comes of it --- */

static int
compare_instances (gconstpointer a, gconstpointer b)
{
  const DvtInstanceFacts *left = a;
  const DvtInstanceFacts *right = b;
  int order = strcmp (left->sort_key, right->sort_key);

  if (order == 0)
    order = strcmp (left->name, right->name);
  if (order == 0)
    order = dvt_facts_compare_names (left->connector_name, right->connector_name);
  return order != 0 ? order : strcmp (left->id, right->id);
}

static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const DvtFlowFacts *left = a;
  const DvtFlowFacts *right = b;
  int order = strcmp (left->sort_key, right->sort_key);

  if (order == 0)
    order = strcmp (left->name, right->name);
  return order != 0 ? order : strcmp (left->id, right->id);
}

GPtrArray *
dvt_uses_list_instances (const DvtUses *uses)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_instance_facts_unref);
  GHashTableIter iter;
  DvtInstanceFacts *facts = NULL;

  g_hash_table_iter_init (&iter, uses->instance_facts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &facts))
    g_ptr_array_add (list, dvt_instance_facts_ref (facts));
  g_ptr_array_sort_values (list, compare_instances);
  return list;
}

GPtrArray *
dvt_uses_list_flows (const DvtUses *uses)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_flow_facts_unref);
  GHashTableIter iter;
  DvtFlowFacts *facts = NULL;

  g_hash_table_iter_init (&iter, uses->flow_facts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &facts))
    g_ptr_array_add (list, dvt_flow_facts_ref (facts));
  g_ptr_array_sort_values (list, compare_flows);
  return list;
}

/* The connectors of which something shown first needs attention. */
static GHashTable *
find_needing_attention (const DvtUses *uses)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  const DvtInstanceFacts *instance = NULL;
  const DvtFlowFacts *flow = NULL;

  g_hash_table_iter_init (&iter, uses->instance_facts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &instance))
    {
      if (instance->state != DVT_INSTANCE_STATE_READY)
        g_hash_table_add (ids, instance->connector_id);
    }
  g_hash_table_iter_init (&iter, uses->flow_facts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &flow))
    {
      for (guint i = 0; i < flow->broken_connectors->len; i++)
        g_hash_table_add (ids, g_ptr_array_index (flow->broken_connectors, i));
    }
  return ids;
}

static void
count_instances (const DvtUses *uses, GHashTable *counts)
{
  GHashTableIter iter;
  const DvtInstanceFacts *instance = NULL;

  g_hash_table_iter_init (&iter, uses->instance_facts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &instance))
    {
      const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, instance->connector_id));

      g_hash_table_insert (counts, instance->connector_id, GUINT_TO_POINTER (count + 1));
    }
}

void
dvt_uses_add_to_connectors (const DvtUses *uses, GPtrArray *connectors)
{
  g_autoptr (GHashTable) broken = find_needing_attention (uses);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  count_instances (uses, counts);
  for (guint i = 0; i < connectors->len; i++)
    {
      DvtConnectorFacts *facts = g_ptr_array_index (connectors, i);

      facts->n_instances = GPOINTER_TO_UINT (g_hash_table_lookup (counts, facts->id));
      facts->n_flows = GPOINTER_TO_UINT (g_hash_table_lookup (uses->n_flows, facts->id));
      facts->needs_attention = g_hash_table_contains (broken, facts->id);
    }
}
