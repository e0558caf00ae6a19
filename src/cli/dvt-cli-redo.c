/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

int
dvt_cli_redo (DvtCli *cli, int argc, char **argv)
{
  guint entry = 0;
  int status = DVT_CLI_DONE;

  if (!dvt_cli_open_for_entry (cli, argv, &entry, &status))
    return status;
  return dvt_cli_perform (cli, _ ("Redoing…"), dvt_action_new_redo (entry));
}
