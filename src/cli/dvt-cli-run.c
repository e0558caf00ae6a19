/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

/* `run` and `check`: made for timers, so what went wrong stands on standard error, and the exit
 * status says whether it did. */

static void
print_issues (const char *shape, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const DvtRunIssue *issue = g_ptr_array_index (issues, i);

      if (issue->place != NULL)
        dvt_cli_warn ("%s: %s (%s)", shape, issue->message, issue->place);
      else
        dvt_cli_warn ("%s: %s", shape, issue->message);
    }
}

const char *
dvt_cli_describe_run_status (DvtRunStatus status)
{
  switch (status)
    {
    case DVT_RUN_STATUS_SUCCEEDED:
      return _ ("Succeeded");
    case DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS:
      return _ ("Succeeded with warnings");
    case DVT_RUN_STATUS_CANCELLED:
      return _ ("Cancelled");
    case DVT_RUN_STATUS_RUNNING:
    case DVT_RUN_STATUS_FAILED:
    default:
      return _ ("Failed");
    }
}

static void
print_table (DvtRunReport *report)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (5);

  dvt_cli_table_add (table, _ ("Shape"), _ ("Requests"), _ ("In"), _ ("Out"), _ ("Sent"));
  for (guint i = 0; i < report->shapes->len; i++)
    {
      const DvtShapeReport *shape = g_ptr_array_index (report->shapes, i);
      g_autofree char *requests = g_strdup_printf ("%" G_GUINT64_FORMAT, shape->requests);
      g_autofree char *in = g_strdup_printf ("%" G_GUINT64_FORMAT, shape->records_in);
      g_autofree char *out = g_strdup_printf ("%" G_GUINT64_FORMAT, shape->records_out);
      g_autofree char *sent = g_strdup_printf ("%" G_GUINT64_FORMAT, shape->records_sent);

      dvt_cli_table_add (table, shape->name, requests, in, out, sent);
    }
  dvt_cli_table_print (table);
  g_print ("%s\n", dvt_cli_describe_run_status (report->status));
}

static void
print_report (DvtRunReport *report)
{
  print_table (report);
  if (report->error != NULL)
    dvt_cli_warn ("%s", report->error->message);
  for (guint i = 0; i < report->shapes->len; i++)
    {
      const DvtShapeReport *shape = g_ptr_array_index (report->shapes, i);

      print_issues (shape->name, shape->warnings);
      print_issues (shape->name, shape->errors);
    }
}

static int
print_json (DvtCli *cli, DvtFlow *flow, gint64 id, DvtRunReport *report)
{
  g_autofree char *text = dvt_run_report_to_json (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) run = json_from_string (text, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (run == NULL)
    return dvt_cli_fail (cli, error);
  json_object_set_int_member (json_node_get_object (run), "id", id);
  json_object_set_string_member (json_node_get_object (run), "flow", dvt_flow_get_id (flow));
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "run");
  json_builder_add_value (builder, g_steal_pointer (&run));
  json_builder_end_object (builder);
  dvt_cli_print_json (builder);
  return DVT_CLI_DONE;
}

static int
run_flow (DvtCli *cli, char **argv, DvtRunKind kind)
{
  g_autofree char *text = NULL;
  g_autofree char *shape = NULL;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_STRING, &text, N_ ("This version of the flow"), N_ ("NUMBER") },
    { "shape", 0, 0, G_OPTION_ARG_STRING, &shape, N_ ("Only this shape"), N_ ("ID") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DvtRunReport) report = NULL;
  g_autoptr (GError) error = NULL;
  DvtFlow *flow = NULL;
  guint version = 0;
  gint64 id = 0;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("FLOW"), entries, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (text != NULL && !dvt_cli_parse_number (text, &version))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no version number"), text);
  flow = dvt_cli_open_flow (cli, arguments, &status);
  if (flow == NULL)
    return status;

  dvt_workspace_run_flow_async (cli->workspace, dvt_flow_get_id (flow), version, kind, shape, NULL,
                                NULL, cli->cancellable, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, kind == DVT_RUN_KIND_RUN ? _ ("Running…") : _ ("Checking…"), &result);
  report = dvt_workspace_run_flow_finish (cli->workspace, result, &id, &error);
  if (report == NULL)
    return dvt_cli_fail (cli, error);

  if (cli->json)
    status = print_json (cli, flow, id, report);
  else
    print_report (report);
  if (report->status != DVT_RUN_STATUS_SUCCEEDED
      && report->status != DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS)
    return DVT_CLI_FAILED;
  return status;
}

int
dvt_cli_run (DvtCli *cli, int argc, char **argv)
{
  return run_flow (cli, argv, DVT_RUN_KIND_RUN);
}

int
dvt_cli_check (DvtCli *cli, int argc, char **argv)
{
  return run_flow (cli, argv, DVT_RUN_KIND_CHECK);
}
