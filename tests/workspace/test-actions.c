/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "workspace-fixture.h"

/* Every action: what it does, what the models show of it, and what it refuses (formats §5). */

static const char *const one[] = { "/orders", NULL };
static const char *const two[] = { "/orders", "/returns", NULL };

static guint
count_connectors (Fixture *fixture)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (dvt_workspace_get_connectors (fixture->workspace)));
}

static void
test_install (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  DvtConnector *connector = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  connector = fixture_find (fixture, "Shopify");
  g_assert_cmpstr (dvt_connector_get_id (connector), ==, id);
  g_assert_cmpuint (dvt_connector_get_kind (connector), ==, DVT_CONNECTOR_KIND_PREBUILT);
  g_assert_cmpstr (dvt_connector_get_source_name (connector), ==, "Quayside");
  g_assert_cmpstr (dvt_connector_get_marketplace_id (connector), ==, "shopify");
  g_assert_cmpuint (dvt_connector_get_version (connector), ==, 1);
  g_assert_cmpstr (dvt_connector_get_version_name (connector), ==, "2026-01");
  g_assert_cmpuint (dvt_connector_get_head (connector), ==, 1);
  g_assert_false (dvt_connector_get_modified (connector));
  g_assert_true (dvt_connector_get_update_available (connector));
  g_assert_cmpuint (dvt_connector_get_available_version (connector), ==, 2);
  g_assert_cmpstr (dvt_connector_get_available_version_name (connector), ==, "2026-02");
  g_assert_cmpuint (dvt_connector_get_newer_versions (connector), ==, 1);

  fixture_fail (fixture, dvt_action_new_install (NULL, "shopify", 2, DVT_INSTALL_ONCE),
                DVT_WORKSPACE_ERROR_INSTALLED);
  fixture_fail (fixture, dvt_action_new_install (NULL, "nothing", 0, DVT_INSTALL_ONCE),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
  fixture_fail (fixture, dvt_action_new_install (NULL, "shopify", 9, DVT_INSTALL_AGAIN),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
}

static void
test_install_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autoptr (DvtOutcome) second = NULL;
  g_autoptr (DvtOutcome) third = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  first = fixture_install (fixture, "shopify", 0);
  second
    = fixture_perform (fixture, dvt_action_new_install (NULL, "shopify", 0, DVT_INSTALL_AGAIN));
  third = fixture_perform (fixture, dvt_action_new_install (NULL, "shopify", 0, DVT_INSTALL_AGAIN));
  g_assert_cmpuint (count_connectors (fixture), ==, 3);
  g_assert_cmpstr (dvt_connector_get_name (fixture_find (fixture, first)), ==, "Shopify");
  g_assert_cmpstr (dvt_connector_get_name (fixture_find (fixture, second->connector_id)), ==,
                   "Shopify (2026-01)");
  g_assert_cmpstr (dvt_connector_get_name (fixture_find (fixture, third->connector_id)), ==,
                   "Shopify (2026-01, 2)");
  g_assert_null (dvt_connector_get_alongside_of (fixture_find (fixture, second->connector_id)));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *pristine = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (DvtOutcome) nothing = NULL;
  DvtConnector *connector = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 0);
  connector = fixture_find (fixture, id);
  pristine = g_strdup (dvt_connector_get_digest (connector));
  fixture_edit (fixture, id, "https://ours.example.com");
  g_assert_true (fixture_find (fixture, id) == connector);
  g_assert_true (dvt_connector_get_modified (connector));
  g_assert_cmpstr (dvt_connector_get_modified_by (connector), ==, "Ava Thompson");
  g_assert_cmpstr (dvt_connector_get_pristine_digest (connector), ==, pristine);
  g_assert_cmpuint (dvt_connector_get_head (connector), ==, 2);
  g_assert_cmpuint (dvt_connector_get_version (connector), ==, 1);

  definition = fixture_load (fixture, dvt_connector_get_digest (connector));
  nothing = fixture_perform (fixture, dvt_action_new_edit (id, NULL, definition));
  g_assert_cmpint (nothing->entry, ==, 0);
  g_assert_cmpuint (nothing->revision, ==, 2);
  g_assert_cmpuint (dvt_connector_get_head (connector), ==, 2);

  fixture_fail (fixture, dvt_action_new_edit (id, pristine, definition), DVT_WORKSPACE_ERROR_STALE);
  fixture_fail (fixture, dvt_action_new_edit ("nobody", NULL, definition),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
  /* A change taken back is no modification. */
  fixture_edit (fixture, id, "https://shopify.example.com/v1");
  g_assert_false (dvt_connector_get_modified (connector));
  g_assert_null (dvt_connector_get_modified_by (connector));
  g_assert_cmpuint (dvt_connector_get_head (connector), ==, 3);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtDefinition) definition
    = fixture_make_definition ("Pine Warehouse", "https://pine.example.com", one);
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, dvt_action_new_create (definition));
  DvtConnector *connector = fixture_find (fixture, "Pine Warehouse");
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;

  g_assert_cmpstr (outcome->action, ==, "create");
  g_assert_cmpuint (outcome->revision, ==, 1);
  g_assert_cmpuint (dvt_connector_get_kind (connector), ==, DVT_CONNECTOR_KIND_CUSTOM);
  g_assert_null (dvt_connector_get_source_name (connector));
  g_assert_null (dvt_connector_get_pristine_digest (connector));
  g_assert_null (dvt_connector_get_modified_by (connector));
  fixture_edit (fixture, outcome->connector_id, "https://ours.example.com");
  g_assert_false (dvt_connector_get_modified (connector));
  g_assert_cmpstr (dvt_connector_get_modified_by (connector), ==, "Ava Thompson");
  plan = fixture_plan (fixture, outcome->connector_id, 0, &error);
  g_assert_null (plan);
  g_assert_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE);
}

