/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "workspace-fixture.h"

/* Two programs, one workspace (formats §8): each follows what the other does. */

static const char *const one[] = { "/orders", NULL };
static const char *const two[] = { "/orders", "/returns", NULL };

typedef struct
{
  GListModel *model;
  guint n_items;
} Expectation;

static gboolean
has_items (gpointer data)
{
  const Expectation *expectation = data;

  return g_list_model_get_n_items (expectation->model) == expectation->n_items;
}

static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtWorkspace) other
    = fixture_open (fixture->path, DVT_WORKSPACE_OPEN_EXISTING, &error);
  g_autofree char *id = NULL;
  g_autoptr (DvtRevisionList) revisions = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  Expectation expectation = { 0 };
  gint64 start = 0;

  g_assert_no_error (error);
  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  start = g_get_monotonic_time ();
  expectation.model = G_LIST_MODEL (dvt_workspace_get_connectors (other));
  expectation.n_items = 1;
  fixture_wait_for (has_items, &expectation);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1500 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (other))), ==,
                    2);
  g_assert_nonnull (dvt_workspace_find_connector (other, id, &error));

  /* A plan of this one, and an action of the other in between. */
  plan = fixture_plan (fixture, id, 0, &error);
  g_assert_no_error (error);
  revisions = dvt_workspace_list_revisions (fixture->workspace, id);
  outcome = fixture_try (other, dvt_action_new_remove (id), &error);
  g_assert_no_error (error);
  fixture_fail (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_PLAIN),
                DVT_WORKSPACE_ERROR_NOT_FOUND);
  expectation.model = G_LIST_MODEL (dvt_workspace_get_connectors (fixture->workspace));
  expectation.n_items = 0;
  fixture_wait_for (has_items, &expectation);
  fixture_close (other);
  g_assert_finalize_object (g_steal_pointer (&other));
}

static void
test_same_state_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtWorkspace) other = fixture_open (path, DVT_WORKSPACE_CREATE_NEW, &error);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) added = NULL;
  g_autoptr (DvtOutcome) installed = NULL;
  g_autoptr (DvtOutcome) removed = NULL;
  g_autoptr (DvtOutcome) again = NULL;

  g_assert_no_error (error);
  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  g_setenv ("DOVETAIL_AUTHOR", "Somebody Else", TRUE);
  g_setenv ("DOVETAIL_NOW", "2030-01-01T00:00:00Z", TRUE);
  added = fixture_try (other, dvt_action_new_add_source (fixture->feed, NULL, DVT_ADD_SOURCE_NEW),
                       &error);
  g_assert_no_error (error);
  installed
    = fixture_try (other, dvt_action_new_install (NULL, "shopify", 1, DVT_INSTALL_ONCE), &error);
  g_assert_no_error (error);
  removed = fixture_try (other, dvt_action_new_remove (installed->connector_id), &error);
  g_assert_no_error (error);
  again = fixture_try (other, dvt_action_new_undo (0), &error);
  g_assert_no_error (error);
  first = fixture_export (fixture->workspace);
  second = fixture_export (other);
  g_assert_cmpstr (first, ==, second);
  g_assert_null (strstr (first, id));
  g_assert_null (strstr (first, "Ava Thompson"));
  fixture_close (other);
  g_assert_finalize_object (g_steal_pointer (&other));
}

static void
test_open_modes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autofree char *default_path = dvt_workspace_build_default_path ();
  g_autoptr (DvtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  workspace = fixture_open (missing, DVT_WORKSPACE_OPEN_EXISTING, &error);
  g_assert_null (workspace);
  g_assert_cmpstr (dvt_error_get_code (error), ==, "not-found");
  g_clear_error (&error);
  workspace = fixture_open (fixture->path, DVT_WORKSPACE_CREATE_NEW, &error);
  g_assert_null (workspace);
  g_assert_cmpstr (dvt_error_get_code (error), ==, "exists");
  g_clear_error (&error);
  workspace = fixture_open (default_path, DVT_WORKSPACE_OPEN_OR_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dvt_workspace_get_path (workspace), ==, default_path);
  g_assert_true (g_str_has_prefix (default_path, g_get_user_data_dir ()));
  fixture_close (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/workspace/shared/follow", test_follow);
  fixture_add ("/workspace/shared/same-state-same-bytes", test_same_state_same_bytes);
  fixture_add ("/workspace/shared/open-modes", test_open_modes);
  return g_test_run ();
}
