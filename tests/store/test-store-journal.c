/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-records.h"

#include "store-fixture.h"

/* Adds an entry that touches the subjects named by the letters of @subjects; returns its id. */
static gint64
add_entry (DvtStoreTransaction *transaction,
           DvtStoredEntryKind kind,
           const char *action,
           gint64 target,
           const char *subjects)
{
  const DvtStoredEntry entry = {
    .kind = kind,
    .action = (char *) action,
    .author = (char *) "Ada",
    .time = (char *) "2026-01-05T10:00:00Z",
    .target = target,
  };
  g_autoptr (GError) error = NULL;
  gint64 id;

  dvt_store_add_entry (transaction, &entry, &id, &error);
  g_assert_no_error (error);
  for (const char *letter = subjects; *letter != '\0'; letter++)
    {
      g_autofree char *subject = g_strdup_printf ("connector:%c", *letter);
      const DvtStoredTouch touch = { .subject = subject };

      dvt_store_add_touch (transaction, id, &touch, &error);
      g_assert_no_error (error);
    }
  return id;
}

static void
set_undone (DvtStoreTransaction *transaction, gint64 entry, gboolean undone, gint64 by)
{
  g_autoptr (GError) error = NULL;

  dvt_store_set_undone (transaction, entry, undone, by, &error);
  g_assert_no_error (error);
}

/* Actions of the later entries, joined by spaces. */
static char *
join_later (DvtStoreTransaction *transaction, gint64 entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) later = dvt_store_list_later_touching (transaction, entry, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < later->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((DvtStoredEntry *) g_ptr_array_index (later, i))->action);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_later (DvtStoreTransaction *transaction, gint64 entry, const char *expected)
{
  g_autofree char *later = join_later (transaction, entry);

  g_assert_cmpstr (later, ==, expected);
}

static gboolean
find_later (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  gint64 first = add_entry (transaction, DVT_STORED_ENTRY_ACTION, "first", 0, "ab");
  gint64 other = add_entry (transaction, DVT_STORED_ENTRY_ACTION, "other", 0, "c");
  gint64 second = add_entry (transaction, DVT_STORED_ENTRY_ACTION, "second", 0, "b");
  gint64 third = add_entry (transaction, DVT_STORED_ENTRY_ACTION, "third", 0, "ab");
  gint64 undo;

  /* One that touches two subjects of it is named once. */
  assert_later (transaction, first, "second third");
  assert_later (transaction, second, "third");
  assert_later (transaction, third, "");
  assert_later (transaction, other, "");

  /* Undone actions and undo entries are not in the way. */
  undo = add_entry (transaction, DVT_STORED_ENTRY_UNDO, "undo", third, "ab");
  set_undone (transaction, third, TRUE, undo);
  assert_later (transaction, first, "second");
  assert_later (transaction, third, "");

  /* Done again, it is. */
  add_entry (transaction, DVT_STORED_ENTRY_REDO, "redo", third, "ab");
  set_undone (transaction, third, FALSE, 0);
  assert_later (transaction, first, "second third");
  return TRUE;
}

