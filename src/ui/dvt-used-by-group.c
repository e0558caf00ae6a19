/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-used-by-group.h"

#include <glib/gi18n.h>

#include "dvt-item-watch.h"
#include "dvt-limited-rows.h"
#include "dvt-used-by-row.h"

#define N_FIRST_ROWS 3
#define N_MORE_ROWS 50

struct _DvtUsedByGroup
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) (nullable) */
  char *connector_id;      /* (owned) (nullable) */
  GtkFilter *filter;       /* (owned) */
  GtkSorter *sorter;       /* (owned) */
  GListModel *flows;       /* (owned) (nullable) those that use the connector */
  DvtLimitedRows *rows;    /* (owned) (nullable) */
  DvtItemWatch *watch;     /* (owned) (nullable) of all flows: they may begin to use it */

  AdwPreferencesGroup *group;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (DvtUsedByGroup, dvt_used_by_group, ADW_TYPE_BIN)

static gboolean
is_shown_cb (gpointer item, gpointer user_data)
{
  DvtUsedByGroup *self = user_data;
  const char *const *ids = dvt_flow_get_connector_ids (item);

  return self->connector_id != NULL && ids != NULL && g_strv_contains (ids, self->connector_id);
}

/* The gravest first; the list itself is by name. */
static int
compare_states_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DvtFlowState first = dvt_flow_get_state (DVT_FLOW ((gpointer) a));
  DvtFlowState second = dvt_flow_get_state (DVT_FLOW ((gpointer) b));

  return (second > first) - (second < first);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  DvtUsedByGroup *self = user_data;

  return dvt_used_by_row_new (item, dvt_workspace_get_instances (self->workspace),
                              self->connector_id);
}

static void
update_title (DvtUsedByGroup *self)
{
  guint n_flows = g_list_model_get_n_items (self->flows);
  /* Translators: the title of a list of process flows; header capitals. */
  g_autofree char *title = g_strdup_printf (
    ngettext ("Used by %u Process Flow", "Used by %u Process Flows", n_flows), n_flows);

  adw_preferences_group_set_title (self->group, n_flows > 0 ? title : _ ("Process Flows"));
  adw_preferences_group_set_description (
    self->group, n_flows > 0 ? NULL : _ ("No process flow uses this connector."));
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), n_flows > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static void
on_flows_changed_cb (DvtUsedByGroup *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
dvt_used_by_group_dispose (GObject *object)
{
  DvtUsedByGroup *self = DVT_USED_BY_GROUP (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->rows);
  g_clear_object (&self->flows);
  g_clear_object (&self->workspace);
  /* The template's child is bound to a field, and disposing of the template would unparent it
   * behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_USED_BY_GROUP);
  G_OBJECT_CLASS (dvt_used_by_group_parent_class)->dispose (object);
}

static void
dvt_used_by_group_finalize (GObject *object)
{
  DvtUsedByGroup *self = DVT_USED_BY_GROUP (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_pointer (&self->connector_id, g_free);
  G_OBJECT_CLASS (dvt_used_by_group_parent_class)->finalize (object);
}

static void
dvt_used_by_group_class_init (DvtUsedByGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_used_by_group_dispose;
  object_class->finalize = dvt_used_by_group_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-used-by-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtUsedByGroup, group);
  gtk_widget_class_bind_template_child (widget_class, DvtUsedByGroup, list_box);
}

static void
dvt_used_by_group_init (DvtUsedByGroup *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown_cb, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_states_cb, NULL, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_used_by_group_set_workspace (DvtUsedByGroup *self, DvtWorkspace *workspace)
{
  GListModel *all;
  GtkFilterListModel *used;

  g_return_if_fail (DVT_IS_USED_BY_GROUP (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  all = G_LIST_MODEL (dvt_workspace_get_flows (workspace));
  used = gtk_filter_list_model_new (g_object_ref (all), g_object_ref (self->filter));
  self->flows
    = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (used), g_object_ref (self->sorter)));
  self->rows = dvt_limited_rows_new (self->list_box, self->flows, N_FIRST_ROWS, N_MORE_ROWS,
                                     create_row, self);
  self->watch = dvt_item_watch_new (all);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_flows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flows, "items-changed", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  update_title (self);
}

void
dvt_used_by_group_set_connector (DvtUsedByGroup *self, const char *connector_id)
{
  g_return_if_fail (DVT_IS_USED_BY_GROUP (self));

  if (g_strcmp0 (self->connector_id, connector_id) == 0)
    return;
  /* A flow that uses both gets a new row: the row says how it uses the one. */
  g_clear_pointer (&self->connector_id, g_free);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_MORE_STRICT);
  self->connector_id = g_strdup (connector_id);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_LESS_STRICT);
  dvt_limited_rows_reset (self->rows);
}
