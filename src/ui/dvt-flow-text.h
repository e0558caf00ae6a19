/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-workspace.h"

G_BEGIN_DECLS

/* What rows and the page say about a process flow, in words. */

/* A badge of a flow. All strings are static. */
typedef struct
{
  const char *text;
  const char *icon_name;
  const char *style; /* a class of dvt-style.h */
} DvtFlowBadge;

/* At most this many. */
#define DVT_FLOW_TEXT_MAX_BADGES 2
/* Fills @badges and says how many there are: what the deployed version suffers from, and a last run
 * that failed. */
guint dvt_flow_text_list_badges (DvtFlow *flow, DvtFlowBadge badges[DVT_FLOW_TEXT_MAX_BADGES]);
/* "Enabled · last run 10:15", "Draft only", "Disabled". */
char *dvt_flow_text_build_state (DvtFlow *flow, GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* A row in one sentence. */
char *dvt_flow_text_build_label (DvtFlow *flow, GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* "2 connectors, 6 shapes". */
char *dvt_flow_text_build_size (guint n_connectors, guint n_shapes) G_GNUC_WARN_UNUSED_RESULT;
/* "Version 7, Deployed". */
char *dvt_flow_text_build_version (const DvtFlowVersion *version) G_GNUC_WARN_UNUSED_RESULT;
/* "Deployed", "Draft", "Inactive". (static) */
const char *dvt_flow_text_get_status (const DvtFlowVersion *version);
/* The gravest of @warnings; NULL for none. (transfer none) */
const DvtReason *dvt_flow_text_find_gravest (GPtrArray *warnings);

G_END_DECLS
