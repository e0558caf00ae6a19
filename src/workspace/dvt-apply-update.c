/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-connector-state-private.h"
#include "dvt-flow-state-private.h"
#include "dvt-instance-state-private.h"
#include "dvt-update-plan-private.h"
#include "dvt-workspace-error.h"

/* An update as its plan says, where what the plan was made from still stands (formats §7). */

static gboolean
check_installed (const DvtUpdatePlan *plan, const DvtStoredConnectorRow *row, GError **error)
{
  if (row->head->number == plan->head && g_str_equal (row->head->digest, plan->installed_digest)
      && g_strcmp0 (row->head->pristine, plan->pristine_digest) == 0)
    return TRUE;
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE,
               _ ("‘%s’ has been changed since this update was planned"), plan->connector_name);
  return FALSE;
}

static gboolean
check_target (const DvtUpdatePlan *plan,
              GPtrArray *sources,
              const DvtStoredConnectorRow *row,
              GError **error)
{
  const DvtKnownSource *source = dvt_facts_find_source (sources, row->connector->feed_id);
  const DvtFeedEntry *entry = NULL;
  const DvtFeedVersion *version = NULL;

  if (source != NULL && source->feed != NULL)
    entry = dvt_feed_find_entry (source->feed, row->connector->entry_id);
  if (entry != NULL)
    version = dvt_feed_entry_find_version (entry, plan->to_version);
  if (version == NULL || !g_str_equal (version->sha256, plan->target_sha256))
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE,
                   _ ("Version %s of ‘%s’ is no longer offered as it was planned"), plan->to_name,
                   plan->connector_name);
      return FALSE;
    }
  return dvt_facts_check_offered (version, plan->connector_name, error);
}

/* What was chosen becomes what is done: with nothing modified there is nothing to overwrite. */
/* How an instance or a flow is now; NULL without an error where it is not there. */
static gboolean
build_state (DvtStoreTransaction *transaction,
             DvtApply *apply,
             const DvtPlannedState *state,
             char **text,
             GError **error)
{
  g_autoptr (DvtStoredInstance) instance = NULL;
  g_autoptr (DvtStoredFlow) flow = NULL;

  if (state->is_flow)
    {
      flow = dvt_store_get_flow (transaction, state->id, error);
      return flow != NULL && dvt_flow_state_build (transaction, apply->cache, flow, text, error);
    }
  instance = dvt_store_get_instance (transaction, state->id, error);
  *text = instance != NULL ? dvt_instance_state_build (instance) : NULL;
  return instance != NULL;
}

/* What is said to break is what breaks. */
static gboolean
check_impacts (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  const DvtUpdatePlan *plan = apply->action->plan;

  if (apply->action->choice == DVT_UPDATE_CHOICE_ALONGSIDE)
    return TRUE;
  for (guint i = 0; i < plan->states->len; i++)
    {
      const DvtPlannedState *state = g_ptr_array_index (plan->states, i);
      g_autofree char *text = NULL;

      if (!build_state (transaction, apply, state, &text, error))
        return FALSE;
      if (g_strcmp0 (text, state->text) == 0)
        continue;
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE,
                   _ ("What uses ‘%s’ has been changed since this update was planned"),
                   plan->connector_name);
      return FALSE;
    }
  return TRUE;
}

static void
warn_of_impacts (DvtApply *apply)
{
  GPtrArray *impacts = dvt_update_plan_get_impacts (apply->action->plan, apply->action->choice);

  for (guint i = 0; i < impacts->len; i++)
    {
      const DvtImpact *impact = g_ptr_array_index (impacts, i);
      const DvtReason *first = g_ptr_array_index (impact->reasons, 0);

      if (impact->detail != NULL)
        dvt_apply_take_warning (
          apply,
          /* Translators: a process flow's name, a shape's name, and what is wrong. */
          g_strdup_printf (_ ("‘%s’ needs attention: %s: %s"), impact->name, impact->detail,
                           first->message));
      else
        dvt_apply_take_warning (
          apply,
          /* Translators: an instance's name, and what is wrong. */
          g_strdup_printf (_ ("‘%s’ needs attention: %s"), impact->name, first->message));
    }
}

