/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets-call-private.h"

#include <glib/gi18n-lib.h>

static void
call_free (DvtSecretsCall *call)
{
  g_free (call->workspace);
  g_free (call->id);
  g_free (call->label);
  g_clear_pointer (&call->credentials, dvt_credentials_unref);
  g_clear_pointer (&call->ids, g_strfreev);
  g_clear_object (&call->service);
  g_clear_pointer (&call->lock, dvt_secrets_lock_free);
  g_free (call);
}

DvtSecretsCall *
dvt_secrets_call_new (GTask *task, DvtSecretsCallKind kind, const char *workspace)
{
  DvtSecretsCall *call = g_new0 (DvtSecretsCall, 1);

  call->kind = kind;
  call->workspace = g_strdup (workspace);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  return call;
}

static void take_lock (GTask *task);

/* --- Ends --- */

/* Whoever waits for the lock need not wait until the result was looked at. */
static void
release (GTask *task)
{
  DvtSecretsCall *call = g_task_get_task_data (task);

  g_clear_object (&call->service);
  g_clear_pointer (&call->lock, dvt_secrets_lock_free);
}

void
dvt_secrets_call_succeed (GTask *task, gpointer value, GDestroyNotify free_value)
{
  g_autoptr (GTask) owned_task = task;

  release (task);
  g_task_return_pointer (task, value, free_value);
}

void
dvt_secrets_call_succeed_plainly (GTask *task)
{
  g_autoptr (GTask) owned_task = task;

  release (task);
  g_task_return_boolean (task, TRUE);
}

void
dvt_secrets_call_fail (GTask *task, DvtSecretsError code, const char *message)
{
  g_autoptr (GTask) owned_task = task;

  release (task);
  g_task_return_new_error_literal (task, DVT_SECRETS_ERROR, (int) code, message);
}

/* Whether the service may answer when it is spoken to anew: not where it already let us wait. */
static gboolean
is_worth_another_try (const GError *error)
{
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
         && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
         && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT);
}

void
dvt_secrets_call_fail_locked (GTask *task)
{
  g_autoptr (GTask) owned_task = task;
  GError *error = NULL;

  release (task);
  dvt_secrets_set_locked_error (&error);
  g_task_return_error (task, error);
}

void
dvt_secrets_call_fail_with (GTask *task, GError *error)
{
  g_autoptr (GError) owned_error = error;
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || error->domain == DVT_SECRETS_ERROR)
    {
      g_autoptr (GTask) owned_task = task;

      release (task);
      g_task_return_error (task, g_steal_pointer (&owned_error));
      return;
    }
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    {
      dvt_secrets_call_fail_locked (task);
      return;
    }
  if (!call->tried_again && is_worth_another_try (error))
    {
      call->tried_again = TRUE;
      secret_service_disconnect ();
      dvt_secrets_call_start (task);
      return;
    }

  g_dbus_error_strip_remote_error (error);
  message = g_strdup_printf (_ ("No password service answered: %s"), error->message);
  dvt_secrets_call_fail (task, DVT_SECRETS_ERROR_UNAVAILABLE, message);
}

/* --- Unlocking --- */

/* In a sandbox there is no service but the portal's key for a file, which libsecret handles. */
static gboolean
is_service_used (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return FALSE;
  return backend == NULL || backend[0] == '\0' || g_str_equal (backend, "service");
}

/* The sweep bothers nobody with questions. */
static const DvtSecretsUnlockFlags unlock_flags[] = {
  [DVT_SECRETS_CALL_STORE] = DVT_SECRETS_UNLOCK_ASK | DVT_SECRETS_UNLOCK_MISSING,
  [DVT_SECRETS_CALL_LOAD] = DVT_SECRETS_UNLOCK_ASK,
  [DVT_SECRETS_CALL_LIST] = DVT_SECRETS_UNLOCK_NONE,
  [DVT_SECRETS_CALL_DELETE] = DVT_SECRETS_UNLOCK_NONE,
};

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  call->service = dvt_secrets_unlock_finish (result, &error);
  if (call->service != NULL)
    take_lock (g_steal_pointer (&task));
  else
    dvt_secrets_call_fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
}

void
dvt_secrets_call_start (GTask *task)
{
  DvtSecretsCall *call = g_task_get_task_data (task);

  g_clear_object (&call->service);
  if (is_service_used ())
    dvt_secrets_unlock_async (unlock_flags[call->kind], g_task_get_cancellable (task),
                              on_unlocked_cb, task);
  else
    take_lock (task);
}

/* --- The lock file --- */

/* libsecret reads its file once: it would neither see what others changed nor write it back, unless
 * it is made to forget it. It never frees what it forgets (0.21.7), so a load first looks at what
 * is there: items do not change. */
static void
begin (GTask *task)
{
  const DvtSecretsCall *call = g_task_get_task_data (task);

  if (!is_service_used () && (call->kind != DVT_SECRETS_CALL_LOAD || call->tried_again))
    secret_service_disconnect ();
  dvt_secrets_call_act (task);
}

static void
on_locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  call->lock = dvt_secrets_lock_finish (result, &error);
  if (call->lock == NULL)
    {
      dvt_secrets_call_fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }

  begin (g_steal_pointer (&task));
}

/* In the data folder, which all programs of a sandbox share: their runtime folders are apart. */
static void
take_lock (GTask *task)
{
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autofree char *path = NULL;

  if (call->lock != NULL || call->kind == DVT_SECRETS_CALL_LOAD
      || call->kind == DVT_SECRETS_CALL_LIST)
    {
      begin (task);
      return;
    }

  path = g_build_filename (g_get_user_data_dir (), "dovetail", "secrets.lock", NULL);
  dvt_secrets_lock_async (path, DVT_SECRETS_LOCK_TIMEOUT_MS, g_task_get_cancellable (task),
                          on_locked_cb, task);
}
