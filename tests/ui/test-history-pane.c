/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-history-pane.h"
#include "dvt-revision-row.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

static const char *const paths[] = { "/orders", NULL };

static char *
install_and_edit (Fixture *fixture)
{
  g_autofree char *shopify = NULL;

  fixture_publish (fixture, "shopify", 1, paths);
  fixture_add_feed (fixture);
  shopify = fixture_install (fixture, "shopify", 1);
  fixture_edit (fixture, shopify, "https://one.example.com");
  fixture_edit (fixture, shopify, "https://two.example.com");
  return g_steal_pointer (&shopify);
}

static GtkWidget *
show_history (Fixture *fixture, const char *connector)
{
  GtkWidget *pane = g_object_new (DVT_TYPE_HISTORY_PANE, NULL);

  dvt_history_pane_set_workspace (DVT_HISTORY_PANE (pane), fixture->workspace);
  dvt_history_pane_set_connector (DVT_HISTORY_PANE (pane), fixture_find (fixture, connector));
  return ui_show (pane);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shopify = install_and_edit (fixture);
  DvtAction *restore = dvt_action_new_restore (shopify, 1);
  g_autoptr (DvtOutcome) outcome = NULL;
  GtkWidget *window = show_history (fixture, shopify);

  ui_assert_labels (
    window, DVT_TYPE_REVISION_ROW,
    "Revision 3, Modified, 2026-01, Ava Thompson, https://two.example.com, Current\n"
    "Revision 2, Modified, 2026-01, Ava Thompson, https://one.example.com\n"
    "Revision 1, Installed, 2026-01, Ava Thompson");
  dvt_action_set_message (restore, "Back to the <b>start");
  outcome = fixture_perform (fixture, restore);
  ui_assert_labels (window, DVT_TYPE_REVISION_ROW,
                    "Revision 4, Restored, 2026-01, Ava Thompson, Back to the <b>start, Current\n"
                    "Revision 3, Modified, 2026-01, Ava Thompson, https://two.example.com\n"
                    "Revision 2, Modified, 2026-01, Ava Thompson, https://one.example.com\n"
                    "Revision 1, Installed, 2026-01, Ava Thompson");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_selected (GtkSelectionModel *selection, guint position)
{
  return gtk_selection_model_is_selected (selection, position);
}

/* Never more than two are selected, and a third takes the place of the older choice. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shopify = install_and_edit (fixture);
  GtkWidget *window = show_history (fixture, shopify);
  GtkWidget *view = ui_find_widget (window, GTK_TYPE_LIST_VIEW);
  GtkWidget *pane = ui_find_widget (window, DVT_TYPE_HISTORY_PANE);
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  gboolean paired;

  ui_settle (window);
  gtk_selection_model_select_item (selection, 2, TRUE);
  g_object_get (pane, "paired", &paired, NULL);
  g_assert_false (paired);
  gtk_selection_model_select_item (selection, 0, FALSE);
  g_object_get (pane, "paired", &paired, NULL);
  g_assert_true (paired);
  gtk_selection_model_select_item (selection, 1, FALSE);
  g_assert_true (is_selected (selection, 0));
  g_assert_true (is_selected (selection, 1));
  g_assert_false (is_selected (selection, 2));
  gtk_selection_model_unselect_all (selection);
  g_object_get (pane, "paired", &paired, NULL);
  g_assert_false (paired);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Restoring by its button is a revision of its own. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shopify = install_and_edit (fixture);
  GtkWidget *window = show_history (fixture, shopify);
  GtkWidget *pane = ui_find_widget (window, DVT_TYPE_HISTORY_PANE);

  gtk_widget_activate_action (pane, "history.restore", "u", 1u);
  ui_assert_labels (window, DVT_TYPE_REVISION_ROW,
                    "Revision 4, Restored, 2026-01, Ava Thompson, Current\n"
                    "Revision 3, Modified, 2026-01, Ava Thompson, https://two.example.com\n"
                    "Revision 2, Modified, 2026-01, Ava Thompson, https://one.example.com\n"
                    "Revision 1, Installed, 2026-01, Ava Thompson");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  fixture_add ("/history-pane/rows", test_rows);
  fixture_add ("/history-pane/selection", test_selection);
  fixture_add ("/history-pane/restore", test_restore);
  return g_test_run ();
}
