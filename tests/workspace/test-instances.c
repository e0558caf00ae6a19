/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"
#include "uses-fixture.h"

/* Instances: made, changed, removed; their states; what is in the way of leaving. */

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* What the instance has in the Secret Service. */
static char *
load_token (Fixture *fixture, const char *id)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) listed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  const char *item = NULL;
  g_autoptr (GString) tokens = g_string_new (NULL);

  dvt_secrets_list_async (uses_get_secrets (fixture), NULL, on_loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  listed = dvt_secrets_list_finish (uses_get_secrets (fixture), result, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &item, NULL))
    {
      g_autoptr (GAsyncResult) loaded = NULL;
      g_autoptr (DvtCredentials) credentials = NULL;

      dvt_secrets_load_async (uses_get_secrets (fixture), item, NULL, on_loaded_cb, &loaded);
      while (loaded == NULL)
        g_main_context_iteration (NULL, TRUE);
      credentials = dvt_secrets_load_finish (uses_get_secrets (fixture), loaded, &error);
      g_assert_no_error (error);
      g_string_append_printf (tokens, "%s ", dvt_credentials_get (credentials, "token", "value"));
    }
  return g_string_free_and_steal (g_steal_pointer (&tokens));
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("UK Store");
  g_autoptr (DvtCredentials) credentials = uses_new_credentials ("hush");
  g_autoptr (DvtOutcome) outcome
    = fixture_perform (fixture, dvt_action_new_create_instance (connector, settings, credentials));
  DvtInstance *instance = uses_find_instance (fixture, "UK Store");

  g_assert_cmpstr (outcome->action, ==, "create-instance");
  g_assert_cmpstr (outcome->title, ==, "Created the instance ‘UK Store’ of Shop");
  g_assert_cmpstr (outcome->instance_id, ==, dvt_instance_get_id (instance));
  g_assert_cmpstr (outcome->connector_id, ==, connector);
  g_assert_cmpuint (outcome->warnings->len, ==, 0);
  g_assert_cmpstr (dvt_instance_get_connector_id (instance), ==, connector);
  g_assert_cmpstr (dvt_instance_get_connector_name (instance), ==, "Shop");
  g_assert_cmpstr (dvt_instance_get_auth (instance), ==, "Access Token");
  g_assert_cmpstr (dvt_instance_get_subtitle (instance), ==, "quayside");
  g_assert_cmpstr (dvt_instance_get_base_url (instance), ==, "https://quayside.example.com");
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_READY);
  g_assert_true (dvt_instance_get_has_credentials (instance));
  g_assert_cmpuint (dvt_connector_get_n_instances (fixture_find (fixture, connector)), ==, 1);
  g_assert_false (dvt_connector_get_needs_attention (fixture_find (fixture, connector)));
  g_assert_true (uses_find_instance (fixture, "Shop/UK Store") == instance);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("UK Store");
  g_autoptr (DvtOutcome) outcome
    = fixture_perform (fixture, dvt_action_new_create_instance (connector, settings, NULL));
  DvtInstance *instance = uses_find_instance (fixture, outcome->instance_id);
  g_autofree char *missing = uses_list_codes (dvt_instance_get_reasons (instance));
  g_autofree char *both = NULL;
  g_autoptr (DvtOutcome) edited = NULL;

  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_NEEDS_CREDENTIALS);
  g_assert_cmpstr (missing, ==, "credentials-missing");
  g_assert_true (dvt_connector_get_needs_attention (fixture_find (fixture, connector)));
  g_hash_table_remove_all (settings->variables);
  edited = fixture_perform (fixture,
                            dvt_action_new_edit_instance (outcome->instance_id, settings, NULL));
  both = uses_list_codes (dvt_instance_get_reasons (instance));
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_NEEDS_ATTENTION);
  g_assert_cmpstr (both, ==, "variable-missing credentials-missing");
  g_assert_cmpuint (edited->warnings->len, ==, 1);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *id = uses_create_instance (fixture, connector, "UK Store");
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("UK Store");
  g_autoptr (DvtCredentials) credentials = uses_new_credentials ("other");
  g_autoptr (DvtOutcome) nothing
    = fixture_perform (fixture, dvt_action_new_edit_instance (id, settings, NULL));
  g_autoptr (DvtOutcome) replaced = NULL;
  g_autoptr (DvtOutcome) renamed = NULL;
  g_autofree char *tokens = NULL;

  g_assert_cmpint (nothing->entry, ==, 0);
  g_assert_cmpstr (nothing->title, ==, "Nothing changed");
  replaced = fixture_perform (fixture, dvt_action_new_edit_instance (id, settings, credentials));
  g_assert_cmpstr (replaced->title, ==,
                   "Changed the credentials of the instance ‘UK Store’ of Shop");
  g_set_str (&settings->name, "British Store");
  renamed = fixture_perform (fixture, dvt_action_new_edit_instance (id, settings, NULL));
  g_assert_cmpstr (renamed->title, ==,
                   "Renamed the instance ‘UK Store’ of Shop to ‘British Store’");
  g_assert_cmpstr (dvt_instance_get_name (uses_find_instance (fixture, id)), ==, "British Store");
  /* Nothing is overwritten: undo needs the old one. */
  tokens = load_token (fixture, id);
  g_assert_true (g_str_equal (tokens, "hush other ") || g_str_equal (tokens, "other hush "));
}

