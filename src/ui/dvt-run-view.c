/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run-view.h"

#include <glib/gi18n.h>

#include "dvt-flow-run-text.h"
#include "dvt-reason-badge.h"
#include "dvt-run-view-shape.h"
#include "dvt-style.h"
#include "dvt-user-error.h"
#include "dvt-workspace-services.h"

struct _DvtRunView
{
  AdwDialog parent_instance;

  DvtRun *run;               /* (owned) */
  GCancellable *cancellable; /* (owned) */
  DvtRunReport *report;      /* (owned) (nullable) */

  AdwWindowTitle *title;
  GtkWidget *copy_button;
  GtkStack *stack;
  AdwToastOverlay *toast_overlay;
  AdwActionRow *status_row;
  AdwPreferencesGroup *shape_group;
  AdwStatusPage *failed_page;
};

G_DEFINE_FINAL_TYPE (DvtRunView, dvt_run_view, ADW_TYPE_DIALOG)

static void
show_status (DvtRunView *self, DvtRunReport *report)
{
  DvtRunStatus status = report->status;
  g_autofree char *what = dvt_flow_run_text_build_run (self->run);
  g_autofree char *error
    = report->error != NULL ? dvt_flow_run_text_build_issue (report->error) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->status_row),
                                 error != NULL ? error : what);
  adw_action_row_set_subtitle (self->status_row, error != NULL ? what : "");
  adw_action_row_add_suffix (self->status_row,
                             dvt_reason_badge_new (dvt_flow_run_text_get_status (status),
                                                   dvt_flow_run_text_get_icon_name (status),
                                                   dvt_flow_run_text_get_style (status)));
}

static void
show_report (DvtRunView *self, DvtRunReport *report)
{
  self->report = dvt_run_report_ref (report);
  show_status (self, report);
  for (guint i = 0; i < report->shapes->len; i++)
    adw_preferences_group_add (self->shape_group,
                               dvt_run_view_shape_new (report->shapes->pdata[i], i + 1));
  gtk_widget_set_visible (GTK_WIDGET (self->shape_group), report->shapes->len > 0);
  gtk_widget_set_sensitive (self->copy_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtRunView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtRunReport) report
    = dvt_workspace_load_run_finish (DVT_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report != NULL)
    {
      show_report (self, report);
      return;
    }
  text = dvt_user_error_describe (error);
  description = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->failed_page, description);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
on_copy_clicked_cb (DvtRunView *self)
{
  g_autofree char *details = dvt_flow_run_text_build_details (self->report);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), details);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_ ("Report copied")));
}

/* Closed, it is not shown again: what it waits for is of no use. */
static void
dvt_run_view_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DVT_RUN_VIEW (dialog)->cancellable);
}

static void
dvt_run_view_dispose (GObject *object)
{
  DvtRunView *self = DVT_RUN_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->run);
  g_clear_pointer (&self->report, dvt_run_report_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_RUN_VIEW);
  G_OBJECT_CLASS (dvt_run_view_parent_class)->dispose (object);
}

static void
dvt_run_view_class_init (DvtRunViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_run_view_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dvt_run_view_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dovetail_app/Dovetail/dvt-run-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtRunView, title);
  gtk_widget_class_bind_template_child (widget_class, DvtRunView, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DvtRunView, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtRunView, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DvtRunView, status_row);
  gtk_widget_class_bind_template_child (widget_class, DvtRunView, shape_group);
  gtk_widget_class_bind_template_child (widget_class, DvtRunView, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
}

static void
dvt_run_view_init (DvtRunView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_run_view_present (DvtWorkspace *workspace, DvtRun *run, GtkWidget *parent)
{
  DvtRunView *self = g_object_new (DVT_TYPE_RUN_VIEW, NULL);
  g_autoptr (GDateTime) now = dvt_workspace_get_now (workspace);
  g_autofree char *time = dvt_flow_run_text_build_time (dvt_run_get_started_at (run), now);
  g_autofree char *version = g_strdup_printf (_ ("Version %u"), dvt_run_get_version (run));

  self->run = g_object_ref (run);
  adw_window_title_set_title (self->title, time);
  adw_window_title_set_subtitle (self->title, version);
  dvt_workspace_load_run_async (workspace, dvt_run_get_id (run), self->cancellable, load_cb,
                                g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}
