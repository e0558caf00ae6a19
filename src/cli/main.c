/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "dvt-cli.h"
#include "dvt-process.h"

static const DvtCliCommand commands[] = {
  { "init", N_ ("Make a new workspace"), dvt_cli_init },
  { "sources", N_ ("Add, list and remove marketplaces"), dvt_cli_sources },
  { "refresh", N_ ("Ask the marketplaces for newer versions"), dvt_cli_refresh },
  { "marketplace", N_ ("List what the marketplaces offer"), dvt_cli_marketplace },
  { "install", N_ ("Install a connector from a marketplace"), dvt_cli_install },
  { "create", N_ ("Create a custom connector"), dvt_cli_create },
  { "list", N_ ("List the connectors"), dvt_cli_list },
  { "updates", N_ ("List the connectors that have an update"), dvt_cli_updates },
  { "show", N_ ("Show one connector"), dvt_cli_show },
  { "history", N_ ("List a connector's revisions"), dvt_cli_history },
  { "diff", N_ ("Compare two states of a connector"), dvt_cli_diff },
  { "edit", N_ ("Replace a connector's definition by an edited one"), dvt_cli_edit },
  { "update", N_ ("Take a connector to a newer version"), dvt_cli_update },
  { "restore", N_ ("Bring an earlier revision back"), dvt_cli_restore },
  { "remove", N_ ("Remove a connector"), dvt_cli_remove },
  { "instances", N_ ("List, create, try and remove instances"), dvt_cli_instances },
  { "flows", N_ ("List, import, deploy and remove process flows"), dvt_cli_flows },
  { "run", N_ ("Run a process flow"), dvt_cli_run },
  { "check", N_ ("Try a process flow without writing anything"), dvt_cli_check },
  { "journal", N_ ("List who did what and when"), dvt_cli_journal },
  { "undo", N_ ("Take an action back as a whole"), dvt_cli_undo },
  { "redo", N_ ("Do again what was undone"), dvt_cli_redo },
  { "export", N_ ("Write the present state as one document"), dvt_cli_export },
  { "convert-openapi", N_ ("Turn an OpenAPI document into a definition"), dvt_cli_convert_openapi },
  { "publish", N_ ("Add a version to a marketplace's folder"), dvt_cli_publish },
};

static const DvtCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];

  return NULL;
}

static char *
build_summary (void)
{
  GString *summary = g_string_new (_ ("Commands:"));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (summary, "\n  %-17s %s", commands[i].name, _ (commands[i].summary));

  g_string_append_printf (summary, "\n\n%s",
                          _ ("“dovetailctl COMMAND --help” explains a command."));
  return g_string_free_and_steal (summary);
}

/* GLib prints without a word about what could not be written: an export onto a full disk would
 * look whole. */
static int
check_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  g_printerr ("dovetailctl: %s\n", _ ("Couldn’t write to standard output"));
  return DVT_CLI_FAILED;
}

/* Parses what stands before the command; stops at the command's name. */
static gboolean
parse_global_options (DvtCli *cli, char ***argv, int *status)
{
  gboolean show_version = FALSE;
  const GOptionEntry entries[] = {
    { "workspace", 0, 0, G_OPTION_ARG_FILENAME, &cli->workspace_path,
      N_ ("The workspace (default: the one that the window uses)"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &show_version, N_ ("Print the version"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND [OPTION…] [ARGUMENT…]"));
  g_autofree char *summary = build_summary ();
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, argv, &error))
    {
      *status = dvt_cli_wrong_use (cli, "%s", error->message);
      return FALSE;
    }
  if (show_version)
    {
      g_print ("dovetailctl %s\n", DVT_VERSION);
      *status = DVT_CLI_DONE;
      return FALSE;
    }
  if ((*argv)[1] == NULL)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      *status = DVT_CLI_WRONG_USE;
      return FALSE;
    }

  return TRUE;
}

static int
run (DvtCli *cli, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  const DvtCliCommand *command = NULL;
  int status = DVT_CLI_DONE;

  if (!parse_global_options (cli, &arguments, &status))
    return status;

  command = find_command (arguments[1]);
  cli->json = command == NULL && g_strv_contains ((const char *const *) arguments + 1, "--json");
  if (command == NULL)
    return dvt_cli_wrong_use (cli, _ ("There is no command ‘%s’"), arguments[1]);

  cli->command = command->name;
  status = command->run (cli, (int) g_strv_length (arguments) - 1, arguments + 1);
  dvt_cli_close (cli);
  return status;
}

/* The caller's language, but UTF-8 in any case: GLib would turn what we print, JSON too, into the
 * locale's charset, and question marks where it has no such character. */
static void
use_locale (void)
{
  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DvtCli cli = { .cancellable = cancellable };
  int status = DVT_CLI_DONE;

  dvt_process_protect ();
  use_locale ();
  /* Standard output is what was asked for, whatever G_MESSAGES_DEBUG says. */
  g_log_writer_default_set_use_stderr (TRUE);
  bindtextdomain (GETTEXT_PACKAGE, DVT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("dovetailctl");

  status = check_output (run (&cli, argv));

  g_free (cli.workspace_path);
  g_free (cli.message);
  return status;
}
