/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

int
dvt_cli_init (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, "", NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (arguments[0] != NULL)
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is too much; --workspace names the file"),
                              arguments[0]);

  if (!dvt_cli_open (cli, DVT_WORKSPACE_CREATE_NEW, &error))
    return dvt_cli_fail (cli, error);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dvt_cli_add_string (builder, "workspace", dvt_workspace_get_path (cli->workspace));
      json_builder_end_object (builder);
      dvt_cli_print_json (builder);
    }
  else
    g_print (_ ("Made the workspace ‘%s’\n"), dvt_workspace_get_path (cli->workspace));
  return DVT_CLI_DONE;
}
