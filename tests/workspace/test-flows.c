/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "uses-fixture.h"

/* Process flows: their versions, their warnings, what they are in the way of. */

static DvtOutcome *
perform (Fixture *fixture, DvtAction *action, const char *title)
{
  DvtOutcome *outcome = fixture_perform (fixture, action);

  g_assert_cmpstr (outcome->title, ==, title);
  return outcome;
}

static void
assert_statuses (DvtFlow *flow, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *versions = dvt_flow_get_versions (flow);

  for (guint i = 0; i < versions->len; i++)
    {
      const DvtFlowVersion *version = g_ptr_array_index (versions, i);

      g_string_append_printf (text, "%s%u %s", i > 0 ? ", " : "", version->number, version->status);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *instance = uses_create_instance (fixture, connector, "UK Store");
  g_autoptr (DvtFlowDocument) first = uses_new_document ("Orders", "UK Store", "GET /orders");
  g_autoptr (DvtFlowDocument) second = uses_new_document ("Returns", "UK Store", "GET /returns");
  g_autoptr (DvtOutcome) created
    = perform (fixture, dvt_action_new_create_flow (first), "Created the process flow ‘Orders’");
  const char *id = created->flow_id;
  DvtFlow *flow = uses_find_flow (fixture, id);
  const char *const expected[] = { instance, NULL };

  g_assert_cmpuint (created->warnings->len, ==, 0);
  g_assert_true (dvt_flow_get_enabled (flow));
  g_assert_cmpuint (dvt_flow_get_draft_version (flow), ==, 1);
  g_assert_cmpuint (dvt_flow_get_deployed_version (flow), ==, 0);
  g_assert_cmpuint (dvt_flow_get_n_shapes (flow), ==, 2);
  g_assert_cmpuint (dvt_flow_get_n_connectors (flow), ==, 1);
  /* The name gave way to the id. */
  g_assert_true (g_strv_equal (dvt_flow_get_instance_ids (flow), expected));
  g_assert_cmpuint (dvt_flow_count_shapes_using (flow, instance), ==, 2);
  g_assert_cmpuint (dvt_flow_count_shapes_using (flow, connector), ==, 2);
  g_assert_cmpuint (dvt_instance_get_n_flows (uses_find_instance (fixture, instance)), ==, 1);
  g_assert_cmpuint (dvt_connector_get_n_flows (fixture_find (fixture, connector)), ==, 1);

  g_clear_pointer (&created, dvt_outcome_free);
  created = perform (fixture, dvt_action_new_deploy_flow (dvt_flow_get_id (flow)),
                     "Deployed version 1 of ‘Orders’");
  assert_statuses (flow, "1 deployed");
  g_clear_pointer (&created, dvt_outcome_free);
  created = perform (fixture, dvt_action_new_edit_flow (dvt_flow_get_id (flow), NULL, second),
                     "Edited the draft of ‘Orders’");
  assert_statuses (flow, "2 draft, 1 deployed");
  g_assert_cmpstr (dvt_flow_get_name (flow), ==, "Orders");
  g_clear_pointer (&created, dvt_outcome_free);
  created = perform (fixture, dvt_action_new_deploy_flow (dvt_flow_get_id (flow)),
                     "Deployed version 2 of ‘Returns’");
  assert_statuses (flow, "2 deployed, 1 inactive");
  g_assert_cmpstr (dvt_flow_get_name (flow), ==, "Returns");
  g_clear_pointer (&created, dvt_outcome_free);
  created = perform (fixture, dvt_action_new_copy_flow_version (dvt_flow_get_id (flow), 1),
                     "Copied version 1 of ‘Returns’ to the draft");
  assert_statuses (flow, "3 draft, 2 deployed, 1 inactive");
  g_assert_cmpstr (dvt_flow_find_version (flow, 3)->digest, ==,
                   dvt_flow_find_version (flow, 1)->digest);
  g_clear_pointer (&created, dvt_outcome_free);
  created = perform (fixture, dvt_action_new_discard_flow_draft (dvt_flow_get_id (flow)),
                     "Discarded the draft of ‘Returns’");
  assert_statuses (flow, "2 deployed, 1 inactive");
  /* A number is never used again. */
  g_clear_pointer (&created, dvt_outcome_free);
  created = perform (fixture, dvt_action_new_copy_flow_version (dvt_flow_get_id (flow), 1),
                     "Copied version 1 of ‘Returns’ to the draft");
  assert_statuses (flow, "4 draft, 2 deployed, 1 inactive");
  g_clear_pointer (&created, dvt_outcome_free);
  created = perform (fixture, dvt_action_new_set_flow_enabled (dvt_flow_get_id (flow), FALSE),
                     "Disabled ‘Returns’");
  g_assert_false (dvt_flow_get_enabled (flow));
  g_clear_pointer (&created, dvt_outcome_free);
  created = perform (fixture, dvt_action_new_remove_flow (dvt_flow_get_id (flow)),
                     "Removed the process flow ‘Returns’");
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_flows (fixture->workspace))), ==, 0);
}

