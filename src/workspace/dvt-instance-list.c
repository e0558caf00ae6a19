/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-list.h"

struct _DvtInstanceList
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtInstanceList, dvt_instance_list, DVT_TYPE_LIVE_LIST)

static void
dvt_instance_list_class_init (DvtInstanceListClass *klass)
{
}

static void
dvt_instance_list_init (DvtInstanceList *self)
{
}

DvtInstance *
dvt_instance_list_find (DvtInstanceList *self, const char *id)
{
  return NULL;
}
