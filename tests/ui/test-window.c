/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-shortcuts.h"
#include "dvt-welcome-page.h"
#include "dvt-window.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

static const char *const paths[] = { "/orders", NULL };
static const char *const newer_paths[] = { "/orders", "/stock", NULL };

static gboolean
is_mapped (GtkWidget *window, GType type)
{
  g_autoptr (GPtrArray) widgets = ui_list_widgets (window, type);

  return widgets->len > 0;
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
test_without_workspace (void)
{
  g_autoptr (GError) error
    = g_error_new_literal (DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND, "No <b>such & file");
  GtkWidget *window = dvt_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  dvt_window_set_opening (DVT_WINDOW (window), "Opening");
  ui_settle (window);
  dvt_window_set_failed (DVT_WINDOW (window), error);
  ui_settle (window);
  g_assert_null (dvt_window_get_workspace (DVT_WINDOW (window)));
  g_assert_false (is_mapped (window, ADW_TYPE_VIEW_SWITCHER));
  destroy (window);
}

/* An untouched workspace is welcomed; the pages come with the first action. */
static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = dvt_window_new (NULL);

  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (window);
  g_assert_true (is_mapped (window, DVT_TYPE_WELCOME_PAGE));
  g_assert_false (is_mapped (window, ADW_TYPE_VIEW_SWITCHER));

  fixture_publish (fixture, "shopify", 1, paths);
  fixture_add_feed (fixture);
  ui_settle (window);
  g_assert_false (is_mapped (window, DVT_TYPE_WELCOME_PAGE));
  g_assert_true (is_mapped (window, ADW_TYPE_VIEW_SWITCHER));
  destroy (window);
}

static void
test_toast_and_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error
    = g_error_new_literal (DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE, "<b>Old & older");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  g_autoptr (DvtDefinition) definition
    = fixture_make_definition ("A <b> & B", "https://one.example.com", paths);
  DvtAction *create = dvt_action_new_create (definition);
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, create);
  GtkWidget *window = dvt_window_new (NULL);

  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  dvt_window_add_toast_for_outcome (DVT_WINDOW (window), outcome);
  ui_settle (window);
  dvt_window_show_error (DVT_WINDOW (window), "Couldn’t Do It", cancelled);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  dvt_window_show_error (DVT_WINDOW (window), "Couldn’t Do It", error);
  ui_settle (window);
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  destroy (window);
}

static guint
get_badge (GtkWidget *window)
{
  AdwViewStack *stack = ADW_VIEW_STACK (ui_find_widget (window, ADW_TYPE_VIEW_STACK));
  GtkWidget *page = adw_view_stack_get_child_by_name (stack, "connectors");

  return adw_view_stack_page_get_badge_number (adw_view_stack_get_page (stack, page));
}

/* The number on the page is how many updates there are, at every moment. */
static void
test_badge (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = dvt_window_new (NULL);
  g_autofree char *shopify = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  fixture_publish (fixture, "shopify", 1, paths);
  fixture_add_feed (fixture);
  shopify = fixture_install (fixture, "shopify", 1);
  ui_settle (window);
  g_assert_cmpuint (get_badge (window), ==, 0);
  fixture_publish (fixture, "shopify", 2, newer_paths);
  fixture_refresh (fixture, NULL);
  ui_settle (window);
  g_assert_cmpuint (get_badge (window), ==, 1);
  outcome = fixture_update (fixture, shopify, DVT_UPDATE_CHOICE_PLAIN);
  ui_settle (window);
  g_assert_cmpuint (get_badge (window), ==, 0);
  destroy (window);
}

static gboolean
is_empty (gpointer data)
{
  Fixture *fixture = data;
  DvtConnectorList *connectors = dvt_workspace_get_connectors (fixture->workspace);

  return g_list_model_get_n_items (G_LIST_MODEL (connectors)) == 0;
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtDefinition) definition
    = fixture_make_definition ("Made", "https://one.example.com", paths);
  DvtAction *create = dvt_action_new_create (definition);
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, create);
  GtkWidget *window = dvt_window_new (NULL);

  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (window);
  gtk_widget_activate_action (window, "win.undo", NULL);
  fixture_wait_for (is_empty, fixture);
  ui_settle (window);
  destroy (window);
}

static void
test_shortcuts (void)
{
  GtkWidget *window = dvt_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  dvt_shortcuts_present (window);
  ui_settle (window);
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  destroy (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/window/without-workspace", test_without_workspace);
  fixture_add ("/window/welcome", test_welcome);
  fixture_add ("/window/toast-and-error", test_toast_and_error);
  fixture_add ("/window/badge", test_badge);
  fixture_add ("/window/undo", test_undo);
  g_test_add_func ("/window/shortcuts", test_shortcuts);
  return g_test_run ();
}
