/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

/* Whether what went wrong stands with a source. What did not was the database, or Ctrl-C. */
static gboolean
is_told_of_source (GListModel *sources, const GError *error)
{
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);

      if (g_strcmp0 (dvt_source_item_get_error_message (source), error->message) == 0)
        return TRUE;
    }
  return FALSE;
}

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
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *sources = NULL;
  guint n_failures = 0;
  int status = DVT_CLI_DONE;

  if (!dvt_cli_open_plain (cli, argv, &status))
    return status;

  dvt_workspace_refresh_async (cli->workspace, cli->cancellable, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Asking the marketplaces…"), &result);
  dvt_workspace_refresh_finish (cli->workspace, result, &error);
  sources = G_LIST_MODEL (dvt_workspace_get_sources (cli->workspace));
  if (error != NULL && !is_told_of_source (sources, error))
    return dvt_cli_fail (cli, error);
  n_failures = count_failures (sources);

  if (cli->json)
    dvt_cli_print_sources_json (sources);
  else
    dvt_cli_print_sources (sources);
  return n_failures > 0 ? DVT_CLI_FAILED : DVT_CLI_DONE;
}
