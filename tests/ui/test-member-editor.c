/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-editor.h"
#include "dvt-window.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

#define ID "GET /orders"

static const char *const paths[] = { "/orders", NULL };

/* A window with the editor over it. */
typedef struct
{
  Fixture *fixture;
  char *connector; /* (owned) */
  GtkWidget *window;
  GtkWidget *dialog;
} Editor;

static GtkWidget *
get_dialog (gpointer window)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (window));
}

static gboolean
has_form (gpointer dialog)
{
  g_autoptr (GPtrArray) rows = ui_list_widgets (dialog, ADW_TYPE_ENTRY_ROW);

  return rows->len > 0;
}

static void
open_editor (Editor *editor, Fixture *fixture, DvtSection section, const char *member_id)
{
  g_autoptr (DvtDefinition) definition
    = fixture_make_definition ("Shop", "https://shop.example.com", paths);
  DvtAction *create = dvt_action_new_create (definition);
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, create);

  editor->fixture = fixture;
  editor->connector = g_steal_pointer (&outcome->connector_id);
  editor->window = dvt_window_new (NULL);
  dvt_window_set_workspace (DVT_WINDOW (editor->window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (editor->window));
  dvt_member_editor_present (fixture->workspace, editor->connector, section, member_id,
                             editor->window);
  editor->dialog = get_dialog (editor->window);
  g_assert_nonnull (editor->dialog);
  fixture_wait_for (has_form, editor->dialog);
}

static void
close_editor (Editor *editor)
{
  gtk_window_destroy (GTK_WINDOW (editor->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&editor->connector, g_free);
}

/* By its accessible name, as assistive technologies and tests of the whole window find it. */
static GtkWidget *
find_named (Editor *editor, GType type, const char *name)
{
  g_autoptr (GPtrArray) widgets = ui_list_widgets (editor->dialog, type);

  for (guint i = 0; i < widgets->len; i++)
    {
      g_autofree char *mismatch = gtk_test_accessible_check_property (
        widgets->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (mismatch == NULL)
        return widgets->pdata[i];
    }
  g_error ("There is no %s ‘%s’", g_type_name (type), name);
}

static GtkWidget *
find_button (Editor *editor, const char *label)
{
  g_autoptr (GPtrArray) buttons = ui_list_widgets (editor->dialog, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0)
      return buttons->pdata[i];
  return NULL;
}

static void
type (Editor *editor, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_named (editor, GTK_TYPE_TEXT, name)), text);
}

static void
type_details (Editor *editor, const char *text)
{
  GtkWidget *view = find_named (editor, GTK_TYPE_TEXT_VIEW, "Details as JSON");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static gboolean
can_save (gpointer data)
{
  return gtk_widget_get_sensitive (find_button (data, "Save"));
}

/* Save is off, and this stands in its tooltip. */
static void
assert_obstacle (Editor *editor, const char *part)
{
  GtkWidget *button = find_button (editor, "Save");
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  while ((tooltip == NULL || strstr (tooltip, part) == NULL) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      tooltip = gtk_widget_get_tooltip_text (button);
    }
  g_assert_nonnull (tooltip);
  g_assert_nonnull (strstr (tooltip, part));
  g_assert_false (gtk_widget_get_sensitive (button));
}

static gboolean
is_closed (gpointer data)
{
  Editor *editor = data;

  return get_dialog (editor->window) == NULL;
}

static void
save (Editor *editor)
{
  fixture_wait_for (can_save, editor);
  g_signal_emit_by_name (find_button (editor, "Save"), "clicked");
}

static char *
dup_member (Editor *editor, DvtSection section, const char *id)
{
  DvtConnector *connector = fixture_find (editor->fixture, editor->connector);
  g_autoptr (DvtDefinition) definition
    = fixture_load (editor->fixture, dvt_connector_get_digest (connector));
  g_autoptr (DvtJson) member = dvt_definition_dup_member (definition, section, id);
  g_autoptr (GBytes) bytes = NULL;

  if (member == NULL)
    return NULL;
  bytes = dvt_json_canonicalise (dvt_json_get_value (member), NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Nothing but what was entered, and the reason in the history. */
static void
test_add_endpoint (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };
  g_autoptr (DvtJournalEntry) entry = NULL;
  g_autofree char *member = NULL;

  open_editor (&editor, fixture, DVT_SECTION_ENDPOINTS, NULL);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (editor.dialog)), ==, "New Endpoint");
  type (&editor, "Path", "/gift_cards/{id}");
  assert_obstacle (&editor, "Enter a name");
  type (&editor, "Name", "Get Gift Card");
  type (&editor, "Why", "The loyalty flow needs it");
  save (&editor);
  fixture_wait_for (is_closed, &editor);
  member = dup_member (&editor, DVT_SECTION_ENDPOINTS, "GET /gift_cards/{}");
  g_assert_cmpstr (member, ==,
                   "{\"direction\":\"receive\",\"method\":\"GET\",\"name\":\"Get Gift Card\","
                   "\"path\":\"/gift_cards/{id}\"}");
  entry = g_list_model_get_item (G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace)), 0);
  g_assert_cmpstr (dvt_journal_entry_get_message (entry), ==, "The loyalty flow needs it");
  close_editor (&editor);
}

