/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-detail.h"
#include "dvt-connector-row.h"
#include "dvt-connector-sidebar.h"
#include "dvt-connectors-page.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

static const char *const first_paths[] = { "/orders", "/stock", NULL };
static const char *const second_paths[] = { "/orders", "/stock", "/returns", NULL };

/* Akeneo up to date; Shopify modified, with an update; a custom connector. */
static void
install_some (Fixture *fixture)
{
  g_autoptr (DvtDefinition) definition
    = fixture_make_definition ("Pine <i>&amp; Post", "https://pine.example.com", first_paths);
  DvtAction *create = dvt_action_new_create (definition);
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autofree char *shopify = NULL;
  g_autofree char *akeneo = NULL;

  fixture_publish (fixture, "shopify", 1, first_paths);
  fixture_publish (fixture, "akeneo", 1, first_paths);
  fixture_add_feed (fixture);
  shopify = fixture_install (fixture, "shopify", 1);
  akeneo = fixture_install (fixture, "akeneo", 1);
  fixture_edit (fixture, shopify, "https://edited.example.com");
  outcome = fixture_perform (fixture, create);
  fixture_publish (fixture, "shopify", 2, second_paths);
  fixture_refresh (fixture, NULL);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtOutcome) updated = NULL;
  g_autoptr (DvtOutcome) undone = NULL;
  DvtAction *undo = dvt_action_new_undo (0);
  GtkWidget *page;
  GtkWidget *window;

  install_some (fixture);
  page = dvt_connectors_page_new (fixture->workspace);
  window = ui_show (page);
  ui_assert_labels (window, DVT_TYPE_CONNECTOR_ROW,
                    "Shopify, 2026-01, Modified by Ava Thompson, 3 Nov, Update Available\n"
                    "Akeneo, 2026-01\n"
                    "Pine <i>&amp; Post, Custom connector");
  g_assert_cmpuint (dvt_connectors_page_get_n_updates (DVT_CONNECTORS_PAGE (page)), ==, 1);

  updated = fixture_update (fixture, dvt_connector_get_id (fixture_find (fixture, "Shopify")),
                            DVT_UPDATE_CHOICE_ALONGSIDE);
  ui_assert_labels (window, DVT_TYPE_CONNECTOR_ROW,
                    "Shopify, 2026-01, Modified by Ava Thompson, 3 Nov, Update Available, "
                    "Out of Date\n"
                    "Akeneo, 2026-01\n"
                    "Shopify (2026-02), 2026-02, Installed Alongside\n"
                    "Pine <i>&amp; Post, Custom connector");
  undone = fixture_perform (fixture, undo);
  ui_assert_labels (window, DVT_TYPE_CONNECTOR_ROW,
                    "Shopify, 2026-01, Modified by Ava Thompson, 3 Nov, Update Available\n"
                    "Akeneo, 2026-01\n"
                    "Pine <i>&amp; Post, Custom connector");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A button in a row says which row it is in, whether it shows words or an icon. */
static void
test_button_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *window;
  GtkWidget *button;

  install_some (fixture);
  window = ui_show (dvt_connectors_page_new (fixture->workspace));
  rows = ui_list_widgets (window, DVT_TYPE_CONNECTOR_ROW);
  for (guint i = 0; i < rows->len; i++)
    {
      DvtConnector *connector = dvt_connector_row_get_connector (rows->pdata[i]);
      g_autofree char *name
        = g_strdup_printf ("Update Available for %s", dvt_connector_get_name (connector));

      button = ui_find_widget (rows->pdata[i], GTK_TYPE_BUTTON);
      g_assert_true (gtk_widget_get_visible (button)
                     == dvt_connector_get_update_available (connector));
      for (guint compact = 0; compact < 2; compact++)
        {
          g_object_set (rows->pdata[i], "compact", compact == 1, NULL);
          gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
          g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                            GTK_ACCESSIBLE_RELATION_LABELLED_BY));
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The headers from top to bottom: each section's name and number. */
static void
assert_sections (GtkWidget *window, const char *expected)
{
  g_autoptr (GPtrArray) labels = ui_list_widgets (window, GTK_TYPE_LABEL);
  g_autoptr (GString) sections = g_string_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    {
      GtkWidget *box = gtk_widget_get_parent (labels->pdata[i]);

      if (gtk_widget_has_css_class (box, "dvt-section-header"))
        g_string_append_printf (sections, "%s%s",
                                gtk_label_get_label (GTK_LABEL (labels->pdata[i])),
                                gtk_widget_get_last_child (box) == labels->pdata[i] ? "; " : " ");
    }
  g_assert_cmpstr (sections->str, ==, expected);
}

