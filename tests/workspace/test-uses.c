/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"
#include "uses-fixture.h"

/* Instances and flows together with their connector: undone and done again, broken by updates,
 * warned of what is out of date, followed by another program. */

/* --- Undo and redo --- */

static void
perform (Fixture *fixture, DvtAction *action)
{
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, action);

  g_assert_cmpint (outcome->entry, >, 0);
}

static const char *
find_id (Fixture *fixture, const char *name)
{
  return dvt_instance_get_id (uses_find_instance (fixture, name));
}

static const char *
find_flow_id (Fixture *fixture)
{
  g_autoptr (DvtFlow) flow
    = g_list_model_get_item (G_LIST_MODEL (dvt_workspace_get_flows (fixture->workspace)), 0);

  return dvt_flow_get_id (flow);
}

#define N_STEPS 16

static void
take_step (Fixture *fixture, guint step)
{
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("UK Store");
  g_autoptr (DvtCredentials) credentials = uses_new_credentials ("hush");
  g_autoptr (DvtFlowDocument) orders = uses_new_document ("Orders", "UK Store", "GET /orders");
  g_autoptr (DvtFlowDocument) returns = uses_new_document ("Returns", "UK Store", "GET /returns");

  switch (step)
    {
    case 0:
      perform (fixture, dvt_action_new_install (NULL, "shop", 1, DVT_INSTALL_ONCE));
      break;
    case 1:
      perform (fixture, dvt_action_new_create_instance (
                          dvt_connector_get_id (fixture_find (fixture, "Shop")), settings, NULL));
      break;
    case 2: /* with credentials */
      perform (fixture,
               dvt_action_new_edit_instance (find_id (fixture, "UK Store"), settings, credentials));
      break;
    case 3:
      perform (fixture, dvt_action_new_duplicate_instance (find_id (fixture, "UK Store"), "Spare"));
      break;
    case 4:
      g_set_str (&settings->name, "Other");
      perform (fixture, dvt_action_new_edit_instance (find_id (fixture, "Spare"), settings, NULL));
      break;
    case 5:
      perform (fixture, dvt_action_new_remove_instance (find_id (fixture, "Other")));
      break;
    case 6:
      perform (fixture, dvt_action_new_create_flow (orders));
      break;
    case 7:
      perform (fixture, dvt_action_new_deploy_flow (find_flow_id (fixture)));
      break;
    case 8:
      perform (fixture, dvt_action_new_edit_flow (find_flow_id (fixture), NULL, returns));
      break;
    case 9:
      perform (fixture, dvt_action_new_deploy_flow (find_flow_id (fixture)));
      break;
    case 10:
      perform (fixture, dvt_action_new_copy_flow_version (find_flow_id (fixture), 1));
      break;
    case 11:
      perform (fixture, dvt_action_new_discard_flow_draft (find_flow_id (fixture)));
      break;
    case 12:
      perform (fixture, dvt_action_new_set_flow_enabled (find_flow_id (fixture), FALSE));
      break;
    case 13:
      perform (fixture, dvt_action_new_remove_flow (find_flow_id (fixture)));
      break;
    case 14:
      perform (fixture, dvt_action_new_remove_instance (find_id (fixture, "UK Store")));
      break;
    case 15:
      perform (fixture,
               dvt_action_new_remove (dvt_connector_get_id (fixture_find (fixture, "Shop"))));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Forth, back, forth and back again, with a restart in the middle. */
static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, fixture_export (fixture->workspace));
  for (guint i = 0; i < N_STEPS; i++)
    {
      take_step (fixture, i);
      g_ptr_array_add (states, fixture_export (fixture->workspace));
      g_assert_cmpstr (g_ptr_array_index (states, i), !=, g_ptr_array_index (states, i + 1));
    }
  for (guint turn = 0; turn < 3; turn++)
    for (guint i = 0; i < N_STEPS; i++)
      {
        g_autofree char *state = NULL;

        if (i == N_STEPS / 2)
          uses_reopen (fixture);
        perform (fixture, turn % 2 == 0 ? dvt_action_new_undo (0) : dvt_action_new_redo (0));
        state = fixture_export (fixture->workspace);
        g_test_message ("turn %u, step %u", turn, i);
        g_assert_cmpstr (state, ==,
                         g_ptr_array_index (states, turn % 2 == 0 ? N_STEPS - 1 - i : i + 1));
      }
}

