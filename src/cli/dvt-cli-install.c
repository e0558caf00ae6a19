/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* "SOURCE/ID" names a source by id or name; a marketplace id has no slash. */
static char *
split_source (DvtCli *cli, const char *argument, const char **entry_id)
{
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (cli->workspace));
  const char *slash = strrchr (argument, '/');
  g_autofree char *prefix = NULL;

  *entry_id = argument;
  if (slash == NULL)
    return NULL;

  prefix = g_strndup (argument, (gsize) (slash - argument));
  *entry_id = slash + 1;
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);

      if (strcmp (dvt_source_item_get_id (source), prefix) == 0
          || strcmp (dvt_source_item_get_name (source), prefix) == 0)
        return g_strdup (dvt_source_item_get_id (source));
    }
  /* The workspace says that there is no such source. */
  return g_steal_pointer (&prefix);
}

int
dvt_cli_install (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *version_text = NULL;
  gboolean again = FALSE;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_STRING, &version_text, N_ ("This version, not the newest"),
      N_ ("NUMBER") },
    { "again", 0, 0, G_OPTION_ARG_NONE, &again, N_ ("Install it a second time"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *source_id = NULL;
  g_autoptr (GError) error = NULL;
  const char *entry_id = NULL;
  guint version = 0;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("[SOURCE/]MARKETPLACE-ID"), entries, DVT_CLI_TAKES_MESSAGE,
                             argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) != 1)
    return dvt_cli_wrong_use (cli, "%s", _ ("One marketplace id is needed"));
  if (version_text != NULL && !dvt_cli_parse_number (version_text, &version))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no version number"), version_text);
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);

  source_id = split_source (cli, arguments[0], &entry_id);
  return dvt_cli_perform (cli, _ ("Installing…"),
                          dvt_action_new_install (source_id, entry_id, version,
                                                  again ? DVT_INSTALL_AGAIN : DVT_INSTALL_ONCE));
}
