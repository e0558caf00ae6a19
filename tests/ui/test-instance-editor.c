/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-editor.h"
#include "dvt-instance-test-row.h"
#include "dvt-sign-in-row.h"
#include "dvt-window.h"
#include "instance-fixture.h"
#include "scripted-server.h"
#include "ui-fixture.h"

#define TOKEN "tok-3n-c4nary"

/* A window with the editor over it, and the service that its connector is at. */
typedef struct
{
  Fixture *fixture;
  ScriptedServer *server;
  char *connector; /* (owned) */
  GtkWidget *window;
  GtkWidget *dialog;
} Editor;

/* Takes one token, and is slow where it is asked to be. */
static void
serve (ScriptedRequest *request, gpointer user_data)
{
  if (strstr (request->head, "Bearer slow") != NULL)
    scripted_request_wait (request, 60000);
  if (strstr (request->head, "Bearer " TOKEN) != NULL)
    scripted_request_reply (request, "200 OK", "Content-Type: application/json\r\n", "[]", 2);
  else
    scripted_request_reply (request, "401 Unauthorized", "Content-Type: application/json\r\n",
                            "{\"message\":\"No such token\"}", 27);
}

static void
editor_set_up (Editor *editor, Fixture *fixture)
{
  g_autofree char *base_url = NULL;

  editor->fixture = fixture;
  editor->server = scripted_server_new (serve, NULL);
  base_url = scripted_server_build_uri (editor->server, "");
  editor->connector = instance_fixture_create_connector (fixture, base_url);
  editor->window = dvt_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (editor->window), 1180, 1400);
  dvt_window_set_workspace (DVT_WINDOW (editor->window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (editor->window));
  ui_settle (editor->window);
}

static void
open_new (Editor *editor)
{
  dvt_instance_editor_present_new (editor->fixture->workspace, editor->connector, editor->window);
  editor->dialog = instance_fixture_wait_for_dialog (editor->window);
  instance_fixture_find_row (editor->dialog, "Name");
}

static void
open_instance (Editor *editor, const char *name)
{
  g_autoptr (GError) error = NULL;
  DvtInstance *instance = dvt_workspace_find_instance (editor->fixture->workspace, name, &error);

  g_assert_no_error (error);
  dvt_instance_editor_present (editor->fixture->workspace, instance, editor->window);
  editor->dialog = instance_fixture_wait_for_dialog (editor->window);
  instance_fixture_find_row (editor->dialog, "Name");
}

static void
editor_tear_down (Editor *editor)
{
  gtk_window_destroy (GTK_WINDOW (editor->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&editor->server, scripted_server_free);
  g_clear_pointer (&editor->connector, g_free);
}

static void
type (Editor *editor, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (instance_fixture_find_row (editor->dialog, title)), text);
}

static guint
count_instances (Editor *editor)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (dvt_workspace_get_instances (editor->fixture->workspace)));
}

static DvtInstance *
find_instance (Editor *editor, const char *name)
{
  return dvt_workspace_find_instance (editor->fixture->workspace, name, NULL);
}

typedef struct
{
  Editor *editor;
  const char *heading;
} AlertSearch;

static GtkWidget *
get_alert (Editor *editor)
{
  GtkWidget *dialog = GTK_WIDGET (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (editor->window)));

  return ADW_IS_ALERT_DIALOG (dialog) ? dialog : NULL;
}

static gboolean
has_alert (gpointer data)
{
  AlertSearch *search = data;
  GtkWidget *alert = get_alert (search->editor);

  return alert != NULL
         && g_str_equal (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (alert)), search->heading);
}

static gboolean
has_no_alert (gpointer data)
{
  return get_alert (data) == NULL;
}

static void
answer (Editor *editor, const char *heading, const char *button)
{
  AlertSearch search = { editor, heading };

  fixture_wait_for (has_alert, &search);
  ui_press (get_alert (editor), button);
  fixture_wait_for (has_no_alert, editor);
}

