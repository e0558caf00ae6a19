/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run-row.h"

#include <glib/gi18n.h>

#include "dvt-flow-run-text.h"
#include "dvt-reason-badge.h"

struct _DvtRunRow
{
  AdwActionRow parent_instance;

  DvtRun *run;      /* (owned) */
  GDateTime *now;   /* (owned) */
  GtkWidget *badge; /* (unowned) (nullable) suffix */
  GtkWidget *arrow; /* (unowned) suffix */
};

G_DEFINE_FINAL_TYPE (DvtRunRow, dvt_run_row, ADW_TYPE_ACTION_ROW)

static void
update (DvtRunRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);
  DvtRunStatus status = dvt_run_get_status (self->run);
  g_autofree char *time
    = dvt_flow_run_text_build_time (dvt_run_get_started_at (self->run), self->now);
  g_autofree char *what = dvt_flow_run_text_build_run (self->run);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), time);
  adw_action_row_set_subtitle (row, what);
  dvt_reason_badge_set (self->badge, dvt_flow_run_text_get_status (status),
                        dvt_flow_run_text_get_icon_name (status),
                        dvt_flow_run_text_get_style (status));
}

static void
dvt_run_row_dispose (GObject *object)
{
  DvtRunRow *self = DVT_RUN_ROW (object);

  g_clear_object (&self->run);
  G_OBJECT_CLASS (dvt_run_row_parent_class)->dispose (object);
}

static void
dvt_run_row_finalize (GObject *object)
{
  DvtRunRow *self = DVT_RUN_ROW (object);

  g_clear_pointer (&self->now, g_date_time_unref);
  G_OBJECT_CLASS (dvt_run_row_parent_class)->finalize (object);
}

static void
dvt_run_row_class_init (DvtRunRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_run_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_run_row_finalize;
}

static void
dvt_run_row_init (DvtRunRow *self)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->badge = dvt_reason_badge_new (NULL, NULL, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->badge);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
dvt_run_row_new (DvtRun *run, GDateTime *now)
{
  DvtRunRow *self = g_object_new (DVT_TYPE_RUN_ROW, NULL);

  self->run = g_object_ref (run);
  self->now = g_date_time_ref (now);
  g_signal_connect_object (run, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

DvtRun *
dvt_run_row_get_run (DvtRunRow *self)
{
  g_return_val_if_fail (DVT_IS_RUN_ROW (self), NULL);

  return self->run;
}
