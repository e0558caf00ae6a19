/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-planner-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-flow-state-private.h"
#include "dvt-instance-state-private.h"

/* What an update breaks in the connector's instances, and in the shapes of flows that use them:
 * what the target makes of each, without what the installed definition makes of it already. */

/* A version of a flow that may run or is being worked on. */
typedef struct
{
  DvtFlowDocument *document; /* (owned) */
  gboolean draft;
} PlannedVersion;

/* A flow that uses the connector's instances. */
struct _DvtPlannedFlow
{
  DvtStoredFlow *flow; /* (owned) */
  char *name;          /* (owned) */
  char *state;         /* (owned) */
  GPtrArray *versions; /* (owned) (element-type PlannedVersion) */
};

static void
planned_version_free (PlannedVersion *version)
{
  g_clear_pointer (&version->document, dvt_flow_document_unref);
  g_free (version);
}

static void
planned_flow_free (DvtPlannedFlow *flow)
{
  g_clear_pointer (&flow->flow, dvt_stored_flow_free);
  g_clear_pointer (&flow->name, g_free);
  g_clear_pointer (&flow->state, g_free);
  g_clear_pointer (&flow->versions, g_ptr_array_unref);
  g_free (flow);
}

void
dvt_planned_state_free (DvtPlannedState *state)
{
  g_clear_pointer (&state->id, g_free);
  g_clear_pointer (&state->text, g_free);
  g_free (state);
}

/* --- Reading --- */

static const DvtStoredInstance *
find_instance (const DvtPlanner *planner, const char *id)
{
  for (guint i = 0; i < planner->instances->len; i++)
    {
      const DvtStoredInstance *instance = g_ptr_array_index (planner->instances, i);

      if (g_str_equal (instance->id, id))
        return instance;
    }
  return NULL;
}

static gboolean
is_using (const DvtPlanner *planner, const DvtDocumentUse *document)
{
  for (guint i = 0; i < document->uses->len; i++)
    {
      const DvtShapeUse *use = g_ptr_array_index (document->uses, i);

      if (find_instance (planner, use->instance) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Inactive versions use them too, but do not break. */
static gboolean
add_version (DvtPlannedFlow *planned,
             DvtStoreTransaction *transaction,
             const DvtStoredFlowVersion *stored,
             GError **error)
{
  PlannedVersion *version = NULL;

  if (g_str_equal (stored->status, "inactive"))
    return TRUE;
  version = g_new0 (PlannedVersion, 1);
  g_ptr_array_add (planned->versions, version);
  version->draft = g_str_equal (stored->status, "draft");
  version->document = dvt_store_get_flow_document (transaction, stored->digest, error);
  return version->document != NULL;
}

/* Takes @flow. */
static gboolean
add_flow (DvtPlanner *planner,
          DvtStoreTransaction *transaction,
          DvtStoredFlow *flow,
          GError **error)
{
  DvtPlannedFlow *planned = g_new0 (DvtPlannedFlow, 1);
  const DvtStoredFlowVersion *shown = dvt_flow_find_shown_version (flow);
  gboolean used = FALSE;

  planned->flow = flow;
  planned->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) planned_version_free);
  g_ptr_array_add (planner->flows, planned);
  for (guint i = 0; i < flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *stored = g_ptr_array_index (flow->versions, i);
      const DvtDocumentUse *document
        = dvt_check_cache_get_document (planner->cache, transaction, stored->digest, error);

      if (document == NULL)
        return FALSE;
      if (stored == shown)
        planned->name = g_strdup (document->name);
      if (!is_using (planner, document))
        continue;
      used = TRUE;
      if (!add_version (planned, transaction, stored, error))
        return FALSE;
    }
  if (!used)
    {
      g_ptr_array_set_size (planner->flows, (int) planner->flows->len - 1);
      return TRUE;
    }
  return dvt_flow_state_build (transaction, planner->cache, flow, &planned->state, error);
}

gboolean
dvt_planner_load_uses_in_thread (DvtPlanner *planner,
                                 DvtStoreTransaction *transaction,
                                 GError **error)
{
  g_autoptr (GPtrArray) flows = NULL;

  planner->instances = dvt_store_list_instances (transaction, error);
  if (planner->instances == NULL)
    return FALSE;
  for (guint i = planner->instances->len; i > 0; i--)
    {
      const DvtStoredInstance *instance = g_ptr_array_index (planner->instances, i - 1);

      if (!g_str_equal (instance->connector_id, planner->connector_id))
        g_ptr_array_remove_index (planner->instances, i - 1);
    }
  planner->flows = g_ptr_array_new_with_free_func ((GDestroyNotify) planned_flow_free);
  if (planner->instances->len == 0)
    return TRUE;
  flows = dvt_store_list_flows (transaction, error);
  if (flows == NULL)
    return FALSE;
  while (flows->len > 0)
    {
      if (!add_flow (planner, transaction, g_ptr_array_steal_index (flows, 0), error))
        return FALSE;
    }
  return TRUE;
}

/* --- Checking --- */

/* An instance that the update leaves as it is, or not. */
typedef struct
{
  DvtInstanceSettings *settings; /* (owned) */
  gboolean was_ready;
  GPtrArray *reasons; /* (owned) (element-type DvtReason) what it breaks */
} CheckedInstance;

static void
checked_instance_free (CheckedInstance *checked)
{
  g_clear_pointer (&checked->settings, dvt_instance_settings_free);
  g_clear_pointer (&checked->reasons, g_ptr_array_unref);
  g_free (checked);
}

static gboolean
has_reason (GPtrArray *reasons, const DvtReason *reason)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      if (dvt_reason_equal (g_ptr_array_index (reasons, i), reason))
        return TRUE;
    }
  return FALSE;
}