static void
assert_no_secret (Editor *editor)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (editor->fixture->path, &text, &length, NULL));
  g_assert_null (memmem (text, length, TOKEN, strlen (TOKEN)));
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  ui_press (editor.dialog, "Save");
  ui_assert_text (editor.dialog, "Enter a name.");
  type (&editor, "Name", "UK Store");
  type (&editor, "Token", TOKEN);
  ui_press (editor.dialog, "Save");
  instance_fixture_wait_until_closed (editor.window);
  g_assert_nonnull (find_instance (&editor, "UK Store"));
  g_assert_cmpuint (dvt_instance_get_state (find_instance (&editor, "UK Store")), ==,
                    DVT_INSTANCE_STATE_READY);
  /* It was tried before it was saved, once. */
  g_assert_cmpuint (scripted_server_count_requests (editor.server), ==, 1);
  assert_no_secret (&editor);
  editor_tear_down (&editor);
}

/* A refusal is the user's to decide about, and what was typed stays. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  type (&editor, "Name", "UK Store");
  type (&editor, "Token", "wrong");
  ui_press (editor.dialog, "Save");
  answer (&editor, "The Service Refused", "_Go Back");
  g_assert_cmpuint (count_instances (&editor), ==, 0);
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (instance_fixture_find_row (editor.dialog, "Token"))), ==,
    "wrong");
  ui_assert_text (editor.dialog, "Refused");
  ui_press (editor.dialog, "Save");
  answer (&editor, "The Service Refused", "_Save Anyway");
  instance_fixture_wait_until_closed (editor.window);
  g_assert_cmpuint (count_instances (&editor), ==, 1);
  editor_tear_down (&editor);
}

static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  type (&editor, "Name", "UK Store");
  type (&editor, "Token", TOKEN);
  /* Nobody listens on the port of "discard". */
  type (&editor, "Base Address", "http://127.0.0.1:9");
  ui_press (editor.dialog, "Save");
  answer (&editor, "It Could Not Be Tested", "_Go Back");
  g_assert_cmpuint (count_instances (&editor), ==, 0);
  editor_tear_down (&editor);
}

/* What lacks something can be saved, and says so first. */
static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  type (&editor, "Name", "UK Store");
  ui_press (editor.dialog, "Save");
  answer (&editor, "Not Complete Yet", "_Go Back");
  ui_assert_text (editor.dialog, "“Token” is needed and has no value.");
  ui_press (editor.dialog, "Save");
  answer (&editor, "Not Complete Yet", "_Save Anyway");
  instance_fixture_wait_until_closed (editor.window);
  g_assert_cmpuint (dvt_instance_get_state (find_instance (&editor, "UK Store")), ==,
                    DVT_INSTANCE_STATE_NEEDS_CREDENTIALS);
  g_assert_cmpuint (scripted_server_count_requests (editor.server), ==, 0);
  editor_tear_down (&editor);
}

/* Stored secrets are never shown, kept where nothing is typed, and not tried again for nothing. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  type (&editor, "Name", "UK Store");
  type (&editor, "Token", TOKEN);
  ui_press (editor.dialog, "Save");
  instance_fixture_wait_until_closed (editor.window);

  open_instance (&editor, "UK Store");
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (editor.dialog, "Save")));
  ui_assert_text (editor.dialog, "Stored");
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (instance_fixture_find_row (editor.dialog, "Token"))), ==,
    "");
  type (&editor, "Region", "eu");
  ui_press (editor.dialog, "Save");
  instance_fixture_wait_until_closed (editor.window);
  g_assert_cmpuint (scripted_server_count_requests (editor.server), ==, 1);
  g_assert_cmpuint (dvt_instance_get_state (find_instance (&editor, "UK Store")), ==,
                    DVT_INSTANCE_STATE_READY);

  /* As it is, with what is stored. */
  open_instance (&editor, "UK Store");
  ui_press (editor.dialog, "Test");
  ui_assert_text (editor.dialog, "Signed In");
  g_assert_cmpuint (scripted_server_count_requests (editor.server), ==, 2);
  editor_tear_down (&editor);
}

static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  ui_press (editor.dialog, "Cancel");
  instance_fixture_wait_until_closed (editor.window);

  open_new (&editor);
  type (&editor, "Name", "UK Store");
  ui_press (editor.dialog, "Cancel");
  answer (&editor, "Discard What You Typed?", "_Keep Editing");
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (instance_fixture_find_row (editor.dialog, "Name"))), ==,
    "UK Store");
  ui_press (editor.dialog, "Cancel");
  answer (&editor, "Discard What You Typed?", "_Discard");
  instance_fixture_wait_until_closed (editor.window);
  g_assert_cmpuint (count_instances (&editor), ==, 0);
  editor_tear_down (&editor);
}

