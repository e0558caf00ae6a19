/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dvt-marketplace-error.h"

GStrv
dvt_cli_parse (DvtCli *cli,
               const char *usage,
               const GOptionEntry *entries,
               DvtCliParseFlags flags,
               char **argv,
               int *status)
{
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print one JSON document"), NULL },
    { "workspace", 0, 0, G_OPTION_ARG_FILENAME, &cli->workspace_path,
      N_ ("The workspace (default: the one that the window uses)"), N_ ("FILE") },
    { NULL },
  };
  const GOptionEntry message[] = {
    { "message", 'm', 0, G_OPTION_ARG_STRING, &cli->message, N_ ("Why, for the history"),
      N_ ("TEXT") },
    { NULL },
  };
  g_autofree char *title = g_strdup_printf ("%s %s", cli->command, usage);
  g_autoptr (GOptionContext) context = g_option_context_new (title);
  g_auto (GStrv) rest = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  g_autofree char *help = NULL;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (flags & DVT_CLI_TAKES_MESSAGE)
    g_option_context_add_main_entries (context, message, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  /* GOption would print help and exit by itself, past the closing of the workspace. */
  g_option_context_set_help_enabled (context, FALSE);
  if (g_strv_contains ((const char *const *) argv, "--help")
      || g_strv_contains ((const char *const *) argv, "-h"))
    {
      help = g_option_context_get_help (context, TRUE, NULL);
      g_print ("%s", help);
      *status = DVT_CLI_DONE;
      return NULL;
    }

  if (!g_option_context_parse_strv (context, &rest, &error))
    {
      cli->json = g_strv_contains ((const char *const *) argv, "--json");
      *status = dvt_cli_wrong_use (cli, "%s", error->message);
      return NULL;
    }

  return g_strdupv (rest + 1);
}

static void
print_usage (const DvtCliCommand *commands, const char *family, gboolean wrong)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Usage: dovetailctl %s COMMAND [OPTION…] [ARGUMENT…]"), family);
  for (; commands->name != NULL; commands++)
    g_string_append_printf (text, "\n  %-20s %s", commands->name, _ (commands->summary));
  if (wrong)
    g_printerr ("%s\n", text->str);
  else
    g_print ("%s\n", text->str);
}

int
dvt_cli_run_among (DvtCli *cli, const DvtCliCommand *commands, int argc, char **argv)
{
  const char *family = argv[0];
  const char *name = argc > 1 ? argv[1] : NULL;

  if (name == NULL || g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    {
      print_usage (commands, family, name == NULL);
      return name == NULL ? DVT_CLI_WRONG_USE : DVT_CLI_DONE;
    }
  for (const DvtCliCommand *command = commands; command->name != NULL; command++)
    {
      /* "sources add": the name is what follows its family. */
      if (!g_str_equal (command->name + strlen (family) + 1, name))
        continue;
      cli->command = command->name;
      return command->run (cli, argc - 1, argv + 1);
    }
  cli->json = g_strv_contains ((const char *const *) argv, "--json");
  return dvt_cli_wrong_use (cli, _ ("There is no command ‘%s %s’"), family, name);
}

static int
status_of (const GError *error)
{
  if (g_error_matches (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_BAD_ID))
    return DVT_CLI_WRONG_USE;
  if (g_error_matches (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_DECISION_NEEDED))
    return DVT_CLI_DECISION_NEEDED;
  if (g_error_matches (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS)
      || g_error_matches (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE))
    return DVT_CLI_WRONG_USE;
  return DVT_CLI_FAILED;
}

static void
print_error_json (const char *code, const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  /* It may repeat an argument, which is what bytes somebody typed. */
  g_autofree char *valid = g_utf8_make_valid (message, -1);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  dvt_cli_add_string (builder, "code", code);
  dvt_cli_add_string (builder, "message", valid);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  dvt_cli_print_json (builder);
}

int
dvt_cli_wrong_use (DvtCli *cli, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *safe = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  safe = dvt_cli_sanitise (text);
  g_printerr ("dovetailctl: %s\n", safe);
  if (cli->command != NULL)
    g_printerr (_ ("“dovetailctl %s --help” explains the command.\n"), cli->command);
  else
    g_printerr ("%s\n", _ ("“dovetailctl --help” lists the commands."));
  if (cli->json)
    print_error_json ("wrong-use", text);
  return DVT_CLI_WRONG_USE;
}

int
dvt_cli_fail (DvtCli *cli, const GError *error)
{
  g_autofree char *message = dvt_cli_sanitise (error->message);

  g_printerr ("dovetailctl: %s\n", message);
  if (cli->json)
    print_error_json (dvt_error_get_code (error), error->message);
  return status_of (error);
}

void
dvt_cli_warn (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *safe = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  safe = dvt_cli_sanitise (text);
  g_printerr ("%s\n", safe);
}
