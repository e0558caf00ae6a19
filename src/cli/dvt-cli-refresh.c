/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

static guint
count_failures (GListModel *sources)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);

      if (dvt_source_item_get_error_code (source) != NULL)
        {
          n++;
          dvt_cli_warn ("dovetailctl: %s", dvt_source_item_get_error_message (source));
        }
    }
  return n;
}

/* Exit 1 where a source could not be asked; the others have been refreshed all the same. */
int
dvt_cli_refresh (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *sources = NULL;
  guint n_failures = 0;
  gboolean refreshed = FALSE;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, "", NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (arguments[0] != NULL)
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is too much"), arguments[0]);
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);

  dvt_workspace_refresh_async (cli->workspace, cli->cancellable, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Asking the marketplaces…"), &result);
  refreshed = dvt_workspace_refresh_finish (cli->workspace, result, &error);

  sources = G_LIST_MODEL (dvt_workspace_get_sources (cli->workspace));
  n_failures = count_failures (sources);
  if (!refreshed && n_failures == 0)
    return dvt_cli_fail (cli, error);

  if (cli->json)
    dvt_cli_print_sources_json (sources);
  else
    dvt_cli_print_sources (sources);
  return n_failures > 0 ? DVT_CLI_FAILED : DVT_CLI_DONE;
}
