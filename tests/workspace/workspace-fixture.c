/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "workspace-fixture.h"

#include <glib/gstdio.h>

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("DOVETAIL_AUTHOR", "Ava Thompson", TRUE);
  g_setenv ("DOVETAIL_NOW", "2026-11-03T10:19:00Z", TRUE);
  fixture->folder = g_dir_make_tmp ("dovetail-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->feed = g_build_filename (fixture->folder, "feed", NULL);
  fixture->path = g_build_filename (fixture->folder, "workspace.db", NULL);
  fixture->workspace = fixture_open (fixture->path, DVT_WORKSPACE_CREATE_NEW, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->workspace != NULL)
    {
      fixture_close (fixture->workspace);
      g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
    }
  remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->feed, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

DvtDefinition *
fixture_make_definition (const char *name, const char *base_url, const char *const *paths)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = NULL;

  g_string_append_printf (json,
                          "{\"format\":\"dovetail.connector/1\",\"name\":\"%s\","
                          "\"baseUrl\":\"%s\",\"endpoints\":{",
                          name, base_url);
  for (guint i = 0; paths[i] != NULL; i++)
    g_string_append_printf (json,
                            "%s\"GET %s\":{\"name\":\"Get %s\",\"direction\":\"receive\","
                            "\"method\":\"GET\",\"path\":\"%s\"}",
                            i > 0 ? "," : "", paths[i], paths[i], paths[i]);
  g_string_append (json, "}}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
  return definition;
}

void
fixture_publish (Fixture *fixture, const char *entry, guint version, const char *const *paths)
{
  g_autofree char *base_url = g_strdup_printf ("https://%s.example.com/v%u", entry, version);
  g_autofree char *name = g_strdup_printf ("%c%s", g_ascii_toupper (entry[0]), entry + 1);
  g_autofree char *version_name = g_strdup_printf ("2026-%02u", version);
  g_autofree char *notes = g_strdup_printf ("What is new in %u", version);
  g_autoptr (DvtDefinition) definition = fixture_make_definition (name, base_url, paths);
  g_autoptr (GError) error = NULL;
  const DvtPublishRequest request = {
    .folder = fixture->feed,
    .entry_id = entry,
    .number = version,
    .version_name = version_name,
    .notes = notes,
    .date = "2026-10-01",
    .feed_name = "Quayside",
    .input = dvt_definition_get_bytes (definition),
  };

  dvt_publish (&request, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
on_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

DvtWorkspace *
fixture_open (const char *path, DvtWorkspaceOpenMode mode, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_open_async (path, mode, NULL, on_finished_cb, &result);
  return dvt_workspace_open_finish (wait_for_result (&result), error);
}

void
fixture_close (DvtWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dvt_workspace_close_async (workspace, on_finished_cb, &result);
  dvt_workspace_close_finish (workspace, wait_for_result (&result), &error);
  g_assert_no_error (error);
  /* What the closing has put off. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture->workspace);
  g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
  fixture->workspace = fixture_open (fixture->path, DVT_WORKSPACE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
}

DvtOutcome *
fixture_try (DvtWorkspace *workspace, DvtAction *action, GError **error)
{
  g_autoptr (DvtAction) owned = action;
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_perform_async (workspace, owned, NULL, on_finished_cb, &result);
  return dvt_workspace_perform_finish (workspace, wait_for_result (&result), error);
}

DvtOutcome *
fixture_perform (Fixture *fixture, DvtAction *action)
{
  g_autoptr (GError) error = NULL;
  DvtOutcome *outcome = fixture_try (fixture->workspace, action, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome);
  return outcome;
}

void
fixture_fail (Fixture *fixture, DvtAction *action, DvtWorkspaceError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_export (fixture->workspace);
  g_autofree char *after = NULL;
  guint n_entries
    = g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace)));
  g_autoptr (DvtOutcome) outcome = fixture_try (fixture->workspace, action, &error);

  g_assert_null (outcome);
  g_assert_error (error, DVT_WORKSPACE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  after = fixture_export (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace))), ==,
    n_entries);
}

gboolean
fixture_refresh (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_refresh_async (fixture->workspace, NULL, on_finished_cb, &result);
  return dvt_workspace_refresh_finish (fixture->workspace, wait_for_result (&result), error);
}

DvtUpdatePlan *
fixture_plan (Fixture *fixture, const char *connector, guint version, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_plan_update_async (fixture->workspace, connector, version, NULL, on_finished_cb,
                                   &result);
  return dvt_workspace_plan_update_finish (fixture->workspace, wait_for_result (&result), error);
}

char *
fixture_export (DvtWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  dvt_workspace_export_async (workspace, NULL, on_finished_cb, &result);
  text = dvt_workspace_export_finish (workspace, wait_for_result (&result), &error);
  g_assert_no_error (error);
  return text;
}

GPtrArray *
fixture_own_changes (Fixture *fixture, const char *connector)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = NULL;

  dvt_workspace_list_own_changes_async (fixture->workspace, connector, NULL, on_finished_cb,
                                        &result);
  changes
    = dvt_workspace_list_own_changes_finish (fixture->workspace, wait_for_result (&result), &error);
  g_assert_no_error (error);
  return changes;
}

DvtDefinition *
fixture_load (Fixture *fixture, const char *digest)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = NULL;

  dvt_workspace_load_definition_async (fixture->workspace, digest, NULL, on_finished_cb, &result);
  definition
    = dvt_workspace_load_definition_finish (fixture->workspace, wait_for_result (&result), &error);
  g_assert_no_error (error);
  return definition;
}

void
fixture_add_feed (Fixture *fixture)
{
  g_autoptr (DvtOutcome) outcome = fixture_perform (
    fixture, dvt_action_new_add_source (fixture->feed, NULL, DVT_ADD_SOURCE_NEW));

  g_assert_nonnull (outcome->source_id);
}

char *
fixture_install (Fixture *fixture, const char *entry, guint version)
{
  g_autoptr (DvtOutcome) outcome
    = fixture_perform (fixture, dvt_action_new_install (NULL, entry, version, DVT_INSTALL_ONCE));

  return g_steal_pointer (&outcome->connector_id);
}

DvtConnector *
fixture_find (Fixture *fixture, const char *connector)
{
  g_autoptr (GError) error = NULL;
  DvtConnector *found = dvt_workspace_find_connector (fixture->workspace, connector, &error);

  g_assert_no_error (error);
  return found;
}

void
fixture_edit (Fixture *fixture, const char *connector, const char *base_url)
{
  DvtConnector *found = fixture_find (fixture, connector);
  g_autoptr (DvtDefinition) before = fixture_load (fixture, dvt_connector_get_digest (found));
  g_autofree char *name = g_strdup (dvt_definition_get_name (before));
  g_autoptr (GPtrArray) endpoints = dvt_definition_list_endpoints (before);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  g_autoptr (DvtDefinition) after = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  DvtAction *action = NULL;

  for (guint i = 0; i < endpoints->len; i++)
    {
      const DvtEndpoint *endpoint = g_ptr_array_index (endpoints, i);

      g_strv_builder_add (builder, endpoint->path);
    }
  paths = g_strv_builder_end (builder);
  after = fixture_make_definition (name, base_url, (const char *const *) paths);
  action = dvt_action_new_edit (connector, dvt_connector_get_digest (found), after);
  dvt_action_set_message (action, base_url);
  outcome = fixture_perform (fixture, action);
  g_assert_cmpint (outcome->entry, >, 0);
}

DvtOutcome *
fixture_update (Fixture *fixture, const char *connector, DvtUpdateChoice choice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtUpdatePlan) plan = fixture_plan (fixture, connector, 0, &error);

  g_assert_no_error (error);
  return fixture_perform (fixture, dvt_action_new_update (plan, choice));
}

void
fixture_wait_for (FixtureCondition condition, gpointer data)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}
