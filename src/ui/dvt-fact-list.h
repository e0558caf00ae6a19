/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-connector.h"

G_BEGIN_DECLS

/**
 * DvtFactList:
 *
 * Where a connector is from, which version it is and which there is, who modified it.
 *
 * The row of the modification activates `page.show-changes`.
 */
#define DVT_TYPE_FACT_LIST (dvt_fact_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtFactList, dvt_fact_list, DVT, FACT_LIST, AdwBin)

/* @n_changes: how many changes of the organisation's own it has; -1: not known yet. */
void dvt_fact_list_show (DvtFactList *self, DvtConnector *connector, int n_changes, GDateTime *now);

G_END_DECLS
