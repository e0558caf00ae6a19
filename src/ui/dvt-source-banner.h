/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtSourceBanner:
 *
 * Says which marketplaces could not be read the last time, and from when their data is. Not there
 * at all while every one went well.
 */
#define DVT_TYPE_SOURCE_BANNER (dvt_source_banner_get_type ())
G_DECLARE_FINAL_TYPE (DvtSourceBanner, dvt_source_banner, DVT, SOURCE_BANNER, AdwBin)

void dvt_source_banner_set_workspace (DvtSourceBanner *self, DvtWorkspace *workspace);

G_END_DECLS
