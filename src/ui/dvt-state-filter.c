/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-state-filter.h"

typedef struct
{
  char *state;  /* (owned) */
  char *needle; /* (owned) the search, case folded */
} DvtStateFilterPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DvtStateFilter, dvt_state_filter, GTK_TYPE_FILTER)

static DvtStateFilterPrivate *
get_private (DvtStateFilter *self)
{
  return dvt_state_filter_get_instance_private (self);
}

static gboolean
dvt_state_filter_match (GtkFilter *filter, gpointer item)
{
  const DvtStateFilterPrivate *private = get_private (DVT_STATE_FILTER (filter));
  const DvtStateFilterClass *klass = DVT_STATE_FILTER_GET_CLASS (filter);

  return (g_str_equal (private->state, "all") || klass->has_state (item, private->state))
         && (*private->needle == '\0' || klass->is_found (item, private->needle));
}

static void
dvt_state_filter_finalize (GObject *object)
{
  DvtStateFilterPrivate *private = get_private (DVT_STATE_FILTER (object));

  g_clear_pointer (&private->state, g_free);
  g_clear_pointer (&private->needle, g_free);
  G_OBJECT_CLASS (dvt_state_filter_parent_class)->finalize (object);
}

static void
dvt_state_filter_class_init (DvtStateFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_state_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = dvt_state_filter_match;
}

static void
dvt_state_filter_init (DvtStateFilter *self)
{
  DvtStateFilterPrivate *private = get_private (self);

  private->state = g_strdup ("all");
  private->needle = g_strdup ("");
}

const char *
dvt_state_filter_get_state (DvtStateFilter *self)
{
  g_return_val_if_fail (DVT_IS_STATE_FILTER (self), NULL);

  return get_private (self)->state;
}

void
dvt_state_filter_set_state (DvtStateFilter *self, const char *state)
{
  g_return_if_fail (DVT_IS_STATE_FILTER (self));
  g_return_if_fail (state != NULL);

  if (g_set_str (&get_private (self)->state, state))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
dvt_state_filter_set_search (DvtStateFilter *self, const char *search)
{
  g_autofree char *needle = NULL;

  g_return_if_fail (DVT_IS_STATE_FILTER (self));
  g_return_if_fail (search != NULL);

  needle = g_utf8_casefold (search, -1);
  if (g_set_str (&get_private (self)->needle, needle))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

gboolean
dvt_state_filter_contains (const char *text, const char *needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}
