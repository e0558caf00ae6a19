/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "large-workspace.h"

#include "dvt-store-flows.h"
#include "dvt-workspace-private.h"
#include "real-documents.h"

#define N_ENTRIES 20

void
large_install_many (Fixture *fixture)
{
  const char *const paths[] = { "/orders", "/stock", NULL };

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *entry = g_strdup_printf ("entry-%u", i);

      fixture_publish (fixture, entry, 1, paths);
    }
  fixture_add_feed (fixture);
  for (guint i = 0; i < LARGE_N_CONNECTORS; i++)
    {
      g_autofree char *entry = g_strdup_printf ("entry-%u", i % N_ENTRIES);
      g_autoptr (DvtOutcome) installed
        = fixture_perform (fixture, dvt_action_new_install (NULL, entry, 1, DVT_INSTALL_AGAIN));
    }
}

static void
publish (Fixture *fixture, guint number, GBytes *input)
{
  g_autoptr (GError) error = NULL;
  const DvtPublishRequest request = {
    .folder = fixture->feed,
    .entry_id = "octokit",
    .number = number,
    .date = "2026-10-01",
    .input = input,
  };

  dvt_publish (&request, NULL, NULL, &error);
  g_assert_no_error (error);
}

gboolean
large_publish_octokit (Fixture *fixture)
{
  g_autoptr (GBytes) before = real_document_read (REAL_OCTOKIT_OLD);
  g_autoptr (GBytes) after = real_document_read (REAL_OCTOKIT);

  if (before == NULL || after == NULL)
    return FALSE;
  publish (fixture, 1, before);
  publish (fixture, 2, after);
  fixture_add_feed (fixture);
  return TRUE;
}

/* --- What uses them, written at once: one action after the other would take an hour --- */

static char *
put_instance (DvtStoreTransaction *transaction, guint number, const char *connector, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Instance %u", number);
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new (name);
  g_autoptr (DvtStoredInstance) instance = g_new0 (DvtStoredInstance, 1);

  g_hash_table_insert (settings->variables, g_strdup ("store"), g_strdup (name));
  instance->id = g_uuid_string_random ();
  instance->present = TRUE;
  instance->connector_id = g_strdup (connector);
  instance->name = g_strdup (name);
  instance->settings = dvt_instance_settings_to_json (settings);
  return dvt_store_put_instance (transaction, instance, error) ? g_strdup (instance->id) : NULL;
}

static gboolean
put_version (DvtStoreTransaction *transaction,
             DvtStoredFlow *flow,
             guint number,
             const char *status,
             const char *json,
             GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new (bytes, error);
  DvtStoredFlowVersion *version = g_new0 (DvtStoredFlowVersion, 1);

  g_ptr_array_add (flow->versions, version);
  version->number = number;
  version->status = g_strdup (status);
  version->author = g_strdup ("Ava Thompson");
  version->created = g_strdup ("2026-11-03T10:19:00Z");
  version->updated = g_strdup ("2026-11-03T10:19:00Z");
  if (document == NULL)
    return FALSE;
  version->digest = g_strdup (dvt_flow_document_get_digest (document));
  return dvt_store_put_flow_document (transaction, document, error);
}

static gboolean
put_flow (DvtStoreTransaction *transaction, guint number, GPtrArray *instances, GError **error)
{
  g_autoptr (DvtStoredFlow) flow = g_new0 (DvtStoredFlow, 1);

  flow->id = g_uuid_string_random ();
  flow->present = TRUE;
  flow->enabled = TRUE;
  flow->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_stored_flow_version_free);
  for (guint version = 1; version <= 2; version++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"format\":\"dovetail.flow/1\",\"name\":\"Flow %u\",\"description\":\"Version %u\","
        "\"shapes\":["
        "{\"id\":\"get\",\"type\":\"connector\",\"instance\":\"%s\",\"endpoint\":\"GET /orders\"},"
        "{\"id\":\"map\",\"type\":\"map\",\"fields\":[{\"to\":\"/id\",\"from\":\"/id\"}]},"
        "{\"id\":\"put\",\"type\":\"connector\",\"instance\":\"%s\",\"endpoint\":\"GET /stock\"}]}",
        number, version, (char *) g_ptr_array_index (instances, number % instances->len),
        (char *) g_ptr_array_index (instances, (number * 7) % instances->len));

      if (!put_version (transaction, flow, version, version == 1 ? "deployed" : "draft", json,
                        error))
        return FALSE;
    }
  return dvt_store_put_flow (transaction, flow, error);
}

static gboolean
add_uses_in_thread (DvtStoreTransaction *transaction,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) rows = dvt_store_list_connectors (transaction, error);
  g_autoptr (GPtrArray) instances = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; rows != NULL && i < LARGE_N_INSTANCES; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (rows, i % rows->len);
      char *id = put_instance (transaction, i, row->connector->id, error);

      if (id == NULL)
        return FALSE;
      g_ptr_array_add (instances, id);
    }
  for (guint i = 0; i < LARGE_N_FLOWS; i++)
    {
      if (!put_flow (transaction, i, instances, error))
        return FALSE;
    }
  return rows != NULL;
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *added = user_data;
  g_autoptr (GError) error = NULL;

  dvt_store_run_finish (DVT_STORE (source), result, &error);
  g_assert_no_error (error);
  *added = TRUE;
}

void
large_add_uses (Fixture *fixture)
{
  gboolean added = FALSE;

  dvt_store_run_async (fixture->workspace->store, DVT_STORE_WRITE, add_uses_in_thread, fixture,
                       NULL, NULL, on_added_cb, &added);
  while (!added)
    g_main_context_iteration (NULL, TRUE);
  fixture_reopen (fixture);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_flows (fixture->workspace))), ==,
    LARGE_N_FLOWS);
}
