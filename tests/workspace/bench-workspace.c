/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* How long the workspace takes for a large connector's life, and for a thousand connectors; and how
 * long the main loop is held meanwhile, which is the window's. */

#include "config.h"

#include <stdlib.h>

#include "large-workspace.h"
#include "loop-watch.h"
#include "real-documents.h"

static gint64 start_us;

static void
begin (void)
{
  loop_watch_reset ();
  start_us = g_get_monotonic_time ();
}

static void
end (const char *what)
{
  g_print ("%s in %.0f ms, the main loop held for %.1f ms at most\n", what,
           (double) (g_get_monotonic_time () - start_us) / 1e3, loop_watch_get_longest_ms ());
}

static void
measure_update (Fixture *fixture, const char *connector)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (DvtOutcome) updated = NULL;
  g_autoptr (DvtOutcome) undone = NULL;
  g_autofree char *what = NULL;

  begin ();
  plan = fixture_plan (fixture, connector, 0, &error);
  g_assert_no_error (error);
  what = g_strdup_printf ("octokit 10.0.0 to 23.0.2: planned, %u changes",
                          dvt_update_plan_get_vendor_changes (plan)->len);
  end (what);
  begin ();
  updated = fixture_perform (fixture, dvt_action_new_update (plan, DVT_UPDATE_CHOICE_PLAIN));
  end ("octokit: updated");
  begin ();
  undone = fixture_perform (fixture, dvt_action_new_undo (0));
  end ("octokit: undone");
}

static gboolean
measure_large (Fixture *fixture)
{
  g_autofree char *connector = NULL;
  g_autoptr (DvtDefinition) definition = NULL;

  if (!large_publish_octokit (fixture))
    return FALSE;
  begin ();
  connector = fixture_install (fixture, "octokit", 1);
  end ("octokit 10.0.0: installed");
  begin ();
  definition = fixture_load (fixture, dvt_connector_get_digest (fixture_find (fixture, connector)));
  end ("octokit 10.0.0: loaded");
  measure_update (fixture, connector);
  return TRUE;
}

static void
measure_many (Fixture *fixture)
{
  g_autoptr (DvtOutcome) outcome = NULL;

  begin ();
  large_install_many (fixture);
  end ("1,000 connectors: installed one by one");
  begin ();
  fixture_reopen (fixture);
  end ("1,000 connectors: closed and opened");
  begin ();
  outcome = fixture_perform (fixture, dvt_action_new_undo (0));
  end ("1,000 connectors: one undone, the models following");
  begin ();
  fixture_refresh (fixture, NULL);
  end ("1,000 connectors: refreshed, nothing new");
}

static void
measure_uses (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtInstance) instance = NULL;
  g_autoptr (DvtFlow) flow = NULL;
  g_autoptr (DvtOutcome) disabled = NULL;
  g_autoptr (DvtOutcome) refused = NULL;

  large_add_uses (fixture);
  begin ();
  fixture_reopen (fixture);
  end ("and 3,000 instances, 2,000 flows: closed and opened");
  flow = g_list_model_get_item (G_LIST_MODEL (dvt_workspace_get_flows (fixture->workspace)), 0);
  begin ();
  disabled
    = fixture_perform (fixture, dvt_action_new_set_flow_enabled (dvt_flow_get_id (flow), FALSE));
  end ("and 3,000 instances, 2,000 flows: one disabled, the models following");
  instance
    = g_list_model_get_item (G_LIST_MODEL (dvt_workspace_get_instances (fixture->workspace)), 0);
  begin ();
  refused = fixture_try (fixture->workspace,
                         dvt_action_new_remove_instance (dvt_instance_get_id (instance)), &error);
  end ("and 3,000 instances, 2,000 flows: a removal refused, or done");
}

int
main (void)
{
  Fixture large = { NULL };
  Fixture many = { NULL };
  gboolean is_there;

  loop_watch_start ();
  fixture_set_up (&many, NULL);
  measure_many (&many);
  measure_uses (&many);
  fixture_tear_down (&many, NULL);
  fixture_set_up (&large, NULL);
  is_there = measure_large (&large);
  fixture_tear_down (&large, NULL);
  return is_there ? EXIT_SUCCESS : REAL_DOCUMENTS_SKIP;
}
