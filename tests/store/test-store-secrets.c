/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-instances.h"

#include "store-fixture.h"

/* What is known of secret items, and the sweep. Days are counted from the first of January 2026. */

static gint64
get_seconds (int day, int hour)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);

  return g_date_time_to_unix (start) + (day * 24 + hour) * 60 * 60;
}

static void
put_instance (DvtStoreTransaction *transaction,
              const char *id,
              gboolean present,
              const char *secret)
{
  const DvtStoredInstance instance = {
    .id = (char *) id,
    .present = present,
    .connector_id = (char *) "connector",
    .name = (char *) id,
    .settings = (char *) "{}",
    .secret = (char *) secret,
  };
  g_autoptr (GError) error = NULL;

  dvt_store_put_instance (transaction, &instance, &error);
  g_assert_no_error (error);
}

static void
put_renewal (DvtStoreTransaction *transaction, const char *id, const char *renewed)
{
  const DvtStoredSecret secret = { .id = (char *) id, .renewed = (char *) renewed };
  g_autoptr (GError) error = NULL;

  dvt_store_put_secret (transaction, &secret, &error);
  g_assert_no_error (error);
}

/* Items named by the words of @names, all made at the hour 0 of @made. */
static GHashTable *
make_items (const char *names, int made)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) words = g_strsplit (names, " ", -1);
  gint64 seconds = get_seconds (made, 0);

  for (gsize i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    g_hash_table_insert (items, g_strdup (words[i]), g_memdup2 (&seconds, sizeof seconds));
  return items;
}

/* Sweeps on @day, and compares what may be deleted. The service has @names, made on the day 0. */
static void
assert_sweep (DvtStoreTransaction *transaction,
              int day,
              int hour,
              const char *names,
              const char *expected)
{
  g_autoptr (GHashTable) items = make_items (names, 0);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (get_seconds (day, hour));
  g_autofree char *now = g_date_time_format_iso8601 (time);
  g_autoptr (GPtrArray) deletable = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;

  dvt_store_sweep_secrets (transaction, items, now, &deletable, &error);
  g_assert_no_error (error);
  g_ptr_array_add (deletable, NULL);
  joined = g_strjoinv (" ", (char **) deletable->pdata);
  g_test_message ("day %d, hour %d: “%s”", day, hour, joined);
  g_assert_cmpstr (joined, ==, expected);
}

/* The ids of all that are lost, joined by spaces. */
static void
assert_lost (DvtStoreTransaction *transaction, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) secrets = dvt_store_list_secrets (transaction, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < secrets->len; i++)
    {
      const DvtStoredSecret *secret = g_ptr_array_index (secrets, i);

      if (secret->lost)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", secret->id);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static gboolean
is_known (DvtStoreTransaction *transaction, const char *id)
{
  g_autoptr (DvtStoredSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  dvt_store_find_secret (transaction, id, &secret, &error);
  g_assert_no_error (error);
  return secret != NULL;
}

/* Each case has a workspace of its own. */
static void
run_case (DvtStoreFunc func)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, func, folder);
  store_close (store);
}

static gboolean
put_and_find (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  DvtStoredSecret written = {
    .id = (char *) "a",
    .renewed = (char *) "b",
    .expires_at = (char *) "2026-02-01T00:00:00Z",
    .lost = TRUE,
  };
  g_autoptr (DvtStoredSecret) secret = NULL;

  g_assert_false (is_known (transaction, "a"));
  g_assert_true (dvt_store_put_secret (transaction, &written, error));
  g_assert_true (dvt_store_find_secret (transaction, "a", &secret, error));
  g_assert_cmpstr (secret->id, ==, "a");
  g_assert_cmpstr (secret->renewed, ==, "b");
  g_assert_cmpstr (secret->expires_at, ==, "2026-02-01T00:00:00Z");
  g_assert_true (secret->lost);
  g_assert_true (is_known (transaction, "b"));

  /* Referring to it changes nothing that is noted of it. */
  store_put_connector (transaction, "connector", "One");
  put_instance (transaction, "i", TRUE, "a");
  g_clear_pointer (&secret, dvt_stored_secret_free);
  g_assert_true (dvt_store_find_secret (transaction, "a", &secret, error));
  g_assert_cmpstr (secret->renewed, ==, "b");
  g_assert_true (secret->lost);
  return TRUE;
}

static void
test_put_find (void)
{
  run_case (put_and_find);
}

