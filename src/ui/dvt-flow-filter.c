/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-filter.h"

#include "dvt-flow-text.h"

struct _DvtFlowFilter
{
  GtkFilter parent_instance;

  char *state;  /* (owned) */
  char *needle; /* (owned) the search, case folded */
};

G_DEFINE_FINAL_TYPE (DvtFlowFilter, dvt_flow_filter, GTK_TYPE_FILTER)

static gboolean
has_state (DvtFlowFilter *self, DvtFlow *flow)
{
  DvtFlowBadge badges[DVT_FLOW_TEXT_MAX_BADGES];

  if (g_str_equal (self->state, "enabled"))
    return dvt_flow_get_enabled (flow) && dvt_flow_get_deployed_version (flow) != 0;
  if (g_str_equal (self->state, "disabled"))
    return !dvt_flow_get_enabled (flow);
  if (g_str_equal (self->state, "draft"))
    return dvt_flow_get_deployed_version (flow) == 0;
  if (g_str_equal (self->state, "attention"))
    return dvt_flow_text_list_badges (flow, badges) > 0;
  return TRUE;
}

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
dvt_flow_filter_match (GtkFilter *filter, gpointer item)
{
  DvtFlowFilter *self = DVT_FLOW_FILTER (filter);
  DvtFlow *flow = item;

  return has_state (self, flow)
         && (*self->needle == '\0' || contains (dvt_flow_get_name (flow), self->needle)
             || contains (dvt_flow_get_description (flow), self->needle));
}

static void
dvt_flow_filter_finalize (GObject *object)
{
  DvtFlowFilter *self = DVT_FLOW_FILTER (object);

  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (dvt_flow_filter_parent_class)->finalize (object);
}

static void
dvt_flow_filter_class_init (DvtFlowFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_flow_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = dvt_flow_filter_match;
}

static void
dvt_flow_filter_init (DvtFlowFilter *self)
{
  self->state = g_strdup ("all");
  self->needle = g_strdup ("");
}

DvtFlowFilter *
dvt_flow_filter_new (void)
{
  return g_object_new (DVT_TYPE_FLOW_FILTER, NULL);
}

const char *
dvt_flow_filter_get_state (DvtFlowFilter *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_FILTER (self), NULL);

  return self->state;
}

void
dvt_flow_filter_set_state (DvtFlowFilter *self, const char *state)
{
  g_return_if_fail (DVT_IS_FLOW_FILTER (self));
  g_return_if_fail (state != NULL);

  if (g_set_str (&self->state, state))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
dvt_flow_filter_set_search (DvtFlowFilter *self, const char *search)
{
  g_autofree char *needle = NULL;

  g_return_if_fail (DVT_IS_FLOW_FILTER (self));
  g_return_if_fail (search != NULL);

  needle = g_utf8_casefold (search, -1);
  if (g_set_str (&self->needle, needle))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
