/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

typedef struct
{
  DvtUpdateChoice choice;
  gboolean dry_run;
  guint version;
} Request;

static void
print_choice (DvtUpdatePlan *plan,
              DvtUpdateChoice choice,
              const char *option,
              const char *consequences)
{
  const char *reason = NULL;
  g_autofree char *safe = NULL;

  if (!dvt_update_plan_can_choose (plan, choice, &reason))
    consequences = reason;
  safe = dvt_cli_sanitise (consequences);
  g_printerr ("\n  %s\n    %s\n", option, safe);
}

/* What the admin has to decide, with what each choice does (design §5). */
static void
print_decision (DvtUpdatePlan *plan)
{
  GPtrArray *own = dvt_update_plan_get_own_changes (plan);
  g_autofree char *name = dvt_cli_sanitise (dvt_update_plan_get_connector_name (plan));
  g_autofree char *to_name = dvt_cli_sanitise (dvt_update_plan_get_to_name (plan));
  g_autofree char *dropped = NULL;
  g_autofree char *alongside = NULL;

  g_printerr (
    g_dngettext (GETTEXT_PACKAGE, "%s has %u change of yours, so %s can be taken in two ways:\n",
                 "%s has %u changes of yours, so %s can be taken in two ways:\n", own->len),
    name, own->len, to_name);
  for (guint i = 0; i < own->len; i++)
    {
      const DvtOwnChange *change = g_ptr_array_index (own, i);
      g_autofree char *title = dvt_cli_sanitise (dvt_change_get_title (change->change));
      g_autofree char *place = dvt_cli_sanitise (dvt_change_get_place (change->change));

      g_printerr ("  – %s (%s)\n", title, place);
    }

  alongside = g_strdup_printf (
    _ ("Adds “%s” as a second connector. The first one stays as it is, with your "
       "changes, and is marked out of date."),
    dvt_update_plan_get_alongside_name (plan));
  dropped = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "Replaces the connector by %s as it was published. %u change of "
                 "yours is dropped from it and stays in its history.",
                 "Replaces the connector by %s as it was published. %u changes of "
                 "yours are dropped from it and stay in its history.",
                 own->len),
    dvt_update_plan_get_to_name (plan), own->len);
  print_choice (plan, DVT_UPDATE_CHOICE_ALONGSIDE, "--alongside", alongside);
  print_choice (plan, DVT_UPDATE_CHOICE_OVERWRITE, "--overwrite", dropped);
  g_printerr ("\n%s\n", _ ("Nothing was changed."));
}

static void
print_plan (DvtCli *cli, DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  GPtrArray *changes = dvt_update_plan_get_vendor_changes (plan);
  g_autofree char *name = dvt_cli_sanitise (dvt_update_plan_get_connector_name (plan));
  g_autofree char *from = dvt_cli_sanitise (dvt_update_plan_get_from_name (plan));
  g_autofree char *to = dvt_cli_sanitise (dvt_update_plan_get_to_name (plan));

  if (cli->json)
    {
      g_autofree char *json = dvt_update_plan_to_json (plan, choice);

      g_print ("%s\n", json);
      return;
    }

  g_print (_ ("%s: %s (%u) to %s (%u)\n"), name, from, dvt_update_plan_get_from_version (plan), to,
           dvt_update_plan_get_to_version (plan));
  for (guint i = 0; i < changes->len; i++)
    {
      DvtChange *change = g_ptr_array_index (changes, i);
      g_autofree char *title = dvt_cli_sanitise (dvt_change_get_title (change));
      g_autofree char *place = dvt_cli_sanitise (dvt_change_get_place (change));

      g_print ("  – %s (%s)\n", title, place);
    }
}

static int
update (DvtCli *cli, DvtConnector *connector, const Request *request)
{
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  DvtUpdateChoice choice = request->choice;
  const char *reason = NULL;

  plan = dvt_cli_plan_update (cli, connector, request->version, &error);
  if (plan == NULL)
    return dvt_cli_fail (cli, error);

  /* Overwriting what has no changes is the plain update (formats §5). */
  if (!dvt_update_plan_get_modified (plan) && choice != DVT_UPDATE_CHOICE_ALONGSIDE)
    choice = DVT_UPDATE_CHOICE_PLAIN;
  if (choice != DVT_UPDATE_CHOICE_NONE && !dvt_update_plan_can_choose (plan, choice, &reason))
    {
      g_set_error_literal (&error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE, reason);
      return dvt_cli_fail (cli, error);
    }

  if (request->dry_run || (choice == DVT_UPDATE_CHOICE_NONE && cli->json))
    print_plan (cli, plan, choice);
  if (choice == DVT_UPDATE_CHOICE_NONE)
    {
      print_decision (plan);
      return DVT_CLI_DECISION_NEEDED;
    }
  if (request->dry_run)
    return DVT_CLI_DONE;

  return dvt_cli_perform (cli, _ ("Updating…"), dvt_action_new_update (plan, choice));
}

int
dvt_cli_update (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *version_text = NULL;
  gboolean overwrite = FALSE;
  gboolean alongside = FALSE;
  Request request = { .choice = DVT_UPDATE_CHOICE_NONE };
  const GOptionEntry entries[] = {
    { "overwrite", 0, 0, G_OPTION_ARG_NONE, &overwrite,
      N_ ("Drop your changes from the connector; its history keeps them"), NULL },
    { "alongside", 0, 0, G_OPTION_ARG_NONE, &alongside,
      N_ ("Add the new version as a second connector"), NULL },
    { "version", 0, 0, G_OPTION_ARG_STRING, &version_text, N_ ("This version, not the newest"),
      N_ ("NUMBER") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.dry_run, N_ ("Only say what would be done"),
      NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  DvtConnector *connector = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("CONNECTOR"), entries, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  if (overwrite && alongside)
    return dvt_cli_wrong_use (cli, "%s",
                              _ ("Only one of --overwrite and --alongside can be taken"));
  if (version_text != NULL && !dvt_cli_parse_number (version_text, &request.version))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no version number"), version_text);
  if (overwrite)
    request.choice = DVT_UPDATE_CHOICE_OVERWRITE;
  else if (alongside)
    request.choice = DVT_UPDATE_CHOICE_ALONGSIDE;

  connector = dvt_cli_open_connector (cli, arguments, 1, &status);
  if (connector == NULL)
    return status;
  return update (cli, connector, &request);
}
