/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "dvt-json.h"

/* Keys and passwords, certificates too. */
#define MAX_SECRETS_BYTES (256 * 1024)

void
dvt_cli_instance_options_clear (DvtCliInstanceOptions *options)
{
  g_clear_pointer (&options->name, g_free);
  g_clear_pointer (&options->auth, g_free);
  g_clear_pointer (&options->base_url, g_free);
  g_clear_pointer (&options->set, g_strfreev);
  g_clear_pointer (&options->time_zone, g_free);
  g_clear_pointer (&options->date_format, g_free);
  g_clear_pointer (&options->rate_limit, g_free);
  g_clear_pointer (&options->notes, g_free);
  g_clear_pointer (&options->secrets, g_free);
}

/* --- Settings --- */

static char *
list_methods (GPtrArray *methods)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < methods->len; i++)
    {
      const DvtAuthMethod *method = g_ptr_array_index (methods, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", method->id);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
has_method (GPtrArray *methods, const char *id)
{
  for (guint i = 0; i < methods->len; i++)
    {
      const DvtAuthMethod *method = g_ptr_array_index (methods, i);

      if (g_str_equal (method->id, id))
        return TRUE;
    }
  return FALSE;
}

static int
apply_auth (DvtCli *cli, const char *auth, DvtDefinition *definition, DvtInstanceSettings *settings)
{
  g_autoptr (GPtrArray) methods = dvt_definition_list_auth_methods (definition);
  g_auto (GStrv) chosen = g_strsplit (auth, "+", -1);
  const char *const none[] = { NULL };

  if (g_str_equal (auth, "none") && !has_method (methods, "none"))
    {
      dvt_instance_settings_set_methods (settings, none);
      return DVT_CLI_DONE;
    }
  for (guint i = 0; chosen[i] != NULL; i++)
    {
      g_autofree char *known = list_methods (methods);

      if (!has_method (methods, chosen[i]))
        return dvt_cli_wrong_use (cli, _ ("There is no authentication method ‘%s’: %s"), chosen[i],
                                  *known != '\0' ? known : "none");
    }
  dvt_instance_settings_set_methods (settings, (const char *const *) chosen);
  return DVT_CLI_DONE;
}

/* The one alternative that there is; with several somebody has to choose. */
static int
apply_only_alternative (DvtCli *cli, DvtDefinition *definition, DvtInstanceSettings *settings)
{
  g_autoptr (GPtrArray) alternatives = dvt_check_list_alternatives (definition);
  g_autoptr (GString) text = g_string_new (NULL);

  if (alternatives->len == 1)
    {
      dvt_instance_settings_set_methods (settings, g_ptr_array_index (alternatives, 0));
      return DVT_CLI_DONE;
    }
  for (guint i = 0; i < alternatives->len; i++)
    {
      g_autofree char *one = g_strjoinv ("+", g_ptr_array_index (alternatives, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", *one != '\0' ? one : "none");
    }
  return dvt_cli_wrong_use (cli, _ ("--auth is needed, one of: %s"), text->str);
}

static const DvtVariable *
find_variable (GPtrArray *variables, const char *id)
{
  for (guint i = 0; i < variables->len; i++)
    {
      const DvtVariable *variable = g_ptr_array_index (variables, i);

      if (g_str_equal (variable->id, id))
        return variable;
    }
  return NULL;
}

static int
apply_variable (DvtCli *cli,
                const char *text,
                DvtDefinition *definition,
                DvtInstanceSettings *settings)
{
  g_autoptr (GPtrArray) variables = dvt_definition_list_variables (definition);
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
  const DvtVariable *variable = NULL;

  if (name == NULL || *name == '\0')
    return dvt_cli_wrong_use (cli, "%s", _ ("--set takes VARIABLE=VALUE"));
  variable = find_variable (variables, name);
  if (variable == NULL)
    return dvt_cli_wrong_use (cli, _ ("The connector has no variable ‘%s’"), name);
  if (variable->secret)
    return dvt_cli_wrong_use (
      cli, _ ("‘%s’ is secret: give it by --secrets, as {\"variables\": {\"%s\": …}}"), name, name);
  if (equals[1] == '\0')
    g_hash_table_remove (settings->variables, name);
  else
    g_hash_table_insert (settings->variables, g_steal_pointer (&name), g_strdup (equals + 1));
  return DVT_CLI_DONE;
}

static int
apply_rate_limit (DvtCli *cli, const char *text, DvtInstanceSettings *settings)
{
  static const char *const units[] = { "second", "minute", "hour", "day", NULL };
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  if (*text == '\0')
    {
      settings->rate_amount = 0;
      g_clear_pointer (&settings->rate_unit, g_free);
      return DVT_CLI_DONE;
    }
  if (parts[1] == NULL || !g_strv_contains (units, parts[1])
      || !dvt_cli_parse_number (parts[0], &settings->rate_amount))
    return dvt_cli_wrong_use (
      cli, _ ("‘%s’ is no rate limit; one is “40/minute”, by second, minute, hour or day"), text);
  g_set_str (&settings->rate_unit, parts[1]);
  return DVT_CLI_DONE;
}

/* What was given empty is taken away. */
static void
apply_text (const char *text, char **member)
{
  if (text != NULL)
    g_set_str (member, *text != '\0' ? text : NULL);
}

static int
apply_time_zone (DvtCli *cli, const char *text, DvtInstanceSettings *settings)
{
  g_autoptr (GTimeZone) zone = *text != '\0' ? g_time_zone_new_identifier (text) : NULL;

  if (*text != '\0' && zone == NULL)
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no time zone"), text);
  apply_text (text, &settings->time_zone);
  return DVT_CLI_DONE;
}

static int
apply_base_url (DvtCli *cli, const char *text, DvtInstanceSettings *settings)
{
  /* It may hold {{variables}}: what is checked here is that it is an address at all. */
  if (*text != '\0' && !g_str_has_prefix (text, "https://") && !g_str_has_prefix (text, "http://")
      && !g_str_has_prefix (text, "{{"))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no address: one begins with https://"), text);
  apply_text (text, &settings->base_url);
  return DVT_CLI_DONE;
}

int
dvt_cli_apply_instance_options (DvtCli *cli,
                                const DvtCliInstanceOptions *options,
                                DvtDefinition *definition,
                                DvtInstanceSettings *settings)
{
  int status = DVT_CLI_DONE;

  if (options->name != NULL && *options->name == '\0')
    return dvt_cli_wrong_use (cli, "%s", _ ("An empty NAME names nothing"));
  if (options->name != NULL)
    g_set_str (&settings->name, options->name);
  if (options->auth != NULL)
    status = apply_auth (cli, options->auth, definition, settings);
  else if (g_str_has_suffix (cli->command, "create"))
    status = apply_only_alternative (cli, definition, settings);
  for (guint i = 0; status == DVT_CLI_DONE && options->set != NULL && options->set[i] != NULL; i++)
    status = apply_variable (cli, options->set[i], definition, settings);
  if (status == DVT_CLI_DONE && options->rate_limit != NULL)
    status = apply_rate_limit (cli, options->rate_limit, settings);
  if (status == DVT_CLI_DONE && options->time_zone != NULL)
    status = apply_time_zone (cli, options->time_zone, settings);
  if (status == DVT_CLI_DONE && options->base_url != NULL)
    status = apply_base_url (cli, options->base_url, settings);
  apply_text (options->date_format, &settings->date_format);
  apply_text (options->notes, &settings->notes);
  return status;
}

/* --- Secrets --- */

/* All of standard input; what is read is cleared by the caller. */
static gboolean
read_input (char *buffer, gsize size, gsize *length, GError **error)
{
  gssize n_read = 0;

  *length = 0;
  while (*length < size && (n_read = read (STDIN_FILENO, buffer + *length, size - *length)) > 0)
    *length += (gsize) n_read;
  if (n_read == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       n_read < 0 ? _ ("Couldn’t read standard input")
                                  : _ ("Those are too many secrets"));
  return FALSE;
}

static gboolean
is_key (GPtrArray *keys, const char *name)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const DvtCredentialKey *key = g_ptr_array_index (keys, i);

      if (g_str_equal (key->key, name))
        return TRUE;
    }
  return FALSE;
}

/* @method NULL: secret variables. A value that is no text is refused, one that nobody asks for is a
 * warning. No message holds a value. */
static gboolean
take_values (DvtCredentials *credentials,
             DvtDefinition *definition,
             const char *method,
             yyjson_val *object,
             GError **error)
{
  g_autoptr (GPtrArray) keys
    = method != NULL ? dvt_check_list_credential_keys (definition, method) : NULL;
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  size_t index, max;

  yyjson_obj_foreach (object, index, max, key, value)
    {
      const char *name = yyjson_get_str (key);

      if (method != NULL && g_str_equal (name, "variables") && yyjson_is_obj (value))
        continue;
      if (!yyjson_is_str (value))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("The secret ‘%s’ is not given as a text"), name);
          return FALSE;
        }
      if (keys != NULL && !is_key (keys, name))
        dvt_cli_warn (_ ("‘%s’ has no key ‘%s’; it is left out"), method, name);
      else
        dvt_credentials_set (credentials, method, name, yyjson_get_str (value));
    }
  return TRUE;
}

