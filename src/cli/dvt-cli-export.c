/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

int
dvt_cli_export (DvtCli *cli, int argc, char **argv)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *document = NULL;
  int status = DVT_CLI_DONE;

  if (!dvt_cli_open_plain (cli, argv, &status))
    return status;

  dvt_workspace_export_async (cli->workspace, cli->cancellable, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Exporting…"), &result);
  document = dvt_workspace_export_finish (cli->workspace, result, &error);
  if (document == NULL)
    return dvt_cli_fail (cli, error);

  /* There is one form: --json and the plain call write the same document. */
  g_print ("%s\n", document);
  return DVT_CLI_DONE;
}
