/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>

/* As --auth takes it. */
static char *
build_auth (DvtInstance *instance)
{
  const GStrv methods = dvt_instance_get_settings (instance)->methods;

  return methods != NULL && methods[0] != NULL ? g_strjoinv ("+", methods) : g_strdup ("none");
}

static void
add_members (JsonBuilder *builder, DvtInstance *instance)
{
  g_autofree char *auth = build_auth (instance);

  dvt_cli_add_string (builder, "id", dvt_instance_get_id (instance));
  dvt_cli_add_string (builder, "name", dvt_instance_get_name (instance));
  dvt_cli_add_string (builder, "connector", dvt_instance_get_connector_id (instance));
  dvt_cli_add_string (builder, "auth", auth);
  dvt_cli_add_string (builder, "state",
                      dvt_instance_state_to_string (dvt_instance_get_state (instance)));
  dvt_cli_add_reasons (builder, "reasons", dvt_instance_get_reasons (instance), FALSE);
}

static void
add_instance (JsonBuilder *builder, gpointer item)
{
  json_builder_begin_object (builder);
  add_members (builder, item);
  json_builder_end_object (builder);
}

/* --- list --- */

static const char *
describe_state (DvtInstanceState state)
{
  switch (state)
    {
    case DVT_INSTANCE_STATE_NEEDS_CREDENTIALS:
      return _ ("Needs Credentials");
    case DVT_INSTANCE_STATE_NEEDS_ATTENTION:
      return _ ("Needs Attention");
    case DVT_INSTANCE_STATE_SIGN_IN_EXPIRED:
      return _ ("Sign-in Expired");
    case DVT_INSTANCE_STATE_READY:
    default:
      return _ ("Ready");
    }
}

static void
print_table (GPtrArray *instances)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (5);

  for (guint i = 0; i < instances->len; i++)
    {
      DvtInstance *instance = g_ptr_array_index (instances, i);
      g_autofree char *auth = build_auth (instance);

      dvt_cli_table_add (table, dvt_instance_get_name (instance),
                         dvt_instance_get_connector_name (instance),
                         dvt_instance_get_subtitle (instance), auth,
                         describe_state (dvt_instance_get_state (instance)));
    }
  dvt_cli_table_print (table);
}

/* @connector_id NULL: of all connectors. */
static GPtrArray *
list_instances (DvtCli *cli, const char *connector_id)
{
  GListModel *list = G_LIST_MODEL (dvt_workspace_get_instances (cli->workspace));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DvtInstance) instance = g_list_model_get_item (list, i);

      if (connector_id == NULL
          || g_str_equal (dvt_instance_get_connector_id (instance), connector_id))
        g_ptr_array_add (found, g_steal_pointer (&instance));
    }
  return found;
}

static int
list (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("[CONNECTOR]"), NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (g_strv_length (arguments) > 1)
    return dvt_cli_wrong_use (cli, "%s", _ ("At most one connector can follow, by id or name"));
  if (arguments[0] != NULL)
    {
      connector = dvt_cli_open_connector (cli, arguments, 1, &status);
      if (connector == NULL)
        return status;
    }
  else if (!dvt_cli_open (cli, DVT_WORKSPACE_OPEN_EXISTING, &error))
    return dvt_cli_fail (cli, error);

  dvt_cli_settle (cli);
  found = list_instances (cli, connector != NULL ? dvt_connector_get_id (connector) : NULL);
  if (cli->json)
    dvt_cli_print_array_json ("instances", found, add_instance);
  else
    print_table (found);
  return DVT_CLI_DONE;
}

/* --- show --- */

/* (transfer container) */
static GList *
list_names (GHashTable *values)
{
  return g_list_sort (g_hash_table_get_keys (values), (GCompareFunc) strcmp);
}

static void
add_values (JsonBuilder *builder, const char *member, GHashTable *values)
{
  g_autoptr (GList) names = list_names (values);

  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  for (GList *l = names; l != NULL; l = l->next)
    dvt_cli_add_string (builder, l->data, g_hash_table_lookup (values, l->data));
  json_builder_end_object (builder);
}

static void
print_json (DvtInstance *instance)
{
  const DvtInstanceSettings *settings = dvt_instance_get_settings (instance);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_members (builder, instance);
  json_builder_set_member_name (builder, "methods");
  json_builder_begin_array (builder);
  for (guint i = 0; settings->methods != NULL && settings->methods[i] != NULL; i++)
    json_builder_add_string_value (builder, settings->methods[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "hasCredentials");
  json_builder_add_boolean_value (builder, dvt_instance_get_has_credentials (instance));
  dvt_cli_add_string (builder, "baseUrl", dvt_instance_get_base_url (instance));
  add_values (builder, "variables", settings->variables);
  dvt_cli_add_string (builder, "timeZone", settings->time_zone);
  dvt_cli_add_string (builder, "dateFormat", settings->date_format);
  json_builder_set_member_name (builder, "rateLimit");
  if (settings->rate_amount != 0)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "amount");
      json_builder_add_int_value (builder, settings->rate_amount);
      dvt_cli_add_string (builder, "unit", settings->rate_unit);
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  dvt_cli_add_string (builder, "notes", settings->notes);
  json_builder_set_member_name (builder, "flows");
  json_builder_add_int_value (builder, dvt_instance_get_n_flows (instance));
  json_builder_end_object (builder);
  dvt_cli_print_json (builder);
}

