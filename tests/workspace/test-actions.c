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

  /* Only Overwrite is left, and nothing is preselected. */
  g_clear_object (&plan);
  plan = fixture_plan (fixture, id, 0, &error);
  g_assert_no_error (error);
  g_assert_false (dvt_update_plan_can_choose (plan, DVT_UPDATE_CHOICE_ALONGSIDE, &reason));
  g_assert_nonnull (strstr (reason, "‘Shopify (2026-02)’"));
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

/* Where several marketplaces offer an entry, it has to be said which is meant (formats §4). */
static void
test_two_sources (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) added = NULL;
  g_autoptr (DvtOutcome) by_name = NULL;
  g_autoptr (DvtOutcome) by_id = NULL;
  g_autoptr (DvtOutcome) refused = NULL;
  g_autoptr (GError) error = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  g_set_str (&fixture->feed, other);
  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  added = fixture_perform (fixture, dvt_action_new_add_source (other, "Other", DVT_ADD_SOURCE_NEW));
  refused = fixture_try (fixture->workspace,
                         dvt_action_new_install (NULL, "shopify", 0, DVT_INSTALL_ONCE), &error);
  g_assert_null (refused);
  g_assert_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "‘Other/shopify’"));
  g_assert_nonnull (strstr (error->message, "‘Quayside/shopify’"));
  fixture_fail (fixture, dvt_action_new_install ("Nobody", "shopify", 0, DVT_INSTALL_ONCE),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
  by_name = fixture_perform (fixture,
                             dvt_action_new_install ("Quayside", "shopify", 0, DVT_INSTALL_ONCE));
  by_id = fixture_perform (
    fixture, dvt_action_new_install (added->source_id, "shopify", 1, DVT_INSTALL_ONCE));
  /* Two entries, although they have one name: neither is a copy of the other. */
  g_assert_false (
    dvt_connector_get_update_available (fixture_find (fixture, by_name->connector_id)));
  g_assert_true (dvt_connector_get_update_available (fixture_find (fixture, by_id->connector_id)));
  g_assert_false (dvt_connector_get_out_of_date (fixture_find (fixture, by_name->connector_id)));
  g_clear_error (&error);
  g_assert_null (dvt_workspace_find_connector (fixture->workspace, "Shopify", &error));
  g_assert_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, by_name->connector_id));
  g_assert_nonnull (strstr (error->message, by_id->connector_id));
}

/* Who and when: the account and the clock, unless somebody says otherwise (formats §6). */
static void
test_author_and_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtDefinition) definition
    = fixture_make_definition ("Pine Warehouse", "https://pine.example.com", one);
  GListModel *journal = G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace));
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 ("2026-02-03T10:12:00+01:00", NULL);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (DvtOutcome) account = NULL;
  g_autoptr (DvtOutcome) told = NULL;
  g_autoptr (DvtJournalEntry) entry = NULL;
  DvtAction *action = dvt_action_new_create (definition);

  g_unsetenv ("DOVETAIL_AUTHOR");
  g_setenv ("DOVETAIL_NOW", "no time", TRUE);
  account = fixture_perform (fixture, dvt_action_new_create (definition));
  entry = g_list_model_get_item (journal, 0);
  g_assert_true (g_str_equal (dvt_journal_entry_get_author (entry), g_get_real_name ())
                 || g_str_equal (dvt_journal_entry_get_author (entry), g_get_user_name ()));
  now = g_date_time_new_now_utc ();
  g_assert_cmpint (ABS (g_date_time_difference (now, dvt_journal_entry_get_time (entry))), <,
                   G_TIME_SPAN_MINUTE);
  g_clear_object (&entry);
  dvt_action_set_author (action, "Priya Nair");
  dvt_action_set_time (action, time);
  dvt_action_set_message (action, "Because");
  told = fixture_perform (fixture, action);
  entry = g_list_model_get_item (journal, 0);
  g_assert_cmpstr (dvt_journal_entry_get_author (entry), ==, "Priya Nair");
  g_assert_cmpstr (dvt_journal_entry_get_message (entry), ==, "Because");
  g_assert_true (g_date_time_equal (dvt_journal_entry_get_time (entry), time));
}

/* A property and its getter say the same: every one of every kind of row can be read. */
static void
test_properties (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  DvtConnector *connector = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 0);
  connector = fixture_find (fixture, id);
  g_ptr_array_add (objects, g_object_ref (connector));
  g_ptr_array_add (
    objects,
    g_list_model_get_item (G_LIST_MODEL (dvt_workspace_get_marketplace (fixture->workspace)), 0));
  g_ptr_array_add (objects, g_list_model_get_item (
                              G_LIST_MODEL (dvt_workspace_get_sources (fixture->workspace)), 0));
  g_ptr_array_add (objects, g_list_model_get_item (
                              G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace)), 0));
  g_ptr_array_add (objects, g_object_ref (dvt_workspace_get_connectors (fixture->workspace)));
  for (guint i = 0; i < objects->len; i++)
    {
      GObject *object = g_ptr_array_index (objects, i);
      guint n_properties = 0;
      g_autofree GParamSpec **properties
        = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_properties);

      g_assert_cmpuint (n_properties, >, 0);
      for (guint j = 0; j < n_properties; j++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          g_value_init (&value, properties[j]->value_type);
          g_object_get_property (object, properties[j]->name, &value);
        }
    }
  g_assert_cmpstr (dvt_connector_get_summary (connector), ==, "");
  g_assert_cmpstr (dvt_connector_get_category (connector), ==, "Other");
  g_assert_cmpstr (dvt_connector_get_colour (connector), ==, "");
  g_assert_nonnull (dvt_connector_get_installed_at (connector));
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
  fixture_add ("/workspace/actions/two-sources", test_two_sources);
  fixture_add ("/workspace/actions/author-and-time", test_author_and_time);
  fixture_add ("/workspace/actions/properties", test_properties);
  return g_test_run ();
}