/* An export says what there is, and neither ids nor secrets. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *instance = uses_create_instance (fixture, connector, "UK Store");
  g_autofree char *flow
    = uses_create_flow (fixture, uses_new_document ("Orders", instance, "GET /orders"));
  g_autofree char *text = fixture_export (fixture->workspace);

  g_assert_nonnull (strstr (text, "\"instance\":\"Shop/UK Store\""));
  g_assert_nonnull (strstr (text, "\"credentials\":true"));
  g_assert_null (strstr (text, "hush"));
  g_assert_null (strstr (text, connector));
  g_assert_null (strstr (text, instance));
  g_assert_null (strstr (text, flow));
  g_assert_null (strstr (text, "Ava Thompson"));
}

/* An undo brings the item back that was referred to before. */
static void
test_secret_returns (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("UK Store");
  g_autoptr (DvtCredentials) credentials = uses_new_credentials ("hush");
  g_autoptr (DvtOutcome) created
    = fixture_perform (fixture, dvt_action_new_create_instance (connector, settings, NULL));
  DvtInstance *instance = uses_find_instance (fixture, created->instance_id);

  perform (fixture, dvt_action_new_edit_instance (created->instance_id, settings, credentials));
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_READY);
  perform (fixture, dvt_action_new_undo (0));
  g_assert_false (dvt_instance_get_has_credentials (instance));
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_NEEDS_CREDENTIALS);
  perform (fixture, dvt_action_new_redo (0));
  g_assert_true (dvt_instance_get_has_credentials (instance));
  g_assert_cmpint (dvt_instance_get_state (instance), ==, DVT_INSTANCE_STATE_READY);
}

/* --- Updates --- */

static char *
set_up_uses (Fixture *fixture, char **instance, char **flow)
{
  char *connector = fixture_install (fixture, "shop", 1);

  *instance = uses_create_instance (fixture, connector, "UK Store");
  *flow = uses_create_flow (fixture, uses_new_document ("Returns", *instance, "GET /returns"));
  perform (fixture, dvt_action_new_deploy_flow (*flow));
  return connector;
}

static DvtUpdatePlan *
plan (Fixture *fixture, const char *connector, guint version)
{
  g_autoptr (GError) error = NULL;
  DvtUpdatePlan *made = fixture_plan (fixture, connector, version, &error);

  g_assert_no_error (error);
  return made;
}

/* What is said before it is what is so afterwards. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = NULL;
  g_autofree char *flow = NULL;
  g_autofree char *connector = set_up_uses (fixture, &instance, &flow);
  g_autoptr (DvtUpdatePlan) made = plan (fixture, connector, 2);
  GPtrArray *impacts = dvt_update_plan_get_impacts (made, DVT_UPDATE_CHOICE_PLAIN);
  const DvtImpact *first = NULL;
  const DvtImpact *second = NULL;
  g_autoptr (DvtOutcome) updated = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *codes = NULL;
  g_autofree char *shape_codes = NULL;
  g_autofree char *json = dvt_update_plan_to_json (made, DVT_UPDATE_CHOICE_PLAIN);

  g_assert_cmpuint (dvt_update_plan_get_n_instances (made), ==, 1);
  g_assert_cmpuint (dvt_update_plan_get_n_flows (made), ==, 1);
  g_assert_cmpuint (impacts->len, ==, 3);
  first = g_ptr_array_index (impacts, 0);
  g_assert_cmpstr (first->kind, ==, "instance");
  g_assert_cmpstr (first->id, ==, instance);
  listed = uses_list_codes (first->reasons);
  second = g_ptr_array_index (impacts, 1);
  g_assert_cmpstr (second->kind, ==, "flow");
  g_assert_cmpstr (second->id, ==, flow);
  g_assert_cmpstr (second->name, ==, "Returns");
  g_assert_cmpstr (second->detail, ==, "Get");
  shape_codes = uses_list_codes (second->reasons);
  g_assert_cmpstr (shape_codes, ==, "endpoint-gone instance-not-ready");
  g_assert_nonnull (strstr (json, "\"endpoint-gone\""));
  g_assert_cmpuint (dvt_update_plan_get_impacts (made, DVT_UPDATE_CHOICE_ALONGSIDE)->len, ==, 0);

  updated = fixture_perform (fixture, dvt_action_new_update (made, DVT_UPDATE_CHOICE_PLAIN));
  g_assert_cmpuint (updated->warnings->len, ==, 3);
  codes = uses_list_codes (dvt_instance_get_reasons (uses_find_instance (fixture, instance)));
  g_assert_cmpstr (codes, ==, listed);
  g_assert_nonnull (strstr (codes, "method-changed"));
  g_assert_nonnull (strstr (codes, "variable-missing"));
  g_assert_cmpint (dvt_instance_get_state (uses_find_instance (fixture, instance)), ==,
                   DVT_INSTANCE_STATE_NEEDS_ATTENTION);
  g_assert_cmpint (dvt_flow_get_state (uses_find_flow (fixture, flow)), ==,
                   DVT_FLOW_STATE_NEEDS_ATTENTION);
  g_assert_true (dvt_connector_get_needs_attention (fixture_find (fixture, connector)));
  perform (fixture, dvt_action_new_undo (0));
  g_assert_cmpint (dvt_flow_get_state (uses_find_flow (fixture, flow)), ==, DVT_FLOW_STATE_READY);
  g_assert_false (dvt_connector_get_needs_attention (fixture_find (fixture, connector)));
}

/* What was broken before is none of the update's, and what it leaves alone is not listed. */
static void
test_not_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = fixture_install (fixture, "shop", 1);
  g_autofree char *instance = uses_create_instance (fixture, connector, "UK Store");
  g_autofree char *flow
    = uses_create_flow (fixture, uses_new_document ("Broken", instance, "GET /nothing"));
  g_autoptr (DvtUpdatePlan) made = plan (fixture, connector, 3);
  g_autoptr (DvtOutcome) updated = NULL;

  g_assert_cmpint (dvt_flow_get_state (uses_find_flow (fixture, flow)), ==,
                   DVT_FLOW_STATE_NEEDS_ATTENTION);
  g_assert_cmpuint (dvt_update_plan_get_impacts (made, DVT_UPDATE_CHOICE_PLAIN)->len, ==, 0);
  g_assert_cmpuint (dvt_update_plan_get_n_flows (made), ==, 1);
  updated = fixture_perform (fixture, dvt_action_new_update (made, DVT_UPDATE_CHOICE_PLAIN));
  g_assert_cmpuint (updated->warnings->len, ==, 0);
  /* The instance needs no re-authentication. */
  g_assert_cmpint (dvt_instance_get_state (uses_find_instance (fixture, instance)), ==,
                   DVT_INSTANCE_STATE_READY);
}

