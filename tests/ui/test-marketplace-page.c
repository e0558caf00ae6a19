/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "dvt-marketplace-card.h"
#include "dvt-marketplace-details.h"
#include "dvt-marketplace-page.h"
#include "dvt-window.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

static const char *const first_paths[] = { "/orders", NULL };
static const char *const second_paths[] = { "/orders", "/stock", NULL };

static GtkWidget *
show_window (Fixture *fixture)
{
  GtkWidget *window = dvt_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  dvt_window_show_page (DVT_WINDOW (window), "marketplace");
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

static void
publish_some (Fixture *fixture)
{
  g_autofree char *connector = NULL;

  fixture_publish (fixture, "shopify", 1, first_paths);
  fixture_publish (fixture, "akeneo", 1, first_paths);
  fixture_publish (fixture, "xero", 1, first_paths);
  fixture_add_feed (fixture);
  connector = fixture_install (fixture, "shopify", 1);
  g_free (fixture_install (fixture, "akeneo", 1));
  fixture_publish (fixture, "shopify", 2, second_paths);
  fixture_refresh (fixture, NULL);
}

/* The cards' accessible names, sorted: a grid puts several in a row. */
static char *
join_cards (GtkWidget *window)
{
  g_autoptr (GPtrArray) cards = ui_list_widgets (window, DVT_TYPE_MARKETPLACE_CARD);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cards->len; i++)
    {
      char *label;

      g_object_get (cards->pdata[i], "label", &label, NULL);
      g_ptr_array_add (labels, label);
    }
  g_ptr_array_sort_values (labels, (GCompareFunc) strcmp);
  g_ptr_array_add (labels, NULL);
  return g_strjoinv ("\n", (char **) labels->pdata);
}

static void
assert_cards (GtkWidget *window, const char *expected)
{
  g_autofree char *labels = NULL;

  ui_settle (window);
  labels = join_cards (window);
  g_assert_cmpstr (labels, ==, expected);
}

static void
test_cards (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  publish_some (fixture);
  window = show_window (fixture);
  assert_cards (window, "Akeneo, Other, 2026-01, Installed\n"
                        "Shopify, Other, 2026-02, Update Available\n"
                        "Xero, Other, 2026-01");
  destroy (window);
}

static void
test_install (Fixture *fixture, gconstpointer data)
{
  GListModel *connectors = G_LIST_MODEL (dvt_workspace_get_connectors (fixture->workspace));
  GtkWidget *window;
  GtkWidget *button;

  publish_some (fixture);
  window = show_window (fixture);
  button = ui_find_button (window, "Install");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Install Xero");
  g_signal_emit_by_name (button, "clicked");
  /* Pressed twice it is installed once. */
  g_signal_emit_by_name (button, "clicked");
  ui_assert_text (window, "Installed Xero 2026-01");
  ui_settle (window);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  g_assert_cmpuint (g_list_model_get_n_items (connectors), ==, 3);
  assert_cards (window, "Akeneo, Other, 2026-01, Installed\n"
                        "Shopify, Other, 2026-02, Update Available\n"
                        "Xero, Other, 2026-01, Installed");
  destroy (window);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *entry;

  publish_some (fixture);
  window = show_window (fixture);
  page = ui_find_widget (window, DVT_TYPE_MARKETPLACE_PAGE);
  entry = ui_find_widget (page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "XER");
  while (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), "XER") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (entry, "search-changed");
  assert_cards (window, "Xero, Other, 2026-01");
  gtk_editable_set_text (GTK_EDITABLE (entry), "<b>");
  g_signal_emit_by_name (entry, "search-changed");
  ui_assert_text (page, "No Matches");
  ui_press (page, "Show All");
  g_signal_emit_by_name (entry, "search-changed");
  ui_settle (window);
  g_assert_false (ui_shows_text (page, "No Matches"));
  destroy (window);
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  GListModel *connectors = G_LIST_MODEL (dvt_workspace_get_connectors (fixture->workspace));
  GtkWidget *window;
  GtkWidget *details;

  publish_some (fixture);
  window = show_window (fixture);
  g_signal_emit_by_name (ui_find_widget (window, GTK_TYPE_GRID_VIEW), "activate", 1u);
  ui_settle (window);
  details = ui_find_widget (window, DVT_TYPE_MARKETPLACE_DETAILS);
  g_assert_nonnull (details);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (details)), ==, "Shopify");
  ui_assert_text (details, "2026-02 (2), published 1 Oct");
  ui_assert_text (details, "What is new in 1");
  ui_assert_text (details, "What is new in 2");
  g_assert_nonnull (ui_find_button (details, "Review Update…"));

  /* A second connector of the same entry is only made when that is what was meant. */
  ui_press (details, "Install Again…");
  ui_assert_text (window, "Install Shopify Again?");
  ui_press (window, "_Cancel");
  g_assert_cmpuint (g_list_model_get_n_items (connectors), ==, 2);
  destroy (window);
}

static void
test_no_source (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = dvt_marketplace_page_new (fixture->workspace);
  GtkWidget *window = ui_show (page);

  ui_assert_text (window, "No Marketplaces");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_remove_source (Fixture *fixture, gconstpointer data)
{
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (fixture->workspace));
  GtkWidget *window;

  publish_some (fixture);
  window = show_window (fixture);
  ui_press (window, "Remove Quayside…");
  ui_assert_text (window, "Remove Quayside?");
  ui_press (window, "_Remove");
  while (g_list_model_get_n_items (sources) > 0)
    g_main_context_iteration (NULL, TRUE);
  ui_assert_text (window, "No Marketplaces");
  destroy (window);
}

static void
test_dispose_in_flight (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  publish_some (fixture);
  window = show_window (fixture);
  g_signal_emit_by_name (ui_find_button (window, "Install"), "clicked");
  destroy (window);
  g_free (fixture_export (fixture->workspace));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  fixture_add ("/marketplace-page/cards", test_cards);
  fixture_add ("/marketplace-page/install", test_install);
  fixture_add ("/marketplace-page/search", test_search);
  fixture_add ("/marketplace-page/details", test_details);
  fixture_add ("/marketplace-page/no-source", test_no_source);
  fixture_add ("/marketplace-page/remove-source", test_remove_source);
  fixture_add ("/marketplace-page/dispose-in-flight", test_dispose_in_flight);
  return g_test_run ();
}
