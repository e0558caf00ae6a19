/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-planner-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dvt-apply-private.h"
#include "dvt-marketplace-version-private.h"
#include "dvt-own-changes-private.h"
#include "dvt-version-choice-private.h"
#include "dvt-workspace-error.h"

DvtPlanner *
dvt_planner_new (DvtPlannerGoal goal, const char *connector_id, guint number)
{
  DvtPlanner *planner = g_new0 (DvtPlanner, 1);

  planner->goal = goal;
  planner->connector_id = g_strdup (connector_id);
  planner->number = number;
  return planner;
}

void
dvt_planner_free (DvtPlanner *planner)
{
  if (planner == NULL)
    return;
  g_clear_pointer (&planner->connector_id, g_free);
  g_clear_pointer (&planner->feeds, g_ptr_array_unref);
  g_clear_pointer (&planner->sources, g_ptr_array_unref);
  g_clear_pointer (&planner->rows, g_ptr_array_unref);
  g_clear_pointer (&planner->row, dvt_stored_connector_row_free);
  g_clear_pointer (&planner->pristine, dvt_definition_unref);
  g_clear_pointer (&planner->installed, dvt_definition_unref);
  g_clear_pointer (&planner->target, dvt_definition_unref);
  g_clear_pointer (&planner->cache, dvt_check_cache_unref);
  g_clear_pointer (&planner->instances, g_ptr_array_unref);
  g_clear_pointer (&planner->flows, g_ptr_array_unref);
  g_clear_pointer (&planner->impacts, g_ptr_array_unref);
  g_clear_pointer (&planner->states, g_ptr_array_unref);
  g_clear_pointer (&planner->vendor_changes, g_ptr_array_unref);
  g_clear_pointer (&planner->own_changes, g_ptr_array_unref);
  g_free (planner);
}

static char *
build_name (DvtPlanner *planner)
{
  return dvt_facts_build_name (planner->row->name, planner->row->connector->suffix);
}

static gboolean
find_entry (DvtPlanner *planner, GError **error)
{
  const DvtStoredConnector *connector = planner->row->connector;
  const DvtKnownSource *source = dvt_facts_find_source (planner->sources, connector->feed_id);
  g_autofree char *name = build_name (planner);

  if (connector->custom)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE,
                   _ ("‘%s’ is a custom connector, for which no marketplace issues updates"), name);
      return FALSE;
    }
  if (source != NULL && source->feed != NULL)
    planner->entry = dvt_feed_find_entry (source->feed, connector->entry_id);
  if (planner->entry == NULL)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOTHING_TO_DO,
                   _ ("No configured marketplace offers ‘%s’, so no update is known"), name);
      return FALSE;
    }
  planner->source = source->stored;
  return TRUE;
}

static gboolean
find_version (DvtPlanner *planner, GError **error)
{
  g_autofree char *name = build_name (planner);

  planner->version = planner->number == 0
                       ? dvt_feed_entry_get_newest (planner->entry)
                       : dvt_feed_entry_find_version (planner->entry, planner->number);
  if (planner->version == NULL && planner->number != 0)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("‘%s’ has no version %u"), name, planner->number);
      return FALSE;
    }
  if (planner->version == NULL || planner->version->number <= planner->row->head->version)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOTHING_TO_DO,
                   planner->number == 0 ? _ ("‘%s’ is up to date")
                                        : _ ("‘%s’ is at that version or a newer one already"),
                   name);
      return FALSE;
    }
  return dvt_facts_check_offered (planner->version, name, error);
}

gboolean
dvt_planner_load_in_thread (DvtStoreTransaction *transaction,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  DvtPlanner *planner = data;
  const DvtStoredRevision *head = NULL;

  planner->row = dvt_apply_get_connector (transaction, planner->connector_id, error);
  if (planner->row == NULL)
    return FALSE;
  head = planner->row->head;
  if (planner->goal == DVT_PLANNER_UPDATE)
    {
      planner->sources = dvt_apply_list_sources (transaction, planner->feeds, error);
      planner->rows = dvt_store_list_connectors (transaction, error);
      if (planner->sources == NULL || planner->rows == NULL || !find_entry (planner, error)
          || !find_version (planner, error)
          || !dvt_find_definition_in_thread (transaction, planner->version->sha256,
                                             &planner->target, error)
          || !dvt_planner_load_uses_in_thread (planner, transaction, error))
        return FALSE;
    }
  if (head->pristine == NULL)
    return TRUE;
  planner->pristine = dvt_store_get_definition (transaction, head->pristine, error);
  if (planner->pristine == NULL)
    return FALSE;
  planner->installed = g_str_equal (head->digest, head->pristine)
                         ? dvt_definition_ref (planner->pristine)
                         : dvt_store_get_definition (transaction, head->digest, error);
  return planner->installed != NULL;
}

