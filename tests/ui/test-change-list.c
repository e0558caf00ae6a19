/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "dvt-change-item.h"
#include "dvt-change-list.h"
#include "dvt-change-row.h"
#include "dvt-change-summary.h"
#include "dvt-definition.h"
#include "ui-fixture.h"

#define N_MANY 1500

static DvtDefinition *
make_definition (guint n_first, guint n_last, const char *name_format)
{
  g_autoptr (GString) text
    = g_string_new ("{\"format\":\"dovetail.connector/1\",\"name\":\"A\",\"endpoints\":{");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition;

  for (guint i = n_first; i < n_last; i++)
    {
      g_autofree char *number = g_strdup_printf ("%05u", i);
      g_autoptr (GString) name = g_string_new (name_format);

      g_string_replace (name, "%", number, 0);
      g_string_append_printf (text,
                              "%s\"GET /e%s\":{\"name\":\"%s\",\"method\":\"GET\","
                              "\"path\":\"/e%s\",\"direction\":\"receive\"}",
                              i > n_first ? "," : "", number, name->str, number);
    }
  g_string_append (text, "}}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
  return definition;
}

/* Two removed, one changed, three added, where the definition's order is another one. */
static GListModel *
make_few (void)
{
  g_autoptr (DvtDefinition) before = make_definition (0, 3, "Old %");
  g_autoptr (DvtDefinition) after = make_definition (2, 6, "New <b>%&amp;</b>");
  g_autoptr (GPtrArray) changes = dvt_compare (before, after);

  return dvt_change_item_list_new (changes);
}

static guint
count_rows (GtkWidget *widget)
{
  g_autoptr (GPtrArray) rows = ui_list_widgets (widget, DVT_TYPE_CHANGE_ROW);

  return rows->len;
}

static void
test_order (void)
{
  g_autoptr (GListModel) items = make_few ();
  static const DvtChangeKind expected[] = {
    DVT_CHANGE_REMOVED, DVT_CHANGE_REMOVED, DVT_CHANGE_CHANGED,
    DVT_CHANGE_ADDED,   DVT_CHANGE_ADDED,   DVT_CHANGE_ADDED,
  };

  g_assert_cmpuint (g_list_model_get_n_items (items), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DvtChangeItem) item = g_list_model_get_item (items, i);

      g_assert_cmpint (dvt_change_get_kind (dvt_change_item_get_change (item)), ==, expected[i]);
    }
}

