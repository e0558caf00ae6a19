/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-own-changes-private.h"

/* A connector's revisions are walked from its head to where nothing of its own was left. A revision
 * that restores another stands for that one: who made the change, not who brought it back. */

static DvtStoredRevision *
get_origin (DvtStoreTransaction *transaction, DvtStoredRevision *revision, GError **error)
{
  while (revision != NULL && revision->restores != 0)
    {
      g_autoptr (DvtStoredRevision) later = revision;

      revision = dvt_store_get_revision (transaction, later->connector_id, later->restores, error);
    }
  return revision;
}

static gboolean
is_different_at (DvtDefinition *before, DvtDefinition *after, const char *pointer)
{
  yyjson_val *old = yyjson_ptr_get (dvt_json_get_value (dvt_definition_get_json (before)), pointer);
  yyjson_val *new = yyjson_ptr_get (dvt_json_get_value (dvt_definition_get_json (after)), pointer);

  if (old == NULL || new == NULL)
    return old != new;
  return !dvt_json_values_equal (old, new);
}

static void
attribute (DvtOwnChange *own, const DvtStoredRevision *revision)
{
  own->author = g_strdup (revision->author);
  own->time = g_date_time_new_from_iso8601 (revision->time, NULL);
  own->revision = revision->number;
}

/* Those that @revision, which made @after of @before, brought. Returns how many are left. */
static guint
attribute_step (GPtrArray *own_changes,
                const DvtStoredRevision *revision,
                DvtDefinition *before,
                DvtDefinition *after)
{
  guint n_left = 0;

  for (guint i = 0; i < own_changes->len; i++)
    {
      DvtOwnChange *own = g_ptr_array_index (own_changes, i);

      if (own->revision != 0)
        continue;
      if (before == NULL || is_different_at (before, after, dvt_change_get_pointer (own->change)))
        attribute (own, revision);
      else
        n_left++;
    }
  return n_left;
}

gboolean
dvt_own_changes_attribute_in_thread (DvtStoreTransaction *transaction,
                                     const char *connector_id,
                                     GPtrArray *own_changes,
                                     GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row
    = dvt_store_get_connector (transaction, connector_id, error);
  g_autoptr (DvtStoredRevision) revision = NULL;
  g_autoptr (DvtDefinition) after = NULL;
  guint n_left = own_changes->len;

  if (row == NULL)
    return FALSE;
  revision = get_origin (transaction, g_steal_pointer (&row->head), error);
  if (revision == NULL)
    return FALSE;
  after = dvt_store_get_definition (transaction, revision->digest, error);
  if (after == NULL)
    return FALSE;
  while (n_left > 0)
    {
      g_autoptr (DvtStoredRevision) earlier = NULL;
      g_autoptr (DvtDefinition) before = NULL;

      if (revision->number > 1)
        {
          earlier = dvt_store_get_revision (transaction, connector_id, revision->number - 1, error);
          earlier = get_origin (transaction, g_steal_pointer (&earlier), error);
          if (earlier == NULL)
            return FALSE;
          before = dvt_store_get_definition (transaction, earlier->digest, error);
          if (before == NULL)
            return FALSE;
        }
      n_left = attribute_step (own_changes, revision, before, after);
      g_clear_pointer (&revision, dvt_stored_revision_free);
      revision = g_steal_pointer (&earlier);
      g_clear_pointer (&after, dvt_definition_unref);
      after = g_steal_pointer (&before);
    }
  return TRUE;
}
