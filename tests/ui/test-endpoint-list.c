/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <time.h>

#include "dvt-endpoint-list.h"
#include "ui-fixture.h"

/* As many as the largest of the real documents has, most of them in a few entities. */
#define N_ENDPOINTS 1223
#define N_ENTITIES 45
/* No turn of the main loop may need longer: a slice of making rows, and a frame that is laid out
 * and painted without a graphics card, on a slow machine. All rows at once need five times as much.
 */
#define MAX_TURN_US (120 * 1000)

static DvtDefinition *
make_definition (void)
{
  g_autoptr (GString) json
    = g_string_new ("{\"format\":\"dovetail.connector/1\",\"name\":\"Large\","
                    "\"endpoints\":{");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition;

  for (guint i = 0; i < N_ENDPOINTS; i++)
    g_string_append_printf (
      json,
      "%s\"GET /things/%u\":{\"name\":\"<b>Thing</b> & %u\",\"method\":\"GET\","
      "\"path\":\"/things/%u\",\"direction\":\"receive\",\"entity\":\"Entity %u\"}",
      i > 0 ? "," : "", i, i, i, i < 600 ? 0 : i % N_ENTITIES);
  g_string_append (json, "}}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
  return definition;
}

/* What this thread has worked, so that what else the machine does is left out. */
static gint64
get_worked_us (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static guint
count_rows (GtkWidget *widget, GType type)
{
  g_autoptr (GPtrArray) rows = ui_list_widgets (widget, type);

  return rows->len;
}

/* Rows that are not expanders: endpoints. */
static guint
count_endpoints (GtkWidget *widget)
{
  g_autoptr (GPtrArray) expanders = ui_list_widgets (widget, ADW_TYPE_EXPANDER_ROW);
  guint count = 0;

  for (guint i = 0; i < expanders->len; i++)
    if (adw_expander_row_get_expanded (expanders->pdata[i]))
      /* The expander has an action row of its own. */
      count += count_rows (expanders->pdata[i], ADW_TYPE_ACTION_ROW) - 1;
  return count;
}

/* Whether as many endpoints are shown, with the row for more behind them. */
static gboolean
shows (GtkWidget *widget, guint n_endpoints)
{
  return count_endpoints (widget) >= n_endpoints && count_rows (widget, ADW_TYPE_BUTTON_ROW) == 1;
}

static AdwExpanderRow *
find_entity (GtkWidget *widget, const char *name)
{
  g_autoptr (GPtrArray) expanders = ui_list_widgets (widget, ADW_TYPE_EXPANDER_ROW);

  for (guint i = 0; i < expanders->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (expanders->pdata[i]), name))
      return expanders->pdata[i];
  return NULL;
}

static void
search (GtkWidget *list, const char *text)
{
  GtkWidget *entry = ui_find_widget (list, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *button = ui_find_widget (list, GTK_TYPE_TOGGLE_BUTTON);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_filled_when_opened (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  GtkWidget *list = g_object_new (DVT_TYPE_ENDPOINT_LIST, NULL);
  GtkWidget *window = ui_show (list);

  dvt_endpoint_list_set_definition (DVT_ENDPOINT_LIST (list), definition);
  ui_settle (window);
  g_assert_cmpuint (count_rows (list, ADW_TYPE_EXPANDER_ROW), ==, N_ENTITIES);
  g_assert_cmpuint (count_endpoints (list), ==, 0);

  adw_expander_row_set_expanded (find_entity (list, "Entity 1"), TRUE);
  ui_settle (window);
  g_assert_cmpuint (count_endpoints (list), ==, 14);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_never_stalls (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  GtkWidget *list = g_object_new (DVT_TYPE_ENDPOINT_LIST, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *window = NULL;
  gint64 longest = 0;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  window = ui_show (scrolled);
  dvt_endpoint_list_set_definition (DVT_ENDPOINT_LIST (list), definition);
  ui_settle (window);
  adw_expander_row_set_expanded (find_entity (list, "Entity 0"), TRUE);
  for (guint shown = 50; shown <= 200; shown += 50)
    {
      while (!shows (list, shown))
        {
          gint64 begin = get_worked_us ();

          g_main_context_iteration (NULL, FALSE);
          longest = MAX (longest, get_worked_us () - begin);
        }
      g_assert_cmpuint (count_endpoints (list), ==, shown);
      gtk_widget_activate (ui_find_widget (list, ADW_TYPE_BUTTON_ROW));
    }
  g_test_message ("The longest turn took %.1f ms", (double) longest / 1000.0);
  g_assert_cmpint (longest, <=, MAX_TURN_US);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_search (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  g_autofree char *count = g_strdup_printf ("4 of %u endpoints", (guint) N_ENDPOINTS);
  GtkWidget *list = g_object_new (DVT_TYPE_ENDPOINT_LIST, NULL);
  GtkWidget *window = ui_show (list);

  dvt_endpoint_list_set_definition (DVT_ENDPOINT_LIST (list), definition);
  search (list, "thing</b> & 122");
  ui_settle (window);
  /* 122 and 1220 to 1222, each opened. */
  g_assert_cmpuint (count_endpoints (list), ==, 4);
  g_assert_true (ui_shows_text (list, count));
  search (list, "ENTITY 0");
  ui_settle (window);
  g_assert_cmpuint (count_rows (list, ADW_TYPE_EXPANDER_ROW), ==, 1);
  search (list, "/THINGS/1222");
  ui_settle (window);
  g_assert_cmpuint (count_endpoints (list), ==, 1);
  search (list, "nowhere");
  ui_settle (window);
  g_assert_cmpuint (count_rows (list, ADW_TYPE_EXPANDER_ROW), ==, 0);
  search (list, "");
  ui_settle (window);
  g_assert_cmpuint (count_rows (list, ADW_TYPE_EXPANDER_ROW), ==, N_ENTITIES);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An edit brings another definition: what was open stays open. */
static void
test_stays_open (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  g_autoptr (DvtDefinition) edited = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *list = g_object_new (DVT_TYPE_ENDPOINT_LIST, NULL);
  GtkWidget *window = ui_show (list);

  edited = dvt_definition_change_member (definition, DVT_SECTION_ENDPOINTS, "GET /things/1", NULL,
                                         NULL, &error);
  g_assert_no_error (error);
  dvt_endpoint_list_set_definition (DVT_ENDPOINT_LIST (list), definition);
  ui_settle (window);
  adw_expander_row_set_expanded (find_entity (list, "Entity 1"), TRUE);
  ui_settle (window);
  dvt_endpoint_list_set_definition (DVT_ENDPOINT_LIST (list), edited);
  ui_settle (window);
  g_assert_true (adw_expander_row_get_expanded (find_entity (list, "Entity 1")));
  dvt_endpoint_list_set_definition (DVT_ENDPOINT_LIST (list), NULL);
  dvt_endpoint_list_set_definition (DVT_ENDPOINT_LIST (list), definition);
  ui_settle (window);
  g_assert_false (adw_expander_row_get_expanded (find_entity (list, "Entity 1")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Gone while rows are still to be made. */
static void
test_disposed_while_filling (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  GtkWidget *list = g_object_new (DVT_TYPE_ENDPOINT_LIST, NULL);
  GtkWidget *window = ui_show (list);

  dvt_endpoint_list_set_definition (DVT_ENDPOINT_LIST (list), definition);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/endpoint-list/filled-when-opened", test_filled_when_opened);
  g_test_add_func ("/endpoint-list/never-stalls", test_never_stalls);
  g_test_add_func ("/endpoint-list/search", test_search);
  g_test_add_func ("/endpoint-list/stays-open", test_stays_open);
  g_test_add_func ("/endpoint-list/disposed-while-filling", test_disposed_while_filling);
  return g_test_run ();
}
