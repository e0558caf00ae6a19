/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

/* `instances sign-in`: by the system's browser, or by any other that can reach this machine. */

static void
browse (const char *uri, gpointer user_data)
{
  g_autofree char *safe = dvt_cli_sanitise (uri);

  /* On a line of its own: it is copied, where the browser does not open by itself. */
  g_printerr ("%s\n%s\n", _ ("Sign in with your browser, at"), safe);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

/* The one of the instance's methods that is meant; NULL with @status where it has to be said. */
static const char *
choose_method (DvtCli *cli, DvtInstance *instance, const char *method, int *status)
{
  const GStrv methods = dvt_instance_get_settings (instance)->methods;
  const guint n_methods = methods != NULL ? g_strv_length (methods) : 0;

  g_autofree char *known = n_methods > 0 ? g_strjoinv (", ", methods) : NULL;

  if (method == NULL && n_methods == 1)
    return methods[0];
  if (method != NULL && n_methods > 0 && g_strv_contains ((const char *const *) methods, method))
    return method;
  if (n_methods == 0)
    *status = dvt_cli_wrong_use (cli, _ ("‘%s’ uses no authentication: nobody needs to sign in"),
                                 dvt_instance_get_name (instance));
  else if (method == NULL)
    *status = dvt_cli_wrong_use (cli, _ ("--method is needed, one of: %s"), known);
  else
    *status = dvt_cli_wrong_use (cli, _ ("‘%s’ does not use the method ‘%s’; it uses: %s"),
                                 dvt_instance_get_name (instance), method, known);
  return NULL;
}

static DvtCredentials *
sign_in (DvtCli *cli, DvtInstance *instance, const char *method, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_workspace_sign_in_async (cli->workspace, dvt_instance_get_connector_id (instance),
                               dvt_instance_get_settings (instance), method, NULL,
                               dvt_instance_get_id (instance), browse, NULL, cli->cancellable,
                               dvt_cli_ready_cb, &result);
  dvt_cli_wait (cli, _ ("Waiting for the browser…"), &result);
  return dvt_workspace_sign_in_finish (cli->workspace, result, error);
}

int
dvt_cli_sign_in (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *wanted = NULL;
  const GOptionEntry entries[] = {
    { "method", 0, 0, G_OPTION_ARG_STRING, &wanted,
      N_ ("Which of the instance's methods (default: the only one)"), N_ ("METHOD") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DvtCredentials) credentials = NULL;
  g_autoptr (GError) error = NULL;
  DvtInstance *instance = NULL;
  const char *method = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("INSTANCE"), entries, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  instance = dvt_cli_open_instance (cli, arguments, &status);
  if (instance == NULL)
    return status;
  method = choose_method (cli, instance, wanted, &status);
  if (method == NULL)
    return status;
  credentials = sign_in (cli, instance, method, &error);
  if (credentials == NULL)
    return dvt_cli_fail (cli, error);
  return dvt_cli_perform (cli, _ ("Saving…"),
                          dvt_action_new_edit_instance (dvt_instance_get_id (instance),
                                                        dvt_instance_get_settings (instance),
                                                        credentials));
}
