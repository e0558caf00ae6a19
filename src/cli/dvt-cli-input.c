/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "dvt-model-error.h"

#define CHUNK_BYTES (64 * 1024)

static GInputStream *
open_input (const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (name, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (name);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

static gboolean
read_chunk (GInputStream *input,
            const char *name,
            GByteArray *content,
            gsize *n_read,
            GError **error)
{
  guint8 chunk[CHUNK_BYTES];

  if (!g_input_stream_read_all (input, chunk, sizeof chunk, n_read, NULL, error))
    {
      g_prefix_error (error, _ ("Couldn’t read ‘%s’: "), name);
      return FALSE;
    }
  if (*n_read > DVT_DEFINITION_MAX_BYTES - content->len)
    {
      g_set_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE,
                   _ ("‘%s’ is larger than %u MiB"), name,
                   DVT_DEFINITION_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  g_byte_array_append (content, chunk, (guint) *n_read);
  return TRUE;
}

GBytes *
dvt_cli_read_file (const char *file, GError **error)
{
  g_autoptr (GInputStream) input = open_input (file, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  gsize n_read = CHUNK_BYTES;

  if (input == NULL)
    return NULL;
  while (n_read == CHUNK_BYTES)
    {
      if (!read_chunk (input, file, content, &n_read, error))
        return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

gboolean
dvt_cli_parse_number (const char *text, guint *number)
{
  guint64 value = 0;

  if (*text == '0')
    return FALSE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, 999999999, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

const char *
dvt_cli_describe_file (const char *file)
{
  return g_str_equal (file, "-") ? _ ("standard input") : file;
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
    g_prefix_error (error, "%s: ", dvt_cli_describe_file (file));
  return g_steal_pointer (&definition);
}

DvtFlowDocument *
dvt_cli_read_flow_document (const char *file, GError **error)
{
  g_autoptr (GBytes) bytes = dvt_cli_read_file (file, error);
  g_autoptr (DvtFlowDocument) document = NULL;

  if (bytes == NULL)
    return NULL;
  document = dvt_flow_document_new (bytes, error);
  if (document == NULL)
    g_prefix_error (error, "%s: ", dvt_cli_describe_file (file));
  return g_steal_pointer (&document);
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

DvtInstance *
dvt_cli_open_instance (DvtCli *cli, GStrv arguments, int *status)
{
  g_autoptr (GError) error = NULL;
  DvtInstance *instance = NULL;

  if (g_strv_length (arguments) != 1)
    {
      *status = dvt_cli_wrong_use (cli, "%s", _ ("One instance is needed, by id or name"));
      return NULL;
    }
  if (dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    instance = dvt_workspace_find_instance (cli->workspace, arguments[0], &error);
  if (instance == NULL)
    *status = dvt_cli_fail (cli, error);
  return instance;
}

DvtFlow *
dvt_cli_open_flow (DvtCli *cli, GStrv arguments, int *status)
{
  g_autoptr (GError) error = NULL;
  DvtFlow *flow = NULL;

  if (g_strv_length (arguments) != 1)
    {
      *status = dvt_cli_wrong_use (cli, "%s", _ ("One process flow is needed, by id or name"));
      return NULL;
    }
  if (dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    flow = dvt_workspace_find_flow (cli->workspace, arguments[0], &error);
  if (flow == NULL)
    *status = dvt_cli_fail (cli, error);
  return flow;
}

gboolean
dvt_cli_open_plain (DvtCli *cli, char **argv, int *status)
{
  g_auto (GStrv) arguments = dvt_cli_parse (cli, "", NULL, DVT_CLI_PLAIN, argv, status);
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return FALSE;
  if (arguments[0] != NULL)
    *status = dvt_cli_wrong_use (cli, _ ("‘%s’ is too much"), arguments[0]);
  else if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    *status = dvt_cli_fail (cli, error);
  else
    return TRUE;
  return FALSE;
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
