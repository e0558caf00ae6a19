/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-canvas.h"
#include "dvt-flow-name-dialog.h"
#include "dvt-flow-row.h"
#include "dvt-flow-sidebar.h"
#include "dvt-flow-view.h"
#include "dvt-flows-page.h"
#include "dvt-run-row.h"
#include "dvt-run-view.h"
#include "dvt-shape-card.h"
#include "dvt-window.h"
#include "flow-fixture.h"
#include "scripted-server.h"
#include "ui-fixture.h"

/* Nobody answers there. */
#define NOWHERE "http://127.0.0.1:9"

static const char broken[] = "{\"id\":\"a\",\"type\":\"connector\",\"instance\":\"UK Store\","
                             "\"endpoint\":\"GET /gone\"}";

/* --- A service --- */

typedef struct
{
  gint slow; /* atomic: answers wait until the server goes */
} Service;

static void
serve (ScriptedRequest *request, gpointer user_data)
{
  static const char orders[] = "{\"orders\":[{\"id\":1},{\"id\":2},{\"id\":3}]}";
  Service *service = user_data;

  if (g_atomic_int_get (&service->slow))
    while (scripted_request_wait (request, 50))
      ;
  if (g_str_has_prefix (request->head, "GET"))
    scripted_request_reply (request, "200 OK", "Content-Type: application/json\r\n", orders,
                            strlen (orders));
  else
    scripted_request_reply (request, "200 OK", "Content-Type: application/json\r\n", "{}", 2);
}

/* --- The window --- */

static GtkWidget *
open_window (Fixture *fixture, const char *flow)
{
  GtkWidget *window = dvt_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  dvt_window_show_page (DVT_WINDOW (window), "flows");
  if (flow != NULL)
    dvt_window_show_flow (DVT_WINDOW (window), flow);
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
get_page (GtkWidget *window)
{
  return ui_find_widget (window, DVT_TYPE_FLOWS_PAGE);
}

static void
activate (GtkWidget *window, const char *action)
{
  gtk_widget_activate_action (get_page (window), action, NULL);
  ui_settle (window);
}

typedef struct
{
  GtkWidget *window;
  guint count;
  GType type;
} CountCase;

static gboolean
has_count (gpointer data)
{
  const CountCase *wanted = data;
  g_autoptr (GPtrArray) widgets = ui_list_widgets (wanted->window, wanted->type);

  return widgets->len == wanted->count;
}

static void
wait_for_count (GtkWidget *window, GType type, guint count)
{
  CountCase wanted = { window, count, type };

  fixture_wait_for (has_count, &wanted);
  ui_settle (window);
}

static gboolean
has_slot (GtkWidget *window, const char *name)
{
  g_autoptr (GPtrArray) buttons = ui_list_widgets (window, GTK_TYPE_MENU_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), name) == 0)
      return TRUE;
  return FALSE;
}

/* The id of the shape that has the focus. */
static const char *
get_focused (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && DVT_IS_SHAPE_CARD (focus)
           ? dvt_shape_card_get_shape_id (DVT_SHAPE_CARD (focus))
           : "";
}

/* --- The list --- */

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  GtkWidget *window = open_window (fixture, NULL);

  ui_assert_text (window, "No Process Flows");
  ui_assert_text (window, "No Process Flow Selected");
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (window, "Check")));
  destroy (window);
}

