/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-versions.h"

#include <glib/gi18n.h>

#include "dvt-date.h"
#include "dvt-flow-text.h"
#include "dvt-reason-badge.h"
#include "dvt-style.h"

struct _DvtFlowVersions
{
  AdwDialog parent_instance;

  DvtWorkspace *workspace; /* (owned) knows what day it is */
  DvtFlow *flow;           /* (owned) */
  GtkWidget *page;         /* (unowned) (nullable) weak: whose actions are activated */

  AdwWindowTitle *title;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (DvtFlowVersions, dvt_flow_versions, ADW_TYPE_DIALOG)

static void
activate_for_version (DvtFlowVersions *self, const char *action, guint number)
{
  /* The dialog goes first: what the action shows may be another one. */
  g_autoptr (GtkWidget) page = self->page != NULL ? g_object_ref (self->page) : NULL;

  adw_dialog_close (ADW_DIALOG (self));
  if (page != NULL)
    gtk_widget_activate_action (page, action, "u", number);
}

static void
on_copy_clicked_cb (DvtFlowVersions *self, GtkButton *button)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "version"));

  activate_for_version (self, "page.copy-version", number);
}

static void
on_row_activated_cb (DvtFlowVersions *self, GtkListBoxRow *row)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "version"));

  activate_for_version (self, "page.show-version", number);
}

/* "Ava Thompson · begun 3 Nov, saved 9 Nov". */
static char *
build_subtitle (DvtFlowVersions *self, const DvtFlowVersion *version)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);
  g_autofree char *created
    = version->created != NULL ? dvt_date_format_day (version->created, now) : NULL;
  g_autofree char *updated
    = version->updated != NULL ? dvt_date_format_day (version->updated, now) : NULL;

  if (created == NULL || updated == NULL)
    return g_strdup (version->author);
  if (g_str_equal (created, updated))
    /* Translators: who saved a version last, and when. */
    return g_strdup_printf (_ ("%s · saved %s"), version->author, updated);
  /* Translators: who saved a version last, when it was begun and when it was saved. */
  return g_strdup_printf (_ ("%s · begun %s, saved %s"), version->author, created, updated);
}

static const char *
get_status_style (const DvtFlowVersion *version)
{
  if (g_str_equal (version->status, "deployed"))
    return DVT_STYLE_SUCCESS;
  return g_str_equal (version->status, "draft") ? DVT_STYLE_ACCENT : NULL;
}

static GtkWidget *
create_copy_button (DvtFlowVersions *self, const DvtFlowVersion *version)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Copy to Draft"));
  g_autofree char *label = g_strdup_printf (_ ("Copy Version %u to Draft"), version->number);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, DVT_STYLE_TINTED);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "version", GUINT_TO_POINTER (version->number));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (DvtFlowVersions *self, const DvtFlowVersion *version)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (_ ("Version %u"), version->number);
  g_autofree char *subtitle = build_subtitle (self, version);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "version", GUINT_TO_POINTER (version->number));
  adw_action_row_add_suffix (
    ADW_ACTION_ROW (row),
    dvt_reason_badge_new (dvt_flow_text_get_status (version), NULL, get_status_style (version)));
  if (!g_str_equal (version->status, "draft"))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_copy_button (self, version));
  return row;
}

static void
update (DvtFlowVersions *self)
{
  GPtrArray *versions = dvt_flow_get_versions (self->flow);

  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (self->list_box, create_row (self, versions->pdata[i]));
}

static void
dvt_flow_versions_dispose (GObject *object)
{
  DvtFlowVersions *self = DVT_FLOW_VERSIONS (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->flow);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_FLOW_VERSIONS);
  G_OBJECT_CLASS (dvt_flow_versions_parent_class)->dispose (object);
}

static void
dvt_flow_versions_class_init (DvtFlowVersionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_flow_versions_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-flow-versions.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFlowVersions, title);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowVersions, list_box);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
dvt_flow_versions_init (DvtFlowVersions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_flow_versions_present (DvtWorkspace *workspace, DvtFlow *flow, GtkWidget *parent)
{
  DvtFlowVersions *self = g_object_new (DVT_TYPE_FLOW_VERSIONS, NULL);

  self->workspace = g_object_ref (workspace);
  self->flow = g_object_ref (flow);
  g_set_weak_pointer (&self->page, parent);
  adw_window_title_set_subtitle (self->title, dvt_flow_get_name (flow));
  g_signal_connect_object (flow, "notify::versions", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
