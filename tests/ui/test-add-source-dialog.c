/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <stdio.h>

#include "dvt-add-source-dialog.h"
#include "dvt-window.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

static const char *const paths[] = { "/orders", NULL };

static GtkWidget *
present (Fixture *fixture, GtkWidget **window)
{
  *window = dvt_window_new (NULL);
  dvt_window_set_workspace (DVT_WINDOW (*window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (*window));
  dvt_add_source_dialog_present (fixture->workspace, *window);
  ui_settle (*window);
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (*window)));
}

static void
destroy (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

static void
enter (GtkWidget *dialog, const char *location)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find_widget (dialog, ADW_TYPE_ENTRY_ROW)), location);
}

static gboolean
has_source (gpointer data)
{
  DvtWorkspace *workspace = data;

  return g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_sources (workspace))) == 1;
}

static gboolean
has_no_dialog (gpointer data)
{
  return adw_application_window_get_visible_dialog (data) == NULL;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *dialog;

  fixture_publish (fixture, "shopify", 1, paths);
  dialog = present (fixture, &window);
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (dialog, "Add")));
  enter (dialog, "   ");
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (dialog, "Add")));
  enter (dialog, fixture->feed);
  ui_press (dialog, "Add");
  fixture_wait_for (has_source, fixture->workspace);
  fixture_wait_for (has_no_dialog, window);
  ui_assert_text (window, "Added the marketplace Quayside");
  destroy (window);
}

/* What is wrong is said in place, and goes with the next key. */
static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *dialog = present (fixture, &window);
  GtkWidget *row = ui_find_widget (dialog, ADW_TYPE_ENTRY_ROW);
  static const char text[]
    = "The folder or file cannot be read. Check that it exists and that you have permission.";

  enter (dialog, "/nowhere/at/all");
  ui_press (dialog, "Add");
  ui_assert_text (dialog, text);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_false (has_source (fixture->workspace));
  enter (dialog, fixture->feed);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_false (ui_shows_text (dialog, text));
  destroy (window);
}

static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *dialog = present (fixture, &window);

  enter (dialog, "not an address");
  ui_press (dialog, "Add");
  ui_assert_text (dialog, "This is no address of a marketplace. Enter one that begins with https, "
                          "or a folder.");
  enter (dialog, g_get_tmp_dir ());
  ui_press (dialog, "Add");
  ui_assert_text (dialog, "This folder holds no marketplace: it has no index.json.");
  enter (dialog, "http://feeds.example/shop");
  ui_press (dialog, "Add");
  ui_assert_text (dialog, "This address is not secure. Enter one that begins with https.");
  g_assert_false (has_source (fixture->workspace));
  destroy (window);
}

/* The same marketplace at another place is moved there, when that is what was meant. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *moved = g_strconcat (fixture->feed, "-moved", NULL);
  g_autoptr (DvtSourceItem) source = NULL;
  GtkWidget *window;
  GtkWidget *dialog;

  fixture_publish (fixture, "shopify", 1, paths);
  fixture_add_feed (fixture);
  g_assert_cmpint (rename (fixture->feed, moved), ==, 0);
  dialog = present (fixture, &window);
  enter (dialog, moved);
  ui_press (dialog, "Add");
  ui_assert_text (dialog, "This marketplace has been added already, from another address.");
  ui_press (dialog, "Move It Here");
  fixture_wait_for (has_no_dialog, window);
  source = g_list_model_get_item (G_LIST_MODEL (dvt_workspace_get_sources (fixture->workspace)), 0);
  g_assert_cmpstr (dvt_source_item_get_location (source), ==, moved);
  destroy (window);
  g_assert_cmpint (rename (moved, fixture->feed), ==, 0);
}

static void
test_dispose_in_flight (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *dialog;

  fixture_publish (fixture, "shopify", 1, paths);
  dialog = present (fixture, &window);
  enter (dialog, fixture->feed);
  g_signal_emit_by_name (ui_find_button (dialog, "Add"), "clicked");
  destroy (window);
  g_free (fixture_export (fixture->workspace));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  fixture_add ("/add-source-dialog/add", test_add);
  fixture_add ("/add-source-dialog/wrong", test_wrong);
  fixture_add ("/add-source-dialog/incomplete", test_incomplete);
  fixture_add ("/add-source-dialog/moved", test_moved);
  fixture_add ("/add-source-dialog/dispose-in-flight", test_dispose_in_flight);
  return g_test_run ();
}
