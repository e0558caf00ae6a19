/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The time zones of the system's zone table, "UTC" first and the others in the order of their
 * names. Where there is no table, "UTC" alone. */
void dvt_instance_time_zones_load_async (GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* NULL with `G_IO_ERROR_CANCELLED` only. */
GStrv dvt_instance_time_zones_load_finish (GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The names in a table as zone.tab: the third of the columns that tabs divide, lines with # left
 * out. */
GStrv dvt_instance_time_zones_parse (const char *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
