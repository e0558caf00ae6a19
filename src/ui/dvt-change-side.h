/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-line-diff.h"

G_BEGIN_DECLS

typedef enum
{
  DVT_SIDE_BEFORE,
  DVT_SIDE_AFTER,
} DvtSide;

/* One value of a change under its heading: text that can be selected and copied, marked by − or +
 * as well as by colour. A long value scrolls, to the first line that is different.
 * @version_name: (nullable): what the side is from.
 * @ranges: (nullable) (element-type DvtTextRange): the lines that are different. */
GtkWidget *dvt_change_side_new (DvtSide side,
                                const char *version_name,
                                const char *text,
                                GArray *ranges) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
