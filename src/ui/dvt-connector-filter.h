/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvtConnectorFilter:
 *
 * Which connectors a list shows: those in a state, narrowed by a search.
 *
 * Both setters are quiet where nothing changes. Who changes a connector's state tells the filter by
 * `gtk_filter_changed()`; see [class@ItemWatch].
 */
#define DVT_TYPE_CONNECTOR_FILTER (dvt_connector_filter_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorFilter, dvt_connector_filter, DVT, CONNECTOR_FILTER, GtkFilter)

DvtConnectorFilter *dvt_connector_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* "all", "updates", "modified" or "custom". */
const char *dvt_connector_filter_get_state (DvtConnectorFilter *self);
void dvt_connector_filter_set_state (DvtConnectorFilter *self, const char *state);
/* Found in name, summary and category, whatever the case; empty finds everything. */
void dvt_connector_filter_set_search (DvtConnectorFilter *self, const char *search);

G_END_DECLS
