/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

int
dvt_cli_create (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("The definition; - reads standard input"),
      N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (GError) error = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("--from FILE"), entries, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (file == NULL || arguments[0] != NULL)
    return dvt_cli_wrong_use (cli, "%s", _ ("--from FILE is needed, and nothing else"));
  definition = dvt_cli_read_definition (file, &error);
  if (definition == NULL)
    return dvt_cli_fail (cli, error);
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);

  return dvt_cli_perform (cli, _ ("Creating…"), dvt_action_new_create (definition));
}
