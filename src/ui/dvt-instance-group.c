/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-group.h"

#include <glib/gi18n.h>

#include "dvt-instance-commands.h"
#include "dvt-instance-editor.h"
#include "dvt-instance-row.h"
#include "dvt-limited-rows.h"

#define N_FIRST_ROWS 20
#define N_MORE_ROWS 50

struct _DvtInstanceGroup
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) (nullable) */
  char *connector_id;      /* (owned) (nullable) */
  GtkFilter *filter;       /* (owned) */
  GListModel *instances;   /* (owned) (nullable) those of the connector */
  DvtLimitedRows *rows;    /* (owned) (nullable) */

  AdwPreferencesGroup *group;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (DvtInstanceGroup, dvt_instance_group, ADW_TYPE_BIN)

static gboolean
is_shown_cb (gpointer item, gpointer user_data)
{
  DvtInstanceGroup *self = user_data;

  return g_strcmp0 (dvt_instance_get_connector_id (item), self->connector_id) == 0;
}

static void
update_empty (DvtInstanceGroup *self)
{
  gboolean empty = g_list_model_get_n_items (self->instances) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->list_box), !empty);
  adw_preferences_group_set_description (
    self->group, empty ? _ ("There are none yet. Each is one set of settings and credentials, for "
                            "process flows to use.")
                       : _ ("One set of settings and credentials each"));
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return dvt_instance_row_new (item);
}

/* ---- Actions ---- */

static void
new_instance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtInstanceGroup *self = DVT_INSTANCE_GROUP (widget);

  if (self->connector_id != NULL)
    dvt_instance_editor_present_new (self->workspace, self->connector_id, widget);
}

/* It may have gone since the menu was opened. */
static DvtInstance *
find_instance (DvtInstanceGroup *self, GVariant *parameter)
{
  return dvt_instance_list_find (dvt_workspace_get_instances (self->workspace),
                                 g_variant_get_string (parameter, NULL));
}

static void
edit_instance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtInstanceGroup *self = DVT_INSTANCE_GROUP (widget);
  DvtInstance *instance = find_instance (self, parameter);

  if (instance != NULL)
    dvt_instance_editor_present (self->workspace, instance, widget);
}

static void
duplicate_instance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtInstanceGroup *self = DVT_INSTANCE_GROUP (widget);
  DvtInstance *instance = find_instance (self, parameter);

  if (instance != NULL)
    dvt_instance_commands_duplicate (self->workspace, instance, widget);
}

static void
rename_instance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtInstanceGroup *self = DVT_INSTANCE_GROUP (widget);
  DvtInstance *instance = find_instance (self, parameter);

  if (instance != NULL)
    dvt_instance_commands_rename (self->workspace, instance, widget);
}

static void
remove_instance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtInstanceGroup *self = DVT_INSTANCE_GROUP (widget);
  DvtInstance *instance = find_instance (self, parameter);

  if (instance != NULL)
    dvt_instance_commands_remove (self->workspace, instance, widget);
}

static void
dvt_instance_group_dispose (GObject *object)
{
  DvtInstanceGroup *self = DVT_INSTANCE_GROUP (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->instances);
  g_clear_object (&self->workspace);
  /* The template's child is bound to a field, and disposing of the template would unparent it
   * behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_INSTANCE_GROUP);
  G_OBJECT_CLASS (dvt_instance_group_parent_class)->dispose (object);
}

static void
dvt_instance_group_finalize (GObject *object)
{
  DvtInstanceGroup *self = DVT_INSTANCE_GROUP (object);

  g_clear_object (&self->filter);
  g_clear_pointer (&self->connector_id, g_free);
  G_OBJECT_CLASS (dvt_instance_group_parent_class)->finalize (object);
}

static void
dvt_instance_group_class_init (DvtInstanceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_instance_group_dispose;
  object_class->finalize = dvt_instance_group_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-instance-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceGroup, group);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceGroup, list_box);
  gtk_widget_class_install_action (widget_class, "instances.new", NULL, new_instance);
  gtk_widget_class_install_action (widget_class, "instances.edit", "s", edit_instance);
  gtk_widget_class_install_action (widget_class, "instances.duplicate", "s", duplicate_instance);
  gtk_widget_class_install_action (widget_class, "instances.rename", "s", rename_instance);
  gtk_widget_class_install_action (widget_class, "instances.remove", "s", remove_instance);
}

static void
dvt_instance_group_init (DvtInstanceGroup *self)
{
  /* The filter goes with the list, which this holds. */
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown_cb, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_instance_group_set_workspace (DvtInstanceGroup *self, DvtWorkspace *workspace)
{
  GListModel *all;

  g_return_if_fail (DVT_IS_INSTANCE_GROUP (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  all = G_LIST_MODEL (dvt_workspace_get_instances (workspace));
  self->instances
    = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (all), g_object_ref (self->filter)));
  self->rows = dvt_limited_rows_new (self->list_box, self->instances, N_FIRST_ROWS, N_MORE_ROWS,
                                     create_row, self);
  g_signal_connect_object (self->instances, "items-changed", G_CALLBACK (update_empty), self,
                           G_CONNECT_SWAPPED);
  update_empty (self);
}

void
dvt_instance_group_set_connector (DvtInstanceGroup *self, const char *connector_id)
{
  g_return_if_fail (DVT_IS_INSTANCE_GROUP (self));

  if (!g_set_str (&self->connector_id, connector_id))
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  dvt_limited_rows_reset (self->rows);
}