static void
test_update (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 0);
  connector = fixture_find (fixture, id);
  g_assert_false (dvt_connector_get_update_available (connector));
  plan = fixture_plan (fixture, id, 0, &error);
  g_assert_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
  fixture_publish (fixture, "shopify", 2, two);
  g_clear_error (&error);
  g_assert_true (fixture_refresh (fixture, &error));
  g_assert_no_error (error);
  g_assert_true (dvt_connector_get_update_available (connector));
  outcome = fixture_update (fixture, id, DVT_UPDATE_CHOICE_NONE);
  g_assert_cmpstr (outcome->action, ==, "update");
  g_assert_cmpstr (outcome->title, ==, "Updated Shopify from 2026-01 to 2026-02");
  g_assert_cmpuint (dvt_connector_get_version (connector), ==, 2);
  g_assert_false (dvt_connector_get_modified (connector));
  g_assert_false (dvt_connector_get_update_available (connector));
  g_assert_cmpuint (count_connectors (fixture), ==, 1);
}

static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  connector = fixture_find (fixture, id);
  fixture_edit (fixture, id, "https://ours.example.com");
  plan = fixture_plan (fixture, id, 0, &error);
  g_assert_no_error (error);
  fixture_fail (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_NONE),
                DVT_WORKSPACE_ERROR_DECISION_NEEDED);
  fixture_fail (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_PLAIN),
                DVT_WORKSPACE_ERROR_DECISION_NEEDED);
  outcome = fixture_update (fixture, id, DVT_UPDATE_CHOICE_OVERWRITE);
  g_assert_cmpstr (outcome->action, ==, "overwrite");
  g_assert_cmpuint (dvt_connector_get_version (connector), ==, 2);
  g_assert_false (dvt_connector_get_modified (connector));
  g_assert_cmpuint (count_connectors (fixture), ==, 1);
}

