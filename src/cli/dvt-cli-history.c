/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

static void
add_revision (JsonBuilder *builder, gpointer item)
{
  DvtRevision *revision = item;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "number");
  json_builder_add_int_value (builder, dvt_revision_get_number (revision));
  dvt_cli_add_string (builder, "action", dvt_revision_get_action (revision));
  dvt_cli_add_number (builder, "version", dvt_revision_get_version (revision));
  dvt_cli_add_string (builder, "versionName", dvt_revision_get_version_name (revision));
  dvt_cli_add_string (builder, "author", dvt_revision_get_author (revision));
  dvt_cli_add_time (builder, "time", dvt_revision_get_time (revision));
  dvt_cli_add_string (builder, "message", dvt_revision_get_message (revision));
  dvt_cli_add_string (builder, "digest", dvt_revision_get_digest (revision));
  if (dvt_revision_get_restores (revision) != 0)
    {
      json_builder_set_member_name (builder, "restores");
      json_builder_add_int_value (builder, dvt_revision_get_restores (revision));
    }
  json_builder_end_object (builder);
}

static void
print_table (GListModel *revisions)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (6);

  for (guint i = 0; i < g_list_model_get_n_items (revisions); i++)
    {
      g_autoptr (DvtRevision) revision = g_list_model_get_item (revisions, i);
      g_autofree char *number = g_strdup_printf ("%u", dvt_revision_get_number (revision));
      g_autofree char *time = dvt_cli_format_time (dvt_revision_get_time (revision));

      dvt_cli_table_add (
        table, number, dvt_revision_get_action (revision), dvt_revision_get_version_name (revision),
        dvt_revision_get_author (revision), time, dvt_revision_get_message (revision));
    }
  dvt_cli_table_print (table);
}

int
dvt_cli_history (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DvtRevisionList) revisions = NULL;
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("CONNECTOR"), NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  connector = dvt_cli_open_connector (cli, arguments, 1, &status);
  if (connector == NULL)
    return status;

  revisions = dvt_cli_load_revisions (cli, dvt_connector_get_id (connector), &error);
  if (revisions == NULL)
    return dvt_cli_fail (cli, error);

  if (cli->json)
    dvt_cli_print_list_json ("revisions", G_LIST_MODEL (revisions), add_revision);
  else
    print_table (G_LIST_MODEL (revisions));
  return DVT_CLI_DONE;
}
