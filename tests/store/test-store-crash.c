/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <stdio.h>

#include <glib/gstdio.h>

#include "dvt-store-flows.h"
#include "dvt-store-instances.h"
#include "dvt-store-private.h"
#include "store-fixture.h"

/* kill -9 while another process writes: afterwards the old state or the new one, never half. */

#define N_KILLS 50
#define MIN_KILLS_INSIDE 10
#define MAX_KILLS 400
/* More than SQLite's cache, so that the file is written to before the commit too. */
#define INDEX_SIZE (4 * 1024 * 1024)

static const char *const source_ids[] = { "first", "second", "third" };

/* The number as a deployed version of a flow, as a run with a report, and as an instance with a
 * secret that the state before did not have. */
static gboolean
write_what_runs (DvtStoreTransaction *transaction, const char *name, guint number, GError **error)
{
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new_empty (name);
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  DvtStoredFlowVersion version = {
    .number = number,
    .status = (char *) "deployed",
    .digest = (char *) dvt_flow_document_get_digest (document),
    .author = (char *) "Ada",
    .created = (char *) name,
    .updated = (char *) name,
  };
  const DvtStoredFlow flow = { .id = (char *) "flow", .present = TRUE, .versions = versions };
  const DvtStoredInstance instance = {
    .id = (char *) "instance",
    .present = TRUE,
    .connector_id = (char *) "connector",
    .name = (char *) name,
    .settings = (char *) "{}",
    .secret = (char *) name,
  };
  DvtStoredRun run = {
    .flow_id = (char *) "flow",
    .version = number,
    .kind = (char *) "run",
    .status = (char *) "succeeded",
    .started = (char *) name,
    .report = (char *) name,
  };

  g_ptr_array_add (versions, &version);
  return dvt_store_put_flow_document (transaction, document, error)
         && dvt_store_put_flow (transaction, &flow, error)
         && dvt_store_put_run (transaction, &run, error)
         && dvt_store_put_instance (transaction, &instance, error);
}

static void
read_what_runs (DvtStoreTransaction *transaction, guint number, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autoptr (DvtStoredFlow) flow = dvt_store_get_flow (transaction, "flow", error);
  g_autoptr (DvtStoredInstance) instance = dvt_store_get_instance (transaction, "instance", error);
  g_autoptr (DvtStoredSecret) secret = NULL;
  g_autoptr (GPtrArray) runs = dvt_store_list_runs (transaction, "flow", 1, error);
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (DvtStoredRun) run = NULL;
  const DvtStoredFlowVersion *version;

  g_assert_nonnull (flow);
  g_assert_cmpuint (flow->versions->len, ==, 1);
  version = g_ptr_array_index (flow->versions, 0);
  g_assert_cmpuint (version->number, ==, number);
  document = dvt_store_get_flow_document (transaction, version->digest, error);
  g_assert_nonnull (document);
  g_assert_cmpstr (dvt_flow_document_get_name (document), ==, name);

  g_assert_nonnull (instance);
  g_assert_cmpstr (instance->secret, ==, name);
  g_assert_true (dvt_store_find_secret (transaction, name, &secret, error));
  g_assert_nonnull (secret);

  g_assert_cmpuint (runs->len, ==, 1);
  run = dvt_store_get_run (transaction, ((DvtStoredRun *) g_ptr_array_index (runs, 0))->id, error);
  g_assert_nonnull (run);
  g_assert_cmpstr (run->report, ==, name);
}

/* One state: every source says @data's number, and so does each byte of its index. */
static gboolean
write_state (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  guint number = *(guint *) data;
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autofree char *content = g_malloc (INDEX_SIZE);
  g_autoptr (GBytes) index = NULL;

  memset (content, (int) (number % 251), INDEX_SIZE);
  index = g_bytes_new_static (content, INDEX_SIZE);
  for (guint i = 0; i < G_N_ELEMENTS (source_ids); i++)
    {
      const DvtStoredSource source = {
        .id = (char *) source_ids[i],
        .location = name,
        .name = name,
        .present = TRUE,
        .index = index,
      };

      if (!dvt_store_put_source (transaction, &source, error))
        return FALSE;
    }
  return write_what_runs (transaction, name, number, error);
}

