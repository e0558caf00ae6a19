/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

static void
add_members (JsonBuilder *builder, DvtFlow *flow)
{
  dvt_cli_add_string (builder, "id", dvt_flow_get_id (flow));
  dvt_cli_add_string (builder, "name", dvt_flow_get_name (flow));
  json_builder_set_member_name (builder, "enabled");
  json_builder_add_boolean_value (builder, dvt_flow_get_enabled (flow));
  dvt_cli_add_number (builder, "deployedVersion", dvt_flow_get_deployed_version (flow));
  dvt_cli_add_number (builder, "draftVersion", dvt_flow_get_draft_version (flow));
  dvt_cli_add_string (builder, "state", dvt_flow_state_to_string (dvt_flow_get_state (flow)));
  dvt_cli_add_reasons (builder, "warnings", dvt_flow_get_warnings (flow), TRUE);
}

static void
add_flow (JsonBuilder *builder, gpointer item)
{
  json_builder_begin_object (builder);
  add_members (builder, item);
  json_builder_end_object (builder);
}

/* --- list --- */

static const char *
describe_state (DvtFlow *flow)
{
  switch (dvt_flow_get_state (flow))
    {
    case DVT_FLOW_STATE_NEEDS_ATTENTION:
      return _ ("Needs Attention");
    case DVT_FLOW_STATE_WARNING:
      return _ ("Out-of-Date Connector");
    case DVT_FLOW_STATE_READY:
    default:
      return "";
    }
}

static char *
describe_version (DvtFlow *flow)
{
  if (dvt_flow_get_deployed_version (flow) == 0)
    return g_strdup (_ ("Draft only"));
  if (!dvt_flow_get_enabled (flow))
    return g_strdup (_ ("Disabled"));
  return g_strdup_printf (_ ("Version %u, deployed"), dvt_flow_get_deployed_version (flow));
}

static void
print_table (GListModel *flows)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (4);

  for (guint i = 0; i < g_list_model_get_n_items (flows); i++)
    {
      g_autoptr (DvtFlow) flow = g_list_model_get_item (flows, i);
      g_autofree char *version = describe_version (flow);
      g_autofree char *time = dvt_cli_format_time (dvt_flow_get_last_run_at (flow));

      dvt_cli_table_add (table, dvt_flow_get_name (flow), version, time, describe_state (flow));
    }
  dvt_cli_table_print (table);
}

static int
list (DvtCli *cli, int argc, char **argv)
{
  GListModel *flows = NULL;
  int status = DVT_CLI_DONE;

  if (!dvt_cli_open_plain (cli, argv, &status))
    return status;
  dvt_cli_settle (cli);
  flows = G_LIST_MODEL (dvt_workspace_get_flows (cli->workspace));
  if (cli->json)
    dvt_cli_print_list_json ("flows", flows, add_flow);
  else
    print_table (flows);
  return DVT_CLI_DONE;
}

/* --- show --- */

static void
add_version (JsonBuilder *builder, const DvtFlowVersion *version)
{
  json_builder_begin_object (builder);
  dvt_cli_add_number (builder, "number", version->number);
  dvt_cli_add_string (builder, "status", version->status);
  dvt_cli_add_string (builder, "author", version->author);
  dvt_cli_add_time (builder, "created", version->created);
  dvt_cli_add_time (builder, "updated", version->updated);
  dvt_cli_add_string (builder, "digest", version->digest);
  dvt_cli_add_reasons (builder, "warnings", version->warnings, TRUE);
  json_builder_end_object (builder);
}

