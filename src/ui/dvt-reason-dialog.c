/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-reason-dialog.h"

#include <glib/gi18n.h>

#include "dvt-instance-words.h"
#include "dvt-limited-rows.h"
#include "dvt-reason-row.h"

#define N_FIRST_ROWS 5
#define N_MORE_ROWS 50

/* What one alert is about; lives as long as the alert. */
typedef struct
{
  AdwDialog *dialog;       /* (unowned) owns this */
  DvtWorkspace *workspace; /* (owned) */
  char *id;                /* (owned) of the instance or the connector that is to go */
  DvtLimitedRows *rows;    /* (owned) */
  GtkWidget *parent;       /* (nullable) weak */
} DialogData;

static void
dialog_data_free (DialogData *data)
{
  g_clear_object (&data->rows);
  g_clear_object (&data->workspace);
  g_clear_pointer (&data->id, g_free);
  g_clear_weak_pointer (&data->parent);
  g_free (data);
}

static gboolean
uses_instance_cb (gpointer item, gpointer user_data)
{
  const DialogData *data = user_data;
  const char *const *ids = dvt_flow_get_instance_ids (item);

  return ids != NULL && g_strv_contains (ids, data->id);
}

static gboolean
belongs_to_connector_cb (gpointer item, gpointer user_data)
{
  const DialogData *data = user_data;

  return g_strcmp0 (dvt_instance_get_connector_id (item), data->id) == 0;
}

static void
follow (DialogData *data, const char *action_name, const char *id)
{
  GtkWidget *parent = data->parent;

  /* The alert goes first: what opens takes the focus. */
  adw_dialog_force_close (data->dialog);
  if (parent != NULL)
    gtk_widget_activate_action (parent, action_name, "s", id);
}

static void
on_row_activated_cb (GtkWidget *row, DialogData *data)
{
  const char *action_name = g_object_get_data (G_OBJECT (row), "action-name");
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  follow (data, action_name, id);
}

static GtkWidget *
create_link (DialogData *data, const char *title, const char *action_name, const char *id)
{
  GtkWidget *row = dvt_reason_row_new (title, NULL, NULL, NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_focusable (row, TRUE);
  gtk_widget_add_css_class (arrow, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (row), "action-name", (gpointer) action_name);
  g_signal_connect (row, "activated", G_CALLBACK (on_row_activated_cb), data);
  return row;
}

static GtkWidget *
create_flow_row (gpointer item, gpointer user_data)
{
  GtkWidget *row
    = create_link (user_data, dvt_flow_get_name (item), "win.show-flow", dvt_flow_get_id (item));

  /* Also what is switched off stands in the way. */
  if (!dvt_flow_get_enabled (item))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Switched off"));
  return row;
}

static GtkWidget *
create_instance_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = create_link (user_data, dvt_instance_get_name (item), "page.edit-instance",
                                dvt_instance_get_id (item));
  g_autofree char *subtitle = dvt_instance_words_build_subtitle (item);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* @heading and @body are taken. */
static void
present (DialogData *data,
         char *heading,
         char *body,
         GListModel *items,
         DvtLimitedRowsFunc create_row)
{
  g_autofree char *owned_heading = heading;
  g_autofree char *owned_body = body;
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
  GtkWidget *list_box = gtk_list_box_new ();
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                                      "max-content-height", 320, "child", list_box, NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list_box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list_box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_box), GTK_ACCESSIBLE_PROPERTY_LABEL, body,
                                  -1);
  /* Room for the list's shadow. */
  gtk_widget_set_margin_start (list_box, 3);
  gtk_widget_set_margin_end (list_box, 3);
  gtk_widget_set_margin_top (list_box, 3);
  gtk_widget_set_margin_bottom (list_box, 3);
  data->dialog = dialog;
  data->rows = dvt_limited_rows_new (GTK_LIST_BOX (list_box), items, N_FIRST_ROWS, N_MORE_ROWS,
                                     create_row, data);
  g_object_set_data_full (G_OBJECT (dialog), "dialog-data", data,
                          (GDestroyNotify) dialog_data_free);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), scrolled);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, data->parent);
}

static DialogData *
dialog_data_new (DvtWorkspace *workspace, const char *id, GtkWidget *parent)
{
  DialogData *data = g_new0 (DialogData, 1);

  data->workspace = g_object_ref (workspace);
  data->id = g_strdup (id);
  g_set_weak_pointer (&data->parent, parent);
  return data;
}

void
dvt_reason_dialog_present_flows (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent)
{
  DialogData *data = dialog_data_new (workspace, dvt_instance_get_id (instance), parent);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (uses_instance_cb, data, NULL));
  g_autoptr (GtkFilterListModel) flows = gtk_filter_list_model_new (
    g_object_ref (G_LIST_MODEL (dvt_workspace_get_flows (workspace))), filter);
  guint n_flows = g_list_model_get_n_items (G_LIST_MODEL (flows));

  present (data,
           /* Translators: %s is an instance's name; header capitals. */
           g_strdup_printf (_ ("“%s” Is in Use"), dvt_instance_get_name (instance)),
           g_strdup_printf (
             ngettext ("It cannot be removed while %u process flow uses it. Give that another "
                       "instance first.",
                       "It cannot be removed while %u process flows use it. Give those another "
                       "instance first.",
                       n_flows),
             n_flows),
           G_LIST_MODEL (flows), create_flow_row);
}

void
dvt_reason_dialog_present_instances (DvtWorkspace *workspace,
                                     DvtConnector *connector,
                                     GtkWidget *parent)
{
  DialogData *data = dialog_data_new (workspace, dvt_connector_get_id (connector), parent);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (belongs_to_connector_cb, data, NULL));
  g_autoptr (GtkFilterListModel) instances = gtk_filter_list_model_new (
    g_object_ref (G_LIST_MODEL (dvt_workspace_get_instances (workspace))), filter);
  guint n_instances = g_list_model_get_n_items (G_LIST_MODEL (instances));

  present (
    data,
    /* Translators: %s is a connector's name; header capitals. */
    g_strdup_printf (_ ("“%s” Has Instances"), dvt_connector_get_name (connector)),
    g_strdup_printf (
      ngettext ("The connector cannot be removed while it has %u instance. Remove that first.",
                "The connector cannot be removed while it has %u instances. Remove those "
                "first.",
                n_instances),
      n_instances),
    G_LIST_MODEL (instances), create_instance_row);
}