/* What the form does not know survives an edit of what it does. */
static void
test_edit_endpoint (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };
  g_autofree char *member = NULL;

  open_editor (&editor, fixture, DVT_SECTION_ENDPOINTS, ID);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (editor.dialog)), ==, "Edit Endpoint");
  assert_obstacle (&editor, "Nothing has been changed");
  type (&editor, "Name", "List Orders");
  type_details (&editor, "{ \"x-pace\": 1.50 }");
  save (&editor);
  fixture_wait_for (is_closed, &editor);
  member = dup_member (&editor, DVT_SECTION_ENDPOINTS, ID);
  g_assert_cmpstr (member, ==,
                   "{\"direction\":\"receive\",\"method\":\"GET\",\"name\":\"List Orders\","
                   "\"path\":\"/orders\",\"x-pace\":1.5}");
  close_editor (&editor);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  open_editor (&editor, fixture, DVT_SECTION_ENDPOINTS, NULL);
  type (&editor, "Name", "Get Orders");
  assert_obstacle (&editor, "Enter a path");
  type (&editor, "Path", "/orders");
  assert_obstacle (&editor, "GET /orders");
  type (&editor, "Path", "/refunds");
  type_details (&editor, "{ \"tags\": ");
  assert_obstacle (&editor, "line 1");
  type_details (&editor, "[]");
  assert_obstacle (&editor, "object");
  type_details (&editor, "{ \"path\": \"/x\" }");
  assert_obstacle (&editor, "path");
  type_details (&editor, "{ \"tags\": [1] }");
  assert_obstacle (&editor, "tags");
  type_details (&editor, "");
  fixture_wait_for (can_save, &editor);
  close_editor (&editor);
}

/* The connector has become another one: refused, nothing typed is lost, and there is a way on. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };
  GtkWidget *newest;
  g_autofree char *member = NULL;
  DvtConnector *connector;
  g_autoptr (DvtDefinition) after = NULL;

  open_editor (&editor, fixture, DVT_SECTION_ENDPOINTS, ID);
  type (&editor, "Name", "List Orders");
  fixture_wait_for (can_save, &editor);
  fixture_edit (fixture, editor.connector, "https://other.example.com");
  save (&editor);
  while ((newest = find_button (&editor, "Use the Newest State")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (newest, "clicked");
  while (find_button (&editor, "Use the Newest State") != NULL)
    g_main_context_iteration (NULL, TRUE);
  save (&editor);
  fixture_wait_for (is_closed, &editor);
  member = dup_member (&editor, DVT_SECTION_ENDPOINTS, ID);
  g_assert_nonnull (strstr (member, "List Orders"));
  connector = fixture_find (fixture, editor.connector);
  after = fixture_load (fixture, dvt_connector_get_digest (connector));
  g_assert_cmpstr (dvt_definition_get_base_url (after), ==, "https://other.example.com");
  close_editor (&editor);
}

static gboolean
asks (gpointer data)
{
  Editor *editor = data;

  return ADW_IS_ALERT_DIALOG (get_dialog (editor->window));
}

/* Escape closes what nobody has touched, and asks where something would be lost. */
static void
test_closing_asks (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  open_editor (&editor, fixture, DVT_SECTION_ENDPOINTS, ID);
  g_assert_true (adw_dialog_get_can_close (ADW_DIALOG (editor.dialog)));
  type (&editor, "Name", "List Orders");
  adw_dialog_close (ADW_DIALOG (editor.dialog));
  fixture_wait_for (asks, &editor);
  g_signal_emit_by_name (get_dialog (editor.window), "response::discard", "discard");
  adw_dialog_force_close (ADW_DIALOG (get_dialog (editor.window)));
  close_editor (&editor);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };
  g_autofree char *member = NULL;

  open_editor (&editor, fixture, DVT_SECTION_ENDPOINTS, ID);
  g_assert_nonnull (find_button (&editor, "Copy to Another Connector…"));
  g_signal_emit_by_name (find_button (&editor, "Remove Endpoint…"), "clicked");
  fixture_wait_for (asks, &editor);
  editor.dialog = get_dialog (editor.window);
  ui_settle (editor.window);
  g_signal_emit_by_name (find_button (&editor, "_Remove"), "clicked");
  fixture_wait_for (is_closed, &editor);
  member = dup_member (&editor, DVT_SECTION_ENDPOINTS, ID);
  g_assert_null (member);
  close_editor (&editor);
}

static void
test_add_variable (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };
  g_autofree char *member = NULL;

  open_editor (&editor, fixture, DVT_SECTION_VARIABLES, NULL);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (editor.dialog)), ==, "New Variable");
  type (&editor, "Label", "Store");
  assert_obstacle (&editor, "Enter an identifier");
  type (&editor, "Name in Addresses", "store");
  save (&editor);
  fixture_wait_for (is_closed, &editor);
  member = dup_member (&editor, DVT_SECTION_VARIABLES, "store");
  g_assert_cmpstr (member, ==, "{\"label\":\"Store\"}");
  close_editor (&editor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  fixture_add ("/member-editor/add-endpoint", test_add_endpoint);
  fixture_add ("/member-editor/edit-endpoint", test_edit_endpoint);
  fixture_add ("/member-editor/refused", test_refused);
  fixture_add ("/member-editor/stale", test_stale);
  fixture_add ("/member-editor/closing-asks", test_closing_asks);
  fixture_add ("/member-editor/remove", test_remove);
  fixture_add ("/member-editor/add-variable", test_add_variable);
  return g_test_run ();
}
