/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-uses-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-flow-private.h"

static void
clear_flow_facts (DvtFlowFacts *facts)
{
  g_clear_pointer (&facts->id, g_free);
  g_clear_pointer (&facts->name, g_free);
  g_clear_pointer (&facts->sort_key, g_free);
  g_clear_pointer (&facts->description, g_free);
  g_clear_pointer (&facts->warnings, g_ptr_array_unref);
  g_clear_pointer (&facts->versions, g_ptr_array_unref);
  g_clear_pointer (&facts->broken_connectors, g_ptr_array_unref);
  g_clear_pointer (&facts->connector_ids, g_strfreev);
  g_clear_pointer (&facts->instance_ids, g_strfreev);
  g_clear_pointer (&facts->uses, g_hash_table_unref);
  g_clear_pointer (&facts->last_run_at, g_date_time_unref);
}

DvtFlowFacts *
dvt_flow_facts_ref (DvtFlowFacts *facts)
{
  return g_atomic_rc_box_acquire (facts);
}

void
dvt_flow_facts_unref (DvtFlowFacts *facts)
{
  if (facts != NULL)
    g_atomic_rc_box_release_full (facts, (GDestroyNotify) clear_flow_facts);
}

/* --- Whether something changed --- */

static gboolean
times_equal (GDateTime *a, GDateTime *b)
{
  return a == b || (a != NULL && b != NULL && g_date_time_equal (a, b));
}

static gboolean
versions_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DvtFlowVersion *left = g_ptr_array_index (a, i);
      const DvtFlowVersion *right = g_ptr_array_index (b, i);

      if (left->number != right->number || !g_str_equal (left->status, right->status)
          || !g_str_equal (left->digest, right->digest)
          || !g_str_equal (left->author, right->author)
          || !times_equal (left->created, right->created)
          || !times_equal (left->updated, right->updated)
          || !dvt_reason_list_equal (left->warnings, right->warnings))
        return FALSE;
    }
  return TRUE;
}

gboolean
dvt_flow_facts_equal (const DvtFlowFacts *a, const DvtFlowFacts *b)
{
  /* Names, shapes and uses are the documents', whose digests are compared. */
  return g_str_equal (a->id, b->id) && a->enabled == b->enabled && a->state == b->state
         && a->deployed_version == b->deployed_version && a->draft_version == b->draft_version
         && a->last_run_id == b->last_run_id && a->last_run_status == b->last_run_status
         && times_equal (a->last_run_at, b->last_run_at)
         && g_strv_equal ((const char *const *) a->connector_ids,
                          (const char *const *) b->connector_ids)
         && versions_equal (a->versions, b->versions);
}

DvtFlowFacts *
dvt_flow_facts_settle (DvtFlowFacts *facts, DvtFlowFacts *then)
{
  if (then == NULL)
    return facts;
  if (dvt_flow_facts_equal (then, facts))
    {
      dvt_flow_facts_unref (facts);
      return dvt_flow_facts_ref (then);
    }
  if (versions_equal (then->versions, facts->versions))
    {
      g_ptr_array_unref (facts->versions);
      facts->versions = g_ptr_array_ref (then->versions);
    }
  if (dvt_reason_list_equal (then->warnings, facts->warnings))
    {
      g_ptr_array_unref (facts->warnings);
      facts->warnings = g_ptr_array_ref (then->warnings);
    }
  return facts;
}

/* --- What is wrong with a version --- */

static void
add_not_ready (GPtrArray *warnings, const DvtInstanceFacts *instance, const char *shape)
{
  const DvtReason *first = g_ptr_array_index (instance->reasons, 0);
  /* Translators: an instance's name, and the first reason why it is not ready. */
  g_autofree char *message
    = g_strdup_printf (_ ("The instance ‘%s’ is not ready: %s"), instance->name, first->message);

  g_ptr_array_add (warnings,
                   dvt_reason_new (DVT_REASON_INSTANCE_NOT_READY, instance->id, shape, message));
}

static void
add_instance_gone (GPtrArray *warnings, const DvtShapeUse *use)
{
  g_autofree char *message
    = g_strdup_printf (_ ("The instance ‘%s’ is not in this workspace"), use->instance);

  g_ptr_array_add (warnings,
                   dvt_reason_new (DVT_REASON_INSTANCE_GONE, use->instance, use->shape, message));
}

