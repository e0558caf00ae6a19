/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-private.h"

#include "dvt-item-private.h"

G_DEFINE_ENUM_TYPE (DvtFlowState,
                    dvt_flow_state,
                    G_DEFINE_ENUM_VALUE (DVT_FLOW_STATE_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (DVT_FLOW_STATE_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (DVT_FLOW_STATE_NEEDS_ATTENTION, "needs-attention"))

const char *
dvt_flow_state_to_string (DvtFlowState state)
{
  static const char *const names[] = { "ready", "warning", "needs-attention" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), NULL);

  return names[state];
}

DvtFlowVersion *
dvt_flow_version_new (void)
{
  DvtFlowVersion *version = g_new0 (DvtFlowVersion, 1);

  version->warnings = dvt_reason_list_new ();
  return version;
}

void
dvt_flow_version_free (DvtFlowVersion *version)
{
  if (version == NULL)
    return;
  g_clear_pointer (&version->status, g_free);
  g_clear_pointer (&version->digest, g_free);
  g_clear_pointer (&version->author, g_free);
  g_clear_pointer (&version->created, g_date_time_unref);
  g_clear_pointer (&version->updated, g_date_time_unref);
  g_clear_pointer (&version->warnings, g_ptr_array_unref);
  g_free (version);
}

struct _DvtFlow
{
  GObject parent_instance;

  DvtFlowFacts *facts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtFlow, dvt_flow, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_DESCRIPTION,
  PROP_ENABLED,
  PROP_STATE,
  PROP_WARNINGS,
  PROP_DEPLOYED_VERSION,
  PROP_DRAFT_VERSION,
  PROP_VERSIONS,
  PROP_CONNECTOR_IDS,
  PROP_INSTANCE_IDS,
  PROP_N_SHAPES,
  PROP_N_CONNECTORS,
  PROP_LAST_RUN_ID,
  PROP_LAST_RUN_AT,
  PROP_LAST_RUN_STATUS,
} DvtFlowProperty;

static GParamSpec *props[PROP_LAST_RUN_STATUS + 1];

static void
dvt_flow_finalize (GObject *object)
{
  DvtFlow *self = DVT_FLOW (object);

  g_clear_pointer (&self->facts, dvt_flow_facts_unref);

  G_OBJECT_CLASS (dvt_flow_parent_class)->finalize (object);
}

static void
dvt_flow_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtFlow *self = DVT_FLOW (object);

  switch ((DvtFlowProperty) id)
    {
    case PROP_ID:
      g_value_set_string (value, self->facts->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->facts->name);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->facts->description);
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, self->facts->enabled);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->facts->state);
      break;
    case PROP_WARNINGS:
      g_value_set_boxed (value, self->facts->warnings);
      break;
    case PROP_DEPLOYED_VERSION:
      g_value_set_uint (value, self->facts->deployed_version);
      break;
    case PROP_DRAFT_VERSION:
      g_value_set_uint (value, self->facts->draft_version);
      break;
    case PROP_VERSIONS:
      g_value_set_boxed (value, self->facts->versions);
      break;
    case PROP_CONNECTOR_IDS:
      g_value_set_boxed (value, self->facts->connector_ids);
      break;
    case PROP_INSTANCE_IDS:
      g_value_set_boxed (value, self->facts->instance_ids);
      break;
    case PROP_N_SHAPES:
      g_value_set_uint (value, self->facts->n_shapes);
      break;
    case PROP_N_CONNECTORS:
      g_value_set_uint (value, self->facts->n_connectors);
      break;
    case PROP_LAST_RUN_ID:
      g_value_set_int64 (value, self->facts->last_run_id);
      break;
    case PROP_LAST_RUN_AT:
      g_value_set_boxed (value, self->facts->last_run_at);
      break;
    case PROP_LAST_RUN_STATUS:
      g_value_set_int (value, self->facts->last_run_status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_flow_class_init (DvtFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_flow_finalize;
  object_class->get_property = dvt_flow_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, readable);
  props[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, FALSE, readable);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, DVT_TYPE_FLOW_STATE, 0, readable);
  props[PROP_WARNINGS] = g_param_spec_boxed ("warnings", NULL, NULL, G_TYPE_PTR_ARRAY, readable);
  props[PROP_DEPLOYED_VERSION]
    = g_param_spec_uint ("deployed-version", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_DRAFT_VERSION]
    = g_param_spec_uint ("draft-version", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_VERSIONS] = g_param_spec_boxed ("versions", NULL, NULL, G_TYPE_PTR_ARRAY, readable);
  props[PROP_CONNECTOR_IDS]
    = g_param_spec_boxed ("connector-ids", NULL, NULL, G_TYPE_STRV, readable);
  props[PROP_INSTANCE_IDS] = g_param_spec_boxed ("instance-ids", NULL, NULL, G_TYPE_STRV, readable);
  props[PROP_N_SHAPES] = g_param_spec_uint ("n-shapes", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_N_CONNECTORS]
    = g_param_spec_uint ("n-connectors", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_LAST_RUN_ID]
    = g_param_spec_int64 ("last-run-id", NULL, NULL, 0, G_MAXINT64, 0, readable);
  props[PROP_LAST_RUN_AT]
    = g_param_spec_boxed ("last-run-at", NULL, NULL, G_TYPE_DATE_TIME, readable);
  props[PROP_LAST_RUN_STATUS]
    = g_param_spec_int ("last-run-status", NULL, NULL, 0, DVT_RUN_STATUS_CANCELLED, 0, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_flow_init (DvtFlow *self)
{
}

DvtFlow *
dvt_flow_new (DvtFlowFacts *facts)
{
  DvtFlow *self = g_object_new (DVT_TYPE_FLOW, NULL);

  self->facts = facts;
  return self;
}

void
dvt_flow_take_facts (DvtFlow *self, DvtFlowFacts *facts)
{
  g_autoptr (GArray) before = NULL;

  /* Facts that did not change are the same ones. */
  if (facts == self->facts)
    {
      dvt_flow_facts_unref (facts);
      return;
    }
  before = dvt_item_save_values (G_OBJECT (self), props, G_N_ELEMENTS (props));
  dvt_flow_facts_unref (self->facts);
  self->facts = facts;
  dvt_item_notify_differences (G_OBJECT (self), props, G_N_ELEMENTS (props), before);
}

const char *
dvt_flow_get_id (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  return self->facts->id;
}

const char *
dvt_flow_get_name (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  return self->facts->name;
}

const char *
dvt_flow_get_description (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  return self->facts->description;
}

gboolean
dvt_flow_get_enabled (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), FALSE);

  return self->facts->enabled;
}