static const char *
find_action (const DvtStoredConnectorRow *row,
             GPtrArray *rows,
             const DvtUpdatePlan *plan,
             DvtUpdateChoice choice,
             GError **error)
{
  const gboolean modified = dvt_facts_row_is_modified (row);
  const DvtStoredConnectorRow *copy = dvt_facts_find_copy (rows, row, plan->to_version);

  if (choice != DVT_UPDATE_CHOICE_ALONGSIDE)
    {
      if (!modified)
        return "update";
      if (choice == DVT_UPDATE_CHOICE_OVERWRITE)
        return "overwrite";
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_DECISION_NEEDED,
                   _ ("‘%s’ has changes of its own: choose to overwrite it, or to install the new "
                      "version alongside"),
                   plan->connector_name);
      return NULL;
    }
  if (!modified)
    {
      g_set_error_literal (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE,
                           plan->unmodified_reason);
      return NULL;
    }
  if (copy != NULL)
    {
      g_autofree char *reason = dvt_facts_build_copy_reason (copy);

      g_set_error_literal (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_INSTALLED, reason);
      return NULL;
    }
  return "alongside";
}

static DvtStoredRevision *
new_revision (const DvtUpdatePlan *plan, const char *action)
{
  const char *digest = dvt_definition_get_digest (plan->target);
  DvtStoredRevision *revision = g_new0 (DvtStoredRevision, 1);

  revision->action = g_strdup (action);
  revision->version = plan->to_version;
  revision->version_name = g_strdup (plan->to_name);
  revision->digest = g_strdup (digest);
  revision->pristine = g_strdup (digest);
  return revision;
}

static DvtStoredConnector *
new_copy (const DvtUpdatePlan *plan, const DvtStoredConnectorRow *row, GPtrArray *rows)
{
  DvtStoredConnector *copy = g_new0 (DvtStoredConnector, 1);

  copy->id = g_uuid_string_random ();
  copy->feed_id = g_strdup (row->connector->feed_id);
  copy->entry_id = g_strdup (row->connector->entry_id);
  copy->alongside_of = g_strdup (row->connector->id);
  copy->suffix = dvt_facts_build_suffix (rows, dvt_definition_get_name (plan->target),
                                         plan->to_name, plan->to_version);
  return copy;
}

static JsonObject *
new_details (const DvtUpdatePlan *plan, const DvtStoredConnectorRow *row)
{
  g_autofree char *name = dvt_facts_build_name (row->name, row->connector->suffix);
  JsonObject *details = dvt_apply_new_details (name);

  json_object_set_int_member (details, "from", plan->from_version);
  json_object_set_string_member (details, "fromName", plan->from_name);
  json_object_set_int_member (details, "to", plan->to_version);
  json_object_set_string_member (details, "toName", plan->to_name);
  return details;
}

static gboolean
write_update (DvtStoreTransaction *transaction,
              DvtApply *apply,
              GPtrArray *rows,
              DvtStoredConnectorRow *row,
              const char *action,
              GError **error)
{
  const DvtUpdatePlan *plan = apply->action->plan;
  const gboolean alongside = g_str_equal (action, "alongside");
  g_autofree char *before = alongside ? NULL : dvt_connector_state_build (row);
  g_autoptr (DvtStoredRevision) revision = new_revision (plan, action);
  g_autoptr (DvtStoredConnector) copy = alongside ? new_copy (plan, row, rows) : NULL;

  return dvt_apply_add_entry (transaction, apply, action, new_details (plan, row), error)
         && dvt_store_put_definition (transaction, plan->target, error)
         && dvt_apply_add_revision (transaction, apply, alongside ? copy : row->connector, revision,
                                    before, error);
}

gboolean
dvt_apply_update_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  const DvtUpdatePlan *plan = apply->action->plan;
  g_autoptr (DvtStoredConnectorRow) row
    = dvt_apply_get_connector (transaction, plan->connector_id, error);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char *action = NULL;

  if (row == NULL || !check_installed (plan, row, error)
      || !check_impacts (transaction, apply, error))
    return FALSE;
  sources = dvt_apply_list_sources (transaction, apply->feeds, error);
  if (sources == NULL || !check_target (plan, sources, row, error))
    return FALSE;
  rows = dvt_store_list_connectors (transaction, error);
  if (rows == NULL)
    return FALSE;
  action = find_action (row, rows, plan, apply->action->choice, error);
  if (action == NULL)
    return FALSE;
  warn_of_impacts (apply);
  return write_update (transaction, apply, rows, row, action, error);
}