/* A kind that is kept says so. */
static void
test_unusable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  rows = ui_list_widgets (editor.dialog, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (rows->pdata[0], 1);
  ui_assert_text (editor.dialog, "Dovetail keeps “Digest”, but cannot sign in with it.");
  editor_tear_down (&editor);
}

/* Who does not come back from the browser can be given up. */
static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *row;
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  rows = ui_list_widgets (editor.dialog, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (rows->pdata[0], 2);
  ui_settle (editor.window);
  row = ui_find_widget (editor.dialog, DVT_TYPE_SIGN_IN_ROW);
  /* A client id is needed first, and the row says so. */
  ui_press (row, "Sign In…");
  ui_assert_text (row, "There is no client ID for ‘OAuth 2’.");
  type (&editor, "Client ID", "dovetail");
  ui_press (row, "Sign In…");
  ui_assert_text (row, "Continue in your browser");
  ui_press (row, "Cancel");
  ui_assert_text (row, "Opens the service’s page in your browser");
  editor_tear_down (&editor);
}

static gboolean
is_running (gpointer row)
{
  return dvt_instance_test_row_is_running (row);
}

static gboolean
is_idle (gpointer row)
{
  return !dvt_instance_test_row_is_running (row);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };
  GtkWidget *row;

  editor_set_up (&editor, fixture);
  open_new (&editor);
  type (&editor, "Name", "UK Store");
  type (&editor, "Token", "slow");
  row = ui_find_widget (editor.dialog, DVT_TYPE_INSTANCE_TEST_ROW);
  ui_press (editor.dialog, "Save");
  fixture_wait_for (is_running, row);
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (editor.dialog, "Save")));
  ui_press (row, "Cancel");
  fixture_wait_for (is_idle, row);
  g_assert_true (gtk_widget_get_sensitive (ui_find_button (editor.dialog, "Save")));
  g_assert_cmpuint (count_instances (&editor), ==, 0);
  editor_tear_down (&editor);
}

/* The window goes while a test is under way, and before the definition is there. */
static void
test_disposed_in_flight (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };
  GtkWidget *dialog;

  editor_set_up (&editor, fixture);
  open_new (&editor);
  type (&editor, "Name", "UK Store");
  type (&editor, "Token", "slow");
  ui_press (editor.dialog, "Test");
  dvt_instance_editor_present_new (fixture->workspace, editor.connector, editor.window);
  dialog = editor.dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  editor_tear_down (&editor);
  for (guint i = 0; i < 100 && dialog != NULL; i++)
    {
      g_usleep (5000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_null (dialog);
}

/* Without a password service nothing is saved, and nothing that was typed is lost. */
static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  Editor editor = { 0 };

  editor_set_up (&editor, fixture);
  open_new (&editor);
  type (&editor, "Name", "UK Store");
  type (&editor, "Token", TOKEN);
  ui_press (editor.dialog, "Save");
  ui_assert_text (editor.dialog, "The system’s password service does not answer, so nothing was "
                                 "saved. Unlock or start it, then try again.");
  g_assert_cmpuint (count_instances (&editor), ==, 0);
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (instance_fixture_find_row (editor.dialog, "Token"))), ==,
    TOKEN);
  assert_no_secret (&editor);
  editor_tear_down (&editor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  /* See tests/support/with-keyring. */
  if (g_strcmp0 (g_getenv ("DOVETAIL_TEST_KEYRING"), "none") == 0)
    {
      fixture_add ("/instance-editor/no-keyring", test_no_keyring);
      return g_test_run ();
    }
  fixture_add ("/instance-editor/create", test_create);
  fixture_add ("/instance-editor/refused", test_refused);
  fixture_add ("/instance-editor/unreachable", test_unreachable);
  fixture_add ("/instance-editor/incomplete", test_incomplete);
  fixture_add ("/instance-editor/edit", test_edit);
  fixture_add ("/instance-editor/unsaved", test_unsaved);
  fixture_add ("/instance-editor/unusable", test_unusable);
  fixture_add ("/instance-editor/sign-in", test_sign_in);
  fixture_add ("/instance-editor/cancel", test_cancel);
  fixture_add ("/instance-editor/disposed-in-flight", test_disposed_in_flight);
  return g_test_run ();
}
