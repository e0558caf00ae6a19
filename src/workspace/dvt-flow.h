/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-check.h"
#include "dvt-run-report.h"

G_BEGIN_DECLS

/**
 * DvtFlowState:
 *
 * Derived: the gravest of its warnings. The nicks are "ready", "warning", "needs-attention".
 */
typedef enum
{
  DVT_FLOW_STATE_READY,
  DVT_FLOW_STATE_WARNING,
  DVT_FLOW_STATE_NEEDS_ATTENTION,
} DvtFlowState;

GType dvt_flow_state_get_type (void);
#define DVT_TYPE_FLOW_STATE (dvt_flow_state_get_type ())
const char *dvt_flow_state_to_string (DvtFlowState state);

/**
 * DvtFlowVersion:
 * @number: its number
 * @status: "draft", "deployed" or "inactive"
 * @digest: of its document
 * @author: who saved it last
 * @created: (nullable): when it was begun
 * @updated: (nullable): when it was saved last
 * @warnings: (element-type DvtReason): of this version; the flow's are those of the deployed one,
 *   else of the draft
 */
typedef struct
{
  guint number;
  char *status;
  char *digest;
  char *author;
  GDateTime *created;
  GDateTime *updated;
  GPtrArray *warnings;
} DvtFlowVersion;

/**
 * DvtFlow:
 *
 * A process flow.
 *
 * The same object for as long as it is in the list; its properties follow. What a getter returns
 * belongs to it. Properties (read-only): id, name, description, enabled, state, warnings (each with
 * its shape), deployed-version and draft-version (0: none), versions, connector-ids and
 * instance-ids (of any version: what a removal is refused for), n-shapes and n-connectors (of the
 * version that is shown first), last-run-id (0: none is kept), last-run-at, last-run-status.
 */
#define DVT_TYPE_FLOW (dvt_flow_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlow, dvt_flow, DVT, FLOW, GObject)

const char *dvt_flow_get_id (DvtFlow *self);
const char *dvt_flow_get_name (DvtFlow *self);
const char *dvt_flow_get_description (DvtFlow *self);
gboolean dvt_flow_get_enabled (DvtFlow *self);
DvtFlowState dvt_flow_get_state (DvtFlow *self);
/* (transfer none) (element-type DvtReason) */
GPtrArray *dvt_flow_get_warnings (DvtFlow *self);
guint dvt_flow_get_deployed_version (DvtFlow *self);
guint dvt_flow_get_draft_version (DvtFlow *self);
/* (transfer none) (element-type DvtFlowVersion): newest first */
GPtrArray *dvt_flow_get_versions (DvtFlow *self);
/* (transfer none) (nullable) */
const DvtFlowVersion *dvt_flow_find_version (DvtFlow *self, guint number);
const char *const *dvt_flow_get_connector_ids (DvtFlow *self);
const char *const *dvt_flow_get_instance_ids (DvtFlow *self);
guint dvt_flow_get_n_shapes (DvtFlow *self);
guint dvt_flow_get_n_connectors (DvtFlow *self);
/* How many shapes of any version use that connector's instances, or that instance. */
guint dvt_flow_count_shapes_using (DvtFlow *self, const char *connector_or_instance_id);
gint64 dvt_flow_get_last_run_id (DvtFlow *self);
GDateTime *dvt_flow_get_last_run_at (DvtFlow *self);       /* (nullable) */
DvtRunStatus dvt_flow_get_last_run_status (DvtFlow *self); /* meaningless without last-run-at */

G_END_DECLS
