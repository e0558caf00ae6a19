/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "workspace-fixture.h"

/* Update plans: what they say, and that they are refused where it is no longer true (formats §7).
 */

static const char *const one[] = { "/orders", NULL };
static const char *const two[] = { "/orders", "/returns", NULL };
static const char *const three[] = { "/orders", "/returns", "/stock", NULL };

static char *
set_up_three_versions (Fixture *fixture)
{
  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_publish (fixture, "shopify", 3, three);
  fixture_add_feed (fixture);
  return fixture_install (fixture, "shopify", 1);
}

static DvtUpdatePlan *
plan_ok (Fixture *fixture, const char *id, guint version)
{
  g_autoptr (GError) error = NULL;
  DvtUpdatePlan *plan = fixture_plan (fixture, id, version, &error);

  g_assert_no_error (error);
  return plan;
}

/* Marks version @number as withdrawn, as its vendor would. */
static void
withdraw (Fixture *fixture, guint number)
{
  g_autofree char *path = g_build_filename (fixture->feed, "index.json", NULL);
  g_autofree char *member = g_strdup_printf ("%u", number);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonObject) mark = json_object_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  JsonObject *object = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  json_object_set_int_member (object, "serial", json_object_get_int_member (object, "serial") + 1);
  object = json_object_get_object_member (object, "connectors");
  object = json_object_get_object_member (object, "shopify");
  object = json_object_get_object_member (object, "versions");
  object = json_object_get_object_member (object, member);
  json_object_set_string_member (mark, "date", "2026-11-01");
  json_object_set_string_member (mark, "reason", "It lost orders");
  json_object_set_object_member (object, "withdrawn", json_object_ref (mark));
  text = json_to_string (json_parser_get_root (parser), TRUE);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_refresh (fixture, &error));
}

static void
test_contents (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up_three_versions (fixture);
  g_autoptr (DvtUpdatePlan) plan = plan_ok (fixture, id, 0);
  g_autoptr (DvtUpdatePlan) to_two = plan_ok (fixture, id, 2);
  DvtMarketplaceVersion *version = NULL;
  GPtrArray *changes = dvt_update_plan_get_vendor_changes (plan);

  g_assert_cmpstr (dvt_update_plan_get_connector_id (plan), ==, id);
  g_assert_cmpstr (dvt_update_plan_get_connector_name (plan), ==, "Shopify");
  g_assert_cmpstr (dvt_update_plan_get_source_name (plan), ==, "Quayside");
  g_assert_cmpuint (dvt_update_plan_get_from_version (plan), ==, 1);
  g_assert_cmpstr (dvt_update_plan_get_from_name (plan), ==, "2026-01");
  g_assert_cmpuint (dvt_update_plan_get_to_version (plan), ==, 3);
  g_assert_cmpstr (dvt_update_plan_get_to_name (plan), ==, "2026-03");
  g_assert_false (dvt_update_plan_get_modified (plan));
  g_assert_cmpuint (dvt_update_plan_get_own_changes (plan)->len, ==, 0);
  /* Two endpoints and the base address. */
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpuint (dvt_update_plan_get_versions (plan)->len, ==, 2);
  version = g_ptr_array_index (dvt_update_plan_get_versions (plan), 0);
  g_assert_cmpuint (dvt_marketplace_version_get_number (version), ==, 2);
  g_assert_cmpstr (dvt_marketplace_version_get_notes (version), ==, "What is new in 2");
  g_assert_cmpuint (dvt_update_plan_get_to_version (to_two), ==, 2);
  g_assert_cmpuint (dvt_update_plan_get_versions (to_two)->len, ==, 1);
}

static void
assert_refused (Fixture *fixture, const char *id, guint version, DvtWorkspaceError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtUpdatePlan) plan = fixture_plan (fixture, id, version, &error);

  g_assert_null (plan);
  g_assert_error (error, DVT_WORKSPACE_ERROR, (int) code);
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up_three_versions (fixture);
  g_autoptr (DvtUpdatePlan) plan = NULL;

  assert_refused (fixture, "nobody", 0, DVT_WORKSPACE_ERROR_NOT_FOUND);
  assert_refused (fixture, id, 9, DVT_WORKSPACE_ERROR_NOT_FOUND);
  assert_refused (fixture, id, 1, DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
  withdraw (fixture, 3);
  assert_refused (fixture, id, 3, DVT_WORKSPACE_ERROR_WITHDRAWN);
  fixture_fail (fixture, dvt_action_new_install (NULL, "shopify", 3, DVT_INSTALL_AGAIN),
                DVT_WORKSPACE_ERROR_WITHDRAWN);
  plan = plan_ok (fixture, id, 0);
  g_assert_cmpuint (dvt_update_plan_get_to_version (plan), ==, 2);
}

