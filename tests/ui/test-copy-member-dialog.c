/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-copy-member-dialog.h"
#include "dvt-member-transfer.h"
#include "dvt-model-error.h"
#include "dvt-window.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

#define ID "GET /gift_cards"

#define ENDPOINT(name, more)                                                       \
  "\"" ID "\":{\"name\":\"" name "\",\"method\":\"GET\",\"path\":\"/gift_cards\"," \
  "\"direction\":\"receive\"" more "}"
#define DEFINITION(name, more) "{\"format\":\"dovetail.connector/1\",\"name\":\"" name "\"" more "}"

/* Card needs Money, Money needs Card: a circle. Address is different in the target. */
static const char source_text[] = DEFINITION (
  "Shop",
  ",\"authMethods\":{\"token\":{\"type\":\"bearer\"}},"
  "\"schemas\":{\"Card\":{\"properties\":{\"money\":{\"$ref\":\"#/schemas/Money\"}}},"
  "\"Money\":{\"properties\":{\"card\":{\"$ref\":\"#/schemas/Card\"}}},"
  "\"Address\":{\"type\":\"object\"},\"Other\":{}},"
  "\"endpoints\":{" ENDPOINT (
    "List Gift Cards",
    ",\"responses\":{\"200\":{\"description\":\"Cards\",\"content\":{\"application/json\":"
    "{\"schema\":{\"anyOf\":[{\"$ref\":\"#/schemas/Card\"},{\"$ref\":\"#/schemas/Address\"}]}}}}}") ",\"GET /locked\":{\"name\":\"Locked\",\"method\":\"GET\",\"path\":\"/locked\","
                                                                                                    "\"direction\":\"receive\",\"security\":[{\"token\":[]}]}}");
static const char target_text[]
  = DEFINITION ("Till", ",\"schemas\":{\"Address\":{\"type\":\"string\"}}");

static DvtDefinition *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = dvt_definition_new (bytes, &error);

  g_assert_no_error (error);
  return definition;
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static DvtMemberTransfer *
prepare (DvtDefinition *target, const char *id, GError **error)
{
  g_autoptr (DvtDefinition) source = parse (source_text);
  g_autoptr (GAsyncResult) result = NULL;

  dvt_member_transfer_prepare_async (source, target, DVT_SECTION_ENDPOINTS, id, NULL,
                                     on_prepared_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dvt_member_transfer_prepare_finish (result, error);
}

static char *
join (GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s ", (const char *) names->pdata[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_schemas (void)
{
  g_autoptr (DvtDefinition) target = parse (target_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtMemberTransfer) transfer = prepare (target, ID, &error);
  g_autofree char *taken = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (DvtJson) card = NULL;
  g_autoptr (DvtJson) other = NULL;

  g_assert_no_error (error);
  taken = join (transfer->taken);
  kept = join (transfer->kept);
  g_assert_cmpstr (taken, ==, "Card Money ");
  g_assert_cmpstr (kept, ==, "Address ");
  g_assert_false (transfer->replaces);
  card = dvt_definition_dup_member (transfer->definition, DVT_SECTION_SCHEMAS, "Card");
  other = dvt_definition_dup_member (transfer->definition, DVT_SECTION_SCHEMAS, "Other");
  g_assert_nonnull (card);
  g_assert_null (other);
}

static void
test_replaces (void)
{
  g_autoptr (DvtDefinition) target
    = parse (DEFINITION ("Till", ",\"endpoints\":{" ENDPOINT ("Mine", "") "}"));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtMemberTransfer) first = prepare (target, ID, &error);
  g_autoptr (DvtMemberTransfer) second = NULL;

  g_assert_no_error (error);
  g_assert_true (first->replaces);
  g_assert_cmpuint (first->changes->len, >, 0);
  /* The same once more is nothing to do. */
  second = prepare (first->definition, ID, &error);
  g_assert_no_error (error);
  g_assert_false (second->replaces);
  g_assert_cmpuint (second->changes->len, ==, 0);
}

static void
test_missing_method (void)
{
  g_autoptr (DvtDefinition) target = parse (target_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtMemberTransfer) transfer = prepare (target, "GET /locked", &error);

  g_assert_null (transfer);
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "token"));
}

static char *
create (Fixture *fixture, const char *text)
{
  g_autoptr (DvtDefinition) definition = parse (text);
  DvtAction *action = dvt_action_new_create (definition);
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, action);

  return g_steal_pointer (&outcome->connector_id);
}

static GtkWidget *
find_copy_button (GtkWidget *dialog)
{
  g_autoptr (GPtrArray) buttons = ui_list_widgets (dialog, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), "Copy") == 0)
      return buttons->pdata[i];
  return NULL;
}

static gboolean
is_sensitive (gpointer data)
{
  return gtk_widget_get_sensitive (data);
}

static gboolean
is_alone (gpointer data)
{
  return adw_application_window_get_visible_dialog (data) == NULL;
}

/* By the dialog: chosen, copied, and one entry says so with the reason that was proposed. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shop = create (fixture, source_text);
  g_autofree char *till = create (fixture, target_text);
  GListModel *journal = G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace));
  GtkWidget *window = dvt_window_new (NULL);
  GtkWidget *dialog;
  GtkWidget *button;
  g_autoptr (DvtJournalEntry) entry = NULL;
  g_autoptr (DvtDefinition) after = NULL;
  g_autoptr (DvtJson) member = NULL;

  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  dvt_copy_member_dialog_present (fixture->workspace, shop, DVT_SECTION_ENDPOINTS, ID, window);
  ui_settle (window);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  button = find_copy_button (dialog);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find_widget (dialog, GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  fixture_wait_for (is_sensitive, button);
  g_signal_emit_by_name (button, "clicked");
  fixture_wait_for (is_alone, window);
  entry = g_list_model_get_item (journal, 0);
  g_assert_cmpstr (dvt_journal_entry_get_title (entry), ==, "Edited Till");
  g_assert_cmpstr (dvt_journal_entry_get_message (entry), ==, "List Gift Cards from Shop");
  after = fixture_load (fixture, dvt_connector_get_digest (fixture_find (fixture, till)));
  member = dvt_definition_dup_member (after, DVT_SECTION_ENDPOINTS, ID);
  g_assert_nonnull (member);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/copy-member-dialog/schemas", test_schemas);
  g_test_add_func ("/copy-member-dialog/replaces", test_replaces);
  g_test_add_func ("/copy-member-dialog/missing-method", test_missing_method);
  fixture_add ("/copy-member-dialog/copy", test_copy);
  return g_test_run ();
}