static gboolean
round_trip (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  const DvtStoredEntry action = {
    .kind = DVT_STORED_ENTRY_ACTION,
    .action = (char *) "edit",
    .author = (char *) "Ada",
    .time = (char *) "2026-01-05T10:00:00Z",
    .message = (char *) "Because",
    .details = (char *) "{\"name\":\"Shop\"}",
  };
  const DvtStoredTouch touches[] = {
    { .subject = (char *) "source:z", .after = (char *) "{}" },
    { .subject = (char *) "connector:a", .before = (char *) "{\"head\":1}" },
  };
  g_autoptr (DvtStoredEntry) read = NULL;
  g_autoptr (DvtStoredEntry) read_undo = NULL;
  g_autoptr (GPtrArray) read_touches = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gint64 id, undo;

  g_assert_true (dvt_store_add_entry (transaction, &action, &id, error));
  for (guint i = 0; i < G_N_ELEMENTS (touches); i++)
    g_assert_true (dvt_store_add_touch (transaction, id, &touches[i], error));
  undo = add_entry (transaction, DVT_STORED_ENTRY_UNDO, "edit", id, "");
  g_assert_cmpint (undo, >, id);
  set_undone (transaction, id, TRUE, undo);

  read = dvt_store_get_entry (transaction, id, error);
  g_assert_nonnull (read);
  g_assert_cmpint (read->id, ==, id);
  g_assert_cmpint (read->kind, ==, DVT_STORED_ENTRY_ACTION);
  g_assert_cmpstr (read->action, ==, "edit");
  g_assert_cmpstr (read->author, ==, "Ada");
  g_assert_cmpstr (read->time, ==, "2026-01-05T10:00:00Z");
  g_assert_cmpstr (read->message, ==, "Because");
  g_assert_cmpstr (read->details, ==, "{\"name\":\"Shop\"}");
  g_assert_true (read->undone);
  g_assert_cmpint (read->undone_by, ==, undo);
  g_assert_cmpint (read->target, ==, 0);

  read_undo = dvt_store_get_entry (transaction, undo, error);
  g_assert_nonnull (read_undo);
  g_assert_cmpint (read_undo->kind, ==, DVT_STORED_ENTRY_UNDO);
  g_assert_cmpint (read_undo->target, ==, id);
  g_assert_cmpstr (read_undo->message, ==, "");
  g_assert_cmpstr (read_undo->details, ==, "{}");
  g_assert_false (read_undo->undone);

  read_touches = dvt_store_list_touches (transaction, id, error);
  g_assert_nonnull (read_touches);
  g_assert_cmpuint (read_touches->len, ==, G_N_ELEMENTS (touches));
  for (guint i = 0; i < read_touches->len; i++)
    {
      const DvtStoredTouch *touch = g_ptr_array_index (read_touches, i);

      g_assert_cmpstr (touch->subject, ==, touches[i].subject);
      g_assert_cmpstr (touch->before, ==, touches[i].before);
      g_assert_cmpstr (touch->after, ==, touches[i].after);
    }

  entries = dvt_store_list_entries (transaction, 0, error);
  g_assert_nonnull (entries);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (((DvtStoredEntry *) g_ptr_array_index (entries, 0))->id, ==, undo);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = dvt_store_list_entries (transaction, 1, error);
  g_assert_nonnull (entries);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (((DvtStoredEntry *) g_ptr_array_index (entries, 0))->id, ==, undo);

  /* Taken back, it forgets who had undone it. */
  set_undone (transaction, id, FALSE, 99);
  g_clear_pointer (&read, dvt_stored_entry_free);
  read = dvt_store_get_entry (transaction, id, error);
  g_assert_nonnull (read);
  g_assert_false (read->undone);
  g_assert_cmpint (read->undone_by, ==, 0);
  return TRUE;
}

static gboolean
get_absent (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return dvt_store_get_entry (transaction, 77, error) != NULL;
}

static gboolean
set_absent (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return dvt_store_set_undone (transaction, 77, TRUE, 0, error);
}

static gboolean
touch_absent (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  const DvtStoredTouch touch = { .subject = (char *) "connector:a" };

  return dvt_store_add_touch (transaction, 77, &touch, error);
}

static void
test_round_trip (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);

  store_run_ok (store, DVT_STORE_WRITE, round_trip, folder);
  store_close (store);
}

static void
test_later (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);

  store_run_ok (store, DVT_STORE_WRITE, find_later, folder);
  store_close (store);
}

static void
test_absent (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  g_autoptr (GError) error = NULL;

  g_assert_false (store_run (store, DVT_STORE_READ, get_absent, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (store_run (store, DVT_STORE_WRITE, set_absent, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (store_run (store, DVT_STORE_WRITE, touch_absent, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED);
  store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/journal/round-trip", test_round_trip);
  g_test_add_func ("/store/journal/later", test_later);
  g_test_add_func ("/store/journal/absent", test_absent);
  return g_test_run ();
}
