/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-subject-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-source-state-private.h"
#include "dvt-workspace-error.h"

/* A marketplace, to undo and redo. */

static gboolean
is_source_as_before (DvtStoreTransaction *transaction,
                     const char *id,
                     const DvtStoredTouch *touch,
                     gboolean *as_before,
                     GError **error)
{
  g_autoptr (DvtStoredSource) source = dvt_store_get_source (transaction, id, error);
  g_autofree char *now = NULL;

  if (source == NULL)
    return FALSE;
  now = dvt_source_state_build (source);
  *as_before = g_strcmp0 (now, touch->before) == 0;
  return TRUE;
}

/* A marketplace cannot return beside another of the same feed. */
static gboolean
check_feed_free (DvtStoreTransaction *transaction, const DvtStoredSource *source, GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_store_list_sources (transaction, error);

  if (sources == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      const DvtStoredSource *other = g_ptr_array_index (sources, i);

      if (g_str_equal (other->id, source->id) || g_strcmp0 (other->feed_id, source->feed_id) != 0)
        continue;
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
                   _ ("The marketplace ‘%s’ cannot return: ‘%s’ is the same one"), source->name,
                   other->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
bring_source (DvtStoreTransaction *transaction,
              DvtApply *apply,
              const char *id,
              const char *text,
              DvtStoredEntryKind kind,
              GError **error)
{
  g_autoptr (DvtStoredSource) source = dvt_store_get_source (transaction, id, error);

  if (source == NULL || !dvt_source_state_apply (text, source, error))
    return FALSE;
  g_set_str (&apply->outcome->source_id, id);
  if (source->present && !check_feed_free (transaction, source, error))
    return FALSE;
  return dvt_store_put_source (transaction, source, error);
}

const DvtSubjectKind dvt_subject_source = {
  .name = "source",
  .is_as_before = is_source_as_before,
  .bring = bring_source,
};