/* Adds to @broken what is in @after and not in @before. */
static void
add_new_reasons (GPtrArray *broken, GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < after->len; i++)
    {
      const DvtReason *reason = g_ptr_array_index (after, i);

      if (!has_reason (before, reason))
        g_ptr_array_add (broken, dvt_reason_copy (reason));
    }
}

/* NULL where its settings cannot be read. */
static CheckedInstance *
check_instance (const DvtPlanner *planner, const DvtStoredInstance *instance)
{
  DvtInstanceSettings *settings = dvt_instance_settings_parse (instance->settings, NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) needed_before = NULL;
  g_autoptr (GPtrArray) needed_after = NULL;
  CheckedInstance *checked = NULL;

  if (settings == NULL)
    return NULL;
  checked = g_new0 (CheckedInstance, 1);
  checked->settings = settings;
  checked->reasons = dvt_reason_list_new ();
  before = dvt_check_instance (planner->installed, settings);
  after = dvt_check_instance (planner->target, settings);
  /* What credentials it needs, whatever is stored: only what is needed newly counts. */
  needed_before = dvt_check_credentials (planner->installed, settings, NULL);
  needed_after = dvt_check_credentials (planner->target, settings, NULL);
  add_new_reasons (checked->reasons, before, after);
  add_new_reasons (checked->reasons, needed_before, needed_after);
  checked->was_ready = before->len == 0 && (needed_before->len == 0 || instance->secret != NULL);
  return checked;
}

/* Takes @reasons, @detail and @state. */
static void
add_impact (DvtPlanner *planner,
            const char *kind,
            const char *id,
            const char *name,
            char *detail,
            GPtrArray *reasons)
{
  DvtImpact *impact = g_new0 (DvtImpact, 1);

  impact->kind = g_strdup (kind);
  impact->id = g_strdup (id);
  impact->name = g_strdup (name);
  impact->detail = detail;
  impact->reasons = reasons;
  g_ptr_array_add (planner->impacts, impact);
}

