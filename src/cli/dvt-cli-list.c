/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

int
dvt_cli_list_connectors (DvtCli *cli, char **argv, DvtCliConnectorFilter filter)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *connectors = NULL;
  int status = DVT_CLI_DONE;

  if (!dvt_cli_open_plain (cli, argv, &status))
    return status;

  connectors = G_LIST_MODEL (dvt_workspace_get_connectors (cli->workspace));
  for (guint i = 0; i < g_list_model_get_n_items (connectors); i++)
    {
      g_autoptr (DvtConnector) connector = g_list_model_get_item (connectors, i);

      if (filter == NULL || filter (connector))
        g_ptr_array_add (rows, g_steal_pointer (&connector));
    }

  if (cli->json)
    dvt_cli_print_array_json ("connectors", rows, dvt_cli_add_connector);
  else
    dvt_cli_print_connectors (rows);
  return DVT_CLI_DONE;
}

int
dvt_cli_list (DvtCli *cli, int argc, char **argv)
{
  return dvt_cli_list_connectors (cli, argv, NULL);
}
