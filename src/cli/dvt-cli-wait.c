/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* Work that is done sooner says nothing. */
#define QUIET_MS 1000
#define STEP_MS 120

typedef struct
{
  const char *doing;
  guint step;
} Progress;

static gboolean
on_progress_cb (gpointer user_data)
{
  static const char *const frames[] = { "⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏" };
  Progress *progress = user_data;

  progress->step++;
  if (progress->step * STEP_MS > QUIET_MS)
    g_printerr ("\r%s %s", frames[progress->step % G_N_ELEMENTS (frames)], progress->doing);
  return G_SOURCE_CONTINUE;
}

void
dvt_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

void
dvt_cli_wait (DvtCli *cli, const char *doing, GAsyncResult **slot)
{
  Progress progress = { .doing = doing };
  guint timeout = 0;

  if (isatty (STDERR_FILENO))
    timeout = g_timeout_add (STEP_MS, on_progress_cb, &progress);

  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_clear_handle_id (&timeout, g_source_remove);
  if (progress.step * STEP_MS > QUIET_MS)
    g_printerr ("\r\033[K");
}

/* The second one ends the program: GLib restores what a signal does by itself. */
static gboolean
on_interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
  return G_SOURCE_REMOVE;
}

gboolean
dvt_cli_open (DvtCli *cli, DvtWorkspaceOpenMode mode, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  /* Not sooner: what reads standard input or waits for a lock has no main loop that would see the
   * signal, and nothing to finish either. */
  g_unix_signal_add (SIGINT, on_interrupted_cb, cli->cancellable);
  g_unix_signal_add (SIGTERM, on_interrupted_cb, cli->cancellable);

  path = cli->workspace_path != NULL ? g_strdup (cli->workspace_path)
                                     : dvt_workspace_build_default_path ();
  dvt_workspace_open_async (path, mode, cli->cancellable, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Opening the workspace…"), &result);
  cli->workspace = dvt_workspace_open_finish (result, error);
  return cli->workspace != NULL;
}

/* The workspace itself waits for seconds only, and notes that there is no answer then. */
void
dvt_cli_settle (DvtCli *cli)
{
  while (dvt_workspace_get_settling (cli->workspace)
         && !g_cancellable_is_cancelled (cli->cancellable))
    g_main_context_iteration (NULL, TRUE);
}

void
dvt_cli_close (DvtCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (cli->workspace == NULL)
    return;

  dvt_workspace_close_async (cli->workspace, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Closing the workspace…"), &result);
  if (!dvt_workspace_close_finish (cli->workspace, result, &error))
    dvt_cli_warn ("dovetailctl: %s", error->message);
  g_clear_object (&cli->workspace);
}

DvtDefinition *
dvt_cli_load_definition (DvtCli *cli, const char *digest, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_load_definition_async (cli->workspace, digest, cli->cancellable, dvt_cli_ready_cb,
                                       &result);
  dvt_cli_wait (cli, _ ("Loading the definition…"), &result);
  return dvt_workspace_load_definition_finish (cli->workspace, result, error);
}

GPtrArray *
dvt_cli_compare (DvtCli *cli, const char *before_digest, const char *after_digest, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_compare_async (cli->workspace, before_digest, after_digest, cli->cancellable,
                               dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Comparing…"), &result);
  return dvt_workspace_compare_finish (cli->workspace, result, error);
}

DvtFlowDocument *
dvt_cli_load_flow_document (DvtCli *cli, const char *digest, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_load_flow_document_async (cli->workspace, digest, cli->cancellable,
                                          dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Loading the flow…"), &result);
  return dvt_workspace_load_flow_document_finish (cli->workspace, result, error);
}

DvtUpdatePlan *
dvt_cli_plan_update (DvtCli *cli, DvtConnector *connector, guint version, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_plan_update_async (cli->workspace, dvt_connector_get_id (connector), version,
                                   cli->cancellable, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Planning the update…"), &result);
  return dvt_workspace_plan_update_finish (cli->workspace, result, error);
}

DvtRevisionList *
dvt_cli_load_revisions (DvtCli *cli, const char *connector_id, GError **error)
{
  g_autoptr (DvtRevisionList) revisions = NULL;
  const GError *failure = NULL;

  revisions = dvt_workspace_list_revisions (cli->workspace, connector_id);
  while (dvt_revision_list_get_loading (revisions))
    g_main_context_iteration (NULL, TRUE);

  failure = dvt_revision_list_get_error (revisions);
  if (failure != NULL)
    {
      g_propagate_error (error, g_error_copy (failure));
      return NULL;
    }
  return g_steal_pointer (&revisions);
}

static void
print_outcome (DvtCli *cli, const DvtOutcome *outcome)
{
  g_autofree char *title = dvt_cli_sanitise (outcome->title);

  for (guint i = 0; i < outcome->warnings->len; i++)
    dvt_cli_warn ("%s", (const char *) g_ptr_array_index (outcome->warnings, i));

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dvt_cli_add_number (builder, "journalEntry", outcome->entry);
      dvt_cli_add_string (builder, "action", outcome->action);
      dvt_cli_add_string (builder, "connector", outcome->connector_id);
      dvt_cli_add_string (builder, "source", outcome->source_id);
      dvt_cli_add_string (builder, "instance", outcome->instance_id);
      dvt_cli_add_string (builder, "flow", outcome->flow_id);
      dvt_cli_add_number (builder, "revision", outcome->revision);
      dvt_cli_add_string (builder, "title", outcome->title);
      json_builder_end_object (builder);
      dvt_cli_print_json (builder);
    }
  else
    g_print ("%s\n", title);
}

int
dvt_cli_perform (DvtCli *cli, const char *doing, DvtAction *action)
{
  g_autoptr (DvtAction) owned = action;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  if (cli->message != NULL)
    dvt_action_set_message (owned, cli->message);
  dvt_workspace_perform_async (cli->workspace, owned, cli->cancellable, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, doing, &result);
  outcome = dvt_workspace_perform_finish (cli->workspace, result, &error);
  if (outcome == NULL)
    return dvt_cli_fail (cli, error);

  print_outcome (cli, outcome);
  return DVT_CLI_DONE;
}
