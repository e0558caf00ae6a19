/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets.h"

#include <signal.h>

#include "secrets-fixture.h"

/* With a real gnome-keyring: tests/support/with-keyring. */

#define N_WRITERS 3
#define N_ITEMS 8

/* --- The service --- */

static pid_t
find_service (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint32 pid = 0;

  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                        g_variant_new ("(s)", "org.freedesktop.secrets"), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(u)", &pid);
  return (pid_t) pid;
}

static gboolean
has_service (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = NULL;
  gboolean has = FALSE;

  answer = g_dbus_connection_call_sync (
    bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
    g_variant_new ("(s)", "org.freedesktop.secrets"), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  g_assert_nonnull (answer);
  g_variant_get (answer, "(b)", &has);
  return has;
}

static void
kill_service (void)
{
  kill (find_service (), SIGKILL);
  while (has_service ())
    g_usleep (1000);
}

/* As tests/support/with-keyring starts it. */
static GSubprocess *
start_service (void)
{
  g_autofree char *password = g_strconcat (g_getenv ("DOVETAIL_TEST_KEYRING_PASSWORD"), "\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) service = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
      | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
    &error, "gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock", NULL);
  GOutputStream *input;

  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (service);
  g_output_stream_write_all (input, password, strlen (password), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, NULL);
  while (!has_service ())
    g_usleep (1000);
  return g_steal_pointer (&service);
}

/* --- The tests --- */

static void
test_store_load (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  g_autoptr (DvtSecrets) other = dvt_secrets_new (OTHER_WORKSPACE);
  g_autofree char *first = store_ok (secrets, "first");
  g_autofree char *second = store_ok (secrets, "second");
  g_autoptr (DvtCredentials) missing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_uuid_string_is_valid (first));
  g_assert_cmpstr (first, !=, second);
  assert_loads (secrets, first, "first");
  assert_loads (secrets, second, "second");

  missing = load_credentials (secrets, OTHER_WORKSPACE, &error);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* What belongs to another workspace is not seen. */
  missing = load_credentials (other, first, &error);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_items (other), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&other));
  g_assert_finalize_object (g_steal_pointer (&secrets));
}

static void
test_list_delete (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (OTHER_WORKSPACE);
  gint64 before = g_get_real_time () / G_TIME_SPAN_SECOND;
  g_autofree char *kept = store_ok (secrets, "kept");
  g_autofree char *deleted = store_ok (secrets, "deleted");
  gint64 after = g_get_real_time () / G_TIME_SPAN_SECOND;
  g_autoptr (GHashTable) items = NULL;
  g_autoptr (DvtCredentials) missing = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 *created;

  items = list_items (secrets, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (items), ==, 2);
  created = g_hash_table_lookup (items, kept);
  g_assert_nonnull (created);
  g_assert_cmpint (*created, >=, before);
  g_assert_cmpint (*created, <=, after);

  g_assert_true (delete_item (secrets, deleted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (secrets), ==, 1);
  missing = load_credentials (secrets, deleted, &error);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_loads (secrets, kept, "kept");
  g_assert_true (delete_item (secrets, kept, &error));
  g_assert_cmpuint (count_items (secrets), ==, 0);
}

/* A large one, and every byte that JSON has to escape. */
static void
test_values (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autofree char *large_id = store_ok (secrets, large);
  g_autofree char *odd_id = store_ok (secrets, "\"\\/\b\f\n\r\t\x01\x7f ä€𝄞 ");
  g_autofree char *empty_id = store_ok (secrets, "");

  assert_loads (secrets, large_id, large);
  assert_loads (secrets, odd_id, "\"\\/\b\f\n\r\t\x01\x7f ä€𝄞 ");
  assert_loads (secrets, empty_id, "");
}

static void
test_at_once (gconstpointer data)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  guint n_before = count_items (secrets);
  GSubprocess *writers[N_WRITERS];

  for (guint i = 0; i < N_WRITERS; i++)
    writers[i] = start_writer (data, N_ITEMS);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_auto (GStrv) ids = finish_writer (writers[i]);

      g_assert_cmpuint (g_strv_length (ids), ==, N_ITEMS);
      for (guint j = 0; ids[j] != NULL; j++)
        assert_loads (secrets, ids[j], "written at once");
      g_object_unref (writers[i]);
    }
  g_assert_cmpuint (count_items (secrets), ==, n_before + N_WRITERS * N_ITEMS);
}

/* Several calls of one program, none of which waits for another. */
static void
test_overlapping (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (OTHER_WORKSPACE);
  g_autoptr (DvtCredentials) credentials = make_credentials ("overlapping");
  GAsyncResult *results[N_ITEMS] = { NULL };

  for (guint i = 0; i < N_ITEMS; i++)
    dvt_secrets_store_async (secrets, credentials, "Dovetail", NULL, take_result_cb, &results[i]);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_autofree char *id = NULL;
      g_autoptr (GError) error = NULL;

      wait_for_result (&results[i]);
      id = dvt_secrets_store_finish (secrets, results[i], &error);
      g_assert_no_error (error);
      g_assert_true (delete_item (secrets, id, &error));
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (count_items (secrets), ==, 0);
}

