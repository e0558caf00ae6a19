/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets-lock-private.h"

#include "secrets-fixture.h"

static char *
build_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dovetail", "secrets.lock", NULL);
}

static DvtSecretsLock *
take_lock (guint timeout_ms, GError **error)
{
  g_autofree char *path = build_path ();
  g_autoptr (GAsyncResult) result = NULL;

  dvt_secrets_lock_async (path, timeout_ms, NULL, take_result_cb, &result);
  wait_for_result (&result);
  return dvt_secrets_lock_finish (result, error);
}

static void
test_turns (void)
{
  g_autofree char *path = build_path ();
  g_autoptr (DvtSecretsLock) first = NULL;
  g_autoptr (DvtSecretsLock) second = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  first = take_lock (1000, &error);
  g_assert_no_error (error);

  /* The second waits until the first is done. */
  dvt_secrets_lock_async (path, 10000, NULL, take_result_cb, &result);
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (10000);
      g_main_context_iteration (NULL, FALSE);
      g_assert_null (result);
    }
  g_clear_pointer (&first, dvt_secrets_lock_free);
  wait_for_result (&result);
  second = dvt_secrets_lock_finish (result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

static void
test_timeout (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSecretsLock) first = take_lock (1000, &error);
  g_autoptr (DvtSecretsLock) second = take_lock (100, &error);

  g_assert_null (second);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE);
}

static void
test_cancel (void)
{
  g_autofree char *path = build_path ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSecretsLock) first = take_lock (1000, &error);
  g_autoptr (DvtSecretsLock) second = NULL;
  gint64 start = g_get_monotonic_time ();

  dvt_secrets_lock_async (path, 20000, cancellable, take_result_cb, &result);
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  wait_for_result (&result);
  second = dvt_secrets_lock_finish (result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);

  /* Who gave up stands in nobody's way. */
  g_clear_error (&error);
  g_clear_pointer (&first, dvt_secrets_lock_free);
  first = take_lock (1000, &error);
  g_assert_no_error (error);
}

static void
test_no_folder (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DvtSecretsLock) lock = NULL;
  g_autoptr (GError) error = NULL;

  dvt_secrets_lock_async ("/dev/null/dovetail/secrets.lock", 1000, NULL, take_result_cb, &result);
  wait_for_result (&result);
  lock = dvt_secrets_lock_finish (result, &error);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/secrets/lock/turns", test_turns);
  g_test_add_func ("/secrets/lock/timeout", test_timeout);
  g_test_add_func ("/secrets/lock/cancel", test_cancel);
  g_test_add_func ("/secrets/lock/no-folder", test_no_folder);
  return g_test_run ();
}
