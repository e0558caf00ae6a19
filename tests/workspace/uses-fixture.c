/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "uses-fixture.h"

#include "dvt-workspace-private.h"

DvtDefinition *
uses_make_definition (guint version)
{
  const gboolean changed = version == 2;
  g_autofree char *text = g_strdup_printf (
    "{\"format\":\"dovetail.connector/1\",\"name\":\"Shop\",\"summary\":\"%s\","
    "\"baseUrl\":\"https://{{store}}.example.com\","
    "\"variables\":{\"store\":{\"label\":\"Store\",\"required\":true}%s},"
    "\"authMethods\":{\"token\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"%s\","
    "\"label\":\"Access Token\"}},\"security\":[{\"token\":[]}],"
    "\"endpoints\":{\"GET /orders\":{\"name\":\"List orders\",\"direction\":\"receive\","
    "\"method\":\"GET\",\"path\":\"/orders\",\"parameters\":{\"query.limit\":{\"required\":false,"
    "\"schema\":{\"type\":\"integer\"}}}},%s"
    "\"POST /notes\":{\"name\":\"Add a note\",\"direction\":\"send\",\"method\":\"POST\","
    "\"path\":\"/notes\"}}}",
    version == 3 ? "Everything" : "",
    changed ? ",\"region\":{\"label\":\"Region\",\"required\":true}" : "",
    changed ? "X-New" : "X-Token",
    changed ? ""
            : "\"GET /returns\":{\"name\":\"List returns\",\"direction\":\"receive\","
              "\"method\":\"GET\",\"path\":\"/returns\"},");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = dvt_definition_new (bytes, &error);

  g_assert_no_error (error);
  return definition;
}

void
uses_publish (Fixture *fixture, guint version, DvtDefinition *definition)
{
  g_autofree char *name = g_strdup_printf ("%u.0", version);
  g_autoptr (GError) error = NULL;
  const DvtPublishRequest request = {
    .folder = fixture->feed,
    .entry_id = "shop",
    .number = version,
    .version_name = name,
    .date = "2026-10-01",
    .feed_name = "Quayside",
    .input = dvt_definition_get_bytes (definition),
  };

  dvt_publish (&request, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
uses_keep_in_memory (Fixture *fixture)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new_in_memory ();

  dvt_workspace_set_secrets (fixture->workspace, secrets);
}

void
uses_set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  uses_keep_in_memory (fixture);
  for (guint version = 1; version <= 3; version++)
    {
      g_autoptr (DvtDefinition) definition = uses_make_definition (version);

      uses_publish (fixture, version, definition);
    }
  fixture_add_feed (fixture);
}

DvtSecrets *
uses_get_secrets (Fixture *fixture)
{
  return fixture->workspace->secrets;
}

void
uses_reopen (Fixture *fixture)
{
  g_autoptr (DvtSecrets) secrets = g_object_ref (uses_get_secrets (fixture));

  fixture_reopen (fixture);
  dvt_workspace_set_secrets (fixture->workspace, secrets);
}

DvtInstanceSettings *
uses_new_settings (const char *name)
{
  static const char *const methods[] = { "token", NULL };
  DvtInstanceSettings *settings = dvt_instance_settings_new (name);

  dvt_instance_settings_set_methods (settings, methods);
  g_hash_table_insert (settings->variables, g_strdup ("store"), g_strdup ("quayside"));
  return settings;
}

DvtCredentials *
uses_new_credentials (const char *token)
{
  DvtCredentials *credentials = dvt_credentials_new ();

  dvt_credentials_set (credentials, "token", "value", token);
  return credentials;
}

char *
uses_create_instance (Fixture *fixture, const char *connector, const char *name)
{
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings (name);
  g_autoptr (DvtCredentials) credentials = uses_new_credentials ("hush");
  g_autoptr (DvtOutcome) outcome
    = fixture_perform (fixture, dvt_action_new_create_instance (connector, settings, credentials));

  g_assert_nonnull (outcome->instance_id);
  return g_steal_pointer (&outcome->instance_id);
}

char *
uses_create_flow (Fixture *fixture, DvtFlowDocument *document)
{
  g_autoptr (DvtFlowDocument) owned = document;
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, dvt_action_new_create_flow (owned));

  g_assert_nonnull (outcome->flow_id);
  return g_steal_pointer (&outcome->flow_id);
}

DvtFlowDocument *
uses_new_document (const char *name, const char *instance, const char *endpoint)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\":\"dovetail.flow/1\",\"name\":\"%s\",\"shapes\":["
    "{\"id\":\"get\",\"type\":\"connector\",\"name\":\"Get\",\"instance\":\"%s\","
    "\"endpoint\":\"%s\"},"
    "{\"id\":\"note\",\"type\":\"connector\",\"name\":\"Note\",\"instance\":\"%s\","
    "\"endpoint\":\"POST /notes\"}]}",
    name, instance, endpoint, instance);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DvtFlowDocument *document = dvt_flow_document_new (bytes, &error);

  g_assert_no_error (error);
  return document;
}

DvtInstance *
uses_find_instance (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  DvtInstance *found = dvt_workspace_find_instance (fixture->workspace, id, &error);

  g_assert_no_error (error);
  return found;
}

DvtFlow *
uses_find_flow (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  DvtFlow *found = dvt_workspace_find_flow (fixture->workspace, id, &error);

  g_assert_no_error (error);
  return found;
}

char *
uses_list_codes (GPtrArray *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (
      text, "%s%s", i > 0 ? " " : "",
      dvt_reason_code_to_string (((DvtReason *) g_ptr_array_index (reasons, i))->code));
  return g_string_free_and_steal (g_steal_pointer (&text));
}
