/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include "dvt-store-instances.h"

/* The workspace's part in formats §9: which workspace this is, so that its items are told from
 * those of a copy, the sweep of what is not referred to any more, and whether the password service
 * answers at all. */

/* What has not answered by then does not answer, until it does. */
#define ANSWER_SECONDS 5
#define ASK_AGAIN_SECONDS 15

void
dvt_workspace_set_secrets (DvtWorkspace *self, DvtSecrets *secrets)
{
  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (DVT_IS_SECRETS (secrets));

  if (g_set_object (&self->secrets, secrets))
    dvt_workspace_note_secrets (self, NULL);
}

/* --- Which workspace it is --- */

typedef struct
{
  gboolean keep; /* the file cannot be written: it is what it was */
  char *uuid;    /* (owned) (nullable) */
} IdentifyData;

static void
identify_data_free (IdentifyData *data)
{
  g_clear_pointer (&data->uuid, g_free);
  g_free (data);
}

static void identify (GTask *task, gboolean keep);

static gboolean
identify_in_thread (DvtStoreTransaction *transaction,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  IdentifyData *data = user_data;
  gboolean is_copy = FALSE;

  if (!data->keep && !dvt_store_check_identity (transaction, &is_copy, error))
    return FALSE;
  data->uuid = dvt_store_get_uuid (transaction, error);
  return data->uuid != NULL;
}

static void
on_identified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = g_task_get_source_object (task);
  IdentifyData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) != NULL)
    {
      if (self->secrets == NULL)
        self->secrets = dvt_secrets_new (data->uuid);
      g_task_return_boolean (task, TRUE);
    }
  else if (data->keep
           || !(g_error_matches (error, DVT_STORE_ERROR, DVT_STORE_ERROR_READ_ONLY)
                || g_error_matches (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FULL)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    identify (task, TRUE);
}

static void
identify (GTask *task, gboolean keep)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  IdentifyData *data = g_task_get_task_data (task);

  data->keep = keep;
  /* The data stays the task's. */
  dvt_store_run_async (self->store, keep ? DVT_STORE_READ : DVT_STORE_WRITE, identify_in_thread,
                       data, NULL, g_task_get_cancellable (task), on_identified_cb,
                       g_object_ref (task));
}

void
dvt_workspace_identify_async (DvtWorkspace *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dvt_workspace_identify_async);
  g_task_set_task_data (task, g_new0 (IdentifyData, 1), (GDestroyNotify) identify_data_free);
  identify (task, FALSE);
}

gboolean
dvt_workspace_identify_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Whether the password service answers --- */

static void
on_ask_again_cb (gpointer user_data)
{
  DvtWorkspace *self = user_data;

  self->secrets_id = 0;
  dvt_workspace_sweep_secrets (self);
}

static void
on_settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DVT_WORKSPACE (source)->settling = FALSE;
}

static void
note_away (DvtWorkspace *self, gboolean away)
{
  g_clear_handle_id (&self->secrets_id, g_source_remove);
  if (away)
    self->secrets_id = g_timeout_add_seconds_once (ASK_AGAIN_SECONDS, on_ask_again_cb, self);
  if (away == self->secrets_away || self->store == NULL)
    {
      self->settling = FALSE;
      return;
    }
  self->secrets_away = away;
  dvt_workspace_reload_async (self, on_settled_cb, NULL);
}

static void
on_unanswered_cb (gpointer user_data)
{
  DvtWorkspace *self = user_data;

  self->secrets_id = 0;
  note_away (self, TRUE);
}

void
dvt_workspace_note_secrets (DvtWorkspace *self, const GError *error)
{
  /* Whoever was cancelled has not waited for the answer. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    note_away (self, g_error_matches (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE));
}

gboolean
dvt_workspace_get_settling (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), FALSE);

  return self->settling;
}

/* --- The sweep: nobody waits for it, and it may fail --- */

typedef struct
{
  GHashTable *items;    /* (owned) */
  char *now;            /* (owned) */
  GPtrArray *deletable; /* (owned) (nullable) */
} SweepData;

static void
sweep_data_free (SweepData *data)
{
  g_clear_pointer (&data->items, g_hash_table_unref);
  g_clear_pointer (&data->now, g_free);
  g_clear_pointer (&data->deletable, g_ptr_array_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SweepData, sweep_data_free)

static gboolean
sweep_in_thread (DvtStoreTransaction *transaction,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  SweepData *data = user_data;

  return dvt_store_sweep_secrets (transaction, data->items, data->now, &data->deletable, error);
}

static void
on_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!dvt_secrets_delete_finish (DVT_SECRETS (source), result, &error))
    g_debug ("Credentials that are not used any more were not deleted: %s", error->message);
}

static GWeakRef *
weak_ref_new (DvtWorkspace *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  return ref;
}

/* NULL where the workspace has gone meanwhile; nobody waits for a sweep. */
static DvtWorkspace *
weak_ref_take (GWeakRef *ref)
{
  DvtWorkspace *self = g_weak_ref_get (ref);

  g_weak_ref_clear (ref);
  g_free (ref);
  return self;
}

static void
on_swept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtWorkspace) self = weak_ref_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SweepData) data = dvt_store_run_finish (DVT_STORE (source), result, &error);
  g_auto (GStrv) ids = NULL;

  if (data == NULL)
    {
      g_debug ("Which credentials are not used any more could not be noted: %s", error->message);
      return;
    }
  if (data->deletable->len == 0 || self == NULL || self->secrets == NULL)
    return;
  g_ptr_array_add (data->deletable, NULL);
  ids = (GStrv) g_ptr_array_steal (data->deletable, NULL);
  dvt_secrets_delete_async (self->secrets, (const char *const *) ids, NULL, on_deleted_cb, NULL);
}

static void
on_items_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtWorkspace) self = weak_ref_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) items = dvt_secrets_list_finish (DVT_SECRETS (source), result, &error);
  g_autoptr (GDateTime) now = NULL;
  SweepData *data = NULL;

  if (items == NULL)
    g_debug ("No credentials were looked through: %s", error->message);
  if (self == NULL || self->store == NULL || self->secrets != DVT_SECRETS (source))
    return;
  dvt_workspace_note_secrets (self, error);
  if (items == NULL)
    return;
  now = dvt_workspace_get_now (self);
  data = g_new0 (SweepData, 1);
  data->items = g_steal_pointer (&items);
  data->now = dvt_time_format (now);
  dvt_store_run_async (self->store, DVT_STORE_WRITE, sweep_in_thread, data,
                       (GDestroyNotify) sweep_data_free, NULL, on_swept_cb, weak_ref_new (self));
}

void
dvt_workspace_sweep_secrets (DvtWorkspace *self)
{
  /* A workspace without credentials wakes no service. */
  if (!self->knows_secrets)
    return;
  if (!self->secrets_away)
    {
      self->settling = TRUE;
      self->secrets_id = g_timeout_add_seconds_once (ANSWER_SECONDS, on_unanswered_cb, self);
    }
  dvt_secrets_list_async (self->secrets, NULL, on_items_listed_cb, weak_ref_new (self));
}