DvtFlowState
dvt_flow_get_state (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), DVT_FLOW_STATE_READY);

  return self->facts->state;
}

GPtrArray *
dvt_flow_get_warnings (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  return self->facts->warnings;
}

guint
dvt_flow_get_deployed_version (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), 0);

  return self->facts->deployed_version;
}

guint
dvt_flow_get_draft_version (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), 0);

  return self->facts->draft_version;
}

GPtrArray *
dvt_flow_get_versions (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  return self->facts->versions;
}

const char *const *
dvt_flow_get_connector_ids (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  return (const char *const *) self->facts->connector_ids;
}

const char *const *
dvt_flow_get_instance_ids (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  return (const char *const *) self->facts->instance_ids;
}

guint
dvt_flow_get_n_shapes (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), 0);

  return self->facts->n_shapes;
}

guint
dvt_flow_get_n_connectors (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), 0);

  return self->facts->n_connectors;
}

gint64
dvt_flow_get_last_run_id (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), 0);

  return self->facts->last_run_id;
}

GDateTime *
dvt_flow_get_last_run_at (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  return self->facts->last_run_at;
}

DvtRunStatus
dvt_flow_get_last_run_status (DvtFlow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), DVT_RUN_STATUS_RUNNING);

  return self->facts->last_run_status;
}

const DvtFlowVersion *
dvt_flow_find_version (DvtFlow *self, guint number)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), NULL);

  for (guint i = 0; i < self->facts->versions->len; i++)
    {
      const DvtFlowVersion *version = g_ptr_array_index (self->facts->versions, i);

      if (version->number == number)
        return version;
    }
  return NULL;
}

guint
dvt_flow_count_shapes_using (DvtFlow *self, const char *connector_or_instance_id)
{
  g_return_val_if_fail (DVT_IS_FLOW (self), 0);
  g_return_val_if_fail (connector_or_instance_id != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->facts->uses, connector_or_instance_id));
}