static void
test_chips (void)
{
  g_autoptr (GListModel) items = make_few ();
  GtkWidget *list = g_object_new (DVT_TYPE_CHANGE_LIST, NULL);
  GtkWidget *window = ui_show (list);

  dvt_change_list_set_changes (DVT_CHANGE_LIST (list), items, NULL, "1", "2");
  ui_settle (window);
  g_assert_cmpuint (count_rows (window), ==, 6);
  ui_press (window, "Removed");
  g_assert_cmpuint (count_rows (window), ==, 2);
  ui_press (window, "Changed");
  g_assert_cmpuint (count_rows (window), ==, 3);
  ui_press (window, "Removed");
  g_assert_cmpuint (count_rows (window), ==, 1);
  ui_press (window, "Changed");
  g_assert_cmpuint (count_rows (window), ==, 6);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Both values are there once the row is opened, and not before; text is never markup. */
static void
test_values (void)
{
  g_autoptr (GListModel) items = make_few ();
  g_autoptr (DvtChangeItem) item = g_list_model_get_item (items, 2);
  GtkWidget *row = dvt_change_row_new ("2026-04", "2026-10");
  GtkWidget *window = ui_show (row);

  dvt_change_row_set_item (DVT_CHANGE_ROW (row), item);
  ui_settle (window);
  g_assert_false (ui_shows_text (window, "Before · 2026-04"));
  g_signal_emit_by_name (ui_find_widget (window, GTK_TYPE_BUTTON), "clicked");
  ui_settle (window);
  g_assert_true (dvt_change_item_get_expanded (item));
  ui_assert_text (window, "Before · 2026-04");
  ui_assert_text (window, "After · 2026-10");
  ui_assert_text (window, "−");
  ui_assert_text (window, "\"Old 00002\"");
  ui_assert_text (window, "+");
  ui_assert_text (window, "\"New <b>00002&amp;</b>\"");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A row that is used again shows its new item, closed or open as that was. */
static void
test_reuse (void)
{
  g_autoptr (GListModel) items = make_few ();
  g_autoptr (DvtChangeItem) removed = g_list_model_get_item (items, 0);
  g_autoptr (DvtChangeItem) added = g_list_model_get_item (items, 3);
  GtkWidget *row = dvt_change_row_new (NULL, NULL);
  GtkWidget *window = ui_show (row);

  dvt_change_item_set_expanded (added, TRUE);
  dvt_change_row_set_item (DVT_CHANGE_ROW (row), removed);
  dvt_change_item_set_expanded (removed, TRUE);
  ui_settle (window);
  g_assert_true (ui_shows_text (window, "Before"));
  g_assert_false (ui_shows_text (window, "After"));
  dvt_change_row_set_item (DVT_CHANGE_ROW (row), added);
  ui_settle (window);
  g_assert_false (ui_shows_text (window, "Before"));
  g_assert_true (ui_shows_text (window, "After"));
  dvt_change_row_set_item (DVT_CHANGE_ROW (row), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_summary (void)
{
  g_autoptr (DvtKindFilter) filter = dvt_kind_filter_new ();
  g_autoptr (GListModel) items = make_few ();
  GtkWidget *summary = g_object_new (DVT_TYPE_CHANGE_SUMMARY, "limit", 4, NULL);
  GtkWidget *window = ui_show (summary);

  dvt_change_summary_set_changes (DVT_CHANGE_SUMMARY (summary), items, filter, NULL, NULL);
  ui_settle (window);
  g_assert_cmpuint (count_rows (window), ==, 4);
  g_assert_nonnull (ui_find_button (window, "Show All 6 Changes"));
  dvt_kind_filter_choose_kind (filter, DVT_CHANGE_ADDED, TRUE);
  ui_settle (window);
  g_assert_cmpuint (count_rows (window), ==, 3);
  g_assert_null (ui_find_button (window, "Show All 3 Changes"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Until the list has got all of its items. */
static gint64
find_longest_turn (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;
  gint64 longest = 0;

  while (g_get_monotonic_time () < end)
    {
      gint64 start = g_get_monotonic_time ();

      if (g_main_context_iteration (NULL, FALSE))
        longest = MAX (longest, g_get_monotonic_time () - start);
      else
        g_usleep (1000);
    }
  return longest;
}

/* Of a long list only what is in sight is made. */
static void
test_many (void)
{
  g_autoptr (DvtDefinition) before = make_definition (0, 1, "Old %");
  g_autoptr (DvtDefinition) after = make_definition (1, N_MANY, "New %");
  g_autoptr (GPtrArray) changes = dvt_compare (before, after);
  g_autoptr (GListModel) items = dvt_change_item_list_new (changes);
  GtkWidget *list = g_object_new (DVT_TYPE_CHANGE_LIST, NULL);
  GtkWidget *window = ui_show (list);
  GtkWidget *entry = ui_find_widget (window, GTK_TYPE_SEARCH_ENTRY);
  gint64 start = g_get_monotonic_time ();
  gint64 longest;

  g_assert_cmpuint (g_list_model_get_n_items (items), ==, N_MANY);
  dvt_change_list_set_changes (DVT_CHANGE_LIST (list), items, NULL, "1", "2");
  g_test_message ("setting %d changes took %" G_GINT64_FORMAT " µs", N_MANY,
                  g_get_monotonic_time () - start);
  longest = find_longest_turn ();
  g_test_message ("the longest turn of the main loop afterwards took %" G_GINT64_FORMAT " µs",
                  longest);
  g_assert_cmpuint (count_rows (window), >, 5);
  g_assert_cmpuint (count_rows (window), <, 300);

  gtk_editable_set_text (GTK_EDITABLE (entry), "NEW 01234");
  ui_assert_text (window, "GET /e01234");
  g_assert_cmpuint (count_rows (window), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  ui_assert_text (window, "No Matches");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GListModel) items = dvt_change_item_list_new (changes);
  GtkWidget *list = g_object_new (DVT_TYPE_CHANGE_LIST, NULL);
  GtkWidget *window = ui_show (list);

  dvt_change_list_set_changes (DVT_CHANGE_LIST (list), items, NULL, NULL, NULL);
  ui_assert_text (window, "No Differences");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/change-list/order", test_order);
  g_test_add_func ("/change-list/chips", test_chips);
  g_test_add_func ("/change-list/values", test_values);
  g_test_add_func ("/change-list/reuse", test_reuse);
  g_test_add_func ("/change-list/summary", test_summary);
  g_test_add_func ("/change-list/many", test_many);
  g_test_add_func ("/change-list/empty", test_empty);
  return g_test_run ();
}
