/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "workspace-fixture.h"

/* A sample organisation whose story has every kind of step. */

static const char *const one[] = { "/orders", NULL };
static const char *const two[] = { "/orders", "/returns", NULL };

static const char story[]
  = "{ \"sources\": [ { \"feed\": \"quayside\", \"name\": \"Quayside Marketplace\" } ],"
    "  \"actions\": ["
    "   { \"at\": \"2026-02-03T09:12:00Z\", \"author\": \"Ava Thompson\", \"action\": \"install\","
    "     \"connector\": \"shopify\", \"version\": 1, \"message\": \"From Quayside\" },"
    "   { \"at\": \"2026-02-04T09:12:00Z\", \"author\": \"Jonas Weber\", \"action\": \"create\","
    "     \"definition\": \"custom/pine.json\", \"message\": \"The overflow stock\" },"
    "   { \"at\": \"2026-02-05T09:12:00Z\", \"author\": \"Priya Nair\", \"action\": \"edit\","
    "     \"connector\": \"Shopify\", \"patch\": { \"summary\": \"Ours\", \"x-rate\": 1e400 },"
    "     \"message\": \"Ours now\" },"
    "   { \"at\": \"2026-02-06T09:12:00Z\", \"author\": \"Priya Nair\", \"action\": \"update\","
    "     \"connector\": \"Shopify\", \"version\": 2, \"choice\": \"alongside\", \"message\": \"\" },"
    "   { \"at\": \"2026-02-07T09:12:00Z\", \"author\": \"Ava Thompson\", \"action\": \"update\","
    "     \"connector\": \"Shopify\", \"version\": 2, \"choice\": \"overwrite\", \"message\": \"\" },"
    "   { \"at\": \"2026-02-08T09:12:00Z\", \"author\": \"Ava Thompson\", \"action\": \"restore\","
    "     \"connector\": \"Shopify\", \"revision\": 2, \"message\": \"\" },"
    "   { \"at\": \"2026-02-09T09:12:00Z\", \"author\": \"Ava Thompson\", \"action\": \"remove\","
    "     \"connector\": \"Shopify (2026-02)\", \"message\": \"\" },"
    "   { \"at\": \"2026-02-09T09:13:00Z\", \"author\": \"Ava Thompson\", \"action\": \"undo\" } ] }";

static void
write_file (const char *folder, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
write_sample (Fixture *fixture, const char *text)
{
  g_autoptr (DvtDefinition) definition
    = fixture_make_definition ("Pine Warehouse", "https://pine.example.com", one);
  GBytes *bytes = dvt_definition_get_bytes (definition);

  g_set_str (&fixture->feed, NULL);
  fixture->feed = g_build_filename (fixture->folder, "feed", "quayside", NULL);
  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  write_file (fixture->folder, "custom/pine.json", g_bytes_get_data (bytes, NULL),
              (gssize) g_bytes_get_size (bytes));
  write_file (fixture->folder, "story.json", text, -1);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static DvtWorkspace *
open_sample (Fixture *fixture, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sample.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_open_sample_async (path, fixture->folder, NULL, NULL, on_opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dvt_workspace_open_sample_finish (result, error);
}

static void
test_story (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJournalEntry) entry = NULL;
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 2, 3, 9, 12, 0);
  g_autofree char *text = NULL;
  GListModel *journal = NULL;
  DvtConnector *connector = NULL;

  write_sample (fixture, story);
  workspace = open_sample (fixture, &error);
  g_assert_no_error (error);
  connector = dvt_workspace_find_connector (workspace, "Shopify", &error);
  g_assert_no_error (error);
  g_assert_true (dvt_connector_get_modified (connector));
  g_assert_cmpstr (dvt_connector_get_modified_by (connector), ==, "Priya Nair");
  g_assert_cmpuint (dvt_connector_get_head (connector), ==, 4);
  g_assert_true (dvt_connector_get_out_of_date (connector));
  g_assert_nonnull (dvt_workspace_find_connector (workspace, "Shopify (2026-02)", NULL));
  g_assert_nonnull (dvt_workspace_find_connector (workspace, "Pine Warehouse", NULL));
  journal = G_LIST_MODEL (dvt_workspace_get_journal (workspace));
  g_assert_cmpuint (g_list_model_get_n_items (journal), ==, 9);
  entry = g_list_model_get_item (journal, 7);
  g_assert_cmpstr (dvt_journal_entry_get_author (entry), ==, "Ava Thompson");
  g_assert_cmpstr (dvt_journal_entry_get_message (entry), ==, "From Quayside");
  g_assert_true (g_date_time_equal (dvt_journal_entry_get_time (entry), time));
  /* No number is rounded on the way. */
  text = fixture_export (workspace);
  g_assert_nonnull (strstr (text, "\"x-rate\":1e+400"));
  fixture_close (workspace);
  g_assert_finalize_object (g_steal_pointer (&workspace));
}

static void
test_bad_story (Fixture *fixture, gconstpointer data)
{
  static const char *const stories[] = {
    "",
    "{ \"actions\": [ {} ] }",
    "{ \"actions\": [ { \"at\": \"2026-02-03T09:12:00Z\", \"author\": \"A\", \"action\": \"dance\" } ] }",
    "{ \"actions\": [ { \"at\": \"2026-02-03T09:12:00Z\", \"author\": \"A\", \"action\": \"edit\","
    " \"connector\": \"Nobody\", \"patch\": {} } ] }",
    "{ \"actions\": [ { \"at\": \"2026-02-03T09:12:00Z\", \"author\": \"A\", \"action\": \"create\","
    " \"definition\": \"nothing.json\" } ] }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "sample.db", NULL);
      g_autoptr (DvtWorkspace) workspace = NULL;
      g_autoptr (GError) error = NULL;

      write_file (fixture->folder, "story.json", stories[i], -1);
      workspace = open_sample (fixture, &error);
      g_assert_null (workspace);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      remove (path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/workspace/sample/story", test_story);
  fixture_add ("/workspace/sample/bad-story", test_bad_story);
  return g_test_run ();
}
