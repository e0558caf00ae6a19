/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-change-row.h"
#include "dvt-compare-dialog.h"
#include "dvt-window.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

static const char *const paths[] = { "/orders", NULL };

static char *
install_modified (Fixture *fixture)
{
  char *connector;

  fixture_publish (fixture, "shopify", 1, paths);
  fixture_add_feed (fixture);
  connector = fixture_install (fixture, "shopify", 1);
  fixture_edit (fixture, connector, "https://edited.example.com");
  return connector;
}

static GtkWidget *
show_window (Fixture *fixture)
{
  GtkWidget *window = dvt_window_new (NULL);

  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (window);
  return window;
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

static GtkWidget *
get_dialog (GtkWidget *window)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

static void
test_own_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  GtkWidget *window = show_window (fixture);
  GtkWidget *dialog;

  dvt_compare_dialog_present_own_changes (fixture->workspace, fixture_find (fixture, connector),
                                          window);
  dialog = get_dialog (window);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (dialog)), ==, "Your Changes to Shopify");
  ui_assert_text (dialog, "1 change");
  ui_settle (window);
  ui_assert_text (dialog, "Ava Thompson, 3 Nov");
  destroy (window);
}

static void
test_revisions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  DvtConnector *found = fixture_find (fixture, connector);
  GtkWidget *window = show_window (fixture);
  GtkWidget *dialog;

  dvt_compare_dialog_present (fixture->workspace, "Revisions 1 and 2",
                              dvt_connector_get_pristine_digest (found),
                              dvt_connector_get_digest (found), window);
  dialog = get_dialog (window);
  ui_assert_text (dialog, "Revisions 1 and 2");
  ui_assert_text (dialog, "1 change");
  ui_settle (window);
  g_signal_emit_by_name (
    ui_find_widget (ui_find_widget (dialog, DVT_TYPE_CHANGE_ROW), GTK_TYPE_BUTTON), "clicked");
  ui_assert_text (dialog, "\"https://shopify.example.com/v1\"");
  ui_assert_text (dialog, "\"https://edited.example.com\"");
  destroy (window);
}

static void
test_equal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  g_autofree char *digest = g_strdup (dvt_connector_get_digest (fixture_find (fixture, connector)));
  GtkWidget *window = show_window (fixture);

  dvt_compare_dialog_present (fixture->workspace, "The Same", digest, digest, window);
  ui_assert_text (get_dialog (window), "No Differences");
  destroy (window);
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  static const char unknown[] = "00000000000000000000000000000000"
                                "00000000000000000000000000000000";
  g_autofree char *connector = install_modified (fixture);
  GtkWidget *window = show_window (fixture);

  dvt_compare_dialog_present (fixture->workspace, "Nothing", unknown, unknown, window);
  ui_assert_text (get_dialog (window), "Couldn’t Compare");
  destroy (window);
}

static void
test_dispose_in_flight (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  GtkWidget *window = show_window (fixture);

  dvt_compare_dialog_present_own_changes (fixture->workspace, fixture_find (fixture, connector),
                                          window);
  destroy (window);
  /* The answer comes, and nobody is there. */
  g_free (fixture_export (fixture->workspace));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  fixture_add ("/compare-dialog/own-changes", test_own_changes);
  fixture_add ("/compare-dialog/revisions", test_revisions);
  fixture_add ("/compare-dialog/equal", test_equal);
  fixture_add ("/compare-dialog/failed", test_failed);
  fixture_add ("/compare-dialog/dispose-in-flight", test_dispose_in_flight);
  return g_test_run ();
}
