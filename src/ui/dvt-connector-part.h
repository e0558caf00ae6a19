/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-shape-part.h"

G_BEGIN_DECLS

/**
 * DvtConnectorPart:
 *
 * What a connector shape asks for: an instance, one of its connector's endpoints, and a value for
 * each of its parameters. The endpoints are those of the definition that is installed now.
 */
#define DVT_TYPE_CONNECTOR_PART (dvt_connector_part_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorPart, dvt_connector_part, DVT, CONNECTOR_PART, DvtShapePart)

DvtShapePart *dvt_connector_part_new (DvtWorkspace *workspace,
                                      DvtJson *shape) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
