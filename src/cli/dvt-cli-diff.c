/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

static const char *
find_digest (DvtCli *cli,
             DvtConnector *connector,
             DvtRevisionList *revisions,
             guint number,
             GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (revisions)); i++)
    {
      g_autoptr (DvtRevision) revision = g_list_model_get_item (G_LIST_MODEL (revisions), i);

      if (dvt_revision_get_number (revision) == number)
        return dvt_revision_get_digest (revision);
    }

  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
               _ ("‘%s’ has no revision %u"), dvt_connector_get_name (connector), number);
  return NULL;
}

static void
print_side (const char *sign, DvtJson *value)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (value == NULL)
    return;
  text = dvt_json_format (dvt_json_get_value (value));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *safe = dvt_cli_sanitise (lines[i]);

      g_print ("    %s %s\n", sign, safe);
    }
}

static void
print_changes (GPtrArray *changes)
{
  if (changes->len == 0)
    g_print ("%s\n", _ ("No difference"));

  for (guint i = 0; i < changes->len; i++)
    {
      DvtChange *change = g_ptr_array_index (changes, i);
      g_autofree char *title = dvt_cli_sanitise (dvt_change_get_title (change));
      g_autofree char *place = dvt_cli_sanitise (dvt_change_get_place (change));

      g_print ("%s\n  %s\n", title, place);
      print_side ("−", dvt_change_get_before (change));
      print_side ("+", dvt_change_get_after (change));
    }
}

/* Without --from, the published definition that is installed (a custom connector's: its first
 * revision); without --to, the present state. */
static GPtrArray *
compare (DvtCli *cli, DvtConnector *connector, guint from, guint to, GError **error)
{
  g_autoptr (DvtRevisionList) revisions = NULL;
  const char *before = NULL;
  const char *after = NULL;

  revisions = dvt_cli_load_revisions (cli, dvt_connector_get_id (connector), error);
  if (revisions == NULL)
    return NULL;

  before = dvt_connector_get_pristine_digest (connector);
  after = dvt_connector_get_digest (connector);
  if (from == 0 && before == NULL)
    from = 1;
  if (from != 0)
    before = find_digest (cli, connector, revisions, from, error);
  if (before != NULL && to != 0)
    after = find_digest (cli, connector, revisions, to, error);
  if (before == NULL || after == NULL)
    return NULL;

  return dvt_cli_compare (cli, before, after, error);
}

int
dvt_cli_diff (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_text,
      N_ ("From this revision (default: the version as it was published)"), N_ ("REVISION") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to_text, N_ ("To this revision (default: the present one)"),
      N_ ("REVISION") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;
  guint from = 0;
  guint to = 0;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("CONNECTOR"), entries, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (from_text != NULL && !dvt_cli_parse_number (from_text, &from))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no revision"), from_text);
  if (to_text != NULL && !dvt_cli_parse_number (to_text, &to))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no revision"), to_text);
  connector = dvt_cli_open_connector (cli, arguments, 1, &status);
  if (connector == NULL)
    return status;

  changes = compare (cli, connector, from, to, &error);
  if (changes == NULL)
    return dvt_cli_fail (cli, error);

  if (cli->json)
    {
      g_autofree char *json = dvt_changes_to_json (changes);

      g_print ("%s\n", json);
    }
  else
    print_changes (changes);
  return DVT_CLI_DONE;
}
