/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

#include "dvt-openapi.h"

int
dvt_cli_convert_openapi (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("FILE"), NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) != 1)
    return dvt_cli_wrong_use (cli, "%s",
                              _ ("One OpenAPI document is needed; - reads standard input"));

  document = dvt_cli_read_file (arguments[0], &error);
  if (document == NULL)
    return dvt_cli_fail (cli, error);
  definition = dvt_openapi_convert (document, NULL, &warnings, &error);
  if (definition == NULL)
    {
      g_prefix_error (&error, "%s: ", dvt_cli_describe_file (arguments[0]));
      return dvt_cli_fail (cli, error);
    }

  dvt_cli_print_openapi_warnings (warnings);
  if (!dvt_cli_print_bytes (dvt_definition_get_bytes (definition), &error))
    return dvt_cli_fail (cli, error);
  return DVT_CLI_DONE;
}
