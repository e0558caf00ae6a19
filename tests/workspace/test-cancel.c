/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "uses-fixture.h"

/* Every verb cancelled at every turn of the main loop, and let go of in flight: it ends once, and
 * has happened whole or not at all. */

static const char *const one[] = { "/orders", NULL };
static const char *const two[] = { "/orders", "/returns", NULL };

/* Each verb ends well within as many turns. */
#define MAX_TURNS 400

typedef struct
{
  Fixture *fixture;
  const char *id;
  gboolean finished;
  GError *error;
  DvtUpdatePlan *plan;
} Call;

typedef void (*Verb) (Call *call, GCancellable *cancellable);

static void
on_performed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &call->error);

  call->finished = TRUE;
}

static void
on_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  dvt_workspace_refresh_finish (DVT_WORKSPACE (source), result, &call->error);
  call->finished = TRUE;
}

static void
on_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (DvtUpdatePlan) plan
    = dvt_workspace_plan_update_finish (DVT_WORKSPACE (source), result, &call->error);

  call->finished = TRUE;
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GPtrArray) changes
    = dvt_workspace_list_own_changes_finish (DVT_WORKSPACE (source), result, &call->error);

  call->finished = TRUE;
}

static void
on_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GPtrArray) changes
    = dvt_workspace_compare_finish (DVT_WORKSPACE (source), result, &call->error);

  call->finished = TRUE;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &call->error);

  call->finished = TRUE;
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autofree char *text
    = dvt_workspace_export_finish (DVT_WORKSPACE (source), result, &call->error);

  call->finished = TRUE;
}

/* Takes @action. */
static void
perform (Call *call, DvtAction *action, GCancellable *cancellable)
{
  g_autoptr (DvtAction) owned = action;

  dvt_workspace_perform_async (call->fixture->workspace, owned, cancellable, on_performed_cb, call);
}

static void
install (Call *call, GCancellable *cancellable)
{
  perform (call, dvt_action_new_install (NULL, "akeneo", 0, DVT_INSTALL_AGAIN), cancellable);
}

static void
add_source (Call *call, GCancellable *cancellable)
{
  perform (call, dvt_action_new_add_source (call->fixture->feed, NULL, DVT_ADD_SOURCE_REPLACE),
           cancellable);
}

static void
update (Call *call, GCancellable *cancellable)
{
  perform (call, dvt_action_new_update (call->plan, DVT_UPDATE_CHOICE_ALONGSIDE), cancellable);
}

/* Its credentials are stored first. */
static void
create_instance (Call *call, GCancellable *cancellable)
{
  g_autoptr (DvtInstanceSettings) settings = uses_new_settings ("UK Store");
  g_autoptr (DvtCredentials) credentials = uses_new_credentials ("hush");

  perform (call, dvt_action_new_create_instance (call->id, settings, credentials), cancellable);
}

static void
create_flow (Call *call, GCancellable *cancellable)
{
  g_autoptr (DvtFlowDocument) document = uses_new_document ("Orders", "Nobody", "GET /orders");

  perform (call, dvt_action_new_create_flow (document), cancellable);
}

static void
undo (Call *call, GCancellable *cancellable)
{
  perform (call, dvt_action_new_undo (0), cancellable);
}

static void
refresh (Call *call, GCancellable *cancellable)
{
  dvt_workspace_refresh_async (call->fixture->workspace, cancellable, on_refreshed_cb, call);
}

static void
plan (Call *call, GCancellable *cancellable)
{
  dvt_workspace_plan_update_async (call->fixture->workspace, call->id, 0, cancellable,
                                   on_planned_cb, call);
}

static void
list_own_changes (Call *call, GCancellable *cancellable)
{
  dvt_workspace_list_own_changes_async (call->fixture->workspace, call->id, cancellable,
                                        on_listed_cb, call);
}

static const char *
get_digest (Call *call)
{
  return dvt_connector_get_digest (fixture_find (call->fixture, call->id));
}

static void
compare (Call *call, GCancellable *cancellable)
{
  const char *pristine = dvt_connector_get_pristine_digest (fixture_find (call->fixture, call->id));

  dvt_workspace_compare_async (call->fixture->workspace, pristine, get_digest (call), cancellable,
                               on_compared_cb, call);
}

static void
load (Call *call, GCancellable *cancellable)
{
  dvt_workspace_load_definition_async (call->fixture->workspace, get_digest (call), cancellable,
                                       on_loaded_cb, call);
}

static void export (Call *call, GCancellable *cancellable)
{
  dvt_workspace_export_async (call->fixture->workspace, cancellable, on_exported_cb, call);
}

static const struct
{
  const char *name;
  Verb verb;
} verbs[] = {
  { "install", install },
  { "add-source", add_source },
  { "update", update },
  { "create-instance", create_instance },
  { "create-flow", create_flow },
  { "undo", undo },
  { "refresh", refresh },
  { "plan", plan },
  { "own-changes", list_own_changes },
  { "compare", compare },
  { "load", load },
  { "export", export },
};

static char *
set_up (Fixture *fixture)
{
  char *id = NULL;

  uses_keep_in_memory (fixture);
  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_publish (fixture, "akeneo", 1, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 1);
  fixture_edit (fixture, id, "https://ours.example.com");
  return id;
}