/* Only a plan that lists what was changed is too old (formats §7). */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = NULL;
  g_autofree char *flow = NULL;
  g_autofree char *connector = set_up_uses (fixture, &instance, &flow);
  g_autoptr (DvtUpdatePlan) first = plan (fixture, connector, 2);
  g_autoptr (DvtUpdatePlan) second = NULL;
  g_autoptr (DvtUpdatePlan) harmless = plan (fixture, connector, 3);
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("British Store");
  g_autoptr (DvtOutcome) updated = NULL;

  perform (fixture, dvt_action_new_set_flow_enabled (flow, FALSE));
  fixture_fail (fixture, dvt_action_new_update (first, DVT_UPDATE_CHOICE_PLAIN),
                DVT_WORKSPACE_ERROR_STALE);
  second = plan (fixture, connector, 2);
  perform (fixture, dvt_action_new_edit_instance (instance, settings, NULL));
  fixture_fail (fixture, dvt_action_new_update (second, DVT_UPDATE_CHOICE_PLAIN),
                DVT_WORKSPACE_ERROR_STALE);
  updated = fixture_perform (fixture, dvt_action_new_update (harmless, DVT_UPDATE_CHOICE_PLAIN));
}

/* Drafts count, inactive versions do not. */
static void
test_versions_that_count (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = NULL;
  g_autofree char *flow = NULL;
  g_autofree char *connector = set_up_uses (fixture, &instance, &flow);
  g_autoptr (DvtFlowDocument) orders = uses_new_document ("Orders", instance, "GET /orders");
  g_autoptr (DvtUpdatePlan) both = NULL;
  g_autoptr (DvtUpdatePlan) draft = NULL;
  guint n_both = 0;

  perform (fixture, dvt_action_new_edit_flow (flow, NULL, orders));
  perform (fixture, dvt_action_new_deploy_flow (flow));
  perform (fixture, dvt_action_new_copy_flow_version (flow, 1));
  draft = plan (fixture, connector, 2);
  n_both = dvt_update_plan_get_impacts (draft, DVT_UPDATE_CHOICE_OVERWRITE)->len;
  g_assert_cmpuint (n_both, ==, 5);
  perform (fixture, dvt_action_new_discard_flow_draft (flow));
  both = plan (fixture, connector, 2);
  g_assert_cmpuint (dvt_update_plan_get_impacts (both, DVT_UPDATE_CHOICE_OVERWRITE)->len, ==, 3);
  g_assert_cmpuint (dvt_update_plan_get_n_flows (both), ==, 1);
}

