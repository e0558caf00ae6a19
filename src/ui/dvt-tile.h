/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DvtTile:
 *
 * A connector's initials on its colour. Decoration only: its name always stands beside it.
 *
 * Properties: name (the connector's), colour (a definition's; unknown ones are neutral), size (in
 * pixels).
 */
#define DVT_TYPE_TILE (dvt_tile_get_type ())
G_DECLARE_FINAL_TYPE (DvtTile, dvt_tile, DVT, TILE, AdwBin)

GtkWidget *dvt_tile_new (int size) G_GNUC_WARN_UNUSED_RESULT;
void dvt_tile_set_name (DvtTile *self, const char *name);
void dvt_tile_set_colour (DvtTile *self, const char *colour);
void dvt_tile_set_size (DvtTile *self, int size);

G_END_DECLS
