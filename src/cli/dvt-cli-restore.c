/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

int
dvt_cli_restore (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  DvtConnector *connector = NULL;
  guint revision = 0;
  int status = DVT_CLI_DONE;

  arguments
    = dvt_cli_parse (cli, _ ("CONNECTOR REVISION"), NULL, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) == 2 && !dvt_cli_parse_number (arguments[1], &revision))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no revision"), arguments[1]);
  connector = dvt_cli_open_connector (cli, arguments, 2, &status);
  if (connector == NULL)
    return status;

  return dvt_cli_perform (cli, _ ("Restoring…"),
                          dvt_action_new_restore (dvt_connector_get_id (connector), revision));
}
