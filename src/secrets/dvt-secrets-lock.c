/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets-lock-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dvt-secrets.h"

#define RETRY_MS 50

struct _DvtSecretsLock
{
  int fd; /* (owned): the kernel drops the lock with it, also where the program dies */
};

typedef struct
{
  char *path; /* (owned) */
  guint timeout_ms;
} LockInput;

static void
lock_input_free (LockInput *input)
{
  g_free (input->path);
  g_free (input);
}

void
dvt_secrets_lock_free (DvtSecretsLock *lock)
{
  if (lock == NULL)
    return;

  close (lock->fd);
  g_free (lock);
}

static void
set_lock_error (const char *path, int code, GError **error)
{
  g_set_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE,
               _ ("Couldn’t lock ‘%s’: %s"), path, g_strerror (code));
}

static int
open_lock_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_lock_error (path, errno, error);
      return -1;
    }

  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    set_lock_error (path, errno, error);
  return fd;
}

/* There is no flock() that can be cancelled, so it is asked again and again. */
static gboolean
wait_in_thread (const LockInput *input, int fd, GCancellable *cancellable, GError **error)
{
  gint64 give_up_at = g_get_monotonic_time () + input->timeout_ms * G_TIME_SPAN_MILLISECOND;
  GPollFD poll_fd;

  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        {
          set_lock_error (input->path, errno, error);
          return FALSE;
        }
      if (g_get_monotonic_time () > give_up_at)
        {
          g_set_error_literal (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE,
                               _ ("Another program has been writing to the password service for "
                                  "too long"));
          return FALSE;
        }

      if (g_cancellable_make_pollfd (cancellable, &poll_fd))
        {
          g_poll (&poll_fd, 1, RETRY_MS);
          g_cancellable_release_fd (cancellable);
        }
      else
        {
          g_usleep (RETRY_MS * G_TIME_SPAN_MILLISECOND);
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static void
lock_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const LockInput *input = data;
  g_autoptr (DvtSecretsLock) lock = NULL;
  g_autofd int fd = -1;
  g_autoptr (GError) error = NULL;

  fd = open_lock_file (input->path, &error);
  if (fd < 0 || !wait_in_thread (input, fd, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  lock = g_new0 (DvtSecretsLock, 1);
  lock->fd = g_steal_fd (&fd);
  g_task_return_pointer (task, g_steal_pointer (&lock), (GDestroyNotify) dvt_secrets_lock_free);
}

void
dvt_secrets_lock_async (const char *path,
                        guint timeout_ms,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LockInput *input = g_new0 (LockInput, 1);

  g_task_set_source_tag (task, dvt_secrets_lock_async);
  input->path = g_strdup (path);
  input->timeout_ms = timeout_ms;
  g_task_set_task_data (task, input, (GDestroyNotify) lock_input_free);
  g_task_run_in_thread (task, lock_in_thread);
}

DvtSecretsLock *
dvt_secrets_lock_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