static void
test_alongside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;
  DvtConnector *copy = NULL;
  const char *reason = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  connector = fixture_find (fixture, id);
  plan = fixture_plan (fixture, id, 0, &error);
  g_assert_no_error (error);
  g_assert_false (dvt_update_plan_can_choose (plan, DVT_UPDATE_CHOICE_ALONGSIDE, &reason));
  g_assert_nonnull (strstr (reason, "--again"));
  g_assert_cmpuint (dvt_update_plan_get_default_choice (plan), ==, DVT_UPDATE_CHOICE_PLAIN);
  fixture_fail (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_ALONGSIDE),
                DVT_WORKSPACE_ERROR_WRONG_USE);
  fixture_edit (fixture, id, "https://ours.example.com");
  digest = g_strdup (dvt_connector_get_digest (connector));
  g_clear_object (&plan);
  plan = fixture_plan (fixture, id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dvt_update_plan_get_default_choice (plan), ==, DVT_UPDATE_CHOICE_ALONGSIDE);
  g_assert_cmpstr (dvt_update_plan_get_alongside_name (plan), ==, "Shopify (2026-02)");
  outcome = fixture_perform (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_ALONGSIDE));
  g_assert_cmpuint (count_connectors (fixture), ==, 2);
  copy = fixture_find (fixture, "Shopify (2026-02)");
  g_assert_cmpstr (outcome->connector_id, ==, dvt_connector_get_id (copy));
  g_assert_cmpstr (dvt_connector_get_alongside_of (copy), ==, id);
  g_assert_true (dvt_connector_get_installed_alongside (copy));
  g_assert_false (dvt_connector_get_out_of_date (copy));
  g_assert_cmpuint (dvt_connector_get_head (copy), ==, 1);
  g_assert_cmpstr (dvt_connector_get_digest (connector), ==, digest);
  g_assert_true (dvt_connector_get_out_of_date (connector));
  g_assert_true (dvt_connector_get_update_available (connector));
  g_assert_nonnull (dvt_connector_get_alongside_reason (connector));

  /* Only Overwrite is left, and nothing is preselected. */
  g_clear_object (&plan);
  plan = fixture_plan (fixture, id, 0, &error);
  g_assert_no_error (error);
  g_assert_false (dvt_update_plan_can_choose (plan, DVT_UPDATE_CHOICE_ALONGSIDE, &reason));
  g_assert_cmpstr (reason, ==, dvt_connector_get_alongside_reason (connector));
  g_assert_cmpuint (dvt_update_plan_get_default_choice (plan), ==, DVT_UPDATE_CHOICE_NONE);
  fixture_fail (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_ALONGSIDE),
                DVT_WORKSPACE_ERROR_INSTALLED);
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) update = NULL;
  g_autoptr (DvtOutcome) restore = NULL;
  g_autoptr (DvtOutcome) nothing = NULL;
  DvtConnector *connector = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  connector = fixture_find (fixture, id);
  fixture_edit (fixture, id, "https://ours.example.com");
  update = fixture_update (fixture, id, DVT_UPDATE_CHOICE_OVERWRITE);
  restore = fixture_perform (fixture, dvt_action_new_restore (id, 2));
  g_assert_cmpuint (restore->revision, ==, 4);
  g_assert_cmpuint (dvt_connector_get_version (connector), ==, 1);
  g_assert_true (dvt_connector_get_modified (connector));
  g_assert_true (dvt_connector_get_update_available (connector));
  nothing = fixture_perform (fixture, dvt_action_new_restore (id, 2));
  g_assert_cmpint (nothing->entry, ==, 0);
  fixture_fail (fixture, dvt_action_new_restore (id, 9), DVT_WORKSPACE_ERROR_NOT_FOUND);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  outcome = fixture_perform (fixture, dvt_action_new_remove (id));
  g_assert_cmpuint (outcome->revision, ==, 0);
  g_assert_cmpuint (count_connectors (fixture), ==, 0);
  fixture_fail (fixture, dvt_action_new_remove (id), DVT_WORKSPACE_ERROR_NOT_FOUND);
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) removed = NULL;
  g_autoptr (DvtOutcome) moved = NULL;
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (fixture->feed);
  g_autofree char *index = g_build_filename (fixture->feed, "index.json", NULL);
  g_autofree char *other_index = g_build_filename (elsewhere, "index.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (DvtSourceItem) item = NULL;
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (fixture->workspace));
  DvtConnector *connector = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  connector = fixture_find (fixture, id);
  fixture_fail (fixture, dvt_action_new_add_source (fixture->feed, NULL, DVT_ADD_SOURCE_NEW),
                DVT_WORKSPACE_ERROR_FEED_TAKEN);
  g_mkdir_with_parents (elsewhere, 0700);
  g_assert_true (g_file_get_contents (index, &text, NULL, &error));
  g_assert_true (g_file_set_contents (other_index, text, -1, &error));
  moved = fixture_perform (
    fixture, dvt_action_new_add_source (elsewhere, "Elsewhere", DVT_ADD_SOURCE_REPLACE));
  g_assert_cmpuint (g_list_model_get_n_items (sources), ==, 1);
  item = g_list_model_get_item (sources, 0);
  g_assert_cmpstr (dvt_source_item_get_location (item), ==, elsewhere);
  g_assert_cmpstr (dvt_source_item_get_name (item), ==, "Elsewhere");
  g_assert_true (dvt_source_item_get_is_folder (item));
  g_assert_cmpuint (dvt_source_item_get_n_entries (item), ==, 1);

  removed = fixture_perform (fixture, dvt_action_new_remove_source ("Elsewhere"));
  g_assert_cmpuint (g_list_model_get_n_items (sources), ==, 0);
  g_assert_null (dvt_connector_get_source_name (connector));
  g_assert_false (dvt_connector_get_update_available (connector));
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_marketplace (fixture->workspace))),
    ==, 0);
  fixture_fail (fixture, dvt_action_new_remove_source ("Elsewhere"), DVT_WORKSPACE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/workspace/actions/install", test_install);
  fixture_add ("/workspace/actions/install-again", test_install_again);
  fixture_add ("/workspace/actions/edit", test_edit);
  fixture_add ("/workspace/actions/create", test_create);
  fixture_add ("/workspace/actions/update", test_update);
  fixture_add ("/workspace/actions/overwrite", test_overwrite);
  fixture_add ("/workspace/actions/alongside", test_alongside);
  fixture_add ("/workspace/actions/restore", test_restore);
  fixture_add ("/workspace/actions/remove", test_remove);
  fixture_add ("/workspace/actions/sources", test_sources);
  return g_test_run ();
}
