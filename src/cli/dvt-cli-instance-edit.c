/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

/* `instances create` and `instances edit`: the same options, on nothing or on what is there. */

#define N_OPTIONS 10

static void
fill_entries (DvtCliInstanceOptions *options, GOptionEntry entries[N_OPTIONS + 1])
{
  const GOptionEntry filled[N_OPTIONS + 1] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, N_ ("What it is called"), N_ ("NAME") },
    { "auth", 0, 0, G_OPTION_ARG_STRING, &options->auth,
      N_ ("The authentication method, or several that are needed together"),
      N_ ("METHOD[+METHOD]") },
    { "base-url", 0, 0, G_OPTION_ARG_STRING, &options->base_url,
      N_ ("An address of its own; empty: the connector's"), N_ ("URL") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->set,
      N_ ("The value of a variable; empty: none"), N_ ("VARIABLE=VALUE") },
    { "secrets", 0, 0, G_OPTION_ARG_STRING, &options->secrets,
      N_ ("Read the credentials from standard input, as one JSON object"), "-" },
    { "test", 0, 0, G_OPTION_ARG_NONE, &options->test,
      N_ ("Sign in first, and store nothing where that fails"), NULL },
    { "time-zone", 0, 0, G_OPTION_ARG_STRING, &options->time_zone,
      N_ ("As “Europe/Berlin”; empty: UTC"), N_ ("ZONE") },
    { "date-format", 0, 0, G_OPTION_ARG_STRING, &options->date_format,
      N_ ("As “%Y-%m-%d”; empty: the connector's"), N_ ("FORMAT") },
    { "rate-limit", 0, 0, G_OPTION_ARG_STRING, &options->rate_limit,
      N_ ("As “40/minute”; empty: the connector's"), N_ ("AMOUNT/UNIT") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &options->notes, N_ ("For people"), N_ ("TEXT") },
    { NULL },
  };

  memcpy (entries, filled, sizeof filled);
}

/* Everything that has to be known before the action is performed. */
typedef struct
{
  DvtCliInstanceOptions options;
  GStrv arguments;
  DvtInstanceSettings *settings;
  DvtCredentials *credentials;
} Request;

static void
request_clear (Request *request)
{
  dvt_cli_instance_options_clear (&request->options);
  g_strfreev (request->arguments);
  g_clear_pointer (&request->settings, dvt_instance_settings_free);
  g_clear_pointer (&request->credentials, dvt_credentials_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
parse (DvtCli *cli, const char *usage, char **argv, Request *request, int *status)
{
  GOptionEntry entries[N_OPTIONS + 1];

  fill_entries (&request->options, entries);
  request->arguments = dvt_cli_parse (cli, usage, entries, DVT_CLI_TAKES_MESSAGE, argv, status);
  if (request->arguments == NULL)
    return FALSE;
  if (request->options.secrets == NULL || g_str_equal (request->options.secrets, "-"))
    return TRUE;
  /* An argument can be read by everybody on the machine. */
  *status = dvt_cli_wrong_use (cli, "%s", _ ("--secrets takes “-” only: standard input"));
  return FALSE;
}

/* Applies the options to the settings, reads the secrets, and tries both where that was asked. */
static int
complete (DvtCli *cli, DvtConnector *connector, const char *instance_id, Request *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_cli_load_definition (cli, dvt_connector_get_digest (connector), &error);
  int status = DVT_CLI_DONE;

  if (definition == NULL)
    return dvt_cli_fail (cli, error);
  status = dvt_cli_apply_instance_options (cli, &request->options, definition, request->settings);
  if (status != DVT_CLI_DONE)
    return status;
  request->credentials
    = dvt_cli_read_secrets (cli, &request->options, definition, request->settings, &status);
  if (status != DVT_CLI_DONE || !request->options.test)
    return status;
  return dvt_cli_test_instance (cli, dvt_connector_get_id (connector), request->settings,
                                request->credentials, instance_id);
}

int
dvt_cli_create_instance (DvtCli *cli, int argc, char **argv)
{
  g_auto (Request) request = { 0 };
  DvtConnector *connector = NULL;
  int status = DVT_CLI_DONE;

  if (!parse (cli, _ ("CONNECTOR --name NAME [--auth METHOD[+METHOD]]"), argv, &request, &status))
    return status;
  if (request.options.name == NULL || *request.options.name == '\0')
    return dvt_cli_wrong_use (cli, "%s", _ ("--name NAME is needed"));
  connector = dvt_cli_open_connector (cli, request.arguments, 1, &status);
  if (connector == NULL)
    return status;
  request.settings = dvt_instance_settings_new (request.options.name);
  status = complete (cli, connector, NULL, &request);
  if (status != DVT_CLI_DONE)
    return status;
  return dvt_cli_perform (cli, _ ("Saving…"),
                          dvt_action_new_create_instance (dvt_connector_get_id (connector),
                                                          request.settings, request.credentials));
}

int
dvt_cli_edit_instance (DvtCli *cli, int argc, char **argv)
{
  g_auto (Request) request = { 0 };
  g_autoptr (GError) error = NULL;
  DvtInstance *instance = NULL;
  DvtConnector *connector = NULL;
  int status = DVT_CLI_DONE;

  if (!parse (cli, _ ("INSTANCE"), argv, &request, &status))
    return status;
  instance = dvt_cli_open_instance (cli, request.arguments, &status);
  if (instance == NULL)
    return status;
  connector = dvt_workspace_find_connector (cli->workspace,
                                            dvt_instance_get_connector_id (instance), &error);
  if (connector == NULL)
    return dvt_cli_fail (cli, error);
  request.settings = dvt_instance_settings_copy (dvt_instance_get_settings (instance));
  status = complete (cli, connector, dvt_instance_get_id (instance), &request);
  if (status != DVT_CLI_DONE)
    return status;
  return dvt_cli_perform (cli, _ ("Saving…"),
                          dvt_action_new_edit_instance (dvt_instance_get_id (instance),
                                                        request.settings, request.credentials));
}

int
dvt_cli_test_instance (DvtCli *cli,
                       const char *connector_id,
                       const DvtInstanceSettings *settings,
                       DvtCredentials *credentials,
                       const char *instance_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DvtTestOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *safe = NULL;

  dvt_workspace_test_async (cli->workspace, connector_id, settings, credentials, instance_id,
                            cli->cancellable, dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Signing in…"), &result);
  outcome = dvt_workspace_test_finish (cli->workspace, result, &error);
  if (outcome == NULL)
    return dvt_cli_fail (cli, error);

  safe = dvt_cli_sanitise (outcome->message);
  /* With --test another document follows where it went well. */
  if (cli->json
      && (g_str_has_suffix (cli->command, "test") || outcome->result != DVT_TEST_SIGNED_IN))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dvt_cli_add_string (builder, "result", dvt_test_result_to_string (outcome->result));
      dvt_cli_add_string (builder, "message", outcome->message);
      json_builder_end_object (builder);
      dvt_cli_print_json (builder);
    }
  else if (g_str_has_suffix (cli->command, "test") && outcome->result == DVT_TEST_SIGNED_IN)
    g_print ("%s\n", safe);
  else
    g_printerr ("%s\n", safe);
  return outcome->result == DVT_TEST_SIGNED_IN ? DVT_CLI_DONE : DVT_CLI_FAILED;
}
