/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-subject-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-flow-state-private.h"
#include "dvt-workspace-error.h"

/* A process flow, to undo and redo. */

static gboolean
is_flow_as_before (DvtStoreTransaction *transaction,
                   const char *id,
                   const DvtStoredTouch *touch,
                   gboolean *as_before,
                   GError **error)
{
  g_autoptr (DvtStoredFlow) now = dvt_store_get_flow (transaction, id, error);
  g_autoptr (DvtStoredFlow) before = dvt_stored_flow_new (id);
  g_autoptr (GHashTable) gone = NULL;

  if (now == NULL || !dvt_flow_state_apply (touch->before, before, &gone, error))
    return FALSE;
  *as_before = dvt_flow_state_equal (now, before);
  return TRUE;
}

/* It cannot return to an instance that has left meanwhile: a removal of that would have been
 * refused. One that was not there before either is none of this one's. */
static gboolean
check_instances (DvtStoreTransaction *transaction,
                 DvtApply *apply,
                 const DvtStoredFlow *flow,
                 GHashTable *gone,
                 GError **error)
{
  g_autoptr (GHashTable) instances
    = dvt_flow_list_instances (transaction, apply->cache, flow, error);
  GHashTableIter iter;
  const char *id = NULL;

  if (instances == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, instances);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    {
      g_autoptr (DvtStoredInstance) instance = NULL;

      if (g_hash_table_contains (gone, id))
        continue;
      if (!dvt_apply_find_instance (transaction, id, &instance, error))
        return FALSE;
      if (instance != NULL && instance->present)
        continue;
      g_set_error (
        error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
        _ (
          "The process flow cannot return: the instance ‘%s’ that it uses is not in this workspace"),
        instance != NULL ? instance->name : id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
bring_flow (DvtStoreTransaction *transaction,
            DvtApply *apply,
            const char *id,
            const char *text,
            DvtStoredEntryKind kind,
            GError **error)
{
  g_autoptr (DvtStoredFlow) flow = dvt_store_get_flow (transaction, id, error);
  g_autoptr (GHashTable) gone = NULL;

  if (flow == NULL || !dvt_flow_state_apply (text, flow, &gone, error))
    return FALSE;
  g_set_str (&apply->outcome->flow_id, id);
  if (flow->present && !check_instances (transaction, apply, flow, gone, error))
    return FALSE;
  return dvt_store_put_flow (transaction, flow, error);
}

const DvtSubjectKind dvt_subject_flow = {
  .name = "flow",
  .is_as_before = is_flow_as_before,
  .bring = bring_flow,
};
