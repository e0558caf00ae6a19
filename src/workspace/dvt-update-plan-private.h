/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/* An instance or a flow that a plan lists, as it was when the plan was made. */
typedef struct
{
  gboolean is_flow;
  char *id;
  char *text; /* dvt_instance_state_build() or dvt_flow_state_build() */
} DvtPlannedState;

void dvt_planned_state_free (DvtPlannedState *state);

/* Filled by the planner before anybody else sees it, immutable from then on. */
struct _DvtUpdatePlan
{
  GObject parent_instance;

  char *connector_id;
  char *connector_name;
  char *source_id;
  char *source_name;
  char *colour;
  guint head;
  guint from_version;
  char *from_name;
  guint to_version;
  char *to_name;
  char *installed_digest;
  char *pristine_digest;
  char *target_sha256;       /* of the version's file, as the index says */
  DvtDefinition *target;     /* (owned) */
  GPtrArray *vendor_changes; /* (owned) (element-type DvtChange) */
  GPtrArray *own_changes;    /* (owned) (element-type DvtOwnChange) */
  GPtrArray *versions;       /* (owned) (element-type DvtMarketplaceVersion) */
  GPtrArray *impacts;        /* (owned) (element-type DvtImpact) */
  GPtrArray *nothing;        /* (owned) no impact */
  GPtrArray *states;         /* (owned) (element-type DvtPlannedState) of what is listed there */
  guint n_instances;
  guint n_flows;
  char *copy_reason; /* (nullable) the copy that keeps Install Alongside off */
  char *alongside_name;
  char *unmodified_reason; /* why not alongside, where nothing is modified */
  char *modified_reason;   /* why not the plain update, where something is */
};

DvtUpdatePlan *dvt_update_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @change. */
DvtOwnChange *dvt_own_change_new (DvtChange *change) G_GNUC_WARN_UNUSED_RESULT;
void dvt_own_change_free (DvtOwnChange *own);

G_END_DECLS
