/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-filter.h"

#include "dvt-connector.h"

struct _DvtConnectorFilter
{
  GtkFilter parent_instance;

  char *state;  /* (owned) */
  char *needle; /* (owned) the search, case folded */
};

G_DEFINE_FINAL_TYPE (DvtConnectorFilter, dvt_connector_filter, GTK_TYPE_FILTER)

static gboolean
has_state (DvtConnectorFilter *self, DvtConnector *connector)
{
  if (g_str_equal (self->state, "updates"))
    return dvt_connector_get_update_available (connector);
  if (g_str_equal (self->state, "modified"))
    return dvt_connector_get_modified (connector);
  if (g_str_equal (self->state, "custom"))
    return dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM;
  if (g_str_equal (self->state, "needs-attention"))
    return dvt_connector_get_needs_attention (connector);
  return TRUE;
}

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
dvt_connector_filter_match (GtkFilter *filter, gpointer item)
{
  DvtConnectorFilter *self = DVT_CONNECTOR_FILTER (filter);
  DvtConnector *connector = item;

  return has_state (self, connector)
         && (*self->needle == '\0' || contains (dvt_connector_get_name (connector), self->needle)
             || contains (dvt_connector_get_summary (connector), self->needle)
             || contains (dvt_connector_get_category (connector), self->needle));
}

static void
dvt_connector_filter_finalize (GObject *object)
{
  DvtConnectorFilter *self = DVT_CONNECTOR_FILTER (object);

  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (dvt_connector_filter_parent_class)->finalize (object);
}

static void
dvt_connector_filter_class_init (DvtConnectorFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_connector_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = dvt_connector_filter_match;
}

static void
dvt_connector_filter_init (DvtConnectorFilter *self)
{
  self->state = g_strdup ("all");
  self->needle = g_strdup ("");
}

DvtConnectorFilter *
dvt_connector_filter_new (void)
{
  return g_object_new (DVT_TYPE_CONNECTOR_FILTER, NULL);
}

const char *
dvt_connector_filter_get_state (DvtConnectorFilter *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR_FILTER (self), NULL);

  return self->state;
}

void
dvt_connector_filter_set_state (DvtConnectorFilter *self, const char *state)
{
  g_return_if_fail (DVT_IS_CONNECTOR_FILTER (self));
  g_return_if_fail (state != NULL);

  if (g_set_str (&self->state, state))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
dvt_connector_filter_set_search (DvtConnectorFilter *self, const char *search)
{
  g_autofree char *needle = NULL;

  g_return_if_fail (DVT_IS_CONNECTOR_FILTER (self));
  g_return_if_fail (search != NULL);

  needle = g_utf8_casefold (search, -1);
  if (g_set_str (&self->needle, needle))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
