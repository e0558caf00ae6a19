/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* How long the window takes to open, and how long it is held by what is large: a thousand
 * connectors, what runs on them, a connector of 1,223 endpoints, an update of 5,415 changes.
 *
 * Each part runs the application in a process of its own, over a workspace made before. "Held" is
 * from one poll of the main loop to the next, in processor time, without the frames: those are
 * GTK's styling, layout and drawing (here by software), and are told apart. */

#include "config.h"

#include <stdlib.h>

#include "dvt-application.h"
#include "dvt-connector-row.h"
#include "dvt-connector-sidebar.h"
#include "dvt-endpoint-list.h"
#include "dvt-flow-sidebar.h"
#include "dvt-update-wizard.h"
#include "dvt-window.h"
#include "large-workspace.h"
#include "loop-watch.h"
#include "real-documents.h"
#include "ui-fixture.h"

#define SETTLE_MS 1500
#define SCROLL_STEPS 100
#define SCROLL_STEP_MS 20
#define MOST_EXPANDED 8

typedef struct
{
  const char *part;
  GApplication *application; /* (unowned) */
  GtkWindow *window;         /* (unowned) (nullable) */
  gint64 start_us;           /* of the program */
  gint64 frame_us;           /* where the present frame began */
  gint64 laid_out_us;
  gint64 longest_frame_us;
  gint64 longest_layout_us; /* of the longest frame; the rest is drawing */
  guint n_frames;
} Bench;

static void
on_before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->frame_us = loop_watch_get_time_us ();
  bench->laid_out_us = bench->frame_us;
}

static void
on_layout_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->laid_out_us = loop_watch_get_time_us ();
}

static void
on_after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  gint64 frame_us = loop_watch_get_time_us () - bench->frame_us;

  loop_watch_subtract (frame_us);
  if (frame_us > bench->longest_frame_us)
    {
      bench->longest_frame_us = frame_us;
      bench->longest_layout_us = bench->laid_out_us - bench->frame_us;
    }
  bench->n_frames++;
}

static void
begin (Bench *bench)
{
  loop_watch_reset ();
  bench->longest_frame_us = 0;
  bench->longest_layout_us = 0;
}

static void
end (Bench *bench, const char *what)
{
  g_print ("%s: held for %.1f ms at most; longest frame %.1f ms, of it layout %.1f ms\n", what,
           loop_watch_get_longest_ms (), (double) bench->longest_frame_us / 1e3,
           (double) bench->longest_layout_us / 1e3);
}

static void
on_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
run_for (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (milliseconds, on_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_type (Bench *bench, GType type)
{
  g_autoptr (GPtrArray) widgets = ui_list_widgets (GTK_WIDGET (bench->window), type);

  while (widgets->len == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&widgets, g_ptr_array_unref);
      widgets = ui_list_widgets (GTK_WIDGET (bench->window), type);
    }
}

static void
scroll (GtkWidget *widget)
{
  GtkWidget *scrolled_window = ui_find_widget (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment
    = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled_window));

  for (guint i = 1; i <= SCROLL_STEPS; i++)
    {
      double range
        = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

      gtk_adjustment_set_value (adjustment, range * i / SCROLL_STEPS);
      run_for (SCROLL_STEP_MS);
    }
}

/* The first frame that shows connectors. */
static void
measure_start (Bench *bench, const char *what)
{
  guint n_frames;

  wait_for_type (bench, DVT_TYPE_CONNECTOR_ROW);
  n_frames = bench->n_frames;
  while (bench->n_frames == n_frames)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%s: first frame with connectors after %.0f ms\n", what,
           (double) (g_get_monotonic_time () - bench->start_us) / 1e3);
  run_for (SETTLE_MS);
  end (bench, what);
}

static void
measure_many (Bench *bench)
{
  measure_start (bench, "1,000 connectors, opened");
  begin (bench);
  scroll (ui_find_widget (GTK_WIDGET (bench->window), DVT_TYPE_CONNECTOR_SIDEBAR));
  end (bench, "1,000 connectors, scrolled through");
  begin (bench);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.undo", NULL);
  run_for (SETTLE_MS);
  end (bench, "1,000 connectors, one undone");
  begin (bench);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.refresh", NULL);
  run_for (SETTLE_MS);
  end (bench, "1,000 connectors, refreshed");
  begin (bench);
  dvt_window_show_page (DVT_WINDOW (bench->window), "activity");
  run_for (SETTLE_MS);
  end (bench, "1,000 connectors, page of all activity");
}

static void
measure_uses (Bench *bench)
{
  measure_start (bench, "1,000 connectors, 3,000 instances, 2,000 flows, opened");
  begin (bench);
  dvt_window_show_page (DVT_WINDOW (bench->window), "flows");
  run_for (SETTLE_MS);
  end (bench, "2,000 flows, their page");
  begin (bench);
  scroll (ui_find_widget (GTK_WIDGET (bench->window), DVT_TYPE_FLOW_SIDEBAR));
  end (bench, "2,000 flows, scrolled through");
}

static const char *
get_connector_id (Bench *bench, guint position)
{
  DvtWorkspace *workspace = dvt_window_get_workspace (DVT_WINDOW (bench->window));
  GListModel *connectors = G_LIST_MODEL (dvt_workspace_get_connectors (workspace));
  g_autoptr (DvtConnector) connector = g_list_model_get_item (connectors, position);

  return dvt_connector_get_id (connector);
}

