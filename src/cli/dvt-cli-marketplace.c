/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
contains (const char *text, const char *folded_needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, folded_needle) != NULL;
}

static gboolean
entry_matches (DvtMarketplaceEntry *entry, const char *needle)
{
  g_autofree char *folded = NULL;

  if (needle == NULL)
    return TRUE;

  folded = g_utf8_casefold (needle, -1);
  return contains (dvt_marketplace_entry_get_name (entry), folded)
         || contains (dvt_marketplace_entry_get_id (entry), folded)
         || contains (dvt_marketplace_entry_get_summary (entry), folded)
         || contains (dvt_marketplace_entry_get_category (entry), folded);
}

static void
add_versions (JsonBuilder *builder, DvtMarketplaceEntry *entry)
{
  GListModel *versions = dvt_marketplace_entry_get_versions (entry);

  json_builder_set_member_name (builder, "versions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (DvtMarketplaceVersion) version = g_list_model_get_item (versions, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "version");
      json_builder_add_int_value (builder, dvt_marketplace_version_get_number (version));
      dvt_cli_add_string (builder, "name", dvt_marketplace_version_get_name (version));
      dvt_cli_add_string (builder, "date", dvt_marketplace_version_get_date (version));
      dvt_cli_add_string (builder, "notes", dvt_marketplace_version_get_notes (version));
      dvt_cli_add_string (builder, "withdrawn",
                          dvt_marketplace_version_get_withdrawn_reason (version));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_entry (JsonBuilder *builder, gpointer item)
{
  DvtMarketplaceEntry *entry = item;
  guint newest = dvt_marketplace_entry_get_newest (entry);

  json_builder_begin_object (builder);
  dvt_cli_add_string (builder, "id", dvt_marketplace_entry_get_id (entry));
  dvt_cli_add_string (builder, "source", dvt_marketplace_entry_get_source_name (entry));
  dvt_cli_add_string (builder, "name", dvt_marketplace_entry_get_name (entry));
  dvt_cli_add_string (builder, "summary", dvt_marketplace_entry_get_summary (entry));
  dvt_cli_add_string (builder, "category", dvt_marketplace_entry_get_category (entry));
  dvt_cli_add_number (builder, "newest", newest);
  dvt_cli_add_string (builder, "newestName", dvt_marketplace_entry_get_newest_name (entry));
  dvt_cli_add_string (builder, "installed", dvt_marketplace_entry_get_installed (entry));
  json_builder_set_member_name (builder, "updateAvailable");
  json_builder_add_boolean_value (builder, dvt_marketplace_entry_get_update_available (entry));
  add_versions (builder, entry);
  json_builder_end_object (builder);
}

static void
print_table (GPtrArray *found)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (5);

  for (guint i = 0; i < found->len; i++)
    {
      DvtMarketplaceEntry *entry = g_ptr_array_index (found, i);
      const char *state = "";

      if (dvt_marketplace_entry_get_update_available (entry))
        state = _ ("Update Available");
      else if (dvt_marketplace_entry_get_installed (entry) != NULL)
        state = _ ("Installed");
      dvt_cli_table_add (table, dvt_marketplace_entry_get_id (entry),
                         dvt_marketplace_entry_get_name (entry),
                         dvt_marketplace_entry_get_newest_name (entry),
                         dvt_marketplace_entry_get_source_name (entry), state);
    }
  dvt_cli_table_print (table);
}

int
dvt_cli_marketplace (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GListModel *entries = NULL;
  const char *needle = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("[search TEXT]"), NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (arguments[0] != NULL)
    {
      if (strcmp (arguments[0], "search") != 0 || g_strv_length (arguments) != 2)
        return dvt_cli_wrong_use (cli, "%s", _ ("Only “search TEXT” can follow"));
      needle = arguments[1];
    }
  if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);

  entries = G_LIST_MODEL (dvt_workspace_get_marketplace (cli->workspace));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (DvtMarketplaceEntry) entry = g_list_model_get_item (entries, i);

      if (entry_matches (entry, needle))
        g_ptr_array_add (found, g_steal_pointer (&entry));
    }

  if (cli->json)
    dvt_cli_print_array_json ("entries", found, add_entry);
  else
    print_table (found);
  return DVT_CLI_DONE;
}
