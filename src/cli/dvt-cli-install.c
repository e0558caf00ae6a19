/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* "SOURCE/ID" names a source by id or name; a marketplace id has no slash. */
static char *
split_source (const char *argument, const char **entry_id)
{
  const char *slash = strrchr (argument, '/');

  *entry_id = slash != NULL ? slash + 1 : argument;
  return slash != NULL ? g_strndup (argument, (gsize) (slash - argument)) : NULL;
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

  source_id = split_source (arguments[0], &entry_id);
  return dvt_cli_perform (cli, _ ("Installing…"),
                          dvt_action_new_install (source_id, entry_id, version,
                                                  again ? DVT_INSTALL_AGAIN : DVT_INSTALL_ONCE));
}
