/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-task.h"

#include <glib/gi18n.h>

#include "dvt-flow-run-text.h"

/* The log of a run that goes on and on loses its beginning. */
#define MAX_LOG_BYTES (256 * 1024)

struct _DvtFlowTask
{
  GObject parent_instance;

  DvtWorkspace *workspace;   /* (owned) */
  DvtFlow *flow;             /* (owned) */
  GCancellable *cancellable; /* (owned) */
  char *shape;               /* (owned) (nullable) */
  DvtRunReport *report;      /* (owned) (nullable) */
  GError *error;             /* (owned) (nullable) */
  GString *log;              /* (owned) */
  guint version;
  DvtRunKind kind;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (DvtFlowTask, dvt_flow_task, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESSED,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- The log --- */

static void
append_log (DvtFlowTask *self, const char *text)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);
  g_autoptr (GDateTime) local = g_date_time_to_local (now);
  g_autofree char *clock = g_date_time_format (local, "%H:%M:%S");

  if (self->log->len > MAX_LOG_BYTES)
    {
      const char *middle = strchr (self->log->str + MAX_LOG_BYTES / 2, '\n');

      g_string_erase (self->log, 0, middle != NULL ? middle + 1 - self->log->str : -1);
    }
  g_string_append_printf (self->log, "%s  %s\n", clock, text);
}

static const DvtShapeReport *
find_before (DvtRunReport *before, const DvtShapeReport *shape)
{
  for (guint i = 0; before != NULL && i < before->shapes->len; i++)
    {
      const DvtShapeReport *other = before->shapes->pdata[i];

      if (g_str_equal (other->id, shape->id))
        return other;
    }
  return NULL;
}

static void
log_issues (DvtFlowTask *self, const DvtShapeReport *shape, GPtrArray *issues, guint n_known)
{
  for (guint i = n_known; i < issues->len; i++)
    {
      g_autofree char *issue = dvt_flow_run_text_build_issue (issues->pdata[i]);
      /* Translators: a line of a run's log: a shape, what is wrong. */
      g_autofree char *line = g_strdup_printf (_ ("%s: %s"), shape->name, issue);

      append_log (self, line);
    }
}

static gboolean
has_moved (const DvtShapeReport *shape, const DvtShapeReport *before)
{
  return before == NULL || shape->requests != before->requests
         || shape->records_in != before->records_in || shape->records_out != before->records_out
         || shape->records_sent != before->records_sent;
}

/* What is new in @report since the one before. */
static void
log_report (DvtFlowTask *self, DvtRunReport *report)
{
  for (guint i = 0; i < report->shapes->len; i++)
    {
      const DvtShapeReport *shape = report->shapes->pdata[i];
      const DvtShapeReport *before = find_before (self->report, shape);
      g_autofree char *counts = dvt_flow_run_text_build_shape (shape);

      if (counts != NULL && shape->errors->len == 0 && has_moved (shape, before))
        {
          g_autofree char *line = g_strdup_printf (_ ("%s: %s"), shape->name, counts);

          append_log (self, line);
        }
      log_issues (self, shape, shape->warnings, before != NULL ? before->warnings->len : 0);
      log_issues (self, shape, shape->errors, before != NULL ? before->errors->len : 0);
    }
  if (report->error != NULL)
    append_log (self, report->error->message);
}

static void
take_report (DvtFlowTask *self, DvtRunReport *report)
{
  log_report (self, report);
  dvt_run_report_ref (report);
  g_clear_pointer (&self->report, dvt_run_report_unref);
  self->report = report;
}

/* --- The run --- */

static void
on_progress_cb (DvtRunReport *report, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (DvtFlowTask) self = g_weak_ref_get (weak);

  if (self == NULL || !self->running)
    return;
  take_report (self, report);
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

static void
weak_ref_free (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static GWeakRef *
weak_ref_new (gpointer object)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, object);
  return weak;
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (DvtFlowTask) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtRunReport) report
    = dvt_workspace_run_flow_finish (DVT_WORKSPACE (source), result, NULL, &error);

  weak_ref_free (weak);
  if (self == NULL)
    return;
  self->running = FALSE;
  if (report != NULL)
    {
      take_report (self, report);
      append_log (self, dvt_flow_run_text_get_status (report->status));
    }
  else
    self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
dvt_flow_task_dispose (GObject *object)
{
  DvtFlowTask *self = DVT_FLOW_TASK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->flow);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dvt_flow_task_parent_class)->dispose (object);
}

static void
dvt_flow_task_finalize (GObject *object)
{
  DvtFlowTask *self = DVT_FLOW_TASK (object);

  g_clear_pointer (&self->shape, g_free);
  g_clear_pointer (&self->report, dvt_run_report_unref);
  g_clear_error (&self->error);
  g_string_free (self->log, TRUE);
  G_OBJECT_CLASS (dvt_flow_task_parent_class)->finalize (object);
}

static void
dvt_flow_task_class_init (DvtFlowTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_flow_task_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_flow_task_finalize;

  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", DVT_TYPE_FLOW_TASK, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", DVT_TYPE_FLOW_TASK, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
dvt_flow_task_init (DvtFlowTask *self)
{
  self->cancellable = g_cancellable_new ();
  self->log = g_string_new (NULL);
}

DvtFlowTask *
dvt_flow_task_new (DvtWorkspace *workspace,
                   DvtFlow *flow,
                   guint version,
                   DvtRunKind kind,
                   const char *shape)
{
  DvtFlowTask *self = g_object_new (DVT_TYPE_FLOW_TASK, NULL);

  self->workspace = g_object_ref (workspace);
  self->flow = g_object_ref (flow);
  self->version = version;
  self->kind = kind;
  self->shape = g_strdup (shape);
  return self;
}

void
dvt_flow_task_start (DvtFlowTask *self)
{
  GWeakRef *weak;

  g_return_if_fail (DVT_IS_FLOW_TASK (self));
  g_return_if_fail (!self->running);

  self->running = TRUE;
  append_log (self, self->kind == DVT_RUN_KIND_CHECK ? _ ("Check begun") : _ ("Run begun"));
  /* Progress is told until the end is, which frees it. */
  weak = weak_ref_new (self);
  dvt_workspace_run_flow_async (self->workspace, dvt_flow_get_id (self->flow), self->version,
                                self->kind, self->shape, on_progress_cb, weak, self->cancellable,
                                run_cb, weak);
}

void
dvt_flow_task_cancel (DvtFlowTask *self)
{
  g_return_if_fail (DVT_IS_FLOW_TASK (self));

  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

DvtFlow *
dvt_flow_task_get_flow (DvtFlowTask *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_TASK (self), NULL);

  return self->flow;
}

guint
dvt_flow_task_get_version (DvtFlowTask *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_TASK (self), 0);

  return self->version;
}

DvtRunKind
dvt_flow_task_get_kind (DvtFlowTask *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_TASK (self), DVT_RUN_KIND_RUN);

  return self->kind;
}

gboolean
dvt_flow_task_get_running (DvtFlowTask *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_TASK (self), FALSE);

  return self->running;
}

gboolean
dvt_flow_task_get_cancelled (DvtFlowTask *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_TASK (self), FALSE);

  return g_cancellable_is_cancelled (self->cancellable);
}

DvtRunReport *
dvt_flow_task_get_report (DvtFlowTask *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_TASK (self), NULL);

  return self->report;
}

const GError *
dvt_flow_task_get_error (DvtFlowTask *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_TASK (self), NULL);

  return self->error;
}

const char *
dvt_flow_task_get_log (DvtFlowTask *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_TASK (self), NULL);

  return self->log->str;
}