static void
add_some (Fixture *fixture)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autofree char *one = flow_fixture_add_deployed (fixture, "Orders", instance);
  g_autofree char *two = flow_fixture_add_deployed (fixture, "Stock <i>& Co", instance);
  g_autofree char *three = flow_fixture_add (fixture, "Draft", "");
  g_autofree char *four = flow_fixture_add (fixture, "Broken", broken);
  g_autoptr (DvtOutcome) outcome
    = fixture_perform (fixture, dvt_action_new_set_flow_enabled (two, FALSE));

  g_assert_cmpint (outcome->entry, >, 0);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *sidebar;

  add_some (fixture);
  window = open_window (fixture, NULL);
  ui_assert_labels (window, DVT_TYPE_FLOW_ROW,
                    "Broken, Draft only, Needs Attention\n"
                    "Draft, Draft only\n"
                    "Orders, Enabled\n"
                    "Stock <i>& Co, Disabled");
  sidebar = ui_find_widget (window, DVT_TYPE_FLOW_SIDEBAR);
  g_object_set (sidebar, "filter", "disabled", NULL);
  ui_assert_labels (window, DVT_TYPE_FLOW_ROW, "Stock <i>& Co, Disabled");
  g_object_set (sidebar, "filter", "enabled", NULL);
  ui_assert_labels (window, DVT_TYPE_FLOW_ROW, "Orders, Enabled");
  g_object_set (sidebar, "filter", "attention", NULL);
  ui_assert_labels (window, DVT_TYPE_FLOW_ROW, "Broken, Draft only, Needs Attention");
  g_object_set (sidebar, "filter", "draft", NULL);
  ui_assert_labels (window, DVT_TYPE_FLOW_ROW,
                    "Broken, Draft only, Needs Attention\nDraft, Draft only");
  gtk_editable_set_text (GTK_EDITABLE (ui_find_widget (sidebar, GTK_TYPE_SEARCH_ENTRY)), "zzz");
  ui_assert_text (window, "No Results Found");
  ui_press (sidebar, "Show All");
  wait_for_count (window, DVT_TYPE_FLOW_ROW, 4);
  destroy (window);
}

/* --- The picture --- */

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  GtkWidget *window = open_window (fixture, flow);
  GtkWidget *canvas;

  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  ui_assert_text (window, "List Orders");
  ui_assert_text (window, "Create Order");
  ui_assert_text (window, "To Order");
  ui_assert_text (window, "1 field");
  ui_assert_text (window, "UK Store");
  canvas = ui_find_widget (window, DVT_TYPE_FLOW_CANVAS);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (dvt_flow_canvas_find_card (DVT_FLOW_CANVAS (canvas), "put")),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Shape 3, Send, Create Order, through UK Store of Shop");
  /* Arrow keys follow the lines and stay inside, Tab leaves. */
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (get_focused (window), ==, "get");
  gtk_widget_child_focus (canvas, GTK_DIR_RIGHT);
  gtk_widget_child_focus (canvas, GTK_DIR_RIGHT);
  g_assert_cmpstr (get_focused (window), ==, "put");
  gtk_widget_child_focus (canvas, GTK_DIR_RIGHT);
  g_assert_cmpstr (get_focused (window), ==, "put");
  gtk_widget_child_focus (canvas, GTK_DIR_LEFT);
  g_assert_cmpstr (get_focused (window), ==, "map");
  g_assert_false (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  destroy (window);
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  GtkWidget *window = open_window (fixture, flow);
  GtkWidget *canvas = ui_find_widget (window, DVT_TYPE_FLOW_CANVAS);
  int before;
  int after;

  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  gtk_widget_measure (canvas, GTK_ORIENTATION_HORIZONTAL, -1, &before, NULL, NULL, NULL);
  gtk_widget_activate_action (window, "win.zoom-out", NULL);
  gtk_widget_activate_action (window, "win.zoom-out", NULL);
  gtk_widget_measure (canvas, GTK_ORIENTATION_HORIZONTAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, ==, before * 8 / 10 + (before * 8 % 10 != 0 ? 1 : 0));
  ui_assert_text (window, "80 %");
  gtk_widget_activate_action (window, "win.zoom-reset", NULL);
  ui_assert_text (window, "100 %");
  destroy (window);
}

/* The gravest warning is on top, and leads to the connector. */
static void
test_banner (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autofree char *flow = flow_fixture_add (fixture, "Broken", broken);
  GtkWidget *window = open_window (fixture, flow);
  AdwViewStack *stack = ADW_VIEW_STACK (ui_find_widget (window, ADW_TYPE_VIEW_STACK));

  ui_assert_text (window, "Endpoint Gone");
  ui_press (window, "Open Connector");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "connectors");
  destroy (window);
}