/* The service is stopped half-way: what was stored is there when it is back. */
static void
test_stopped (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  g_autofree char *id = store_ok (secrets, "before");
  g_autofree char *later = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (DvtCredentials) unread = NULL;
  g_autoptr (GSubprocess) service = NULL;
  g_autoptr (GError) error = NULL;

  kill_service ();
  nothing = store_credentials (secrets, "the-secret", &error);
  g_assert_null (nothing);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE);
  g_test_message ("%s", error->message);
  g_assert_null (strstr (error->message, "the-secret"));
  g_clear_error (&error);
  unread = load_credentials (secrets, id, &error);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_null (list_items (secrets, &error));
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_false (delete_item (secrets, id, &error));
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE);

  service = start_service ();
  assert_loads (secrets, id, "before");
  later = store_ok (secrets, "later");

  /* Gone and back between two calls, before anybody noticed. */
  kill_service ();
  g_clear_object (&service);
  service = start_service ();
  assert_loads (secrets, later, "later");
  kill_service ();
  g_clear_object (&service);
  service = start_service ();
  g_free (g_steal_pointer (&later));
  later = store_ok (secrets, "later still");
  assert_loads (secrets, later, "later still");
}

static gboolean
kill_service_cb (gpointer data)
{
  kill (find_service (), SIGKILL);
  return G_SOURCE_REMOVE;
}

/* Killed at some point of a store: it is there in whole, or there is an error. */
static void
test_killed_inside (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  g_autofree char *earlier = store_ok (secrets, "earlier");
  guint n_failed = 0;

  for (guint delay_us = 0; delay_us < 12000; delay_us += 1500)
    {
      g_autoptr (DvtCredentials) credentials = make_credentials ("killed");
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GSubprocess) service = NULL;
      g_autofree char *id = NULL;
      g_autoptr (GError) error = NULL;
      gint64 kill_at = g_get_monotonic_time () + delay_us;
      gboolean killed = FALSE;

      dvt_secrets_store_async (secrets, credentials, "Dovetail", NULL, take_result_cb, &result);
      while (result == NULL)
        {
          g_main_context_iteration (NULL, FALSE);
          if (!killed && g_get_monotonic_time () >= kill_at)
            killed = !kill_service_cb (NULL);
        }
      id = dvt_secrets_store_finish (secrets, result, &error);
      g_assert_true ((id != NULL) == (error == NULL));
      if (id == NULL)
        {
          g_test_message ("after %u µs: %s", delay_us, error->message);
          g_assert_cmpint (error->domain, ==, DVT_SECRETS_ERROR);
          n_failed++;
        }

      if (!killed)
        kill_service_cb (NULL);
      while (has_service ())
        g_usleep (1000);
      service = start_service ();
      assert_loads (secrets, earlier, "earlier");
      if (id != NULL)
        assert_loads (secrets, id, "killed");
    }
  g_assert_cmpuint (n_failed, >, 0);
}

typedef enum
{
  STORE,
  LOAD,
  LIST,
  DELETE,
} CallKind;

static void
start_call (DvtSecrets *secrets,
            CallKind kind,
            const char *id,
            GCancellable *cancellable,
            GAsyncResult **result)
{
  g_autoptr (DvtCredentials) credentials = make_credentials ("cancelled");
  const char *const ids[] = { OTHER_WORKSPACE, NULL };

  if (kind == STORE)
    dvt_secrets_store_async (secrets, credentials, "Dovetail", cancellable, take_result_cb, result);
  else if (kind == LOAD)
    dvt_secrets_load_async (secrets, id, cancellable, take_result_cb, result);
  else if (kind == LIST)
    dvt_secrets_list_async (secrets, cancellable, take_result_cb, result);
  else
    dvt_secrets_delete_async (secrets, ids, cancellable, take_result_cb, result);
}

static void
finish_call (DvtSecrets *secrets, CallKind kind, GAsyncResult *result, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtCredentials) credentials = NULL;
  g_autoptr (GHashTable) items = NULL;

  if (kind == STORE)
    id = dvt_secrets_store_finish (secrets, result, error);
  else if (kind == LOAD)
    credentials = dvt_secrets_load_finish (secrets, result, error);
  else if (kind == LIST)
    items = dvt_secrets_list_finish (secrets, result, error);
  else
    dvt_secrets_delete_finish (secrets, result, error);
}

/* Cancels after @n_steps of the main loop. Returns whether the call was done by then. */
static gboolean
cancel_after (DvtSecrets *secrets, CallKind kind, const char *id, guint n_steps)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (n_steps == 0)
    g_cancellable_cancel (cancellable);
  start_call (secrets, kind, id, cancellable, &result);
  for (guint i = 0; i < n_steps && result == NULL; i++)
    g_main_context_iteration (NULL, TRUE);
  done = result != NULL;
  if (!done)
    g_cancellable_cancel (cancellable);
  wait_for_result (&result);
  finish_call (secrets, kind, result, &error);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_no_error (error);
  return done;
}

/* Each call, at every step up to where it is done. */
static void
test_cancel (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  g_autofree char *id = store_ok (secrets, "kept");

  for (CallKind kind = STORE; kind <= DELETE; kind++)
    {
      guint n_steps = 0;

      while (!cancel_after (secrets, kind, id, n_steps))
        g_assert_cmpuint (n_steps++, <, 1000);
      g_test_message ("call %d is done after %u steps", (int) kind, n_steps);
      g_assert_cmpuint (n_steps, >, 1);
      assert_loads (secrets, id, "kept");
    }
}

int
main (int argc, char **argv)
{
  become_writer (argc, argv);
  /* The service and its bus have folders of their own already. */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secrets/store-load", test_store_load);
  g_test_add_func ("/secrets/list-delete", test_list_delete);
  g_test_add_func ("/secrets/values", test_values);
  g_test_add_data_func ("/secrets/at-once", argv[0], test_at_once);
  g_test_add_func ("/secrets/overlapping", test_overlapping);
  g_test_add_func ("/secrets/cancel", test_cancel);
  g_test_add_func ("/secrets/stopped", test_stopped);
  g_test_add_func ("/secrets/killed-inside", test_killed_inside);
  return g_test_run ();
}