static gboolean
sweep_unused (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  store_put_connector (transaction, "connector", "One");
  put_instance (transaction, "used", TRUE, "a");
  put_instance (transaction, "removed", FALSE, "b");

  /* Counted from the first sweep that finds it unused, to the hour. */
  assert_sweep (transaction, 40, 12, "a b", "");
  assert_sweep (transaction, 70, 11, "a b", "");
  assert_lost (transaction, "");

  /* Used in between, it is counted anew. */
  put_instance (transaction, "removed", TRUE, "b");
  assert_sweep (transaction, 70, 12, "a b", "");
  put_instance (transaction, "removed", FALSE, "b");
  assert_sweep (transaction, 80, 0, "a b", "");
  assert_sweep (transaction, 109, 23, "a b", "");

  /* Lost from the moment on when somebody may delete it, and for good. */
  assert_sweep (transaction, 110, 0, "a b", "b");
  assert_lost (transaction, "b");
  assert_sweep (transaction, 110, 1, "a", "");
  assert_lost (transaction, "b");
  g_assert_true (is_known (transaction, "b"));

  /* An undo that came before it was deleted has it back. */
  put_instance (transaction, "removed", TRUE, "b");
  assert_lost (transaction, "b");
  assert_sweep (transaction, 111, 0, "a b", "");
  assert_lost (transaction, "");
  return TRUE;
}

static void
test_sweep_unused (void)
{
  run_case (sweep_unused);
}

static gboolean
sweep_unknown (DvtStoreTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GHashTable) young = make_items ("a", 35);
  g_autoptr (GPtrArray) deletable = NULL;

  /* Made by a program that died before it referred to it. */
  assert_sweep (transaction, 10, 0, "a", "");
  assert_sweep (transaction, 39, 23, "a", "");
  assert_sweep (transaction, 40, 0, "a", "a");

  /* A younger one under its name stays, whatever the database says. */
  g_assert_true (
    dvt_store_sweep_secrets (transaction, young, "2026-03-06T00:00:00Z", &deletable, error));
  g_assert_cmpuint (deletable->len, ==, 0);
  assert_lost (transaction, "");
  return TRUE;
}

static void
test_sweep_unknown (void)
{
  run_case (sweep_unknown);
}

static gboolean
sweep_renewed (DvtStoreTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  store_put_connector (transaction, "connector", "One");
  put_instance (transaction, "i", TRUE, "a");
  put_renewal (transaction, "a", "b");
  assert_sweep (transaction, 1, 0, "a b", "");

  /* What a renewal was before goes after a day, and is forgotten. */
  put_renewal (transaction, "a", "c");
  assert_sweep (transaction, 50, 0, "a b c", "");
  assert_sweep (transaction, 50, 23, "a b c", "");
  assert_sweep (transaction, 51, 0, "a b c", "b");
  assert_sweep (transaction, 52, 0, "a c", "");
  assert_sweep (transaction, 53, 0, "a c", "");
  g_assert_false (is_known (transaction, "b"));
  assert_lost (transaction, "");

  /* With the instance goes its secret, and what that was renewed to. */
  put_instance (transaction, "i", TRUE, "d");
  assert_sweep (transaction, 60, 0, "a c d", "");
  assert_sweep (transaction, 89, 0, "a c d", "");
  assert_sweep (transaction, 90, 0, "a c d", "a c");
  assert_sweep (transaction, 91, 0, "d", "");
  assert_lost (transaction, "a c");
  return TRUE;
}

static void
test_sweep_renewed (void)
{
  run_case (sweep_renewed);
}

static gboolean
sweep_lost (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  store_put_connector (transaction, "connector", "One");
  put_instance (transaction, "i", TRUE, "a");

  /* The service was asked before the reference was committed, it seems. */
  assert_sweep (transaction, 1, 0, "", "");
  assert_lost (transaction, "");
  /* No: it is gone. */
  assert_sweep (transaction, 1, 1, "", "");
  assert_lost (transaction, "a");
  /* The right keyring is back. */
  assert_sweep (transaction, 1, 2, "a", "");
  assert_lost (transaction, "");
  return TRUE;
}

static void
test_sweep_lost (void)
{
  run_case (sweep_lost);
}

static gboolean
sweep_clock (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  /* Noted by a clock that is years ahead. */
  assert_sweep (transaction, 2000, 0, "a", "");
  assert_sweep (transaction, 1, 0, "a", "");
  assert_sweep (transaction, 30, 23, "a", "");
  assert_sweep (transaction, 31, 0, "a", "a");
  return TRUE;
}

static void
test_sweep_clock (void)
{
  run_case (sweep_clock);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/secrets/put-find", test_put_find);
  g_test_add_func ("/store/secrets/sweep/unused", test_sweep_unused);
  g_test_add_func ("/store/secrets/sweep/unknown", test_sweep_unknown);
  g_test_add_func ("/store/secrets/sweep/renewed", test_sweep_renewed);
  g_test_add_func ("/store/secrets/sweep/lost", test_sweep_lost);
  g_test_add_func ("/store/secrets/sweep/clock", test_sweep_clock);
  return g_test_run ();
}
