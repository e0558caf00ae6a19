/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-activity-page.h"
#include "dvt-journal-row.h"
#include "dvt-window.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

static const char *const paths[] = { "/orders", NULL };

static const char all_labels[] = "Edited Shopify, Ava Thompson, 3 Nov\n"
                                 "Installed Shopify 2026-01, Ava Thompson, 3 Nov\n"
                                 "Added the marketplace Quayside, Ava Thompson, 3 Nov";

static char *
install_and_edit (Fixture *fixture)
{
  g_autofree char *shopify = NULL;

  fixture_publish (fixture, "shopify", 1, paths);
  fixture_add_feed (fixture);
  shopify = fixture_install (fixture, "shopify", 1);
  fixture_edit (fixture, shopify, "https://one.example.com");
  return g_steal_pointer (&shopify);
}

static GtkWidget *
show_page (Fixture *fixture)
{
  return ui_show (dvt_activity_page_new (fixture->workspace));
}

/* The mapped button whose accessible name is @name; NULL where there is none. */
static GtkWidget *
find_button (GtkWidget *window, const char *name)
{
  g_autoptr (GPtrArray) buttons = ui_list_widgets (window, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    {
      g_autofree char *mismatch = gtk_test_accessible_check_property (
        buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (mismatch == NULL)
        return buttons->pdata[i];
    }
  return NULL;
}

/* Undone by its button, then redone by the one that takes its place. */
static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shopify = install_and_edit (fixture);
  GtkWidget *window = show_page (fixture);

  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW, all_labels);
  g_assert_null (find_button (window, "Redo Edited Shopify"));
  g_signal_emit_by_name (find_button (window, "Undo Edited Shopify"), "clicked");
  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW,
                    "Undid: Edited Shopify, Ava Thompson, 3 Nov\n"
                    "Edited Shopify, Ava Thompson, 3 Nov, Undone\n"
                    "Installed Shopify 2026-01, Ava Thompson, 3 Nov\n"
                    "Added the marketplace Quayside, Ava Thompson, 3 Nov");
  ui_settle (window);
  g_assert_null (find_button (window, "Undo Edited Shopify"));
  g_signal_emit_by_name (find_button (window, "Redo Edited Shopify"), "clicked");
  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW,
                    "Redid: Edited Shopify, Ava Thompson, 3 Nov\n"
                    "Undid: Edited Shopify, Ava Thompson, 3 Nov\n"
                    "Edited Shopify, Ava Thompson, 3 Nov\n"
                    "Installed Shopify 2026-01, Ava Thompson, 3 Nov\n"
                    "Added the marketplace Quayside, Ava Thompson, 3 Nov");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *group;
    const char *labels;
  } cases[] = {
    { "edits", "Edited Shopify, Ava Thompson, 3 Nov" },
    { "installs", "Installed Shopify 2026-01, Ava Thompson, 3 Nov" },
    { "sources", "Added the marketplace Quayside, Ava Thompson, 3 Nov" },
    { "updates", "" },
    { "undone", "" },
    { "all", all_labels },
  };
  g_autofree char *shopify = install_and_edit (fixture);
  GtkWidget *window = show_page (fixture);
  GtkWidget *page = ui_find_widget (window, DVT_TYPE_ACTIVITY_PAGE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_object_set (page, "group", cases[i].group, NULL);
      ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW, cases[i].labels);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Titles, authors and reasons are searched, in any case. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shopify = install_and_edit (fixture);
  GtkWidget *window = show_page (fixture);
  GtkWidget *entry = ui_find_widget (window, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "HTTPS://ONE");
  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW, "Edited Shopify, Ava Thompson, 3 Nov");
  gtk_editable_set_text (GTK_EDITABLE (entry), "quayside");
  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW,
                    "Added the marketplace Quayside, Ava Thompson, 3 Nov");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "ava");
  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW, all_labels);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One that cannot be undone any more says so, and nothing changes. */
static void
test_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shopify = install_and_edit (fixture);
  GtkWidget *window = dvt_window_new (NULL);
  GtkWidget *page;

  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  dvt_window_show_page (DVT_WINDOW (window), "activity");
  gtk_window_present (GTK_WINDOW (window));
  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW, all_labels);
  g_assert_null (find_button (window, "Undo Installed Shopify 2026-01"));
  page = ui_find_widget (window, DVT_TYPE_ACTIVITY_PAGE);
  gtk_widget_activate_action (page, "activity.undo", "x", (gint64) 2);
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_assert_labels (window, DVT_TYPE_JOURNAL_ROW, all_labels);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  fixture_add ("/activity-page/undo-and-redo", test_undo_and_redo);
  fixture_add ("/activity-page/groups", test_groups);
  fixture_add ("/activity-page/search", test_search);
  fixture_add ("/activity-page/in-the-way", test_in_the_way);
  return g_test_run ();
}
