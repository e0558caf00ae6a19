/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-json.h"

G_BEGIN_DECLS

typedef enum
{
  DVT_SIDE_BEFORE,
  DVT_SIDE_AFTER,
} DvtSide;

/* One value of a change under its heading: text that can be selected and copied, marked by − or +
 * as well as by colour. A long value scrolls. @version_name: (nullable): what the side is from. */
GtkWidget *dvt_change_side_new (DvtSide side,
                                const char *version_name,
                                DvtJson *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