static void
assert_nothing (Fixture *fixture, DvtAction *action)
{
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, action);

  g_assert_cmpint (outcome->entry, ==, 0);
  g_assert_cmpstr (outcome->title, ==, "Nothing changed");
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *instance = uses_create_instance (fixture, connector, "UK Store");
  g_autoptr (DvtFlowDocument) document = uses_new_document ("Orders", instance, "GET /orders");
  g_autoptr (DvtFlowDocument) other = uses_new_document ("Orders", instance, "GET /returns");
  g_autofree char *id = uses_create_flow (fixture, dvt_flow_document_ref (document));
  const char *digest = dvt_flow_document_get_digest (document);
  g_autoptr (DvtOutcome) deployed = NULL;

  fixture_fail (fixture, dvt_action_new_edit_flow ("nobody", NULL, document),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
  fixture_fail (fixture, dvt_action_new_copy_flow_version (id, 7), DVT_WORKSPACE_ERROR_NOT_FOUND);
  fixture_fail (fixture, dvt_action_new_discard_flow_draft (id), DVT_WORKSPACE_ERROR_WRONG_USE);
  fixture_fail (fixture,
                dvt_action_new_edit_flow (id, dvt_flow_document_get_digest (other), document),
                DVT_WORKSPACE_ERROR_STALE);
  assert_nothing (fixture, dvt_action_new_edit_flow (id, digest, document));
  assert_nothing (fixture, dvt_action_new_copy_flow_version (id, 1));
  assert_nothing (fixture, dvt_action_new_set_flow_enabled (id, TRUE));
  deployed = fixture_perform (fixture, dvt_action_new_deploy_flow (id));
  fixture_fail (fixture, dvt_action_new_deploy_flow (id), DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
  fixture_fail (fixture, dvt_action_new_discard_flow_draft (id), DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
  assert_nothing (fixture, dvt_action_new_edit_flow (id, digest, document));
}

/* Any version is in the way: a draft, an inactive one, one of a flow that is disabled. */
static void
test_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *used = uses_create_instance (fixture, connector, "UK Store");
  g_autofree char *free_one = uses_create_instance (fixture, connector, "DE Store");
  g_autofree char *id
    = uses_create_flow (fixture, uses_new_document ("Orders", used, "GET /orders"));
  g_autoptr (DvtFlowDocument) other = uses_new_document ("Orders", free_one, "GET /orders");
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (DvtOutcome) refused = NULL;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fail (fixture, dvt_action_new_remove_instance (used), DVT_WORKSPACE_ERROR_IN_THE_WAY);
  outcome = fixture_perform (fixture, dvt_action_new_deploy_flow (id));
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_edit_flow (id, NULL, other));
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_deploy_flow (id));
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_set_flow_enabled (id, FALSE));
  refused = fixture_try (fixture->workspace, dvt_action_new_remove_instance (used), &error);
  g_assert_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY);
  g_assert_nonnull (strstr (error->message, "‘Orders’"));
  users = dvt_workspace_list_users (fixture->workspace, used);
  g_assert_cmpuint (users->len, ==, 1);
  g_assert_true (g_ptr_array_index (users, 0) == uses_find_flow (fixture, id));
  /* Its undo is refused the same way. */
  fixture_fail (fixture, dvt_action_new_undo (3), DVT_WORKSPACE_ERROR_IN_THE_WAY);
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_remove_flow (id));
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_remove_instance (used));
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_remove_instance (free_one));
  /* And what used it cannot return before it. */
  fixture_fail (fixture, dvt_action_new_undo (outcome->entry - 2), DVT_WORKSPACE_ERROR_IN_THE_WAY);
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_remove (connector));
  fixture_fail (fixture, dvt_action_new_undo (outcome->entry - 1), DVT_WORKSPACE_ERROR_IN_THE_WAY);
}

/* What a flow names and is not here is kept as it is, with a warning. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autoptr (DvtFlowDocument) nobodys = uses_new_document ("A", "Nobody", "GET /orders");
  g_autoptr (DvtFlowDocument) unclear = uses_new_document ("B", "UK Store", "GET /orders");
  g_autoptr (DvtFlowDocument) whole = uses_new_document ("C", "Shop/DE Store", "GET /nothing");
  g_autoptr (DvtOutcome) a = fixture_perform (fixture, dvt_action_new_create_flow (nobodys));
  g_autofree char *first = uses_create_instance (fixture, connector, "UK Store");
  g_autofree char *second = uses_create_instance (fixture, connector, "UK Store");
  g_autofree char *third = uses_create_instance (fixture, connector, "DE Store");
  g_autoptr (DvtOutcome) b = fixture_perform (fixture, dvt_action_new_create_flow (unclear));
  g_autoptr (DvtOutcome) c = fixture_perform (fixture, dvt_action_new_create_flow (whole));
  g_autofree char *codes
    = uses_list_codes (dvt_flow_get_warnings (uses_find_flow (fixture, a->flow_id)));
  g_autofree char *endpoint
    = uses_list_codes (dvt_flow_get_warnings (uses_find_flow (fixture, c->flow_id)));

  g_assert_cmpuint (a->warnings->len, ==, 2);
  g_assert_cmpuint (b->warnings->len, ==, 2);
  g_assert_cmpuint (c->warnings->len, ==, 1);
  g_test_message ("%s", (char *) g_ptr_array_index (a->warnings, 0));
  g_test_message ("%s", (char *) g_ptr_array_index (c->warnings, 0));
  g_assert_cmpstr (codes, ==, "instance-gone instance-gone");
  g_assert_cmpstr (endpoint, ==, "endpoint-gone");
  g_assert_cmpint (dvt_flow_get_state (uses_find_flow (fixture, c->flow_id)), ==,
                   DVT_FLOW_STATE_NEEDS_ATTENTION);
  g_assert_cmpstr (dvt_flow_get_instance_ids (uses_find_flow (fixture, c->flow_id))[0], ==, third);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  uses_add ("/workspace/flows/versions", test_versions);
  uses_add ("/workspace/flows/refusals", test_refusals);
  uses_add ("/workspace/flows/in-the-way", test_in_the_way);
  uses_add ("/workspace/flows/import", test_import);
  return g_test_run ();
}
