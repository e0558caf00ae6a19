/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-row.h"
#include "dvt-connector-sidebar.h"
#include "dvt-instance-group.h"
#include "dvt-instance-row.h"
#include "dvt-used-by-group.h"
#include "dvt-used-by-row.h"
#include "dvt-window.h"
#include "instance-fixture.h"
#include "ui-fixture.h"

/* A window that shows the connector "Shop", and what `win.show-flow` was asked for. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *instances;
  GtkWidget *flows;
  GActionGroup *actions; /* (owned) */
  char *shown_flow;      /* (owned) (nullable) */
} Page;

static void
on_show_flow_cb (GSimpleAction *action, GVariant *parameter, Page *page)
{
  g_set_str (&page->shown_flow, g_variant_get_string (parameter, NULL));
}

static void
page_open (Page *page, Fixture *fixture, const char *connector)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show_flow = g_simple_action_new ("show-flow", G_VARIANT_TYPE_STRING);

  page->window = dvt_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (page->window), 1180, 1400);
  dvt_window_set_workspace (DVT_WINDOW (page->window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (page->window));
  dvt_window_show_connector (DVT_WINDOW (page->window), connector);
  ui_settle (page->window);
  page->instances = ui_find_widget (page->window, DVT_TYPE_INSTANCE_GROUP);
  page->flows = ui_find_widget (page->window, DVT_TYPE_USED_BY_GROUP);
  /* In the way of the window's own. */
  g_signal_connect (show_flow, "activate", G_CALLBACK (on_show_flow_cb), page);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show_flow));
  gtk_widget_insert_action_group (page->instances, "win", G_ACTION_GROUP (actions));
  page->actions = G_ACTION_GROUP (g_steal_pointer (&actions));
}

static void
page_close (Page *page)
{
  gtk_window_destroy (GTK_WINDOW (page->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&page->actions);
  g_clear_pointer (&page->shown_flow, g_free);
}

static char *
join_titles (GtkWidget *widget, GType type)
{
  g_autoptr (GPtrArray) rows = ui_list_widgets (widget, type);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "\n" : "",
                            adw_preferences_row_get_title (rows->pdata[i]));
  return g_string_free_and_steal (g_steal_pointer (&titles));
}

static void
assert_titles (GtkWidget *widget, GType type, const char *expected)
{
  g_autofree char *titles = NULL;

  ui_settle (GTK_WIDGET (gtk_widget_get_root (widget)));
  titles = join_titles (widget, type);
  g_assert_cmpstr (titles, ==, expected);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = instance_fixture_create_connector (fixture, "https://a.example.com");
  g_autofree char *other = instance_fixture_create_connector (fixture, "https://b.example.com");
  g_autofree char *us = instance_fixture_create (fixture, connector, "US <Store>");
  g_autofree char *uk = instance_fixture_create (fixture, connector, "UK Store");
  g_autofree char *elsewhere = instance_fixture_create (fixture, other, "Elsewhere");
  g_autoptr (DvtOutcome) undone = NULL;
  g_autofree char *more = NULL;
  Page page = { 0 };

  page_open (&page, fixture, connector);
  assert_titles (page.instances, DVT_TYPE_INSTANCE_ROW, "UK Store\nUS <Store>");
  ui_assert_text (page.instances, "Needs Credentials");
  ui_assert_text (page.window, "Used by 2 instances");
  ui_assert_text (page.window, "Not used");

  undone = fixture_perform (fixture, dvt_action_new_undo (0));
  more = instance_fixture_create (fixture, connector, "Atlantis");
  assert_titles (page.instances, DVT_TYPE_INSTANCE_ROW, "Atlantis\nUK Store\nUS <Store>");
  ui_assert_text (page.window, "Used by 3 instances");
  page_close (&page);
}

