/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

GBytes *
dvt_cli_read_file (const char *file, GError **error)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  if (strcmp (file, "-") == 0)
    return read_standard_input (error);
  if (!g_file_get_contents (file, &contents, &length, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

gboolean
dvt_cli_parse_number (const char *text, guint *number)
{
  guint64 value = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, 999999999, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

DvtDefinition *
dvt_cli_read_definition (const char *file, GError **error)
{
  g_autoptr (GBytes) bytes = dvt_cli_read_file (file, error);
  g_autoptr (DvtDefinition) definition = NULL;

  if (bytes == NULL)
    return NULL;
  definition = dvt_definition_new (bytes, error);
  if (definition == NULL)
    g_prefix_error (error, "%s: ", file);
  return g_steal_pointer (&definition);
}

DvtConnector *
dvt_cli_open_connector (DvtCli *cli, GStrv arguments, guint n_arguments, int *status)
{
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;

  if (g_strv_length (arguments) != n_arguments)
    {
      *status = n_arguments == 1
                  ? dvt_cli_wrong_use (cli, "%s", _ ("One connector is needed, by id or name"))
                  : dvt_cli_wrong_use (cli, "%s", _ ("A connector and a revision are needed"));
      return NULL;
    }

  if (dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    connector = dvt_workspace_find_connector (cli->workspace, arguments[0], &error);
  if (connector == NULL)
    *status = dvt_cli_fail (cli, error);
  return connector;
}

gboolean
dvt_cli_open_for_entry (DvtCli *cli, char **argv, guint *entry, int *status)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;

  arguments = dvt_cli_parse (cli, _ ("[ENTRY]"), NULL, DVT_CLI_TAKES_MESSAGE, argv, status);
  if (arguments == NULL)
    return FALSE;
  if (g_strv_length (arguments) > 1
      || (arguments[0] != NULL && !dvt_cli_parse_number (arguments[0], entry)))
    {
      *status
        = dvt_cli_wrong_use (cli, "%s", _ ("At most the number of one journal entry can follow"));
      return FALSE;
    }

  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    {
      *status = dvt_cli_fail (cli, error);
      return FALSE;
    }
  return TRUE;
}
