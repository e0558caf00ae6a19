/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-records.h"

#include "store-fixture.h"

/* One revision of a story: definitions are named by a letter, '-' is none. */
typedef struct
{
  const char *action;
  guint version;
  char installed;
  char pristine;
  guint restores;
} Step;

#define MAX_STEPS 8

typedef struct
{
  const char *title;
  gboolean custom;
  Step steps[MAX_STEPS];
  /* What the row says after the last step. */
  guint expected_installed;
  guint expected_modified; /* 0: none */
} Story;

static const Story stories[] = {
  { "just installed", FALSE, { { "install", 1, 'a', 'a' } }, 1, 0 },
  { "edited", FALSE, { { "install", 1, 'a', 'a' }, { "edit", 1, 'b', 'a' } }, 1, 2 },
  { "edited twice",
    FALSE,
    { { "install", 1, 'a', 'a' }, { "edit", 1, 'b', 'a' }, { "edit", 1, 'c', 'a' } },
    1,
    3 },
  { "edited back",
    FALSE,
    { { "install", 1, 'a', 'a' }, { "edit", 1, 'b', 'a' }, { "edit", 1, 'a', 'a' } },
    1,
    0 },
  { "updated", FALSE, { { "install", 1, 'a', 'a' }, { "update", 2, 'b', 'b' } }, 2, 0 },
  { "overwritten",
    FALSE,
    { { "install", 1, 'a', 'a' }, { "edit", 1, 'b', 'a' }, { "overwrite", 2, 'c', 'c' } },
    3,
    0 },
  { "restored to an edit",
    FALSE,
    { { "install", 1, 'a', 'a' },
      { "edit", 1, 'b', 'a' },
      { "overwrite", 2, 'c', 'c' },
      { "restore", 1, 'b', 'a', 2 } },
    1,
    2 },
  { "restored to a restore of an edit",
    FALSE,
    { { "install", 1, 'a', 'a' },
      { "edit", 1, 'b', 'a' },
      { "edit", 1, 'c', 'a' },
      { "restore", 1, 'b', 'a', 2 },
      { "edit", 1, 'd', 'a' },
      { "undo", 1, 'b', 'a', 4 } },
    1,
    2 },
  { "restored to what is modified since",
    FALSE,
    { { "install", 1, 'a', 'a' },
      { "update", 2, 'b', 'b' },
      { "restore", 1, 'a', 'a', 1 },
      { "edit", 1, 'c', 'a' } },
    1,
    4 },
  { "an undone overwrite, done again and undone",
    FALSE,
    { { "install", 1, 'a', 'a' },
      { "edit", 1, 'b', 'a' },
      { "overwrite", 2, 'c', 'c' },
      { "undo", 1, 'b', 'a', 2 },
      { "redo", 2, 'c', 'c', 3 },
      { "undo", 1, 'b', 'a', 4 } },
    1,
    2 },
  { "modified by a later version's pristine form alone",
    FALSE,
    { { "install", 1, 'a', 'a' }, { "edit", 1, 'b', 'a' }, { "merge", 2, 'b', 'c' } },
    3,
    2 },
  { "the same content again",
    FALSE,
    { { "install", 1, 'a', 'a' }, { "update", 2, 'a', 'a' } },
    2,
    0 },
  { "restored over several edits",
    FALSE,
    { { "install", 1, 'a', 'a' },
      { "edit", 1, 'b', 'a' },
      { "edit", 1, 'c', 'a' },
      { "edit", 1, 'd', 'a' },
      { "restore", 1, 'b', 'a', 2 } },
    1,
    2 },
  { "restored over several versions",
    FALSE,
    { { "install", 1, 'a', 'a' },
      { "update", 2, 'b', 'b' },
      { "update", 3, 'c', 'c' },
      { "restore", 1, 'a', 'a', 1 } },
    1,
    0 },
  { "custom, created", TRUE, { { "create", 0, 'a', '-' } }, 1, 0 },
  { "custom, edited", TRUE, { { "create", 0, 'a', '-' }, { "edit", 0, 'b', '-' } }, 1, 2 },
  { "custom, restored to its creation",
    TRUE,
    { { "create", 0, 'a', '-' }, { "edit", 0, 'b', '-' }, { "restore", 0, 'a', '-', 1 } },
    1,
    0 },
  { "custom, an undone edit",
    TRUE,
    { { "create", 0, 'a', '-' },
      { "edit", 0, 'b', '-' },
      { "edit", 0, 'c', '-' },
      { "undo", 0, 'b', '-', 2 } },
    1,
    2 },
};

static char *
put_definition_for (DvtStoreTransaction *transaction, char letter)
{
  const char name[] = { letter, '\0' };
  g_autoptr (DvtDefinition) definition = NULL;

  if (letter == '-')
    return NULL;

  definition = store_put_definition (transaction, name);
  return g_strdup (dvt_definition_get_digest (definition));
}