/* A section's number is that of its rows, when one leaves it and when it comes back. */
static void
test_section_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtOutcome) outcome = NULL;
  DvtAction *undo = dvt_action_new_undo (0);
  g_autoptr (DvtOutcome) undone = NULL;
  GtkWidget *window;

  install_some (fixture);
  fixture_publish (fixture, "akeneo", 2, second_paths);
  fixture_refresh (fixture, NULL);
  window = ui_show (dvt_connectors_page_new (fixture->workspace));
  ui_settle (window);
  assert_sections (window, "Updates Available 2; Custom 1; ");
  outcome = fixture_update (fixture, dvt_connector_get_id (fixture_find (fixture, "Akeneo")),
                            DVT_UPDATE_CHOICE_OVERWRITE);
  ui_settle (window);
  assert_sections (window, "Updates Available 1; Up to Date 1; Custom 1; ");
  undone = fixture_perform (fixture, undo);
  ui_settle (window);
  assert_sections (window, "Updates Available 2; Custom 1; ");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nobody can say whether a connector is up to date whose marketplace is gone. */
static void
test_without_marketplace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtSourceItem) source = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  DvtAction *remove;
  GtkWidget *window;

  install_some (fixture);
  window = ui_show (dvt_connectors_page_new (fixture->workspace));
  ui_settle (window);
  assert_sections (window, "Updates Available 1; Up to Date 1; Custom 1; ");
  source = g_list_model_get_item (G_LIST_MODEL (dvt_workspace_get_sources (fixture->workspace)), 0);
  remove = dvt_action_new_remove_source (dvt_source_item_get_id (source));
  outcome = fixture_perform (fixture, remove);
  ui_settle (window);
  assert_sections (window, "Without a Marketplace 2; Custom 1; ");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The same object moves to another section, out of a filter, and the number of updates follows. */
static void
test_update_moves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtOutcome) outcome = NULL;
  DvtAction *undo = dvt_action_new_undo (0);
  g_autoptr (DvtOutcome) undone = NULL;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *sidebar;

  install_some (fixture);
  page = dvt_connectors_page_new (fixture->workspace);
  window = ui_show (page);
  sidebar = ui_find_widget (window, DVT_TYPE_CONNECTOR_SIDEBAR);
  outcome = fixture_update (fixture, dvt_connector_get_id (fixture_find (fixture, "Shopify")),
                            DVT_UPDATE_CHOICE_OVERWRITE);
  ui_assert_labels (window, DVT_TYPE_CONNECTOR_ROW,
                    "Akeneo, 2026-01\n"
                    "Shopify, 2026-02\n"
                    "Pine <i>&amp; Post, Custom connector");
  ui_settle (window);
  g_assert_cmpuint (dvt_connectors_page_get_n_updates (DVT_CONNECTORS_PAGE (page)), ==, 0);

  g_object_set (sidebar, "filter", "updates", NULL);
  ui_assert_labels (window, DVT_TYPE_CONNECTOR_ROW, "");
  undone = fixture_perform (fixture, undo);
  ui_assert_labels (window, DVT_TYPE_CONNECTOR_ROW,
                    "Shopify, 2026-01, Modified by Ava Thompson, 3 Nov, Update Available");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *filter;
    const char *labels;
  } cases[] = {
    { "updates", "Shopify, 2026-01, Modified by Ava Thompson, 3 Nov, Update Available" },
    { "modified", "Shopify, 2026-01, Modified by Ava Thompson, 3 Nov, Update Available" },
    { "custom", "Pine <i>&amp; Post, Custom connector" },
    { "all",
      "Shopify, 2026-01, Modified by Ava Thompson, 3 Nov, Update Available\nAkeneo, 2026-01\n"
      "Pine <i>&amp; Post, Custom connector" },
  };
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *sidebar;
  GtkWidget *entry;

  install_some (fixture);
  page = dvt_connectors_page_new (fixture->workspace);
  window = ui_show (page);
  sidebar = ui_find_widget (window, DVT_TYPE_CONNECTOR_SIDEBAR);
  entry = ui_find_widget (sidebar, GTK_TYPE_SEARCH_ENTRY);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_object_set (sidebar, "filter", cases[i].filter, NULL);
      ui_assert_labels (window, DVT_TYPE_CONNECTOR_ROW, cases[i].labels);
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "AKEN");
  ui_assert_labels (window, DVT_TYPE_CONNECTOR_ROW, "Akeneo, 2026-01");
  /* The number is of the workspace, not of what a search leaves. */
  g_assert_cmpuint (dvt_connectors_page_get_n_updates (DVT_CONNECTORS_PAGE (page)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static DvtConnector *
get_shown (GtkWidget *window)
{
  GtkWidget *detail = ui_find_widget (window, DVT_TYPE_CONNECTOR_DETAIL);

  return dvt_connector_detail_get_connector (DVT_CONNECTOR_DETAIL (detail));
}

/* The detail keeps a connector that a filter hides, and takes the neighbour of one that has gone.
 */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  DvtAction *remove;
  g_autoptr (DvtOutcome) outcome = NULL;
  DvtConnector *akeneo;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *sidebar;

  install_some (fixture);
  page = dvt_connectors_page_new (fixture->workspace);
  window = ui_show (page);
  sidebar = ui_find_widget (window, DVT_TYPE_CONNECTOR_SIDEBAR);
  g_assert_cmpstr (dvt_connector_get_name (get_shown (window)), ==, "Shopify");

  akeneo = fixture_find (fixture, "Akeneo");
  dvt_connectors_page_show_connector (DVT_CONNECTORS_PAGE (page), dvt_connector_get_id (akeneo));
  g_assert_true (get_shown (window) == akeneo);
  g_object_set (sidebar, "filter", "custom", NULL);
  ui_settle (window);
  g_assert_true (get_shown (window) == akeneo);
  g_object_set (sidebar, "filter", "all", NULL);
  ui_settle (window);
  g_assert_true (get_shown (window) == akeneo);

  remove = dvt_action_new_remove (dvt_connector_get_id (akeneo));
  outcome = fixture_perform (fixture, remove);
  ui_settle (window);
  g_assert_cmpstr (dvt_connector_get_name (get_shown (window)), ==, "Pine <i>&amp; Post");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* 400 pixels wide there is one thing at a time: nothing is selected until a row is opened, and then
 * the detail covers the window. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *list;
  GtkSelectionModel *selection;

  install_some (fixture);
  page = dvt_connectors_page_new (fixture->workspace);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (window);
  view = ui_find_widget (window, ADW_TYPE_NAVIGATION_SPLIT_VIEW);
  list = ui_find_widget (ui_find_widget (window, DVT_TYPE_CONNECTOR_SIDEBAR), GTK_TYPE_LIST_VIEW);
  selection = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_assert_true (adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (view)));
  g_assert_false (dvt_connectors_page_get_covers_window (DVT_CONNECTORS_PAGE (page)));
  for (guint i = 0; i < 3; i++)
    g_assert_false (gtk_selection_model_is_selected (selection, i));

  gtk_widget_activate_action (list, "list.activate-item", "u", 1u);
  ui_settle (window);
  g_assert_true (dvt_connectors_page_get_covers_window (DVT_CONNECTORS_PAGE (page)));
  g_assert_cmpstr (dvt_connector_get_name (get_shown (window)), ==, "Akeneo");

  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (view), FALSE);
  ui_settle (window);
  g_assert_false (dvt_connectors_page_get_covers_window (DVT_CONNECTORS_PAGE (page)));
  g_assert_false (gtk_selection_model_is_selected (selection, 1));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Over the detail, the history has the focus, and its Close gives it back. */