/* Each of the organisation's changes has the author who made it last. */
static void
test_own_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up_three_versions (fixture);
  g_autoptr (DvtDefinition) with_stock = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  const char *const stock[] = { "/orders", "/stock", NULL };

  g_setenv ("DOVETAIL_AUTHOR", "Jonas Weber", TRUE);
  fixture_edit (fixture, id, "https://first.example.com");
  g_setenv ("DOVETAIL_AUTHOR", "Priya Nair", TRUE);
  with_stock = fixture_make_definition ("Shopify", "https://first.example.com", stock);
  outcome = fixture_perform (fixture, dvt_action_new_edit (id, NULL, with_stock));
  g_clear_pointer (&outcome, dvt_outcome_free);
  /* Taken back and brought again by somebody else: still Priya's. */
  g_setenv ("DOVETAIL_AUTHOR", "Marta Kowalska", TRUE);
  outcome = fixture_perform (fixture, dvt_action_new_restore (id, 1));
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_undo (0));
  plan = plan_ok (fixture, id, 0);
  listed = fixture_own_changes (fixture, id);
  g_assert_cmpuint (dvt_update_plan_get_own_changes (plan)->len, ==, 2);
  g_assert_cmpuint (listed->len, ==, 2);
  for (guint i = 0; i < listed->len; i++)
    {
      const DvtOwnChange *own = g_ptr_array_index (listed, i);
      const gboolean is_address = g_str_equal (dvt_change_get_pointer (own->change), "/baseUrl");

      g_assert_cmpstr (own->author, ==, is_address ? "Jonas Weber" : "Priya Nair");
      g_assert_cmpuint (own->revision, ==, is_address ? 2 : 3);
      g_assert_nonnull (own->time);
    }
}

static void
test_stale_head (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up_three_versions (fixture);
  g_autoptr (DvtUpdatePlan) plan = plan_ok (fixture, id, 0);
  g_autoptr (DvtUpdatePlan) gone = plan_ok (fixture, id, 0);
  g_autoptr (DvtOutcome) outcome = NULL;

  fixture_edit (fixture, id, "https://ours.example.com");
  fixture_fail (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_OVERWRITE),
                DVT_WORKSPACE_ERROR_STALE);
  outcome = fixture_perform (fixture, dvt_action_new_remove (id));
  fixture_fail (fixture, dvt_action_new_update (gone, DVT_UPDATE_CHOICE_OVERWRITE),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
}

static void
test_stale_target (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up_three_versions (fixture);
  g_autoptr (DvtUpdatePlan) plan = plan_ok (fixture, id, 0);
  g_autoptr (DvtOutcome) outcome = NULL;

  withdraw (fixture, 3);
  fixture_fail (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_PLAIN),
                DVT_WORKSPACE_ERROR_WITHDRAWN);
  outcome = fixture_perform (fixture, dvt_action_new_remove_source ("Quayside"));
  fixture_fail (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_PLAIN),
                DVT_WORKSPACE_ERROR_STALE);
  assert_refused (fixture, id, 0, DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
}

/* Neither a refresh nor a newer version makes a plan old (formats §7). */
static void
test_refresh_is_no_reason (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up_three_versions (fixture);
  g_autoptr (DvtUpdatePlan) plan = plan_ok (fixture, id, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  fixture_publish (fixture, "shopify", 4, three);
  g_assert_true (fixture_refresh (fixture, &error));
  outcome = fixture_perform (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_PLAIN));
  g_assert_cmpuint (dvt_connector_get_version (fixture_find (fixture, id)), ==, 2);
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up_three_versions (fixture);
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *root = NULL;
  JsonObject *inputs = NULL;
  JsonObject *own = NULL;

  fixture_edit (fixture, id, "https://ours.example.com");
  plan = plan_ok (fixture, id, 0);
  text = dvt_update_plan_to_json (plan, DVT_UPDATE_CHOICE_OVERWRITE);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  root = json_node_get_object (node);
  inputs = json_object_get_object_member (root, "inputs");
  g_assert_cmpstr (json_object_get_string_member (root, "choice"), ==, "overwrite");
  g_assert_cmpint (json_object_get_int_member (inputs, "head"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (inputs, "target"), ==,
                   dvt_update_plan_get_target_digest (plan));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "vendorChanges")),
                    ==, 3);
  own = json_array_get_object_element (json_object_get_array_member (root, "ownChanges"), 0);
  g_assert_cmpstr (json_object_get_string_member (own, "author"), ==, "Ava Thompson");
  g_assert_cmpstr (json_object_get_string_member (own, "pointer"), ==, "/baseUrl");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/workspace/plan/contents", test_contents);
  fixture_add ("/workspace/plan/targets", test_targets);
  fixture_add ("/workspace/plan/own-changes", test_own_changes);
  fixture_add ("/workspace/plan/stale-head", test_stale_head);
  fixture_add ("/workspace/plan/stale-target", test_stale_target);
  fixture_add ("/workspace/plan/refresh-is-no-reason", test_refresh_is_no_reason);
  fixture_add ("/workspace/plan/json", test_json);
  return g_test_run ();
}