/* A draft begun, a shape removed, brought back by undo, and deployed. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  GtkWidget *window = open_window (fixture, flow);

  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  ui_press (window, "Edit Draft");
  ui_assert_text (window, "Version 2, Draft");
  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  g_assert_true (has_slot (window, "Add a Shape After Shape 3"));
  gtk_widget_activate_action (get_page (window), "flow.remove-shape", "s", "map");
  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 2);
  gtk_widget_activate_action (window, "win.undo", NULL);
  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  ui_press (window, "Deploy");
  ui_assert_text (window, "Version 2, Deployed");
  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  g_assert_false (has_slot (window, "Add a Shape After Shape 3"));
  destroy (window);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  GtkWidget *window = open_window (fixture, flow);
  GtkWidget *view = ui_find_widget (window, DVT_TYPE_FLOW_VIEW);

  ui_press (window, "All Versions");
  ui_press (window, "Copy to Draft");
  ui_assert_text (window, "Version 2, Draft");
  g_assert_cmpuint (dvt_flow_view_get_version (DVT_FLOW_VIEW (view)), ==, 2);
  activate (window, "page.discard-draft");
  ui_press (window, "_Discard");
  ui_assert_text (window, "Version 1, Deployed");
  g_assert_false (ui_shows_text (window, "Version 2, Draft"));
  destroy (window);
}

static void
test_new_and_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  GtkWidget *window = open_window (fixture, NULL);
  GtkWidget *dialog;

  activate (window, "page.new-flow");
  dialog = ui_find_widget (window, DVT_TYPE_FLOW_NAME_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (dialog, "Create")));
  gtk_editable_set_text (GTK_EDITABLE (ui_find_widget (dialog, ADW_TYPE_ENTRY_ROW)), " New <b> ");
  ui_press (dialog, "Create");
  ui_assert_text (window, "Version 1, Draft");
  ui_assert_labels (window, DVT_TYPE_FLOW_ROW, "New <b>, Draft only");
  g_assert_true (has_slot (window, "Add the First Shape"));
  activate (window, "page.remove-flow");
  ui_press (window, "_Remove");
  ui_assert_text (window, "No Process Flows");
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_assert_labels (window, DVT_TYPE_FLOW_ROW, "New <b>, Draft only");
  destroy (window);
}

/* --- Runs --- */

static void
test_run (Fixture *fixture, gconstpointer data)
{
  Service service = { 0 };
  g_autoptr (ScriptedServer) server = scripted_server_new (serve, &service);
  g_autofree char *uri = scripted_server_build_uri (server, "");
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", uri, "UK Store");
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  GtkWidget *window = open_window (fixture, flow);
  GtkWidget *row;

  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  ui_press (window, "Check");
  wait_for_count (window, DVT_TYPE_RUN_ROW, 1);
  ui_assert_text (window, "Check of Orders: Succeeded");
  ui_press (window, "Run Now");
  wait_for_count (window, DVT_TYPE_RUN_ROW, 2);
  ui_assert_text (window, "Orders: Succeeded, 3 records in, 3 sent");
  /* What each shape did stays on it. */
  ui_assert_text (window, "3 in · 3 sent");
  row = ui_find_widget (window, DVT_TYPE_RUN_ROW);
  gtk_widget_activate (row);
  ui_settle (window);
  ui_assert_text (ui_find_widget (window, DVT_TYPE_RUN_VIEW), "2. To Order");
  destroy (window);
}

static gboolean
says_disabled (gpointer data)
{
  return ui_find_button (data, "Enable the flow to run it") != NULL;
}

static void
test_cannot_run (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autofree char *draft = flow_fixture_add (fixture, "Draft", broken);
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  GtkWidget *window = open_window (fixture, draft);

  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 1);
  g_assert_nonnull (ui_find_button (window, "Deploy the draft to run it"));
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (window, "Run Now")));
  dvt_window_show_flow (DVT_WINDOW (window), flow);
  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  g_assert_true (gtk_widget_is_sensitive (ui_find_button (window, "Run Now")));
  activate (window, "page.enabled");
  fixture_wait_for (says_disabled, window);
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (window, "Run Now")));
  destroy (window);
}

