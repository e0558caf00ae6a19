/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

static void
add_entry (JsonBuilder *builder, gpointer item)
{
  DvtJournalEntry *entry = item;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, dvt_journal_entry_get_id (entry));
  dvt_cli_add_string (builder, "kind", dvt_journal_entry_get_kind (entry));
  dvt_cli_add_string (builder, "action", dvt_journal_entry_get_action (entry));
  dvt_cli_add_string (builder, "title", dvt_journal_entry_get_title (entry));
  dvt_cli_add_string (builder, "author", dvt_journal_entry_get_author (entry));
  dvt_cli_add_time (builder, "time", dvt_journal_entry_get_time (entry));
  dvt_cli_add_string (builder, "message", dvt_journal_entry_get_message (entry));
  dvt_cli_add_string (builder, "connector", dvt_journal_entry_get_connector_id (entry));
  dvt_cli_add_string (builder, "instance", dvt_journal_entry_get_instance_id (entry));
  dvt_cli_add_string (builder, "flow", dvt_journal_entry_get_flow_id (entry));
  json_builder_set_member_name (builder, "undone");
  json_builder_add_boolean_value (builder, dvt_journal_entry_get_undone (entry));
  json_builder_set_member_name (builder, "canUndo");
  json_builder_add_boolean_value (builder, dvt_journal_entry_get_can_undo (entry));
  json_builder_end_object (builder);
}

static void
print_table (GListModel *journal)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (6);

  for (guint i = 0; i < g_list_model_get_n_items (journal); i++)
    {
      g_autoptr (DvtJournalEntry) entry = g_list_model_get_item (journal, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dvt_journal_entry_get_id (entry));
      g_autofree char *time = dvt_cli_format_time (dvt_journal_entry_get_time (entry));

      dvt_cli_table_add (table, id, time, dvt_journal_entry_get_author (entry),
                         dvt_journal_entry_get_title (entry),
                         dvt_journal_entry_get_undone (entry) ? _ ("Undone") : "",
                         dvt_journal_entry_get_message (entry));
    }
  dvt_cli_table_print (table);
}

int
dvt_cli_journal (DvtCli *cli, int argc, char **argv)
{
  GListModel *journal = NULL;
  int status = DVT_CLI_DONE;

  if (!dvt_cli_open_plain (cli, argv, &status))
    return status;

  journal = G_LIST_MODEL (dvt_workspace_get_journal (cli->workspace));
  if (cli->json)
    dvt_cli_print_list_json ("entries", journal, add_entry);
  else
    print_table (journal);
  return DVT_CLI_DONE;
}
