/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-change-row.h"
#include "dvt-choice-card.h"
#include "dvt-update-wizard.h"
#include "dvt-window.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

static const char *const first_paths[] = { "/orders", NULL };
static const char *const second_paths[] = { "/orders", "/stock", NULL };

static char *
install_with_update (Fixture *fixture)
{
  char *connector;

  fixture_publish (fixture, "shopify", 1, first_paths);
  fixture_add_feed (fixture);
  connector = fixture_install (fixture, "shopify", 1);
  fixture_publish (fixture, "shopify", 2, second_paths);
  fixture_refresh (fixture, NULL);
  return connector;
}

static char *
install_modified (Fixture *fixture)
{
  g_autofree char *connector = install_with_update (fixture);

  fixture_edit (fixture, connector, "https://edited.example.com");
  return g_steal_pointer (&connector);
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

static AdwDialog *
get_dialog (GtkWidget *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

/* The wizard over a window; its dialog is the second. */
static GtkWidget *
present (Fixture *fixture, const char *connector, GtkWidget **window)
{
  *window = show_window (fixture);
  dvt_update_wizard_present (fixture->workspace, connector, *window);
  g_assert_true (DVT_IS_UPDATE_WIZARD (get_dialog (*window)));
  ui_assert_text (*window, "What’s New");
  ui_settle (*window);
  return GTK_WIDGET (get_dialog (*window));
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

static gboolean
has_no_dialog (gpointer data)
{
  return get_dialog (data) == NULL;
}

/* Without a focus no key would reach the last page. */
static gboolean
has_focus (gpointer data)
{
  return adw_dialog_get_focus (data) != NULL;
}

static void
test_unmodified (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_with_update (fixture);
  g_autofree char *before = fixture_export (fixture->workspace);
  g_autofree char *after = NULL;
  GtkWidget *window;
  GtkWidget *wizard = present (fixture, connector, &window);

  ui_assert_text (wizard, "2026-01");
  ui_assert_text (wizard, "2026-02");
  ui_assert_text (wizard, "What is new in 2");
  ui_press (wizard, "Continue");
  ui_assert_text (wizard, "Update Shopify to 2026-02?");
  ui_press (wizard, "Update");
  ui_assert_text (wizard, "Shopify Is Now at 2026-02");
  fixture_wait_for (has_focus, wizard);
  g_assert_true (adw_dialog_get_default_widget (ADW_DIALOG (wizard))
                 == ui_find_button (wizard, "Done"));
  g_assert_cmpuint (dvt_connector_get_version (fixture_find (fixture, connector)), ==, 2);
  ui_press (wizard, "Undo Update");
  fixture_wait_for (has_no_dialog, window);
  after = fixture_export (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
  destroy (window);
}

static void
test_alongside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  GListModel *connectors = G_LIST_MODEL (dvt_workspace_get_connectors (fixture->workspace));
  GtkWidget *window;
  GtkWidget *wizard = present (fixture, connector, &window);

  ui_press (wizard, "Continue");
  ui_assert_text (wizard, "Choose How to Update");
  /* The safe one is chosen already. */
  ui_press (wizard, "Continue");
  ui_assert_text (wizard, "Install 2026-02 Alongside Shopify?");
  ui_press (wizard, "Install Alongside");
  ui_assert_text (wizard, "Shopify (2026-02) Stands Beside Shopify");
  g_assert_cmpuint (g_list_model_get_n_items (connectors), ==, 2);
  g_assert_true (dvt_connector_get_modified (fixture_find (fixture, connector)));
  ui_press (wizard, "Done");
  fixture_wait_for (has_no_dialog, window);
  destroy (window);
}

static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  g_autoptr (DvtRevisionList) revisions = NULL;
  g_autoptr (DvtRevision) newest = NULL;
  GtkWidget *window;
  GtkWidget *wizard = present (fixture, connector, &window);
  GtkWidget *entry;

  ui_press (wizard, "Continue");
  ui_press (wizard, "Overwrite");
  ui_press (wizard, "Continue");
  ui_assert_text (wizard, "Overwrite Shopify with 2026-02?");
  ui_assert_text (wizard, "Dropped from the Connector");
  g_assert_nonnull (ui_find_widget (wizard, DVT_TYPE_CHANGE_ROW));
  g_assert_true (
    gtk_widget_has_css_class (ui_find_button (wizard, "Overwrite"), "destructive-action"));
  entry = ui_find_widget (wizard, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Autumn <b>release  ");
  ui_press (wizard, "Overwrite");
  ui_assert_text (wizard, "Shopify Is Now at 2026-02");
  g_assert_false (dvt_connector_get_modified (fixture_find (fixture, connector)));
  revisions = dvt_workspace_list_revisions (fixture->workspace, connector);
  while (g_list_model_get_n_items (G_LIST_MODEL (revisions)) < 3)
    g_main_context_iteration (NULL, TRUE);
  newest = g_list_model_get_item (G_LIST_MODEL (revisions), 0);
  g_assert_cmpstr (dvt_revision_get_action (newest), ==, "overwrite");
  g_assert_cmpstr (dvt_revision_get_message (newest), ==, "Autumn <b>release");
  destroy (window);
}

/* Leaving at any page before the end changes nothing. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  g_autofree char *before = fixture_export (fixture->workspace);
  guint n_entries
    = g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace)));

  for (guint n_steps = 0; n_steps < 3; n_steps++)
    {
      g_autofree char *after = NULL;
      GtkWidget *window;
      GtkWidget *wizard = present (fixture, connector, &window);

      for (guint i = 0; i < n_steps; i++)
        ui_press (wizard, "Continue");
      adw_dialog_close (get_dialog (window));
      fixture_wait_for (has_no_dialog, window);
      after = fixture_export (fixture->workspace);
      g_assert_cmpstr (after, ==, before);
      destroy (window);
    }
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace))), ==,
    n_entries);
}

/* Where a copy at that version exists, only the destructive choice is left: nothing is chosen, and
 * it does not have the focus. */
static void
test_only_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  g_autoptr (DvtOutcome) copy = fixture_update (fixture, connector, DVT_UPDATE_CHOICE_ALONGSIDE);
  g_autoptr (GPtrArray) cards = NULL;
  GtkWidget *window;
  GtkWidget *wizard = present (fixture, connector, &window);
  GtkWidget *button;

  ui_press (wizard, "Continue");
  cards = ui_list_widgets (wizard, DVT_TYPE_CHOICE_CARD);
  g_assert_cmpuint (cards->len, ==, 2);
  for (guint i = 0; i < cards->len; i++)
    {
      gboolean overwrite
        = dvt_choice_card_get_choice (cards->pdata[i]) == DVT_UPDATE_CHOICE_OVERWRITE;

      g_assert_false (gtk_toggle_button_get_active (cards->pdata[i]));
      g_assert_true (gtk_widget_is_sensitive (cards->pdata[i]) == overwrite);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != cards->pdata[i]);
    }
  button = ui_find_button (wizard, "Continue");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Choose how to update first");
  ui_press (wizard, "Overwrite");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_null (gtk_widget_get_tooltip_text (button));
  destroy (window);
}

/* What has changed meanwhile is not overwritten: the plan is made anew and shown from the start. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  GtkWidget *window;
  GtkWidget *wizard = present (fixture, connector, &window);

  ui_press (wizard, "Continue");
  ui_press (wizard, "Overwrite");
  ui_press (wizard, "Continue");
  fixture_edit (fixture, connector, "https://meanwhile.example.com");
  ui_press (wizard, "Overwrite");
  ui_assert_text (wizard,
                  "Something has changed meanwhile, and nothing was done. This is the update "
                  "as it stands now.");
  g_assert_true (dvt_connector_get_modified (fixture_find (fixture, connector)));
  ui_press (wizard, "Continue");
  ui_press (wizard, "Overwrite");
  ui_press (wizard, "Continue");
  ui_press (wizard, "Overwrite");
  ui_assert_text (wizard, "Shopify Is Now at 2026-02");
  destroy (window);
}

/* The connector has gone by the time the update is applied: it is said, over the last gate. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_with_update (fixture);
  g_autoptr (DvtOutcome) outcome = NULL;
  GtkWidget *window;
  GtkWidget *wizard = present (fixture, connector, &window);

  ui_press (wizard, "Continue");
  outcome = fixture_perform (fixture, dvt_action_new_remove (connector));
  ui_press (wizard, "Update");
  ui_assert_text (window, "Couldn’t Update");
  ui_assert_text (wizard, "Update Shopify to 2026-02?");
  ui_press (GTK_WIDGET (get_dialog (window)), "_Close");
  adw_dialog_close (ADW_DIALOG (wizard));
  fixture_wait_for (has_no_dialog, window);
  destroy (window);
}

/* The window goes while the plan is made, and while the update is applied. */
static void
test_dispose_in_flight (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_modified (fixture);
  GtkWidget *window = show_window (fixture);
  GtkWidget *wizard;

  dvt_update_wizard_present (fixture->workspace, connector, window);
  destroy (window);

  wizard = present (fixture, connector, &window);
  ui_press (wizard, "Continue");
  ui_press (wizard, "Continue");
  g_signal_emit_by_name (ui_find_button (wizard, "Install Alongside"), "clicked");
  destroy (window);
  /* Done or cancelled, but not half: the workspace still answers. */
  g_free (fixture_export (fixture->workspace));
}

static void
test_no_update (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = NULL;
  GtkWidget *window;

  fixture_publish (fixture, "shopify", 1, first_paths);
  fixture_add_feed (fixture);
  connector = fixture_install (fixture, "shopify", 1);
  window = show_window (fixture);
  dvt_update_wizard_present (fixture->workspace, connector, window);
  ui_assert_text (window, "Couldn’t Prepare the Update");
  ui_press (GTK_WIDGET (get_dialog (window)), "Cancel");
  fixture_wait_for (has_no_dialog, window);
  destroy (window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  fixture_add ("/update-wizard/unmodified", test_unmodified);
  fixture_add ("/update-wizard/alongside", test_alongside);
  fixture_add ("/update-wizard/overwrite", test_overwrite);
  fixture_add ("/update-wizard/leave", test_leave);
  fixture_add ("/update-wizard/only-overwrite", test_only_overwrite);
  fixture_add ("/update-wizard/stale", test_stale);
  fixture_add ("/update-wizard/removed", test_removed);
  fixture_add ("/update-wizard/dispose-in-flight", test_dispose_in_flight);
  fixture_add ("/update-wizard/no-update", test_no_update);
  return g_test_run ();
}
