/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check.h"

G_BEGIN_DECLS

/**
 * DvtImpact:
 * @kind: "instance" or "flow"
 * @id: of the instance or the flow
 * @name: of it
 * @detail: (nullable): the shape's name, for a flow; it says so where the shape is the draft's
 * @reasons: (element-type DvtReason): what the update breaks there, not what was broken before
 *
 * One instance or one flow that will need attention after an update.
 */
typedef struct
{
  char *kind;
  char *id;
  char *name;
  char *detail;
  GPtrArray *reasons;
} DvtImpact;

void dvt_impact_free (DvtImpact *impact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtImpact, dvt_impact_free)

G_END_DECLS