static void
print_json (DvtFlow *flow)
{
  GPtrArray *versions = dvt_flow_get_versions (flow);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_members (builder, flow);
  dvt_cli_add_string (builder, "description", dvt_flow_get_description (flow));
  json_builder_set_member_name (builder, "shapes");
  json_builder_add_int_value (builder, dvt_flow_get_n_shapes (flow));
  json_builder_set_member_name (builder, "versions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->len; i++)
    add_version (builder, g_ptr_array_index (versions, i));
  json_builder_end_array (builder);
  dvt_cli_add_time (builder, "lastRun", dvt_flow_get_last_run_at (flow));
  json_builder_end_object (builder);
  dvt_cli_print_json (builder);
}

static const char *
describe_version_status (const char *status)
{
  if (g_str_equal (status, "deployed"))
    return _ ("Deployed");
  return g_str_equal (status, "draft") ? _ ("Draft") : _ ("Inactive");
}

static void
print_facts (DvtFlow *flow)
{
  GPtrArray *versions = dvt_flow_get_versions (flow);
  GPtrArray *warnings = dvt_flow_get_warnings (flow);
  g_autofree char *time = dvt_cli_format_time (dvt_flow_get_last_run_at (flow));
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (2);

  dvt_cli_table_add (table, _ ("Name"), dvt_flow_get_name (flow));
  dvt_cli_table_add (table, _ ("Id"), dvt_flow_get_id (flow));
  dvt_cli_table_add (table, _ ("Enabled"), dvt_flow_get_enabled (flow) ? _ ("Yes") : _ ("No"));
  for (guint i = 0; i < versions->len; i++)
    {
      const DvtFlowVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *number = g_strdup_printf (_ ("Version %u"), version->number);

      dvt_cli_table_add (table, number, describe_version_status (version->status));
    }
  if (dvt_flow_get_last_run_at (flow) != NULL)
    dvt_cli_table_add (table, _ ("Last Run"), time);
  for (guint i = 0; i < warnings->len; i++)
    dvt_cli_table_add (table, i == 0 ? _ ("Warnings") : "",
                       ((DvtReason *) g_ptr_array_index (warnings, i))->message);
  dvt_cli_table_print (table);
}

static int
show (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  DvtFlow *flow = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("FLOW"), NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  flow = dvt_cli_open_flow (cli, arguments, &status);
  if (flow == NULL)
    return status;
  dvt_cli_settle (cli);
  if (cli->json)
    print_json (flow);
  else
    print_facts (flow);
  return DVT_CLI_DONE;
}

/* --- runs --- */

static void
add_run (JsonBuilder *builder, gpointer item)
{
  DvtRun *run = item;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, dvt_run_get_id (run));
  dvt_cli_add_number (builder, "version", dvt_run_get_version (run));
  dvt_cli_add_string (builder, "kind", dvt_run_kind_to_string (dvt_run_get_kind (run)));
  dvt_cli_add_string (builder, "status", dvt_run_status_to_string (dvt_run_get_status (run)));
  dvt_cli_add_time (builder, "started", dvt_run_get_started_at (run));
  dvt_cli_add_time (builder, "ended", dvt_run_get_ended_at (run));
  json_builder_set_member_name (builder, "recordsIn");
  json_builder_add_int_value (builder, (gint64) dvt_run_get_records_in (run));
  json_builder_set_member_name (builder, "recordsSent");
  json_builder_add_int_value (builder, (gint64) dvt_run_get_records_sent (run));
  json_builder_end_object (builder);
}

static void
print_runs (GListModel *runs)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (5);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (DvtRun) run = g_list_model_get_item (runs, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dvt_run_get_id (run));
      g_autofree char *time = dvt_cli_format_time (dvt_run_get_started_at (run));
      g_autofree char *records
        = g_strdup_printf (_ ("%" G_GUINT64_FORMAT " in, %" G_GUINT64_FORMAT " sent"),
                           dvt_run_get_records_in (run), dvt_run_get_records_sent (run));

      dvt_cli_table_add (table, id, time,
                         dvt_run_get_kind (run) == DVT_RUN_KIND_CHECK ? _ ("Check") : _ ("Run"),
                         dvt_cli_describe_run_status (dvt_run_get_status (run)), records);
    }
  dvt_cli_table_print (table);
}

static int
list_runs (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DvtRunList) runs = NULL;
  const GError *failure = NULL;
  DvtFlow *flow = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("FLOW"), NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  flow = dvt_cli_open_flow (cli, arguments, &status);
  if (flow == NULL)
    return status;

  runs = dvt_workspace_list_runs (cli->workspace, dvt_flow_get_id (flow));
  while (dvt_live_list_get_loading (DVT_LIVE_LIST (runs)))
    g_main_context_iteration (NULL, TRUE);
  failure = dvt_live_list_get_error (DVT_LIVE_LIST (runs));
  if (failure != NULL)
    return dvt_cli_fail (cli, failure);
  if (cli->json)
    dvt_cli_print_list_json ("runs", G_LIST_MODEL (runs), add_run);
  else
    print_runs (G_LIST_MODEL (runs));
  return DVT_CLI_DONE;
}