static char *
build_version_name (const DvtStoredConnectorRow *row)
{
  const char *name = row->head->version_name;

  return name != NULL && *name != '\0' ? g_strdup (name)
                                       : g_strdup_printf ("%u", row->head->version);
}

static void
add_out_of_date (GPtrArray *warnings,
                 const DvtUses *uses,
                 const DvtStoredConnectorRow *row,
                 const char *shape)
{
  const DvtStoredConnectorRow *newer = g_hash_table_lookup (uses->newer, row->connector->id);
  g_autofree char *version = NULL;
  g_autofree char *newer_version = NULL;
  g_autofree char *message = NULL;

  if (newer == NULL)
    return;
  version = build_version_name (row);
  newer_version = build_version_name (newer);
  message = g_strdup_printf (
    /* Translators: a connector's name, its version's name, and that of the one installed beside it.
     */
    _ ("Uses an out-of-date connector: %s %s. Version %s is installed alongside."), row->name,
    version, newer_version);
  g_ptr_array_add (warnings,
                   dvt_reason_new (DVT_REASON_OUT_OF_DATE, row->connector->id, shape, message));
}

static void
add_shape_warnings (DvtUses *uses,
                    const char *document,
                    const DvtShapeUse *use,
                    GPtrArray *warnings)
{
  const DvtInstanceFacts *instance = g_hash_table_lookup (uses->instance_facts, use->instance);
  const DvtShapesCheck *check = NULL;

  if (instance == NULL)
    {
      add_instance_gone (warnings, use);
      return;
    }
  if (instance->state != DVT_INSTANCE_STATE_READY)
    add_not_ready (warnings, instance, use->shape);
  check = dvt_check_cache_want_shapes (uses->cache, document, use->instance, instance->check);
  for (guint i = 0; i < check->reasons->len; i++)
    {
      const DvtReason *reason = g_ptr_array_index (check->reasons, i);

      if (g_strcmp0 (reason->shape, use->shape) == 0)
        g_ptr_array_add (warnings, dvt_reason_copy (reason));
    }
  add_out_of_date (warnings, uses, dvt_uses_find_connector (uses, use->instance), use->shape);
}

/* Notes the connectors whose shapes, in the version that is shown first, need attention. */
static void
add_broken_connectors (const DvtUses *uses, DvtFlowFacts *facts, const DvtDocumentUse *document)
{
  for (guint i = 0; i < facts->warnings->len; i++)
    {
      const DvtReason *warning = g_ptr_array_index (facts->warnings, i);

      if (warning->code == DVT_REASON_OUT_OF_DATE || warning->code == DVT_REASON_INSTANCE_GONE)
        continue;
      for (guint j = 0; j < document->uses->len; j++)
        {
          const DvtShapeUse *use = g_ptr_array_index (document->uses, j);

          if (g_strcmp0 (use->shape, warning->shape) == 0)
            g_ptr_array_add (
              facts->broken_connectors,
              g_strdup (dvt_uses_find_connector (uses, use->instance)->connector->id));
        }
    }
}

static DvtFlowState
find_state (GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      if (((const DvtReason *) g_ptr_array_index (warnings, i))->code != DVT_REASON_OUT_OF_DATE)
        return DVT_FLOW_STATE_NEEDS_ATTENTION;
    }
  return warnings->len > 0 ? DVT_FLOW_STATE_WARNING : DVT_FLOW_STATE_READY;
}

/* --- A flow --- */

const DvtStoredFlowVersion *
dvt_flow_find_shown_version (const DvtStoredFlow *flow)
{
  const DvtStoredFlowVersion *shown = NULL;

  for (guint i = 0; i < flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, i);

      if (g_str_equal (version->status, "deployed"))
        return version;
      if (shown == NULL || !g_str_equal (shown->status, "draft"))
        shown = version;
    }
  return shown;
}

static DvtFlowVersion *
build_version (DvtUses *uses, const DvtStoredFlowVersion *stored, const DvtDocumentUse *document)
{
  DvtFlowVersion *version = dvt_flow_version_new ();

  version->number = stored->number;
  version->status = g_strdup (stored->status);
  version->digest = g_strdup (stored->digest);
  version->author = g_strdup (stored->author);
  version->created = g_date_time_new_from_iso8601 (stored->created, NULL);
  version->updated = g_date_time_new_from_iso8601 (stored->updated, NULL);
  for (guint i = 0; i < document->uses->len; i++)
    add_shape_warnings (uses, stored->digest, g_ptr_array_index (document->uses, i),
                        version->warnings);
  return version;
}