/* What is the connector's is not shown. */
static void
add_limits (DvtCliTable *table, const DvtInstanceSettings *settings)
{
  if (settings->time_zone != NULL)
    dvt_cli_table_add (table, _ ("Time Zone"), settings->time_zone);
  if (settings->date_format != NULL)
    dvt_cli_table_add (table, _ ("Date Format"), settings->date_format);
  if (settings->rate_amount != 0)
    {
      g_autofree char *limit
        = g_strdup_printf ("%u/%s", settings->rate_amount, settings->rate_unit);

      dvt_cli_table_add (table, _ ("Rate Limit"), limit);
    }
}

static void
print_facts (DvtInstance *instance)
{
  const DvtInstanceSettings *settings = dvt_instance_get_settings (instance);
  GPtrArray *reasons = dvt_instance_get_reasons (instance);
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (2);
  g_autoptr (GList) names = list_names (settings->variables);
  g_autofree char *flows = g_strdup_printf ("%u", dvt_instance_get_n_flows (instance));
  g_autofree char *auth = build_auth (instance);

  dvt_cli_table_add (table, _ ("Name"), dvt_instance_get_name (instance));
  dvt_cli_table_add (table, _ ("Id"), dvt_instance_get_id (instance));
  dvt_cli_table_add (table, _ ("Connector"), dvt_instance_get_connector_name (instance));
  dvt_cli_table_add (table, _ ("Authentication"), auth);
  dvt_cli_table_add (table, _ ("State"), describe_state (dvt_instance_get_state (instance)));
  for (guint i = 0; i < reasons->len; i++)
    dvt_cli_table_add (table, "", ((DvtReason *) g_ptr_array_index (reasons, i))->message);
  dvt_cli_table_add (table, _ ("Base Address"), dvt_instance_get_base_url (instance));
  for (GList *l = names; l != NULL; l = l->next)
    dvt_cli_table_add (table, l->data, g_hash_table_lookup (settings->variables, l->data));
  add_limits (table, settings);
  dvt_cli_table_add (table, _ ("Process Flows"), flows);
  if (settings->notes != NULL)
    dvt_cli_table_add (table, _ ("Notes"), settings->notes);
  dvt_cli_table_print (table);
}

static int
show (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  DvtInstance *instance = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("INSTANCE"), NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  instance = dvt_cli_open_instance (cli, arguments, &status);
  if (instance == NULL)
    return status;

  dvt_cli_settle (cli);
  if (cli->json)
    print_json (instance);
  else
    print_facts (instance);
  return DVT_CLI_DONE;
}

/* --- test, duplicate, remove --- */

static int
test (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  DvtInstance *instance = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("INSTANCE"), NULL, DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  instance = dvt_cli_open_instance (cli, arguments, &status);
  if (instance == NULL)
    return status;
  return dvt_cli_test_instance (cli, dvt_instance_get_connector_id (instance),
                                dvt_instance_get_settings (instance), NULL,
                                dvt_instance_get_id (instance));
}

static int
duplicate (DvtCli *cli, int argc, char **argv)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("What the new one is called"), N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  DvtInstance *instance = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("INSTANCE --name NAME"), entries, DVT_CLI_TAKES_MESSAGE, argv,
                             &status);
  if (arguments == NULL)
    return status;
  if (name == NULL || *name == '\0')
    return dvt_cli_wrong_use (cli, "%s", _ ("--name NAME is needed"));
  instance = dvt_cli_open_instance (cli, arguments, &status);
  if (instance == NULL)
    return status;
  return dvt_cli_perform (cli, _ ("Saving…"),
                          dvt_action_new_duplicate_instance (dvt_instance_get_id (instance), name));
}

static int
remove_instance (DvtCli *cli, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  DvtInstance *instance = NULL;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("INSTANCE"), NULL, DVT_CLI_TAKES_MESSAGE, argv, &status);
  if (arguments == NULL)
    return status;
  instance = dvt_cli_open_instance (cli, arguments, &status);
  if (instance == NULL)
    return status;
  return dvt_cli_perform (cli, _ ("Removing…"),
                          dvt_action_new_remove_instance (dvt_instance_get_id (instance)));
}

int
dvt_cli_instances (DvtCli *cli, int argc, char **argv)
{
  static const DvtCliCommand commands[] = {
    { "instances list", N_ ("List the instances, of one connector or all"), list },
    { "instances show", N_ ("Show one instance"), show },
    { "instances create", N_ ("Create an instance"), dvt_cli_create_instance },
    { "instances edit", N_ ("Change an instance"), dvt_cli_edit_instance },
    { "instances duplicate", N_ ("Create one with the settings of another"), duplicate },
    { "instances sign-in", N_ ("Sign in with the browser, and keep the tokens"), dvt_cli_sign_in },
    { "instances test", N_ ("Try whether an instance signs in"), test },
    { "instances remove", N_ ("Remove an instance"), remove_instance },
    { NULL },
  };

  return dvt_cli_run_among (cli, commands, argc, argv);
}