/* { KEY: VALUE } for one method, or { METHOD: { KEY: VALUE } }. */
static DvtCredentials *
take_secrets (DvtDefinition *definition,
              const DvtInstanceSettings *settings,
              yyjson_val *root,
              GError **error)
{
  g_autoptr (DvtCredentials) credentials = dvt_credentials_new ();
  const guint n_methods = settings->methods != NULL ? g_strv_length (settings->methods) : 0;

  if (!yyjson_is_obj (root))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The secrets are not one JSON object"));
      return NULL;
    }
  for (guint i = 0; i < n_methods; i++)
    {
      const char *method = settings->methods[i];
      yyjson_val *own = yyjson_obj_get (root, method);

      if (!yyjson_is_obj (own) && n_methods > 1)
        continue;
      if (!take_values (credentials, definition, method, yyjson_is_obj (own) ? own : root, error))
        return NULL;
    }
  if (!take_values (credentials, definition, NULL, yyjson_obj_get (root, "variables"), error))
    return NULL;
  return g_steal_pointer (&credentials);
}

DvtCredentials *
dvt_cli_read_secrets (DvtCli *cli,
                      const DvtCliInstanceOptions *options,
                      DvtDefinition *definition,
                      const DvtInstanceSettings *settings,
                      int *status)
{
  g_autofree char *buffer = NULL;
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (GError) error = NULL;
  DvtCredentials *credentials = NULL;
  gsize length = 0;

  if (options->secrets == NULL)
    return NULL;
  buffer = g_malloc (MAX_SECRETS_BYTES);
  if (read_input (buffer, MAX_SECRETS_BYTES, &length, &error))
    json = dvt_json_parse (buffer, length, MAX_SECRETS_BYTES, DVT_JSON_STRICT, &error);
  if (json != NULL)
    credentials = take_secrets (definition, settings, dvt_json_get_value (json), &error);
  explicit_bzero (buffer, MAX_SECRETS_BYTES);
  if (credentials == NULL)
    {
      g_prefix_error (&error, "%s", _ ("The secrets on standard input: "));
      *status = dvt_cli_fail (cli, error);
    }
  return credentials;
}
