/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

int
dvt_cli_edit (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("The edited definition; - reads standard input"), N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("CONNECTOR --from FILE"), entries, DVT_CLI_TAKES_MESSAGE, argv,
                             &status);
  if (arguments == NULL)
    return status;
  if (file == NULL)
    return dvt_cli_wrong_use (cli, "%s", _ ("--from FILE is needed"));
  definition = dvt_cli_read_definition (file, &error);
  if (definition == NULL)
    return dvt_cli_fail (cli, error);
  connector = dvt_cli_open_connector (cli, arguments, 1, &status);
  if (connector == NULL)
    return status;

  /* What FILE was made from is not known here: the last of several writers is the newest revision,
   * and the history has all of them. */
  return dvt_cli_perform (cli, _ ("Saving…"),
                          dvt_action_new_edit (dvt_connector_get_id (connector), NULL, definition));
}