/* --- import, export --- */

static int
import (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("FILE"), NULL, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) != 1)
    return dvt_cli_wrong_use (cli, "%s", _ ("One FILE is needed; - reads standard input"));
  document = dvt_cli_read_flow_document (arguments[0], &error);
  if (document == NULL || !dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);
  return dvt_cli_perform (cli, _ ("Saving…"), dvt_action_new_create_flow (document));
}

/* @number 0: the deployed version, else the draft. */
static const DvtFlowVersion *
choose_version (DvtFlow *flow, guint number)
{
  if (number == 0)
    number = dvt_flow_get_deployed_version (flow) != 0 ? dvt_flow_get_deployed_version (flow)
                                                       : dvt_flow_get_draft_version (flow);
  return dvt_flow_find_version (flow, number);
}

static int
export_flow (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_STRING, &text, N_ ("This version, not the deployed one"),
      N_ ("NUMBER") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const DvtFlowVersion *version = NULL;
  DvtFlow *flow = NULL;
  guint number = 0;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("FLOW"), entries, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (text != NULL && !dvt_cli_parse_number (text, &number))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no version number"), text);
  flow = dvt_cli_open_flow (cli, arguments, &status);
  if (flow == NULL)
    return status;
  version = choose_version (flow, number);
  if (version == NULL)
    g_set_error (&error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("‘%s’ has no version %u"), dvt_flow_get_name (flow), number);
  else
    document = dvt_cli_load_flow_document (cli, version->digest, &error);
  if (document == NULL || !dvt_cli_print_bytes (dvt_flow_document_get_bytes (document), &error))
    return dvt_cli_fail (cli, error);
  return DVT_CLI_DONE;
}

/* --- deploy, enable, disable, remove --- */

typedef DvtAction *(*NewActionFunc) (const char *flow_id);

static DvtAction *
new_enable (const char *flow_id)
{
  return dvt_action_new_set_flow_enabled (flow_id, TRUE);
}

static DvtAction *
new_disable (const char *flow_id)
{
  return dvt_action_new_set_flow_enabled (flow_id, FALSE);
}

static int
change (DvtCli *cli, char **argv, NewActionFunc new_action)
{
  g_auto (GStrv) arguments = NULL;
  DvtFlow *flow = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("FLOW"), NULL, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  flow = dvt_cli_open_flow (cli, arguments, &status);
  if (flow == NULL)
    return status;
  return dvt_cli_perform (cli, _ ("Saving…"), new_action (dvt_flow_get_id (flow)));
}

static int
deploy (DvtCli *cli, int argc, char **argv)
{
  return change (cli, argv, dvt_action_new_deploy_flow);
}

static int
enable (DvtCli *cli, int argc, char **argv)
{
  return change (cli, argv, new_enable);
}

static int
disable (DvtCli *cli, int argc, char **argv)
{
  return change (cli, argv, new_disable);
}

static int
remove_flow (DvtCli *cli, int argc, char **argv)
{
  return change (cli, argv, dvt_action_new_remove_flow);
}

int
dvt_cli_flows (DvtCli *cli, int argc, char **argv)
{
  static const DvtCliCommand commands[] = {
    { "flows list", N_ ("List the process flows"), list },
    { "flows show", N_ ("Show one process flow and its versions"), show },
    { "flows import", N_ ("Add a process flow from a file, as a draft"), import },
    { "flows edit", N_ ("Replace a process flow's draft by a file"), dvt_cli_edit_flow },
    { "flows export", N_ ("Write a process flow's document"), export_flow },
    { "flows deploy", N_ ("Deploy the draft"), deploy },
    { "flows enable", N_ ("Let the deployed version run"), enable },
    { "flows disable", N_ ("Keep it from running"), disable },
    { "flows runs", N_ ("List the runs that are kept"), list_runs },
    { "flows remove", N_ ("Remove a process flow"), remove_flow },
    { NULL },
  };

  return dvt_cli_run_among (cli, commands, argc, argv);
}
