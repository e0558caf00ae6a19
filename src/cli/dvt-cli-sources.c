/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>
#include <string.h>

static int
add (DvtCli *cli, char **argv)
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
list (DvtCli *cli, char **argv)
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
remove_source (DvtCli *cli, char **argv)
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
  if (argc < 2 || strcmp (argv[1], "--help") == 0)
    {
      const char *usage = _ ("Usage: dovetailctl sources add|list|remove [OPTION…] [ARGUMENT…]");

      if (argc < 2)
        g_printerr ("%s\n", usage);
      else
        g_print ("%s\n", usage);
      return argc < 2 ? DVT_CLI_WRONG_USE : DVT_CLI_DONE;
    }
  if (strcmp (argv[1], "add") == 0)
    {
      cli->command = "sources add";
      return add (cli, argv + 1);
    }
  if (strcmp (argv[1], "list") == 0)
    {
      cli->command = "sources list";
      return list (cli, argv + 1);
    }
  if (strcmp (argv[1], "remove") == 0)
    {
      cli->command = "sources remove";
      return remove_source (cli, argv + 1);
    }
  return dvt_cli_wrong_use (cli, _ ("There is no command ‘sources %s’: add, list, remove"),
                            argv[1]);
}