static void
measure_large (Bench *bench)
{
  GtkWidget *list;
  g_autoptr (GPtrArray) rows = NULL;

  wait_for_type (bench, DVT_TYPE_CONNECTOR_ROW);
  run_for (SETTLE_MS);
  dvt_window_show_connector (DVT_WINDOW (bench->window), get_connector_id (bench, 0));
  run_for (SETTLE_MS);
  begin (bench);
  dvt_window_show_connector (DVT_WINDOW (bench->window), get_connector_id (bench, 1));
  wait_for_type (bench, DVT_TYPE_ENDPOINT_LIST);
  run_for (SETTLE_MS);
  end (bench, "1,223 endpoints, opened");

  list = ui_find_widget (GTK_WIDGET (bench->window), DVT_TYPE_ENDPOINT_LIST);
  rows = ui_list_widgets (list, ADW_TYPE_EXPANDER_ROW);
  begin (bench);
  for (guint i = 0; i < MIN (rows->len, MOST_EXPANDED); i++)
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (rows->pdata[i]), TRUE);
      run_for (SETTLE_MS / 3);
    }
  end (bench, "1,223 endpoints, entities unfolded");
}

static void
measure_update (Bench *bench)
{
  DvtWorkspace *workspace = dvt_window_get_workspace (DVT_WINDOW (bench->window));
  AdwDialog *dialog;
  GtkWidget *view;
  GtkWidget *page;

  wait_for_type (bench, DVT_TYPE_CONNECTOR_ROW);
  run_for (SETTLE_MS);
  begin (bench);
  dvt_update_wizard_present (workspace, get_connector_id (bench, 1), GTK_WIDGET (bench->window));
  run_for (4 * SETTLE_MS);
  end (bench, "5,415 changes, wizard opened");

  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (bench->window));
  view = ui_find_widget (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW);
  page = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
  begin (bench);
  gtk_widget_activate_action (page, "wizard.show-vendor-changes", NULL);
  run_for (SETTLE_MS);
  end (bench, "5,415 changes, all of them shown");
  page = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
  begin (bench);
  scroll (page);
  end (bench, "5,415 changes, scrolled through");
}

static void
measure_part (gpointer user_data)
{
  Bench *bench = user_data;

  while (bench->window == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (!g_str_equal (bench->part, "sample")
         && dvt_window_get_workspace (DVT_WINDOW (bench->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (g_str_equal (bench->part, "sample"))
    measure_start (bench, "sample organisation, made and opened");
  else if (g_str_equal (bench->part, "many"))
    measure_many (bench);
  else if (g_str_equal (bench->part, "uses"))
    measure_uses (bench);
  else if (g_str_equal (bench->part, "large"))
    measure_large (bench);
  else
    measure_update (bench);
  g_action_group_activate_action (G_ACTION_GROUP (bench->application), "quit", NULL);
}

static void
on_realize_cb (GtkWidget *window, Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), bench);
  g_signal_connect_after (clock, "layout", G_CALLBACK (on_layout_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint_cb), bench);
}

static void
on_window_added_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  bench->window = window;
  g_signal_connect_after (window, "realize", G_CALLBACK (on_realize_cb), bench);
}

/* One part, in this process. */
static int
run_part (const char *part, const char *path)
{
  g_autoptr (DvtApplication) application = NULL;
  Bench bench = { .part = part, .start_us = g_get_monotonic_time () };
  const char *arguments[] = { "dovetail", "--workspace", path, NULL };

  loop_watch_start ();
  application = dvt_application_new ();
  bench.application = G_APPLICATION (application);
  if (g_str_equal (part, "sample"))
    arguments[1] = "--demo";
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), &bench);
  g_idle_add_once (measure_part, &bench);
  return g_application_run (G_APPLICATION (application), g_str_equal (part, "sample") ? 2 : 3,
                            (char **) arguments);
}

static gboolean
start_part (const char *program, const char *part, const char *path)
{
  const char *arguments[] = { program, part, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL,
                NULL, &status, &error);
  if (error == NULL)
    g_spawn_check_wait_status (status, &error);
  if (error != NULL)
    g_printerr ("%s: %s\n", part, error->message);
  return error == NULL;
}

/* Of nothing but connectors, or with what runs on them too. */
static gboolean
start_many (const char *program, const char *part)
{
  Fixture fixture = { NULL };
  gboolean is_good;

  fixture_set_up (&fixture, NULL);
  large_install_many (&fixture);
  if (g_str_equal (part, "uses"))
    large_add_uses (&fixture);
  is_good = start_part (program, part, fixture.path);
  fixture_tear_down (&fixture, NULL);
  return is_good;
}

/* "update" has 10.0.0 installed and "large" 23.0.2, and both a small connector before it. */
static int
start_octokit (const char *program, const char *part, guint version)
{
  const char *const paths[] = { "/orders", NULL };
  Fixture fixture = { NULL };
  int status = REAL_DOCUMENTS_SKIP;

  fixture_set_up (&fixture, NULL);
  if (large_publish_octokit (&fixture))
    {
      g_autoptr (DvtDefinition) small
        = fixture_make_definition ("A", "https://a.example.com", paths);
      g_autoptr (DvtOutcome) created = fixture_perform (&fixture, dvt_action_new_create (small));
      g_autofree char *connector = fixture_install (&fixture, "octokit", version);

      status = start_part (program, part, fixture.path) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
  fixture_tear_down (&fixture, NULL);
  return status;
}

int
main (int argc, char *argv[])
{
  int status;

  if (argc == 3)
    return run_part (argv[1], argv[2]);
  if (!start_part (argv[0], "sample", "") || !start_many (argv[0], "many")
      || !start_many (argv[0], "uses"))
    return EXIT_FAILURE;
  status = start_octokit (argv[0], "large", 2);
  return status == EXIT_SUCCESS ? start_octokit (argv[0], "update", 1) : status;
}
