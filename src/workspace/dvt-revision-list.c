/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-revision-list-private.h"

#include "dvt-revision-private.h"
#include "dvt-live-list-private.h"

struct _DvtRevisionList
{
  DvtLiveList parent_instance;

  char *connector_id; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtRevisionList, dvt_revision_list, DVT_TYPE_LIVE_LIST)

static gconstpointer
get_item_key (gpointer item)
{
  return dvt_revision_get_key (item);
}

static gconstpointer
get_facts_key (gconstpointer facts)
{
  return &((const DvtRevisionFacts *) facts)->number;
}

static void
dvt_revision_list_finalize (GObject *object)
{
  DvtRevisionList *self = DVT_REVISION_LIST (object);

  g_clear_pointer (&self->connector_id, g_free);

  G_OBJECT_CLASS (dvt_revision_list_parent_class)->finalize (object);
}

static void
dvt_revision_list_class_init (DvtRevisionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_revision_list_finalize;
}

static void
dvt_revision_list_init (DvtRevisionList *self)
{
}

DvtRevisionList *
dvt_revision_list_new (const char *connector_id)
{
  DvtRevisionList *self
    = g_object_new (DVT_TYPE_REVISION_LIST, "item-type", DVT_TYPE_REVISION, NULL);

  self->connector_id = g_strdup (connector_id);
  return self;
}

const char *
dvt_revision_list_get_connector_id (DvtRevisionList *self)
{
  return self->connector_id;
}

void
dvt_revision_list_update (DvtRevisionList *self, GPtrArray *facts)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_int_hash,
    .equal = g_int_equal,
    .get_item_key = get_item_key,
    .get_facts_key = get_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_revision_new,
    .take_facts = (void (*) (gpointer, gpointer)) dvt_revision_take_facts,
  };

  dvt_live_list_update (DVT_LIVE_LIST (self), &funcs, facts);
}

gboolean
dvt_revision_list_get_loading (DvtRevisionList *self)
{
  g_return_val_if_fail (DVT_IS_REVISION_LIST (self), FALSE);

  return dvt_live_list_get_loading (DVT_LIVE_LIST (self));
}

const GError *
dvt_revision_list_get_error (DvtRevisionList *self)
{
  g_return_val_if_fail (DVT_IS_REVISION_LIST (self), NULL);

  return dvt_live_list_get_error (DVT_LIVE_LIST (self));
}
