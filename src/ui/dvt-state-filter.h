/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvtStateFilter:
 *
 * Which items a sidebar shows: those in a state, narrowed by a search. What the states and the
 * searched texts are is its kinds' to say.
 *
 * Both setters are quiet where nothing changes. Who changes an item's state tells the filter by
 * `gtk_filter_changed()`; see [class@ItemWatch].
 */
#define DVT_TYPE_STATE_FILTER (dvt_state_filter_get_type ())
G_DECLARE_DERIVABLE_TYPE (DvtStateFilter, dvt_state_filter, DVT, STATE_FILTER, GtkFilter)

struct _DvtStateFilterClass
{
  GtkFilterClass parent_class;

  /* Never asked for "all". */
  gboolean (*has_state) (gpointer item, const char *state);
  /* @needle: case folded, not empty */
  gboolean (*is_found) (gpointer item, const char *needle);
};

/* "all", or one of the kind's own. */
const char *dvt_state_filter_get_state (DvtStateFilter *self);
void dvt_state_filter_set_state (DvtStateFilter *self, const char *state);
/* Whatever the case; empty finds everything. */
void dvt_state_filter_set_search (DvtStateFilter *self, const char *search);

/* For its kinds: whether @text (nullable) has @needle in it, which is case folded. */
gboolean dvt_state_filter_contains (const char *text, const char *needle);

G_END_DECLS