/* Credentials that are not those of the method, and a variable that is asked for later. */
static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("UK Store");
  g_autoptr (DvtCredentials) partial = dvt_credentials_new ();
  g_autoptr (DvtCredentials) credentials = uses_new_credentials ("hush");
  g_autoptr (DvtOutcome) created = NULL;
  g_autoptr (DvtOutcome) edited = NULL;
  DvtInstance *instance = NULL;
  g_autofree char *codes = NULL;

  dvt_credentials_set (partial, NULL, "pin", "1234");
  created
    = fixture_perform (fixture, dvt_action_new_create_instance (connector, settings, partial));
  instance = uses_find_instance (fixture, created->instance_id);
  codes = uses_list_codes (dvt_instance_get_reasons (instance));
  g_assert_true (dvt_instance_get_has_credentials (instance));
  g_assert_cmpstr (codes, ==, "credentials-missing");
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_NEEDS_CREDENTIALS);
  edited = fixture_perform (
    fixture, dvt_action_new_edit_instance (created->instance_id, settings, credentials));
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_READY);
}

static gboolean
expire_in_thread (DvtStoreTransaction *transaction,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) secrets = dvt_store_list_secrets (transaction, error);
  DvtStoredSecret *secret = NULL;

  if (secrets == NULL)
    return FALSE;
  secret = g_ptr_array_index (secrets, 0);
  g_set_str (&secret->expires_at, "2026-11-03T10:20:00Z");
  return dvt_store_put_secret (transaction, secret, error);
}

/* A sign-in that expires without anybody doing anything. */
static void
test_expired (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *id = uses_create_instance (fixture, connector, "UK Store");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) reloaded = NULL;
  g_autofree char *codes = NULL;
  DvtInstance *instance = uses_find_instance (fixture, id);

  dvt_store_run_async (fixture->workspace->store, DVT_STORE_WRITE, expire_in_thread, fixture, NULL,
                       NULL, on_loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (dvt_store_run_finish (fixture->workspace->store, result, NULL));
  g_setenv ("DOVETAIL_NOW", "2026-11-03T10:19:59Z", TRUE);
  dvt_workspace_reload_async (fixture->workspace, on_loaded_cb, &reloaded);
  while (reloaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_READY);
  g_assert_cmpuint (fixture->workspace->expiry_id, !=, 0);
  g_setenv ("DOVETAIL_NOW", "2026-11-03T10:20:00Z", TRUE);
  while (dvt_instance_get_state (instance) == DVT_INSTANCE_STATE_READY)
    g_main_context_iteration (NULL, TRUE);
  codes = uses_list_codes (dvt_instance_get_reasons (instance));
  g_assert_cmpstr (codes, ==, "sign-in-expired");
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_SIGN_IN_EXPIRED);
}

/* What is stored still fits a method that has changed only where somebody says so. */
static void
test_signed_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *id = uses_create_instance (fixture, connector, "UK Store");
  DvtInstance *instance = uses_find_instance (fixture, id);
  g_autoptr (DvtDefinition) definition = uses_make_definition (2);
  g_autoptr (DvtInstanceSettings) settings = NULL;
  g_autoptr (DvtOutcome) edited = NULL;
  g_autoptr (DvtOutcome) kept = NULL;
  g_autoptr (DvtOutcome) signed_again = NULL;
  g_autofree char *after_kept = NULL;
  g_autofree char *after_signed = NULL;

  edited = fixture_perform (fixture, dvt_action_new_edit (connector, NULL, definition));
  settings = dvt_instance_settings_copy (dvt_instance_get_settings (instance));
  g_hash_table_replace (settings->variables, g_strdup ("region"), g_strdup ("eu"));
  kept = fixture_perform (fixture, dvt_action_new_edit_instance (id, settings, NULL));
  after_kept = uses_list_codes (dvt_instance_get_reasons (instance));
  g_assert_cmpstr (after_kept, ==, "method-changed");
  g_hash_table_replace (settings->signatures, g_strdup ("token"),
                        dvt_check_build_signature (definition, "token"));
  signed_again = fixture_perform (fixture, dvt_action_new_edit_instance (id, settings, NULL));
  after_signed = uses_list_codes (dvt_instance_get_reasons (instance));
  g_assert_cmpstr (after_signed, ==, "");
}