/* How it was when the plan was made. Takes @text. */
static void
add_state (DvtPlanner *planner, gboolean is_flow, const char *id, char *text)
{
  DvtPlannedState *state = g_new0 (DvtPlannedState, 1);

  state->is_flow = is_flow;
  state->id = g_strdup (id);
  state->text = text;
  g_ptr_array_add (planner->states, state);
}

/* What the update breaks in one shape. */
static GPtrArray *
check_shape (const DvtPlanner *planner,
             const DvtStoredInstance *instance,
             const CheckedInstance *checked,
             const DvtShape *shape)
{
  GPtrArray *broken = dvt_reason_list_new ();
  g_autoptr (GPtrArray) before = dvt_check_shape (planner->installed, checked->settings, shape);
  g_autoptr (GPtrArray) after = dvt_check_shape (planner->target, checked->settings, shape);

  add_new_reasons (broken, before, after);
  if (checked->was_ready && checked->reasons->len > 0)
    {
      const DvtReason *first = g_ptr_array_index (checked->reasons, 0);
      g_autofree char *message = g_strdup_printf (_ ("The instance ‘%s’ is not ready: %s"),
                                                  instance->name, first->message);

      g_ptr_array_add (
        broken, dvt_reason_new (DVT_REASON_INSTANCE_NOT_READY, instance->id, shape->id, message));
    }
  return broken;
}

static gboolean
check_version (DvtPlanner *planner,
               GHashTable *instances,
               const DvtPlannedFlow *flow,
               const PlannedVersion *version)
{
  g_autoptr (GPtrArray) shapes = dvt_flow_document_list_shapes (version->document);
  gboolean broken = FALSE;

  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = g_ptr_array_index (shapes, i);
      const char *name = shape->name != NULL ? shape->name : shape->id;
      const CheckedInstance *checked = NULL;
      g_autoptr (GPtrArray) reasons = NULL;

      if (shape->type == DVT_SHAPE_CONNECTOR)
        checked = g_hash_table_lookup (instances, shape->instance);
      if (checked == NULL)
        continue;
      reasons = check_shape (planner, find_instance (planner, shape->instance), checked, shape);
      if (reasons->len == 0)
        continue;
      broken = TRUE;
      add_impact (planner, "flow", flow->flow->id, flow->name,
                  /* Translators: a shape's name. */
                  version->draft ? g_strdup_printf (_ ("%s, in the draft"), name) : g_strdup (name),
                  g_steal_pointer (&reasons));
    }
  return broken;
}

static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const DvtPlannedFlow *left = a;
  const DvtPlannedFlow *right = b;
  int order = dvt_facts_compare_names (left->name, right->name);

  return order != 0 ? order : strcmp (left->flow->id, right->flow->id);
}

void
dvt_planner_find_impacts_in_thread (DvtPlanner *planner)
{
  g_autoptr (GHashTable) instances
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) checked_instance_free);

  planner->impacts = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_impact_free);
  planner->states = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_planned_state_free);
  /* They come by name. */
  for (guint i = 0; i < planner->instances->len; i++)
    {
      const DvtStoredInstance *instance = g_ptr_array_index (planner->instances, i);
      CheckedInstance *checked = check_instance (planner, instance);

      if (checked == NULL)
        continue;
      g_hash_table_insert (instances, instance->id, checked);
      if (checked->reasons->len == 0)
        continue;
      add_impact (planner, "instance", instance->id, instance->name, NULL,
                  g_ptr_array_ref (checked->reasons));
      add_state (planner, FALSE, instance->id, dvt_instance_state_build (instance));
    }
  g_ptr_array_sort_values (planner->flows, compare_flows);
  for (guint i = 0; i < planner->flows->len; i++)
    {
      DvtPlannedFlow *flow = g_ptr_array_index (planner->flows, i);
      gboolean broken = FALSE;

      for (guint j = 0; j < flow->versions->len; j++)
        broken |= check_version (planner, instances, flow, g_ptr_array_index (flow->versions, j));
      if (broken)
        add_state (planner, TRUE, flow->flow->id, g_steal_pointer (&flow->state));
    }
}
