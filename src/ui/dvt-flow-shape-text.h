/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtShapeText:
 * @icon_name: of what it does
 * @kind: "Receive", "Send", "Map" … (static)
 * @title: its own name, else the endpoint's, else what it does
 * @connector_name: (nullable): whose tile stands beside @detail
 * @colour: (nullable): of that connector
 * @detail: (nullable): the instance, "9 fields", "Quantity over 0"
 * @badge: (nullable): "6.2, Out of Date"
 * @grave: whether @badge says that it cannot run
 * @label: all of it in one sentence
 *
 * What the picture says about a shape, in words.
 */
typedef struct
{
  const char *icon_name;
  const char *kind;
  char *title;
  char *connector_name;
  char *colour;
  char *detail;
  char *badge;
  gboolean grave;
  char *label;
} DvtShapeText;

/**
 * dvt_shape_text_new:
 * @workspace: knows the instances and their connectors
 * @shape: the shape
 * @warnings: (nullable) (element-type DvtReason): those of the flow's version
 * @definition: (nullable): of the connector that @shape uses; without it an endpoint has no name
 *
 * Describes a shape.
 */
DvtShapeText *dvt_shape_text_new (DvtWorkspace *workspace,
                                  const DvtShape *shape,
                                  GPtrArray *warnings,
                                  DvtDefinition *definition) G_GNUC_WARN_UNUSED_RESULT;
void dvt_shape_text_free (DvtShapeText *self);

/* "Already Sent", "Otherwise", "Branch 2". */
char *dvt_shape_text_build_branch (const DvtBranch *branch, guint number) G_GNUC_WARN_UNUSED_RESULT;
/* "Quantity over 0", "All of 3 conditions". */
char *dvt_shape_text_build_condition (yyjson_val *condition) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a shape cannot run while @code holds. */
gboolean dvt_shape_text_is_grave (DvtReasonCode code);
/* The connector that @shape uses through its instance. (transfer none) (nullable) */
DvtConnector *dvt_shape_text_find_connector (DvtWorkspace *workspace, const DvtShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtShapeText, dvt_shape_text_free)

G_END_DECLS
