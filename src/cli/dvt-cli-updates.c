/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

int
dvt_cli_updates (DvtCli *cli, int argc, char **argv)
{
  return dvt_cli_list_connectors (cli, argv, dvt_connector_get_update_available);
}
