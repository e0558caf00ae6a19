/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-filter.h"

#include "dvt-connector.h"

struct _DvtConnectorFilter
{
  DvtStateFilter parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtConnectorFilter, dvt_connector_filter, DVT_TYPE_STATE_FILTER)

static gboolean
dvt_connector_filter_has_state (gpointer item, const char *state)
{
  DvtConnector *connector = item;

  if (g_str_equal (state, "updates"))
    return dvt_connector_get_update_available (connector);
  if (g_str_equal (state, "modified"))
    return dvt_connector_get_modified (connector);
  if (g_str_equal (state, "custom"))
    return dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM;
  if (g_str_equal (state, "needs-attention"))
    return dvt_connector_get_needs_attention (connector);
  return TRUE;
}

static gboolean
dvt_connector_filter_is_found (gpointer item, const char *needle)
{
  DvtConnector *connector = item;

  return dvt_state_filter_contains (dvt_connector_get_name (connector), needle)
         || dvt_state_filter_contains (dvt_connector_get_summary (connector), needle)
         || dvt_state_filter_contains (dvt_connector_get_category (connector), needle);
}

static void
dvt_connector_filter_class_init (DvtConnectorFilterClass *klass)
{
  DVT_STATE_FILTER_CLASS (klass)->has_state = dvt_connector_filter_has_state;
  DVT_STATE_FILTER_CLASS (klass)->is_found = dvt_connector_filter_is_found;
}

static void
dvt_connector_filter_init (DvtConnectorFilter *self)
{
}

DvtStateFilter *
dvt_connector_filter_new (void)
{
  return g_object_new (DVT_TYPE_CONNECTOR_FILTER, NULL);
}