/* The same settings and the same item. */
static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *id = uses_create_instance (fixture, connector, "UK Store");
  g_autoptr (DvtOutcome) outcome
    = fixture_perform (fixture, dvt_action_new_duplicate_instance (id, "DE Store"));
  DvtInstance *second = uses_find_instance (fixture, outcome->instance_id);
  g_autofree char *tokens = load_token (fixture, id);

  g_assert_cmpstr (outcome->title, ==, "Duplicated the instance ‘UK Store’ of Shop as ‘DE Store’");
  g_assert_cmpstr (dvt_instance_get_subtitle (second), ==, "quayside");
  g_assert_cmpint (dvt_instance_get_state (second), ==, DVT_INSTANCE_STATE_READY);
  g_assert_cmpstr (tokens, ==, "hush ");
  g_assert_cmpuint (dvt_connector_get_n_instances (fixture_find (fixture, connector)), ==, 2);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *id = uses_create_instance (fixture, connector, "UK Store");
  g_autoptr (DvtInstanceSettings) nameless = uses_new_settings ("");
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("DE Store");
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (DvtOutcome) refused = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fail (fixture, dvt_action_new_create_instance (connector, nameless, NULL),
                DVT_WORKSPACE_ERROR_WRONG_USE);
  fixture_fail (fixture, dvt_action_new_create_instance ("nobody", settings, NULL),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
  fixture_fail (fixture, dvt_action_new_edit_instance ("nobody", settings, NULL),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
  fixture_fail (fixture, dvt_action_new_edit_instance (id, nameless, NULL),
                DVT_WORKSPACE_ERROR_WRONG_USE);
  fixture_fail (fixture, dvt_action_new_remove_instance ("nobody"), DVT_WORKSPACE_ERROR_NOT_FOUND);
  fixture_fail (fixture, dvt_action_new_remove (connector), DVT_WORKSPACE_ERROR_IN_THE_WAY);
  /* The undo of the installation would leave what the removal refuses. */
  refused = fixture_try (fixture->workspace, dvt_action_new_undo (2), &error);
  g_assert_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY);
  g_assert_nonnull (strstr (error->message, "‘UK Store’"));
  users = dvt_workspace_list_users (fixture->workspace, connector);
  g_assert_cmpuint (users->len, ==, 1);
  g_assert_true (g_ptr_array_index (users, 0) == uses_find_instance (fixture, id));
}

/* What has credentials that nobody can read is not ready, and says why. */
static void
assert_unreadable (Fixture *fixture, const char *id)
{
  DvtInstance *instance = uses_find_instance (fixture, id);
  GPtrArray *reasons = NULL;

  while (dvt_instance_get_state (instance) == DVT_INSTANCE_STATE_READY)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_NEEDS_CREDENTIALS);
  reasons = dvt_instance_get_reasons (instance);
  g_assert_cmpuint (reasons->len, ==, 1);
  g_assert_nonnull (
    strstr (((DvtReason *) g_ptr_array_index (reasons, 0))->message, "does not answer"));
  g_assert_true (dvt_instance_get_has_credentials (instance));
}

/* Without the service nothing is changed, and nothing is kept elsewhere. */
static void
test_no_service (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *id = uses_create_instance (fixture, connector, "UK Store");
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("DE Store");
  g_autoptr (DvtCredentials) credentials = uses_new_credentials ("other");
  g_autoptr (DvtSecrets) secrets = g_object_ref (uses_get_secrets (fixture));
  g_autoptr (DvtSecrets) nowhere = NULL;
  g_autofree char *before = fixture_export (fixture->workspace);
  g_autofree char *after = NULL;
  DvtAction *actions[2] = { NULL };

  nowhere = dvt_secrets_new ("6f0c8a52-3b7e-4d19-9a64-2c51e7d08b31");
  dvt_workspace_set_secrets (fixture->workspace, nowhere);
  actions[0] = dvt_action_new_create_instance (connector, settings, credentials);
  actions[1] = dvt_action_new_edit_instance (id, settings, credentials);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtOutcome) outcome = fixture_try (fixture->workspace, actions[i], &error);

      g_assert_null (outcome);
      g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "‘DE Store’"));
    }
  after = fixture_export (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace))), ==,
    3);
  assert_unreadable (fixture, id);

  /* It answers again: they were there all along. */
  dvt_workspace_set_secrets (fixture->workspace, secrets);
  while (dvt_instance_get_state (uses_find_instance (fixture, id)) != DVT_INSTANCE_STATE_READY)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (dvt_instance_get_reasons (uses_find_instance (fixture, id))->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  uses_add ("/workspace/instances/create", test_create);
  uses_add ("/workspace/instances/states", test_states);
  uses_add ("/workspace/instances/edit", test_edit);
  uses_add ("/workspace/instances/signed-again", test_signed_again);
  uses_add ("/workspace/instances/incomplete", test_incomplete);
  uses_add ("/workspace/instances/expired", test_expired);
  uses_add ("/workspace/instances/duplicate", test_duplicate);
  uses_add ("/workspace/instances/refusals", test_refusals);
  uses_add ("/workspace/instances/no-service", test_no_service);
  return g_test_run ();
}