static void
add_step (DvtStoreTransaction *transaction, const char *id, const Step *step, guint expected)
{
  g_autofree char *digest = put_definition_for (transaction, step->installed);
  g_autofree char *pristine = put_definition_for (transaction, step->pristine);
  const DvtStoredRevision revision = {
    .connector_id = (char *) id,
    .action = (char *) step->action,
    .version = step->version,
    .digest = digest,
    .pristine = pristine,
    .restores = step->restores,
    .author = (char *) "Ada",
    .time = (char *) "2026-01-05T10:00:00Z",
    .message = (char *) "",
  };
  g_autoptr (GError) error = NULL;
  guint number;

  dvt_store_add_revision (transaction, &revision, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, expected);
}

static void
add_story (DvtStoreTransaction *transaction, const char *id, const Story *story)
{
  DvtStoredConnector connector = {
    .id = (char *) id,
    .present = TRUE,
    .custom = story->custom,
    .feed_id = story->custom ? NULL : (char *) "feed",
    .entry_id = story->custom ? NULL : (char *) "entry",
  };
  g_autoptr (GError) error = NULL;

  while (connector.head < MAX_STEPS && story->steps[connector.head].action != NULL)
    {
      add_step (transaction, id, &story->steps[connector.head], connector.head + 1);
      connector.head++;
      dvt_store_put_connector (transaction, &connector, &error);
      g_assert_no_error (error);
    }
}

static void
check_row (const DvtStoredConnectorRow *row, const Story *story)
{
  const Step *head = &story->steps[row->connector->head - 1];
  const char name[] = { head->installed, '\0' };
  g_autofree char *summary = g_strdup_printf ("About %s", name);

  g_test_message ("%s", story->title);
  g_assert_cmpint (row->connector->custom, ==, story->custom);
  g_assert_true (row->connector->present);
  g_assert_cmpstr (row->name, ==, name);
  g_assert_cmpstr (row->summary, ==, summary);
  g_assert_cmpstr (row->category, ==, "CRM");
  g_assert_cmpstr (row->colour, ==, "green");
  g_assert_cmpuint (row->head->number, ==, row->connector->head);
  g_assert_cmpuint (row->head->version, ==, head->version);
  g_assert_cmpstr (row->head->action, ==, head->action);
  g_assert_cmpuint (row->head->restores, ==, head->restores);
  g_assert_cmpuint (row->installed->number, ==, story->expected_installed);
  g_assert_cmpstr (row->installed->connector_id, ==, row->connector->id);
  if (story->expected_modified == 0)
    g_assert_null (row->modified);
  else
    g_assert_cmpuint (row->modified->number, ==, story->expected_modified);
}

static gboolean
tell_stories (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autoptr (DvtStoredConnectorRow) row = NULL;

      add_story (transaction, id, &stories[i]);
      row = dvt_store_get_connector (transaction, id, error);
      g_assert_nonnull (row);
      check_row (row, &stories[i]);
    }

  /* All at once say the same. */
  rows = dvt_store_list_connectors (transaction, error);
  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (stories));
  for (guint i = 0; i < rows->len; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (rows, i);
      const DvtStoredConnectorRow *before = i > 0 ? g_ptr_array_index (rows, i - 1) : row;

      check_row (row, &stories[g_ascii_strtoull (row->connector->id, NULL, 10)]);
      g_assert_cmpstr (before->name, <=, row->name);
    }
  return TRUE;
}

static void
test_rows (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);

  store_run_ok (store, DVT_STORE_WRITE, tell_stories, folder);
  store_close (store);
}