/* Rows that nobody has asked for are never made. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = instance_fixture_create_connector (fixture, "https://a.example.com");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) all = NULL;
  Page page = { 0 };

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *name = g_strdup_printf ("Store %02u", i);

      g_free (instance_fixture_create (fixture, connector, name));
    }
  page_open (&page, fixture, connector);
  rows = ui_list_widgets (page.instances, DVT_TYPE_INSTANCE_ROW);
  g_assert_cmpuint (rows->len, ==, 20);
  g_signal_emit_by_name (ui_find_widget (page.instances, ADW_TYPE_BUTTON_ROW), "activated");
  ui_settle (page.window);
  all = ui_list_widgets (page.instances, DVT_TYPE_INSTANCE_ROW);
  g_assert_cmpuint (all->len, ==, 25);
  g_assert_null (ui_find_widget (page.instances, ADW_TYPE_BUTTON_ROW));
  /* The first of the new ones has the focus that the button had. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page.window)) == all->pdata[20]);
  page_close (&page);
}

static void
answer_name (Page *page, const char *suggested, const char *name, const char *button)
{
  GtkWidget *dialog = instance_fixture_wait_for_dialog (page->window);
  GtkWidget *row = instance_fixture_find_row (dialog, "Name");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, suggested);
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (dialog, button)));
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  ui_press (dialog, button);
  instance_fixture_wait_until_closed (page->window);
}

static gboolean
has_name (gpointer data)
{
  g_autofree char *titles = join_titles (((gpointer *) data)[0], DVT_TYPE_INSTANCE_ROW);

  return g_str_equal (titles, ((gpointer *) data)[1]);
}

static void
wait_for_titles (Page *page, const char *titles)
{
  fixture_wait_for (has_name, (gpointer[]) { page->instances, (gpointer) titles });
}

static void
test_commands (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = instance_fixture_create_connector (fixture, "https://a.example.com");
  g_autofree char *instance = instance_fixture_create (fixture, connector, "UK");
  Page page = { 0 };

  page_open (&page, fixture, connector);
  gtk_widget_activate_action (page.instances, "instances.duplicate", "s", instance);
  answer_name (&page, "UK (copy)", "US", "_Duplicate");
  wait_for_titles (&page, "UK\nUS");
  gtk_widget_activate_action (page.instances, "instances.duplicate", "s", instance);
  answer_name (&page, "UK (copy)", "UK (copy)", "_Duplicate");
  wait_for_titles (&page, "UK\nUK (copy)\nUS");
  gtk_widget_activate_action (page.instances, "instances.duplicate", "s", instance);
  answer_name (&page, "UK (copy 2)", "DE", "_Duplicate");
  wait_for_titles (&page, "DE\nUK\nUK (copy)\nUS");

  gtk_widget_activate_action (page.instances, "instances.rename", "s", instance);
  answer_name (&page, "UK", " Britain ", "_Rename");
  wait_for_titles (&page, "Britain\nDE\nUK (copy)\nUS");

  gtk_widget_activate_action (page.instances, "instances.remove", "s", instance);
  wait_for_titles (&page, "DE\nUK (copy)\nUS");
  ui_press (page.window, "Undo");
  wait_for_titles (&page, "Britain\nDE\nUK (copy)\nUS");
  page_close (&page);
}

/* What is in the way is listed, and each of it is a link. */
static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = instance_fixture_create_connector (fixture, "https://a.example.com");
  g_autofree char *instance = instance_fixture_create (fixture, connector, "UK");
  g_autofree char *first = instance_fixture_create_flow (fixture, "Orders <out>", instance);
  g_autofree char *second = instance_fixture_create_flow (fixture, "Returns", instance);
  g_autoptr (DvtOutcome) disabled
    = fixture_perform (fixture, dvt_action_new_set_flow_enabled (second, FALSE));
  g_autoptr (GPtrArray) links = NULL;
  GtkWidget *dialog;
  Page page = { 0 };

  page_open (&page, fixture, connector);
  gtk_widget_activate_action (page.instances, "instances.remove", "s", instance);
  dialog = instance_fixture_wait_for_dialog (page.window);
  ui_assert_text (dialog, "“UK” Is in Use");
  assert_titles (dialog, ADW_TYPE_ACTION_ROW, "Orders <out>\nReturns");
  ui_assert_text (dialog, "Switched off");
  links = ui_list_widgets (dialog, ADW_TYPE_ACTION_ROW);
  g_signal_emit_by_name (links->pdata[1], "activated");
  instance_fixture_wait_until_closed (page.window);
  g_assert_cmpstr (page.shown_flow, ==, second);
  assert_titles (page.instances, DVT_TYPE_INSTANCE_ROW, "UK");

  gtk_widget_activate_action (page.instances, "page.remove", NULL);
  dialog = instance_fixture_wait_for_dialog (page.window);
  ui_assert_text (dialog, "“Shop” Has Instances");
  assert_titles (dialog, ADW_TYPE_ACTION_ROW, "UK");
  ui_press (dialog, "_Close");
  instance_fixture_wait_until_closed (page.window);
  page_close (&page);
}