static void
count_use (GHashTable *counts, GHashTable *seen, const char *id, const char *shape)
{
  if (g_hash_table_add (seen, g_strconcat (id, "\n", shape, NULL)))
    g_hash_table_insert (
      counts, g_strdup (id),
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)) + 1));
}

/* One shape counts once, in however many versions it stands. */
static void
count_uses (const DvtUses *uses,
            DvtFlowFacts *facts,
            GHashTable *seen,
            GHashTable *connectors,
            const DvtDocumentUse *document)
{
  for (guint i = 0; i < document->uses->len; i++)
    {
      const DvtShapeUse *use = g_ptr_array_index (document->uses, i);
      const DvtStoredConnectorRow *row = dvt_uses_find_connector (uses, use->instance);

      count_use (facts->uses, seen, use->instance, use->shape);
      if (row == NULL)
        continue;
      count_use (facts->uses, seen, row->connector->id, use->shape);
      g_hash_table_add (connectors, row->connector->id);
    }
}

/* Those of the keys of @uses that are keys of @table, sorted. */
static GStrv
list_ids (GHashTable *uses, GHashTable *table)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (uses);

  g_ptr_array_sort_values (ids, (GCompareFunc) strcmp);
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_hash_table_contains (table, g_ptr_array_index (ids, i)))
        g_strv_builder_add (builder, g_ptr_array_index (ids, i));
    }
  return g_strv_builder_end (builder);
}

static void
add_version (DvtUses *uses,
             DvtFlowFacts *facts,
             const DvtStoredFlowVersion *stored,
             const DvtDocumentUse *document,
             gboolean shown)
{
  DvtFlowVersion *version = build_version (uses, stored, document);

  g_ptr_array_insert (facts->versions, 0, version);
  if (g_str_equal (version->status, "deployed"))
    facts->deployed_version = version->number;
  if (g_str_equal (version->status, "draft"))
    facts->draft_version = version->number;
  if (!shown)
    return;
  facts->name = g_strdup (document->name);
  facts->sort_key = dvt_facts_build_sort_key (document->name);
  facts->description = g_strdup (document->description);
  facts->n_shapes = document->n_shapes;
  facts->warnings = g_ptr_array_ref (version->warnings);
  facts->state = find_state (version->warnings);
  add_broken_connectors (uses, facts, document);
}

static void
add_last_run (const DvtUses *uses, DvtFlowFacts *facts)
{
  const DvtStoredRun *run = g_hash_table_lookup (uses->last_runs, facts->id);

  if (run == NULL)
    return;
  facts->last_run_id = run->id;
  facts->last_run_at = g_date_time_new_from_iso8601 (run->started, NULL);
  facts->last_run_status = dvt_run_status_from_string (run->status);
}

DvtFlowFacts *
dvt_flow_facts_build (DvtUses *uses,
                      DvtStoreTransaction *transaction,
                      const DvtStoredFlow *flow,
                      GError **error)
{
  const DvtStoredFlowVersion *shown = dvt_flow_find_shown_version (flow);
  g_autoptr (DvtFlowFacts) facts = g_atomic_rc_box_new0 (DvtFlowFacts);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  facts->id = g_strdup (flow->id);
  facts->enabled = flow->enabled;
  facts->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_flow_version_free);
  facts->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  facts->broken_connectors = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *stored = g_ptr_array_index (flow->versions, i);
      const DvtDocumentUse *document
        = dvt_check_cache_get_document (uses->cache, transaction, stored->digest, error);
      g_autoptr (GHashTable) connectors = g_hash_table_new (g_str_hash, g_str_equal);

      if (document == NULL)
        return NULL;
      count_uses (uses, facts, seen, connectors, document);
      if (stored == shown)
        facts->n_connectors = g_hash_table_size (connectors);
      add_version (uses, facts, stored, document, stored == shown);
    }
  facts->connector_ids = list_ids (facts->uses, uses->rows_by_id);
  facts->instance_ids = list_ids (facts->uses, uses->instances_by_id);
  add_last_run (uses, facts);
  return g_steal_pointer (&facts);
}
