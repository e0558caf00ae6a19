/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How the lists' items follow what is stored: an item shows one record, and where the record is
 * replaced, exactly those properties notify whose values differ. Main thread. */

/* The values of @object's properties @props (the first one is empty, as class_init has them). */
GArray *
dvt_item_save_values (GObject *object, GParamSpec **props, guint n_props) G_GNUC_WARN_UNUSED_RESULT;
/* Notifies each property whose value is another one than in @before, which dvt_item_save_values()
 * gave. */
void
dvt_item_notify_differences (GObject *object, GParamSpec **props, guint n_props, GArray *before);

G_END_DECLS