/* Nobody is there to answer: the run fails, is kept, and the flow says so. */
static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  GtkWidget *window = open_window (fixture, flow);

  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  ui_press (window, "Run Now");
  wait_for_count (window, DVT_TYPE_RUN_ROW, 1);
  ui_assert_labels (window, DVT_TYPE_FLOW_ROW, "Orders, Enabled · last run just now, Failed");
  destroy (window);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  Service service = { 1 };
  g_autoptr (ScriptedServer) server = scripted_server_new (serve, &service);
  g_autofree char *uri = scripted_server_build_uri (server, "");
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", uri, "UK Store");
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  GtkWidget *window = open_window (fixture, flow);

  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  ui_press (window, "Run Now");
  ui_assert_text (window, "Running");
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (window, "Check")));
  ui_press (window, "Cancel");
  wait_for_count (window, DVT_TYPE_RUN_ROW, 1);
  ui_assert_text (window, "Cancelled");
  g_assert_true (gtk_widget_is_sensitive (ui_find_button (window, "Run Now")));
  destroy (window);
}

static gboolean
is_left_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

/* A window that goes away in the middle of a run, and of reading a flow, takes nothing with it. */
static void
test_dispose_in_flight (Fixture *fixture, gconstpointer data)
{
  Service service = { 1 };
  g_autoptr (ScriptedServer) server = scripted_server_new (serve, &service);
  g_autofree char *uri = scripted_server_build_uri (server, "");
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", uri, "UK Store");
  g_autofree char *flow = flow_fixture_add_deployed (fixture, "Orders", instance);
  g_autofree char *other = flow_fixture_add_deployed (fixture, "Other", instance);
  GtkWidget *window = open_window (fixture, flow);

  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  ui_press (window, "Run Now");
  ui_assert_text (window, "Running");
  gtk_window_destroy (GTK_WINDOW (window));
  window = open_window (fixture, flow);
  dvt_window_show_flow (DVT_WINDOW (window), other);
  gtk_window_destroy (GTK_WINDOW (window));
  /* The run is cancelled with its window: nothing holds the workspace any more. */
  fixture_wait_for (is_left_alone, fixture->workspace);
}

/* --- Size --- */

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = flow_fixture_add_instance (fixture, "Shop", NOWHERE, "UK Store");
  g_autoptr (GString) shapes = g_string_new ("{\"id\":\"r\",\"type\":\"route\",\"branches\":[");
  g_autofree char *small = flow_fixture_add_deployed (fixture, "Small", instance);
  g_autofree char *flow = NULL;
  GtkWidget *window;
  gint64 begun;

  for (guint i = 0; i < 10; i++)
    {
      g_string_append_printf (
        shapes, "%s{\"name\":\"B%u\",\"when\":{\"field\":\"/id\",\"is\":\"exists\"},\"shapes\":[",
        i > 0 ? "," : "", i);
      for (guint j = 0; j < 20; j++)
        g_string_append_printf (shapes, "%s{\"id\":\"s%u-%u\",\"type\":\"batch\",\"size\":2}",
                                j > 0 ? "," : "", i, j);
      g_string_append (shapes, "]}");
    }
  g_string_append (shapes, "]}");
  flow = flow_fixture_add (fixture, "Large", shapes->str);
  flow_fixture_deploy (fixture, flow);
  window = open_window (fixture, small);
  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 3);
  begun = g_get_monotonic_time ();
  dvt_window_show_flow (DVT_WINDOW (window), flow);
  wait_for_count (window, DVT_TYPE_SHAPE_CARD, 201);
  g_test_message ("201 shapes are shown after %.0f ms",
                  (double) (g_get_monotonic_time () - begun) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
  destroy (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  fixture_add ("/flows-page/empty", test_empty);
  fixture_add ("/flows-page/states", test_states);
  fixture_add ("/flows-page/picture", test_picture);
  fixture_add ("/flows-page/zoom", test_zoom);
  fixture_add ("/flows-page/banner", test_banner);
  fixture_add ("/flows-page/edit", test_edit);
  fixture_add ("/flows-page/versions", test_versions);
  fixture_add ("/flows-page/new-and-remove", test_new_and_remove);
  fixture_add ("/flows-page/run", test_run);
  fixture_add ("/flows-page/cannot-run", test_cannot_run);
  fixture_add ("/flows-page/fails", test_fails);
  fixture_add ("/flows-page/cancel", test_cancel);
  fixture_add ("/flows-page/dispose-in-flight", test_dispose_in_flight);
  fixture_add ("/flows-page/large", test_large);
  return g_test_run ();
}
