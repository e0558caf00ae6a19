/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

static int
print_definition (DvtCli *cli, DvtConnector *connector)
{
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (GError) error = NULL;

  definition = dvt_cli_load_definition (cli, dvt_connector_get_digest (connector), &error);
  if (definition == NULL)
    return dvt_cli_fail (cli, error);
  if (!dvt_cli_print_bytes (dvt_definition_get_bytes (definition), &error))
    return dvt_cli_fail (cli, error);
  return DVT_CLI_DONE;
}

static void
print_facts (DvtConnector *connector)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (2);
  g_autofree char *installed_at = dvt_cli_format_time (dvt_connector_get_installed_at (connector));
  g_autofree char *modified_at = dvt_cli_format_time (dvt_connector_get_modified_at (connector));
  g_autofree char *modified = NULL;

  dvt_cli_table_add (table, _ ("Name"), dvt_connector_get_name (connector));
  dvt_cli_table_add (table, _ ("Id"), dvt_connector_get_id (connector));
  dvt_cli_table_add (table, _ ("Summary"), dvt_connector_get_summary (connector));
  dvt_cli_table_add (table, _ ("Category"), dvt_connector_get_category (connector));
  if (dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM)
    dvt_cli_table_add (table, _ ("From"), _ ("Custom connector"));
  else
    {
      g_autofree char *version
        = g_strdup_printf ("%s (%u)", dvt_connector_get_version_name (connector),
                           dvt_connector_get_version (connector));

      dvt_cli_table_add (table, _ ("From"), dvt_connector_get_source_name (connector));
      dvt_cli_table_add (table, _ ("Marketplace Id"), dvt_connector_get_marketplace_id (connector));
      dvt_cli_table_add (table, _ ("Installed Version"), version);
      dvt_cli_table_add (table, _ ("Installed"), installed_at);
    }
  if (dvt_connector_get_update_available (connector))
    {
      g_autofree char *version
        = g_strdup_printf ("%s (%u)", dvt_connector_get_available_version_name (connector),
                           dvt_connector_get_available_version (connector));

      dvt_cli_table_add (table, _ ("Available Version"), version);
    }
  if (dvt_connector_get_modified_by (connector) != NULL)
    {
      /* Translators: by whom and when a connector was modified. */
      modified
        = g_strdup_printf (_ ("By %s, %s"), dvt_connector_get_modified_by (connector), modified_at);
      dvt_cli_table_add (table, _ ("Modified"), modified);
    }
  if (dvt_connector_get_out_of_date (connector))
    dvt_cli_table_add (table, _ ("Out of Date"), _ ("A newer version is installed alongside"));
  if (dvt_connector_get_withdrawn_reason (connector) != NULL)
    dvt_cli_table_add (table, _ ("Withdrawn"), dvt_connector_get_withdrawn_reason (connector));
  dvt_cli_table_print (table);
}

int
dvt_cli_show (DvtCli *cli, int argc, char **argv)
{
  gboolean definition = FALSE;
  const GOptionEntry entries[] = {
    { "definition", 0, 0, G_OPTION_ARG_NONE, &definition, N_ ("Print the canonical definition"),
      NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("CONNECTOR"), entries, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  connector = dvt_cli_open_connector (cli, arguments, 1, &status);
  if (connector == NULL)
    return status;

  if (definition)
    return print_definition (cli, connector);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      dvt_cli_add_connector (builder, connector);
      dvt_cli_print_json (builder);
    }
  else
    print_facts (connector);
  return DVT_CLI_DONE;
}
