/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow.h"

struct _DvtFlow
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtFlow, dvt_flow, G_TYPE_OBJECT)

static void
dvt_flow_class_init (DvtFlowClass *klass)
{
}

static void
dvt_flow_init (DvtFlow *self)
{
}

GType
dvt_flow_state_get_type (void)
{
  return G_TYPE_POINTER;
}

const char *
dvt_flow_state_to_string (DvtFlowState state)
{
  return NULL;
}

const char *
dvt_flow_get_id (DvtFlow *self)
{
  return NULL;
}

const char *
dvt_flow_get_name (DvtFlow *self)
{
  return NULL;
}

const char *
dvt_flow_get_description (DvtFlow *self)
{
  return NULL;
}

gboolean
dvt_flow_get_enabled (DvtFlow *self)
{
  return 0;
}

DvtFlowState
dvt_flow_get_state (DvtFlow *self)
{
  return 0;
}

GPtrArray *
dvt_flow_get_warnings (DvtFlow *self)
{
  return NULL;
}

guint
dvt_flow_get_deployed_version (DvtFlow *self)
{
  return 0;
}

guint
dvt_flow_get_draft_version (DvtFlow *self)
{
  return 0;
}

GPtrArray *
dvt_flow_get_versions (DvtFlow *self)
{
  return NULL;
}

const DvtFlowVersion *
dvt_flow_find_version (DvtFlow *self, guint number)
{
  return NULL;
}

const char *const *
dvt_flow_get_connector_ids (DvtFlow *self)
{
  return NULL;
}

const char *const *
dvt_flow_get_instance_ids (DvtFlow *self)
{
  return NULL;
}

guint
dvt_flow_get_n_shapes (DvtFlow *self)
{
  return 0;
}

guint
dvt_flow_get_n_connectors (DvtFlow *self)
{
  return 0;
}

guint
dvt_flow_count_shapes_using (DvtFlow *self, const char *connector_or_instance_id)
{
  return 0;
}

GDateTime *
dvt_flow_get_last_run_at (DvtFlow *self)
{
  return NULL;
}

DvtRunStatus
dvt_flow_get_last_run_status (DvtFlow *self)
{
  return 0;
}

gint64
dvt_flow_get_last_run_id (DvtFlow *self)
{
  return 0;
}
