/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-progress.h"

#include <glib/gi18n.h>

#include "dvt-flow-run-text.h"

struct _DvtFlowProgress
{
  AdwBin parent_instance;

  GSignalGroup *signals; /* (owned) of the task */

  GtkLabel *title_label;
  GtkLabel *counts_label;
  GtkWidget *cancel_button;
  GtkTextView *log_view;
};

G_DEFINE_FINAL_TYPE (DvtFlowProgress, dvt_flow_progress, ADW_TYPE_BIN)

static const char *
get_title (DvtFlowTask *task)
{
  if (dvt_flow_task_get_cancelled (task))
    return _ ("Cancelling");
  if (dvt_flow_task_get_kind (task) == DVT_RUN_KIND_CHECK)
    return _ ("Checking, nothing is sent");
  return _ ("Running");
}

/* The log follows its end, unless somebody reads further up. */
static void
update_log (DvtFlowProgress *self, const char *log)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->log_view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->log_view));
  gboolean at_end
    = adjustment == NULL
      || gtk_adjustment_get_value (adjustment)
           >= gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - 1;
  GtkTextIter end;

  gtk_text_buffer_set_text (buffer, log, -1);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  if (at_end)
    gtk_text_view_scroll_mark_onscreen (self->log_view, gtk_text_buffer_get_insert (buffer));
}

static gboolean
has_records (DvtRunReport *report)
{
  for (guint i = 0; i < report->shapes->len; i++)
    if (((const DvtShapeReport *) report->shapes->pdata[i])->records_out > 0)
      return TRUE;
  return FALSE;
}

static void
update (DvtFlowProgress *self)
{
  g_autoptr (DvtFlowTask) task = g_signal_group_dup_target (self->signals);
  gboolean running = task != NULL && dvt_flow_task_get_running (task);
  g_autofree char *counts = NULL;
  DvtRunReport *report;

  gtk_widget_set_visible (GTK_WIDGET (self), running);
  if (!running)
    return;
  report = dvt_flow_task_get_report (task);
  if (report != NULL && has_records (report))
    counts = dvt_flow_run_text_build_report_counts (report);
  gtk_label_set_label (self->title_label, get_title (task));
  gtk_label_set_label (self->counts_label, counts != NULL ? counts : _ ("Waiting for an answer"));
  gtk_widget_set_sensitive (self->cancel_button, !dvt_flow_task_get_cancelled (task));
  update_log (self, dvt_flow_task_get_log (task));
}

static void
on_cancel_clicked_cb (DvtFlowProgress *self)
{
  g_autoptr (DvtFlowTask) task = g_signal_group_dup_target (self->signals);

  if (task != NULL)
    dvt_flow_task_cancel (task);
}

static void
dvt_flow_progress_dispose (GObject *object)
{
  DvtFlowProgress *self = DVT_FLOW_PROGRESS (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_FLOW_PROGRESS);
  G_OBJECT_CLASS (dvt_flow_progress_parent_class)->dispose (object);
}

static void
dvt_flow_progress_class_init (DvtFlowProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_flow_progress_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-flow-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFlowProgress, title_label);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowProgress, counts_label);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowProgress, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowProgress, log_view);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
dvt_flow_progress_init (DvtFlowProgress *self)
{
  self->signals = g_signal_group_new (DVT_TYPE_FLOW_TASK);
  g_signal_group_connect_swapped (self->signals, "progressed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "ended", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_flow_progress_set_task (DvtFlowProgress *self, DvtFlowTask *task)
{
  g_return_if_fail (DVT_IS_FLOW_PROGRESS (self));

  g_signal_group_set_target (self->signals, task);
  update (self);
}