void
dvt_planner_compare_in_thread (DvtPlanner *planner)
{
  planner->own_changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_own_change_free);
  if (planner->pristine == NULL)
    return;
  if (planner->target != NULL)
    {
      planner->vendor_changes = dvt_compare (planner->pristine, planner->target);
      dvt_planner_find_impacts_in_thread (planner);
    }
  if (planner->installed != planner->pristine)
    {
      g_autoptr (GPtrArray) changes = dvt_compare (planner->pristine, planner->installed);

      for (guint i = 0; i < changes->len; i++)
        g_ptr_array_add (planner->own_changes,
                         dvt_own_change_new (dvt_change_ref (g_ptr_array_index (changes, i))));
    }
}

gboolean
dvt_planner_attribute_in_thread (DvtStoreTransaction *transaction,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  DvtPlanner *planner = data;

  return dvt_own_changes_attribute_in_thread (transaction, planner->connector_id,
                                              planner->own_changes, error);
}

/* The versions that are skipped, and the target; what was withdrawn has nothing to say any more. */
static GPtrArray *
list_versions (DvtPlanner *planner)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < planner->entry->versions->len; i++)
    {
      const DvtFeedVersion *version = g_ptr_array_index (planner->entry->versions, i);

      if (version->number > planner->row->head->version
          && version->number <= planner->version->number && version->withdrawn_reason == NULL)
        g_ptr_array_add (versions, dvt_marketplace_version_new (dvt_version_facts_new (version)));
    }
  return versions;
}

static void
add_choices (DvtPlanner *planner, DvtUpdatePlan *plan)
{
  const DvtStoredConnectorRow *copy
    = dvt_facts_find_copy (planner->rows, planner->row, planner->version->number);
  const char *target_name = dvt_definition_get_name (planner->target);
  g_autofree char *suffix = dvt_facts_build_suffix (
    planner->rows, target_name, planner->version->name, planner->version->number);

  plan->alongside_name = dvt_facts_build_name (target_name, suffix);
  plan->copy_reason = copy != NULL ? dvt_facts_build_copy_reason (copy) : NULL;
  plan->modified_reason = g_strdup_printf (_ ("‘%s’ has changes of its own"), plan->connector_name);
  plan->unmodified_reason = g_strdup_printf (
    _ ("‘%s’ is not modified, so the update loses nothing; to have a second one all the same, "
       "install it again (install --again)"),
    plan->connector_name);
}

DvtUpdatePlan *
dvt_planner_build_plan (DvtPlanner *planner)
{
  DvtUpdatePlan *plan = dvt_update_plan_new ();
  const DvtStoredRevision *head = planner->row->head;

  plan->connector_id = g_strdup (planner->connector_id);
  plan->connector_name = build_name (planner);
  plan->source_id = g_strdup (planner->source->id);
  plan->source_name = g_strdup (planner->source->name);
  plan->colour = g_strdup (planner->row->colour);
  plan->head = head->number;
  plan->from_version = head->version;
  plan->from_name = g_strdup (head->version_name);
  plan->to_version = planner->version->number;
  plan->to_name = g_strdup (planner->version->name);
  plan->installed_digest = g_strdup (head->digest);
  plan->pristine_digest = g_strdup (head->pristine);
  plan->target_sha256 = g_strdup (planner->version->sha256);
  plan->target = dvt_definition_ref (planner->target);
  plan->vendor_changes = g_ptr_array_ref (planner->vendor_changes);
  plan->own_changes = g_ptr_array_ref (planner->own_changes);
  plan->impacts = g_ptr_array_ref (planner->impacts);
  plan->states = g_ptr_array_ref (planner->states);
  plan->n_instances = planner->instances->len;
  plan->n_flows = planner->flows->len;
  plan->versions = list_versions (planner);
  add_choices (planner, plan);
  return plan;
}
