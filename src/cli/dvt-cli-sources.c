/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

static int
add (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *name = NULL;
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name,
      N_ ("What to call it (default: the feed's own name)"), N_ ("NAME") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace,
      N_ ("Move the marketplace with the same feed id to this place"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  int status = DVT_CLI_DONE;

  arguments
    = dvt_cli_parse (cli, _ ("URL-or-FOLDER"), entries, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) != 1)
    return dvt_cli_wrong_use (cli, "%s", _ ("One URL or folder is needed"));

  if (name != NULL && *name == '\0')
    return dvt_cli_wrong_use (cli, "%s", _ ("An empty NAME names nothing"));
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);
  return dvt_cli_perform (
    cli, _ ("Reading the marketplace…"),
    dvt_action_new_add_source (arguments[0], name,
                               replace ? DVT_ADD_SOURCE_REPLACE : DVT_ADD_SOURCE_NEW));
}

static int
list (DvtCli *cli, int argc, char **argv)
{
  GListModel *sources = NULL;
  int status = DVT_CLI_DONE;

  if (!dvt_cli_open_plain (cli, argv, &status))
    return status;

  sources = G_LIST_MODEL (dvt_workspace_get_sources (cli->workspace));
  if (cli->json)
    dvt_cli_print_sources_json (sources);
  else
    dvt_cli_print_sources (sources);
  return DVT_CLI_DONE;
}

static int
remove_source (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("SOURCE"), NULL, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) != 1)
    return dvt_cli_wrong_use (cli, "%s", _ ("One marketplace is needed, by id, name or location"));
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);

  return dvt_cli_perform (cli, _ ("Removing…"), dvt_action_new_remove_source (arguments[0]));
}

int
dvt_cli_sources (DvtCli *cli, int argc, char **argv)
{
  static const DvtCliCommand commands[] = {
    { "sources add", N_ ("Add a marketplace"), add },
    { "sources list", N_ ("List the marketplaces"), list },
    { "sources remove", N_ ("Remove a marketplace; its connectors stay"), remove_source },
    { NULL },
  };

  return dvt_cli_run_among (cli, commands, argc, argv);
}
