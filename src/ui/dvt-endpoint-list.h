/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-definition.h"

G_BEGIN_DECLS

/**
 * DvtEndpointList:
 *
 * A definition's endpoints by entity, with a search that narrows them in place.
 *
 * Real definitions have more than a thousand: an entity's rows are made when it is opened, a few in
 * each turn of the main loop.
 */
#define DVT_TYPE_ENDPOINT_LIST (dvt_endpoint_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtEndpointList, dvt_endpoint_list, DVT, ENDPOINT_LIST, AdwBin)

/* @definition NULL: none, and what was opened or searched is forgotten; from one definition to the
 * next it stays. */
void dvt_endpoint_list_set_definition (DvtEndpointList *self, DvtDefinition *definition);

G_END_DECLS