static void
test_used_by (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = instance_fixture_create_connector (fixture, "https://a.example.com");
  g_autofree char *other = instance_fixture_create_connector (fixture, "https://b.example.com");
  g_autofree char *instance = instance_fixture_create (fixture, connector, "UK");
  g_autofree char *second = instance_fixture_create (fixture, other, "Other");
  g_autofree char *elsewhere = instance_fixture_create_flow (fixture, "Elsewhere", second);
  GtkWidget *row;
  Page page = { 0 };

  page_open (&page, fixture, connector);
  ui_assert_text (page.flows, "No process flow uses this connector.");
  for (char name = 'A'; name <= 'E'; name++)
    {
      char text[] = { name, '\0' };

      g_free (instance_fixture_create_flow (fixture, text, instance));
    }
  ui_assert_text (page.flows, "Used by 5 Process Flows");
  assert_titles (page.flows, DVT_TYPE_USED_BY_ROW, "A\nB\nC");
  ui_assert_text (page.flows, "UK · 1 shape");
  g_signal_emit_by_name (ui_find_widget (page.flows, ADW_TYPE_BUTTON_ROW), "activated");
  assert_titles (page.flows, DVT_TYPE_USED_BY_ROW, "A\nB\nC\nD\nE");
  row = ui_find_widget (page.flows, DVT_TYPE_USED_BY_ROW);
  gtk_widget_insert_action_group (gtk_widget_get_parent (row), "win", page.actions);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_nonnull (page.shown_flow);

  /* Of another connector, its own. */
  dvt_window_show_connector (DVT_WINDOW (page.window), other);
  assert_titles (page.flows, DVT_TYPE_USED_BY_ROW, "Elsewhere");
  page_close (&page);
}

/* An instance that is not ready is seen from the list. */
static void
test_needs_attention (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = instance_fixture_create_connector (fixture, "https://a.example.com");
  g_autofree char *instance = NULL;
  GtkWidget *sidebar;
  Page page = { 0 };

  page_open (&page, fixture, connector);
  ui_assert_labels (page.window, DVT_TYPE_CONNECTOR_ROW, "Shop, Custom connector");
  sidebar = ui_find_widget (page.window, DVT_TYPE_CONNECTOR_SIDEBAR);
  g_object_set (sidebar, "filter", "needs-attention", NULL);
  ui_assert_labels (page.window, DVT_TYPE_CONNECTOR_ROW, "");
  instance = instance_fixture_create (fixture, connector, "UK");
  ui_assert_labels (page.window, DVT_TYPE_CONNECTOR_ROW, "Shop, Custom connector, Needs Attention");
  page_close (&page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  fixture_add ("/instance-group/rows", test_rows);
  fixture_add ("/instance-group/many", test_many);
  fixture_add ("/instance-group/commands", test_commands);
  fixture_add ("/instance-group/refusals", test_refusals);
  fixture_add ("/instance-group/used-by", test_used_by);
  fixture_add ("/instance-group/needs-attention", test_needs_attention);
  return g_test_run ();
}
