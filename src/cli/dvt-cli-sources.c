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
  g_autofree char *location = NULL;
  g_autoptr (GError) error = NULL;
  int status = DVT_CLI_DONE;

  arguments
    = dvt_cli_parse (cli, _ ("URL-or-FOLDER"), entries, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) != 1)
    return dvt_cli_wrong_use (cli, "%s", _ ("One URL or folder is needed"));

  /* A folder is kept by its whole path: the workspace is used from other folders, too. */
  location = g_uri_peek_scheme (arguments[0]) != NULL
               ? g_strdup (arguments[0])
               : g_canonicalize_filename (arguments[0], NULL);
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);
  return dvt_cli_perform (cli, _ ("Reading the marketplace…"),
                          dvt_action_new_add_source (
                            location, name, replace ? DVT_ADD_SOURCE_REPLACE : DVT_ADD_SOURCE_NEW));
}

static int
list (DvtCli *cli, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *sources = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, "", NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (arguments[0] != NULL)
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is too much"), arguments[0]);
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);

  sources = G_LIST_MODEL (dvt_workspace_get_sources (cli->workspace));
  if (cli->json)
    dvt_cli_print_sources_json (sources);
  else
    dvt_cli_print_sources (sources);
  return DVT_CLI_DONE;
}

static const char *
find_source (DvtCli *cli, const char *id_or_name, GError **error)
{
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (cli->workspace));
  const char *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);

      if (strcmp (dvt_source_item_get_id (source), id_or_name) == 0)
        return dvt_source_item_get_id (source);
      if (strcmp (dvt_source_item_get_name (source), id_or_name) != 0
          && strcmp (dvt_source_item_get_location (source), id_or_name) != 0)
        continue;
      if (found != NULL)
        {
          g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS,
                       _ ("Several marketplaces are called ‘%s’: name one by its id"), id_or_name);
          return NULL;
        }
      found = dvt_source_item_get_id (source);
    }

  if (found == NULL)
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no marketplace ‘%s’"), id_or_name);
  return found;
}

static int
remove_source (DvtCli *cli, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("SOURCE"), NULL, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) != 1)
    return dvt_cli_wrong_use (cli, "%s", _ ("One marketplace is needed, by id, name or location"));
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);

  id = find_source (cli, arguments[0], &error);
  if (id == NULL)
    return dvt_cli_fail (cli, error);
  return dvt_cli_perform (cli, _ ("Removing…"), dvt_action_new_remove_source (id));
}

int
dvt_cli_sources (DvtCli *cli, int argc, char **argv)
{
  if (argc < 2 || strcmp (argv[1], "--help") == 0)
    {
      g_print ("%s\n", _ ("Usage: dovetailctl sources add|list|remove [OPTION…] [ARGUMENT…]"));
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
