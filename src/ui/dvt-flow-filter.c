/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-filter.h"

#include "dvt-flow-text.h"

struct _DvtFlowFilter
{
  DvtStateFilter parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtFlowFilter, dvt_flow_filter, DVT_TYPE_STATE_FILTER)

static gboolean
dvt_flow_filter_has_state (gpointer item, const char *state)
{
  DvtFlow *flow = item;
  DvtFlowBadge badges[DVT_FLOW_TEXT_MAX_BADGES];

  if (g_str_equal (state, "enabled"))
    return dvt_flow_get_enabled (flow) && dvt_flow_get_deployed_version (flow) != 0;
  if (g_str_equal (state, "disabled"))
    return !dvt_flow_get_enabled (flow);
  if (g_str_equal (state, "draft"))
    return dvt_flow_get_deployed_version (flow) == 0;
  if (g_str_equal (state, "attention"))
    return dvt_flow_text_list_badges (flow, badges) > 0;
  return TRUE;
}

static gboolean
dvt_flow_filter_is_found (gpointer item, const char *needle)
{
  DvtFlow *flow = item;

  return dvt_state_filter_contains (dvt_flow_get_name (flow), needle)
         || dvt_state_filter_contains (dvt_flow_get_description (flow), needle);
}

static void
dvt_flow_filter_class_init (DvtFlowFilterClass *klass)
{
  DVT_STATE_FILTER_CLASS (klass)->has_state = dvt_flow_filter_has_state;
  DVT_STATE_FILTER_CLASS (klass)->is_found = dvt_flow_filter_is_found;
}

static void
dvt_flow_filter_init (DvtFlowFilter *self)
{
}

DvtStateFilter *
dvt_flow_filter_new (void)
{
  return g_object_new (DVT_TYPE_FLOW_FILTER, NULL);
}
