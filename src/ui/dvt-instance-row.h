/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-instance.h"

G_BEGIN_DECLS

/**
 * DvtInstanceRow:
 *
 * One instance in a connector's detail: its name, what tells it from others, and its state. Its
 * menu and its activation are the actions `instances.edit` …, of the group that it is in.
 */
#define DVT_TYPE_INSTANCE_ROW (dvt_instance_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstanceRow, dvt_instance_row, DVT, INSTANCE_ROW, AdwActionRow)

GtkWidget *dvt_instance_row_new (DvtInstance *instance);
DvtInstance *dvt_instance_row_get_instance (DvtInstanceRow *self);

G_END_DECLS
