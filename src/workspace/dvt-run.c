/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run.h"

struct _DvtRun
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtRun, dvt_run, G_TYPE_OBJECT)

static void
dvt_run_class_init (DvtRunClass *klass)
{
}

static void
dvt_run_init (DvtRun *self)
{
}

struct _DvtRunList
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtRunList, dvt_run_list, DVT_TYPE_LIVE_LIST)

static void
dvt_run_list_class_init (DvtRunListClass *klass)
{
}

static void
dvt_run_list_init (DvtRunList *self)
{
}

gint64
dvt_run_get_id (DvtRun *self)
{
  return 0;
}

const char *
dvt_run_get_flow_id (DvtRun *self)
{
  return NULL;
}

guint
dvt_run_get_version (DvtRun *self)
{
  return 0;
}

DvtRunKind
dvt_run_get_kind (DvtRun *self)
{
  return 0;
}

DvtRunStatus
dvt_run_get_status (DvtRun *self)
{
  return 0;
}

GDateTime *
dvt_run_get_started_at (DvtRun *self)
{
  return NULL;
}

GDateTime *
dvt_run_get_ended_at (DvtRun *self)
{
  return NULL;
}

guint64
dvt_run_get_records_in (DvtRun *self)
{
  return 0;
}

guint64
dvt_run_get_records_sent (DvtRun *self)
{
  return 0;
}