static gboolean
write_first_state (DvtStoreTransaction *transaction,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  store_put_connector (transaction, "connector", "One");
  return write_state (transaction, data, cancellable, error);
}

static gboolean
read_state (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_store_list_sources (transaction, error);
  gint64 n_problems = 0;
  guint *number = data;

  g_assert_true (dvt_store_database_query_integer (
    transaction->database,
    "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'", &n_problems,
    error));
  g_assert_cmpint (n_problems, ==, 0);

  g_assert_nonnull (sources);
  g_assert_cmpuint (sources->len, ==, G_N_ELEMENTS (source_ids));
  for (guint i = 0; i < sources->len; i++)
    {
      const DvtStoredSource *source = g_ptr_array_index (sources, i);
      gsize size;
      const guint8 *content = g_bytes_get_data (source->index, &size);

      if (i == 0)
        *number = (guint) g_ascii_strtoull (source->name, NULL, 10);
      g_assert_cmpuint (g_ascii_strtoull (source->name, NULL, 10), ==, *number);
      g_assert_cmpuint (size, ==, INDEX_SIZE);
      for (gsize j = 0; j < size; j++)
        if (content[j] != *number % 251)
          g_error ("Byte %" G_GSIZE_FORMAT " is of another state", j);
    }
  read_what_runs (transaction, *number, error);
  return TRUE;
}

/* The child: one state after the other, each number said once it is committed. */
G_NORETURN static void
write_until_killed (const char *path, guint number)
{
  DvtStore *store = store_open_ok (path, DVT_STORE_OPEN_EXISTING);

  while (TRUE)
    {
      printf ("%u\n", number++);
      fflush (stdout);
      store_run_ok (store, DVT_STORE_WRITE, write_state, &number);
    }
}

/* Lets a child write for @delay_us after its start and kills it. Returns the last number that it
 * said to be committed, which is @number at least. */
static guint
write_and_kill (const char *program, const char *path, guint number, gulong delay_us)
{
  g_autofree char *start = g_strdup_printf ("%u", number);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "--write", path, start, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, start);

  g_usleep (delay_us);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);

  while (line != NULL)
    {
      number = (guint) g_ascii_strtoull (line, NULL, 10);
      g_free (line);
      line = g_data_input_stream_read_line (output, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  return number;
}

static void
test_kill (gconstpointer data)
{
  const char *program = data;
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autofree char *journal = g_strconcat (folder->path, "-journal", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);
  guint number = 1;
  guint n_kills = 0;
  guint n_inside = 0;
  guint n_new = 0;

  store_run_ok (store, DVT_STORE_WRITE, write_first_state, &number);
  store_close (store);

  while (n_kills < N_KILLS || (n_inside < MIN_KILLS_INSIDE && n_kills < MAX_KILLS))
    {
      gulong delay_us = (gulong) g_rand_int_range (random, 0, 60000);
      guint committed = write_and_kill (program, folder->path, number, delay_us);
      GStatBuf status;

      n_kills++;
      if (g_stat (journal, &status) == 0 && status.st_size > 0)
        n_inside++;

      store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
      store_run_ok (store, DVT_STORE_READ, read_state, &number);
      store_close (store);
      g_test_message ("after %lu us: committed %u, found %u", delay_us, committed, number);
      g_assert_true (number == committed || number == committed + 1);
      n_new += number - committed;
    }

  g_test_message ("%u kills, %u of them inside a transaction; %u found the state new and not told",
                  n_kills, n_inside, n_new);
  g_assert_cmpuint (n_inside, >=, MIN_KILLS_INSIDE);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    write_until_killed (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/store/crash/kill", argv[0], test_kill);
  return g_test_run ();
}