static guint
count_entries (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace)));
}

static void
check_nothing_is_loading (Fixture *fixture)
{
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (fixture->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);

      g_assert_false (dvt_source_item_get_loading (source));
    }
}

/* Lets @verb run for @n_turns and cancels it. Returns whether it was cancelled. */
static gboolean
cancel_after (Fixture *fixture, const char *id, Verb verb, guint n_turns)
{
  Call call = { .fixture = fixture, .id = id };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_export (fixture->workspace);
  g_autofree char *after = NULL;
  const guint n_entries = count_entries (fixture);
  gboolean cancelled = FALSE;

  if (verb == update)
    call.plan = fixture_plan (fixture, id, 0, &error);
  g_assert_no_error (error);
  verb (&call, cancellable);
  for (guint i = 0; i < n_turns && !call.finished; i++)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  while (!call.finished)
    g_main_context_iteration (NULL, TRUE);
  cancelled = call.error != NULL;
  if (cancelled)
    {
      g_assert_error (call.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpstr (dvt_error_get_code (call.error), ==, "cancelled");
      after = fixture_export (fixture->workspace);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (count_entries (fixture), ==, n_entries);
    }
  else if (verb == install || verb == add_source || verb == update || verb == create_instance
           || verb == create_flow)
    {
      g_autoptr (DvtOutcome) back = NULL;

      g_assert_cmpuint (count_entries (fixture), ==, n_entries + 1);
      back = fixture_perform (fixture, dvt_action_new_undo (0));
    }
  else if (verb == undo)
    {
      g_autoptr (DvtOutcome) back = fixture_perform (fixture, dvt_action_new_redo (0));
    }
  g_clear_error (&call.error);
  g_clear_object (&call.plan);
  g_assert_false (dvt_workspace_get_refreshing (fixture->workspace));
  check_nothing_is_loading (fixture);
  return cancelled;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up (fixture);
  guint n_cancelled = 0;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      guint n_turns = 0;

      /* Where the store's thread is quick, even the first is too late. */
      while (n_turns < MAX_TURNS && cancel_after (fixture, id, verbs[i].verb, n_turns))
        n_turns++;
      g_test_message ("%s: cancelled in %u turns", verbs[i].name, n_turns);
      n_cancelled += n_turns;
      g_assert_cmpuint (n_turns, <, MAX_TURNS);
    }
  g_assert_cmpuint (n_cancelled, >, G_N_ELEMENTS (verbs));
}

/* Whoever asked has gone, the workspace too: the call still ends once, without a warning. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      Call call = { .fixture = fixture, .id = id };
      g_autoptr (DvtRevisionList) revisions = NULL;
      g_autoptr (GError) error = NULL;
      gpointer watched = NULL;

      if (verbs[i].verb == update)
        call.plan = fixture_plan (fixture, id, 0, &error);
      revisions = dvt_workspace_list_revisions (fixture->workspace, id);
      verbs[i].verb (&call, NULL);
      watched = fixture->workspace;
      g_object_add_weak_pointer (watched, &watched);
      g_clear_object (&fixture->workspace);
      while (!call.finished || watched != NULL)
        g_main_context_iteration (NULL, TRUE);
      g_clear_error (&call.error);
      g_clear_object (&call.plan);
      /* A list outlives its workspace. */
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (revisions)), >=, 0);
      fixture->workspace = fixture_open (fixture->path, DVT_WORKSPACE_OPEN_EXISTING, &error);
      g_assert_no_error (error);
    }
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (DvtWorkspace) workspace = dvt_workspace_open_finish (result, &call->error);

  call->finished = TRUE;
}

static void
test_cancel_open (Fixture *fixture, gconstpointer data)
{
  gboolean cancelled = TRUE;

  for (guint n_turns = 0; cancelled; n_turns++)
    {
      Call call = { .fixture = fixture };
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      g_assert_cmpuint (n_turns, <, MAX_TURNS);
      dvt_workspace_open_async (fixture->path, DVT_WORKSPACE_OPEN_EXISTING, cancellable,
                                on_opened_cb, &call);
      for (guint i = 0; i < n_turns && !call.finished; i++)
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      while (!call.finished)
        g_main_context_iteration (NULL, TRUE);
      cancelled = call.error != NULL;
      if (cancelled)
        g_assert_error (call.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&call.error);
    }
}

/* After closing every verb says so instead of waiting for ever. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = set_up (fixture);
  Call call = { .fixture = fixture, .id = id };

  fixture_close (fixture->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (verbs[i].verb == update)
        continue;
      call.finished = FALSE;
      verbs[i].verb (&call, NULL);
      while (!call.finished)
        g_main_context_iteration (NULL, TRUE);
      g_assert_nonnull (call.error);
      g_assert_cmpstr (dvt_error_get_code (call.error), !=, "cancelled");
      g_clear_error (&call.error);
    }
  g_clear_object (&fixture->workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  fixture_add ("/workspace/cancel/each-turn", test_cancel);
  fixture_add ("/workspace/cancel/let-go", test_let_go);
  fixture_add ("/workspace/cancel/open", test_cancel_open);
  fixture_add ("/workspace/cancel/closed", test_closed);
  return g_test_run ();
}
