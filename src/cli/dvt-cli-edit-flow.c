/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

int
dvt_cli_edit_flow (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("The new draft; - reads standard input"),
      N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  DvtFlow *flow = NULL;
  int status = DVT_CLI_DONE;

  arguments
    = dvt_cli_parse (cli, _ ("FLOW --from FILE"), entries, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (file == NULL)
    return dvt_cli_wrong_use (cli, "%s", _ ("--from FILE is needed"));
  document = dvt_cli_read_flow_document (file, &error);
  if (document == NULL)
    return dvt_cli_fail (cli, error);
  flow = dvt_cli_open_flow (cli, arguments, &status);
  if (flow == NULL)
    return status;
  return dvt_cli_perform (cli, _ ("Saving…"),
                          dvt_action_new_edit_flow (dvt_flow_get_id (flow), NULL, document));
}