static void
test_history_over_detail (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page;
  GtkWidget *history;
  GtkWidget *split;

  install_some (fixture);
  page = dvt_connectors_page_new (fixture->workspace);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (window);
  dvt_connectors_page_show_connector (DVT_CONNECTORS_PAGE (page),
                                      dvt_connector_get_id (fixture_find (fixture, "Akeneo")));
  ui_settle (window);
  split = ui_find_widget (window, ADW_TYPE_OVERLAY_SPLIT_VIEW);
  history = adw_overlay_split_view_get_sidebar (ADW_OVERLAY_SPLIT_VIEW (split));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split)));

  ui_press (window, "Version History");
  ui_settle (window);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split)));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), history));

  ui_press (history, "Close");
  ui_settle (window);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split)));
  g_assert_true (dvt_connectors_page_get_covers_window (DVT_CONNECTORS_PAGE (page)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == ui_find_button (window, "Version History"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Without a connector there is no history, and the next thing to do is the marketplace. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show_page = g_simple_action_new ("show-page", G_VARIANT_TYPE_STRING);
  GtkWidget *page = dvt_connectors_page_new (fixture->workspace);
  GtkWidget *window;
  GtkWidget *split;

  /* The window's, without which the button is insensitive. */
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show_page));
  gtk_widget_insert_action_group (page, "win", G_ACTION_GROUP (actions));
  window = ui_show (page);
  ui_settle (window);
  split = ui_find_widget (window, ADW_TYPE_OVERLAY_SPLIT_VIEW);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split)));
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (window, "Version History")));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == ui_find_button (window, "Open Marketplace"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The definition and the history are still being read. */
static void
test_disposed_in_flight (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *window = gtk_window_new ();

  install_some (fixture);
  page = dvt_connectors_page_new (fixture->workspace);
  gtk_window_set_child (GTK_WINDOW (window), page);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (1000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_null (page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  fixture_add ("/connectors-page/rows", test_rows);
  fixture_add ("/connectors-page/button-names", test_button_names);
  fixture_add ("/connectors-page/update-moves", test_update_moves);
  fixture_add ("/connectors-page/section-numbers", test_section_numbers);
  fixture_add ("/connectors-page/without-marketplace", test_without_marketplace);
  fixture_add ("/connectors-page/filters", test_filters);
  fixture_add ("/connectors-page/selection", test_selection);
  fixture_add ("/connectors-page/narrow", test_narrow);
  fixture_add ("/connectors-page/history-over-detail", test_history_over_detail);
  fixture_add ("/connectors-page/empty", test_empty);
  fixture_add ("/connectors-page/disposed-in-flight", test_disposed_in_flight);
  return g_test_run ();
}
