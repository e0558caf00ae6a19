/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

int
dvt_cli_remove (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  DvtConnector *connector = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("CONNECTOR"), NULL, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  connector = dvt_cli_open_connector (cli, arguments, 1, &status);
  if (connector == NULL)
    return status;

  return dvt_cli_perform (cli, _ ("Removing…"),
                          dvt_action_new_remove (dvt_connector_get_id (connector)));
}