/* Installed alongside: the first one's go on, with a warning. */
static void
test_alongside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = NULL;
  g_autofree char *flow = NULL;
  g_autofree char *connector = set_up_uses (fixture, &instance, &flow);
  g_autoptr (DvtUpdatePlan) made = NULL;
  g_autoptr (DvtOutcome) copied = NULL;
  GPtrArray *warnings = NULL;
  g_autofree char *codes = NULL;
  g_autoptr (DvtDefinition) changed = uses_make_definition (3);

  perform (fixture, dvt_action_new_edit (connector, NULL, changed));
  made = plan (fixture, connector, 2);
  copied = fixture_perform (fixture, dvt_action_new_update (made, DVT_UPDATE_CHOICE_ALONGSIDE));
  g_assert_cmpuint (copied->warnings->len, ==, 0);
  warnings = dvt_flow_get_warnings (uses_find_flow (fixture, flow));
  codes = uses_list_codes (warnings);
  g_assert_cmpstr (codes, ==, "out-of-date out-of-date");
  g_assert_cmpstr (((DvtReason *) g_ptr_array_index (warnings, 0))->message, ==,
                   "Uses an out-of-date connector: Shop 1.0. Version 2.0 is installed alongside.");
  g_assert_cmpint (dvt_flow_get_state (uses_find_flow (fixture, flow)), ==, DVT_FLOW_STATE_WARNING);
  g_assert_cmpint (dvt_instance_get_state (uses_find_instance (fixture, instance)), ==,
                   DVT_INSTANCE_STATE_READY);
  g_assert_cmpuint (dvt_connector_get_n_instances (fixture_find (fixture, copied->connector_id)),
                    ==, 0);
  g_assert_false (dvt_connector_get_needs_attention (fixture_find (fixture, connector)));
}

/* --- The models --- */

static void
on_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  GString *names = user_data;

  g_string_append_printf (names, "%s ", pspec->name);
}

static gboolean
is_disabled (gpointer data)
{
  return !dvt_flow_get_enabled (data);
}

/* Another program follows, and exactly what changed notifies. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autofree char *instance = NULL;
  g_autofree char *flow_id = NULL;
  g_autofree char *connector = set_up_uses (fixture, &instance, &flow_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtWorkspace) other
    = fixture_open (fixture->path, DVT_WORKSPACE_OPEN_EXISTING, &error);
  g_autoptr (GString) of_flow = g_string_new (NULL);
  g_autoptr (GString) of_instance = g_string_new (NULL);
  DvtFlow *flow = NULL;
  gulong handlers[2];

  g_assert_no_error (error);
  /* Else there would be news of the password service, too. */
  dvt_workspace_set_secrets (other, uses_get_secrets (fixture));
  flow = dvt_workspace_find_flow (other, flow_id, &error);
  g_assert_no_error (error);
  handlers[0] = g_signal_connect (flow, "notify", G_CALLBACK (on_notify_cb), of_flow);
  handlers[1] = g_signal_connect (dvt_workspace_find_instance (other, instance, &error), "notify",
                                  G_CALLBACK (on_notify_cb), of_instance);
  perform (fixture, dvt_action_new_set_flow_enabled (flow_id, FALSE));
  fixture_wait_for (is_disabled, flow);
  /* That the other program has no password service may be told too. */
  g_assert_nonnull (strstr (of_flow->str, "enabled "));
  g_assert_null (strstr (of_flow->str, "name "));
  g_assert_null (strstr (of_instance->str, "name "));
  g_signal_handler_disconnect (flow, handlers[0]);
  g_signal_handler_disconnect (dvt_workspace_find_instance (other, instance, &error), handlers[1]);
  fixture_close (other);
  g_assert_finalize_object (g_steal_pointer (&other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  uses_add ("/workspace/uses/walk", test_walk);
  uses_add ("/workspace/uses/export", test_export);
  uses_add ("/workspace/uses/secret-returns", test_secret_returns);
  uses_add ("/workspace/uses/broken", test_broken);
  uses_add ("/workspace/uses/not-broken", test_not_broken);
  uses_add ("/workspace/uses/stale", test_stale);
  uses_add ("/workspace/uses/versions-that-count", test_versions_that_count);
  uses_add ("/workspace/uses/alongside", test_alongside);
  uses_add ("/workspace/uses/follow", test_follow);
  return g_test_run ();
}
