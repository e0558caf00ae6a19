/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <stdio.h>
#include <sys/stat.h>

#include "workspace-fixture.h"

/* kill -9 while another process updates a connector: afterwards the old state or the new one, never
 * half (issue: what it must show, 7). */

#define N_KILLS 50
#define MIN_INSIDE 10
#define MAX_KILLS 300
/* The definitions are larger than SQLite's cache, so that the file is written to before the commit.
 */
#define N_PATHS 12000

/* The child: says that it is ready, updates and says that it is done. */
static int
update_and_say (const char *path, const char *connector)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture = { .path = (char *) path };
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  fixture.workspace = fixture_open (path, DVT_WORKSPACE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  plan = fixture_plan (&fixture, connector, 0, &error);
  g_assert_no_error (error);
  printf ("ready\n");
  fflush (stdout);
  outcome = fixture_try (fixture.workspace,
                         dvt_action_new_update (plan, DVT_UPDATE_CHOICE_OVERWRITE), &error);
  g_assert_no_error (error);
  printf ("done\n");
  fflush (stdout);
  fixture_close (fixture.workspace);
  g_clear_object (&fixture.workspace);
  return 0;
}

/* The journal has a header as long as its transaction is neither committed nor rolled back. */
static gboolean
is_inside_transaction (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  struct stat status;

  return stat (journal, &status) == 0 && status.st_size > 0;
}

/* Kills an update after @delay_us. Returns whether it was inside its transaction. */
static gboolean
update_and_kill (const char *program, const char *path, const char *connector, gulong delay_us)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "--update", path, connector, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "ready");
  g_usleep (delay_us);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  return is_inside_transaction (path);
}

static char *
export_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtWorkspace) workspace = fixture_open (path, DVT_WORKSPACE_OPEN_EXISTING, &error);
  char *text = NULL;

  g_assert_no_error (error);
  text = fixture_export (workspace);
  fixture_close (workspace);
  return text;
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
publish_large (Fixture *fixture, guint version)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < N_PATHS; i++)
    g_strv_builder_take (builder, g_strdup_printf ("/%08x/%u", (i * 2654435761u) ^ version, i));
  paths = g_strv_builder_end (builder);
  fixture_publish (fixture, "shopify", version, (const char *const *) paths);
}

/* Makes the workspace that every update begins with, and how it is after one. */
static char *
set_up (Fixture *fixture, const char *work, char **before, char **after)
{
  char *id = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  publish_large (fixture, 1);
  publish_large (fixture, 2);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  fixture_edit (fixture, id, "https://ours.example.com");
  *before = fixture_export (fixture->workspace);
  /* Nothing is under way, and there is no log beside the file: it may be copied. */
  copy_file (fixture->path, work);
  outcome = fixture_update (fixture, id, DVT_UPDATE_CHOICE_OVERWRITE);
  *after = fixture_export (fixture->workspace);
  g_assert_cmpstr (*before, !=, *after);
  fixture_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  copy_file (work, fixture->path);
  return id;
}

/* How long an update takes from "ready" to "done", so that the kills fall all over it. */
static gint64
measure_update (const char *program, const char *path, const char *connector)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "--update", path, connector, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  gint64 start = 0;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (line, ==, i == 0 ? "ready" : "done");
      if (i == 0)
        start = g_get_monotonic_time ();
    }
  start = g_get_monotonic_time () - start;
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  return start;
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  const char *program = data;
  g_autofree char *pristine = g_build_filename (fixture->folder, "before.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *id = set_up (fixture, pristine, &before, &after);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261103);
  const gint64 duration_us = measure_update (program, fixture->path, id);
  guint n_kills = 0;
  guint n_inside = 0;
  guint n_new = 0;

  while (n_kills < MAX_KILLS && (n_kills < N_KILLS || n_inside < MIN_INSIDE))
    {
      g_autofree char *state = NULL;

      copy_file (pristine, fixture->path);
      if (update_and_kill (program, fixture->path, id,
                           (gulong) g_rand_double_range (random, 0, (double) duration_us)))
        n_inside++;
      n_kills++;
      state = export_file (fixture->path);
      if (g_str_equal (state, after))
        n_new++;
      else
        g_assert_cmpstr (state, ==, before);
    }
  g_test_message ("%u kills in %" G_GINT64_FORMAT " ms, %u inside the transaction: %u old, %u new",
                  n_kills, duration_us / 1000, n_inside, n_kills - n_new, n_new);
  g_assert_cmpuint (n_inside, >=, MIN_INSIDE);
  g_assert_cmpuint (n_new, <, n_kills);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--update"))
    return update_and_say (argv[2], argv[3]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/workspace/kill", Fixture, argv[0], fixture_set_up, test_kill, fixture_tear_down);
  return g_test_run ();
}
