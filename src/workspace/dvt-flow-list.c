/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-list.h"

struct _DvtFlowList
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtFlowList, dvt_flow_list, DVT_TYPE_LIVE_LIST)

static void
dvt_flow_list_class_init (DvtFlowListClass *klass)
{
}

static void
dvt_flow_list_init (DvtFlowList *self)
{
}

DvtFlow *
dvt_flow_list_find (DvtFlowList *self, const char *id)
{
  return NULL;
}