static gboolean
round_trip (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *digest = put_definition_for (transaction, 'a');
  g_autofree char *pristine = put_definition_for (transaction, 'b');
  DvtStoredConnector connector = {
    .id = (char *) "c1",
    .present = TRUE,
    .feed_id = (char *) "feed",
    .entry_id = (char *) "entry",
    .suffix = (char *) "7.0",
    .alongside_of = (char *) "c1",
    .head = 1,
  };
  const DvtStoredEntry entry = {
    .action = (char *) "install",
    .author = (char *) "Ada",
    .time = (char *) "t",
  };
  DvtStoredRevision revision = {
    .connector_id = (char *) "c1",
    .number = 17, /* not looked at */
    .action = (char *) "install",
    .version = 999999999,
    .version_name = (char *) "2026-04",
    .digest = digest,
    .pristine = pristine,
    .author = (char *) "Ada",
    .time = (char *) "2026-01-05T10:00:00Z",
    .message = (char *) "Because ‘x’",
  };
  g_autoptr (DvtStoredRevision) read = NULL;
  g_autoptr (DvtStoredConnectorRow) row = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  guint number;

  g_assert_true (dvt_store_add_entry (transaction, &entry, &revision.entry, error));
  g_assert_true (dvt_store_put_connector (transaction, &connector, error));
  g_assert_true (dvt_store_add_revision (transaction, &revision, &number, error));
  g_assert_cmpuint (number, ==, 1);
  g_assert_true (dvt_store_add_revision (transaction, &revision, &number, error));
  g_assert_cmpuint (number, ==, 2);

  read = dvt_store_get_revision (transaction, "c1", 1, error);
  g_assert_nonnull (read);
  g_assert_cmpstr (read->connector_id, ==, "c1");
  g_assert_cmpuint (read->number, ==, 1);
  g_assert_cmpstr (read->action, ==, "install");
  g_assert_cmpuint (read->version, ==, 999999999);
  g_assert_cmpstr (read->version_name, ==, "2026-04");
  g_assert_cmpstr (read->digest, ==, digest);
  g_assert_cmpstr (read->pristine, ==, pristine);
  g_assert_cmpuint (read->restores, ==, 0);
  g_assert_cmpstr (read->author, ==, "Ada");
  g_assert_cmpstr (read->time, ==, "2026-01-05T10:00:00Z");
  g_assert_cmpstr (read->message, ==, "Because ‘x’");
  g_assert_cmpint (read->entry, ==, revision.entry);

  revisions = dvt_store_list_revisions (transaction, "c1", error);
  g_assert_nonnull (revisions);
  g_assert_cmpuint (revisions->len, ==, 2);
  g_assert_cmpuint (((DvtStoredRevision *) g_ptr_array_index (revisions, 0))->number, ==, 2);

  /* One that left is not listed, but is still there. */
  connector.present = FALSE;
  g_assert_true (dvt_store_put_connector (transaction, &connector, error));
  g_clear_pointer (&revisions, g_ptr_array_unref);
  revisions = dvt_store_list_connectors (transaction, error);
  g_assert_nonnull (revisions);
  g_assert_cmpuint (revisions->len, ==, 0);
  row = dvt_store_get_connector (transaction, "c1", error);
  g_assert_nonnull (row);
  g_assert_false (row->connector->present);
  g_assert_cmpstr (row->connector->feed_id, ==, "feed");
  g_assert_cmpstr (row->connector->entry_id, ==, "entry");
  g_assert_cmpstr (row->connector->suffix, ==, "7.0");
  g_assert_cmpstr (row->connector->alongside_of, ==, "c1");
  g_assert_cmpuint (row->connector->head, ==, 1);
  return TRUE;
}

static gboolean
get_absent_connector (DvtStoreTransaction *transaction,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  return dvt_store_get_connector (transaction, "nobody", error) != NULL;
}

static gboolean
get_absent_revision (DvtStoreTransaction *transaction,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  return dvt_store_get_revision (transaction, "c1", 3, error) != NULL;
}

static gboolean
put_without_revision (DvtStoreTransaction *transaction,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  const DvtStoredConnector connector = { .id = (char *) "half", .present = TRUE, .head = 1 };

  return dvt_store_put_connector (transaction, &connector, error);
}

static void
test_round_trip (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  g_autoptr (GError) error = NULL;

  store_run_ok (store, DVT_STORE_WRITE, round_trip, folder);

  g_assert_false (store_run (store, DVT_STORE_READ, get_absent_connector, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (store_run (store, DVT_STORE_READ, get_absent_revision, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A connector without the revision that is its state is never committed. */
  g_assert_false (store_run (store, DVT_STORE_WRITE, put_without_revision, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (store_run (store, DVT_STORE_READ, get_absent_connector, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  store_close (store);
}

#define N_MANY 1000
#define N_TIMES 10

static gboolean
add_many (DvtStoreTransaction *transaction,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("connector-%u", i);

      add_story (transaction, id, &stories[i % G_N_ELEMENTS (stories)]);
    }
  return TRUE;
}

static gboolean
list_many (DvtStoreTransaction *transaction,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) rows = dvt_store_list_connectors (transaction, error);

  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, N_MANY);
  return TRUE;
}

static void
test_many (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  double best = G_MAXDOUBLE;

  store_run_ok (store, DVT_STORE_WRITE, add_many, folder);
  for (guint i = 0; i < N_TIMES; i++)
    {
      g_test_timer_start ();
      store_run_ok (store, DVT_STORE_READ, list_many, folder);
      best = MIN (best, g_test_timer_elapsed ());
    }
  g_test_message ("list %d connectors: %.1f ms", N_MANY, 1000 * best);
  store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/connectors/rows", test_rows);
  g_test_add_func ("/store/connectors/round-trip", test_round_trip);
  g_test_add_func ("/store/connectors/many", test_many);
  return g_test_run ();
}
