/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run-private.h"

struct _DvtRun
{
  GObject parent_instance;

  DvtStoredRun *stored;  /* (owned) */
  GDateTime *started_at; /* (owned) */
  GDateTime *ended_at;   /* (owned) (nullable) */
  DvtRunKind kind;
  DvtRunStatus status;
};

G_DEFINE_FINAL_TYPE (DvtRun, dvt_run, G_TYPE_OBJECT)

static void
dvt_run_finalize (GObject *object)
{
  DvtRun *self = DVT_RUN (object);

  g_clear_pointer (&self->stored, dvt_stored_run_free);
  g_clear_pointer (&self->started_at, g_date_time_unref);
  g_clear_pointer (&self->ended_at, g_date_time_unref);

  G_OBJECT_CLASS (dvt_run_parent_class)->finalize (object);
}

static void
dvt_run_class_init (DvtRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_run_finalize;
}

static void
dvt_run_init (DvtRun *self)
{
}

DvtRun *
dvt_run_new (DvtStoredRun *stored)
{
  DvtRun *self = g_object_new (DVT_TYPE_RUN, NULL);

  self->stored = stored;
  self->started_at = g_date_time_new_from_iso8601 (stored->started, NULL);
  if (stored->ended != NULL)
    self->ended_at = g_date_time_new_from_iso8601 (stored->ended, NULL);
  self->kind = dvt_run_kind_from_string (stored->kind);
  self->status = dvt_run_status_from_string (stored->status);
  return self;
}

gconstpointer
dvt_run_get_key (DvtRun *self)
{
  return &self->stored->id;
}

gint64
dvt_run_get_id (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), 0);

  return self->stored->id;
}

const char *
dvt_run_get_flow_id (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), NULL);

  return self->stored->flow_id;
}

guint
dvt_run_get_version (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), 0);

  return self->stored->version;
}

DvtRunKind
dvt_run_get_kind (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), DVT_RUN_KIND_RUN);

  return self->kind;
}

DvtRunStatus
dvt_run_get_status (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), DVT_RUN_STATUS_FAILED);

  return self->status;
}

GDateTime *
dvt_run_get_started_at (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), NULL);

  return self->started_at;
}

GDateTime *
dvt_run_get_ended_at (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), NULL);

  return self->ended_at;
}

guint64
dvt_run_get_records_in (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), 0);

  return self->stored->records_in;
}

guint64
dvt_run_get_records_sent (DvtRun *self)
{
  g_return_val_if_fail (DVT_IS_RUN (self), 0);

  return self->stored->records_sent;
}
