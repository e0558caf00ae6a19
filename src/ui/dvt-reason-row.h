/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that says something, with an icon, and cannot be activated. Its texts are plain.
 * @subtitle, @icon_name, @icon_class: (nullable). */
GtkWidget *dvt_reason_row_new (const char *title,
                               const char *subtitle,
                               const char *icon_name,
                               const char *icon_class);

G_END_DECLS
