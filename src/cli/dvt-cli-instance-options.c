/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "dvt-json.h"

/* Keys and passwords, certificates too. */
#define MAX_SECRETS_BYTES (256U * 1024)

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
  g_autofree char *known = list_methods (methods);

  if (g_str_equal (auth, "none") && !has_method (methods, "none"))
    {
      dvt_instance_settings_set_methods (settings, none);
      return DVT_CLI_DONE;
    }
  if (chosen[0] == NULL)
    return dvt_cli_wrong_use (cli, "%s", _ ("--auth takes METHOD, METHOD+METHOD or none"));
  for (guint i = 0; chosen[i] != NULL; i++)
    {
      if (!has_method (methods, chosen[i]))
        return dvt_cli_wrong_use (
          cli, _ ("The connector has no authentication method ‘%s’; there is: %s"), chosen[i],
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
  /* A value of a variable that has gone can still be taken away. */
  if (variable == NULL && equals[1] == '\0' && g_hash_table_remove (settings->variables, name))
    return DVT_CLI_DONE;
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
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no time zone; one is “Europe/Berlin”"), text);
  apply_text (text, &settings->time_zone);
  return DVT_CLI_DONE;
}

/* Whether it is an address once its {{variables}} have values. */
static gboolean
is_address (const char *text)
{
  g_autoptr (GRegex) variable = g_regex_new ("\\{\\{[^{}]*\\}\\}", G_REGEX_DEFAULT, 0, NULL);
  g_autofree char *filled = g_regex_replace_literal (variable, text, -1, 0, "1", 0, NULL);
  g_autoptr (GUri) uri = NULL;

  /* The first of them may bring the scheme. */
  if (g_str_has_prefix (text, "{{"))
    return TRUE;
  uri = filled != NULL ? g_uri_parse (filled, G_URI_FLAGS_NONE, NULL) : NULL;
  /* GLib escapes a space and a brace; nobody means one. */
  if (uri == NULL || strpbrk (filled, " \t\r\n{}") != NULL || g_uri_get_host (uri) == NULL
      || *g_uri_get_host (uri) == '\0')
    return FALSE;
  return g_str_equal (g_uri_get_scheme (uri), "https")
         || g_str_equal (g_uri_get_scheme (uri), "http");
}

static int
apply_base_url (DvtCli *cli, const char *text, DvtInstanceSettings *settings)
{
  if (*text != '\0' && !is_address (text))
    return dvt_cli_wrong_use (
      cli, _ ("‘%s’ is no address; one is “https://sandbox.example.com/api”"), text);
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
  if (n_read == 0 && *length > 0)
    return TRUE;
  if (n_read == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("There is nothing"));
  else if (n_read < 0)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("Couldn’t read: %s"),
                 g_strerror (errno));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("There are more than %u bytes"),
                 MAX_SECRETS_BYTES);
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

static gboolean
is_secret_variable (DvtDefinition *definition, const char *name)
{
  g_autoptr (GPtrArray) variables = dvt_definition_list_variables (definition);
  const DvtVariable *variable = find_variable (variables, name);

  return variable != NULL && variable->secret;
}

/* A text, whole: what is behind a NUL would be lost. No message holds a value. */
static const char *
get_secret (const char *name, yyjson_val *value, GError **error)
{
  const char *text = yyjson_get_str (value);

  if (text != NULL && strlen (text) == yyjson_get_len (value))
    return text;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The secret ‘%s’ is not given as a text"), name);
  return NULL;
}

/* What belongs to @method; what nobody asks for is a warning. @object may be all that was given. */
static gboolean
take_keys (DvtCredentials *credentials,
           DvtDefinition *definition,
           const char *method,
           yyjson_val *object,
           GError **error)
{
  g_autoptr (GPtrArray) keys = dvt_check_list_credential_keys (definition, method);
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  size_t index, max;

  yyjson_obj_foreach (object, index, max, key, value)
    {
      const char *name = yyjson_get_str (key);
      const char *secret = NULL;

      if (g_str_equal (name, "variables") && !is_key (keys, name))
        continue;
      secret = get_secret (name, value, error);
      if (secret == NULL)
        return FALSE;
      if (is_key (keys, name))
        dvt_credentials_set (credentials, method, name, secret);
      else
        dvt_cli_warn (_ ("‘%s’ has no key ‘%s’; it is left out"), method, name);
    }
  return TRUE;
}

static gboolean
take_variables (DvtCredentials *credentials,
                DvtDefinition *definition,
                yyjson_val *object,
                GError **error)
{
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  size_t index, max;

  if (object != NULL && !yyjson_is_obj (object))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("“variables” is not given as an object"));
      return FALSE;
    }
  yyjson_obj_foreach (object, index, max, key, value)
    {
      const char *name = yyjson_get_str (key);
      const char *secret = get_secret (name, value, error);

      if (secret == NULL)
        return FALSE;
      if (is_secret_variable (definition, name))
        dvt_credentials_set (credentials, NULL, name, secret);
      else
        dvt_cli_warn (_ ("The connector has no secret variable ‘%s’; it is left out"), name);
    }
  return TRUE;
}

/* { METHOD: { KEY: VALUE } } */
static gboolean
take_methods (DvtCredentials *credentials,
              DvtDefinition *definition,
              const DvtInstanceSettings *settings,
              yyjson_val *root,
              GError **error)
{
  const char *const none[] = { NULL };
  const char *const *methods
    = settings->methods != NULL ? (const char *const *) settings->methods : none;
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  size_t index, max;

  yyjson_obj_foreach (root, index, max, key, value)
    {
      const char *name = yyjson_get_str (key);

      if (g_strv_contains (methods, name) && !yyjson_is_obj (value))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("‘%s’ is not given as an object with its keys"), name);
          return FALSE;
        }
      if (g_strv_contains (methods, name))
        {
          if (!take_keys (credentials, definition, name, value, error))
            return FALSE;
        }
      else if (!g_str_equal (name, "variables"))
        dvt_cli_warn (_ ("The instance uses no authentication method ‘%s’; it is left out"), name);
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
  const char *only = n_methods == 1 ? settings->methods[0] : NULL;
  gboolean taken = FALSE;

  if (!yyjson_is_obj (root))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("They are not one JSON object"));
      return NULL;
    }
  if (only != NULL && !yyjson_is_obj (yyjson_obj_get (root, only)))
    taken = take_keys (credentials, definition, only, root, error);
  else
    taken = take_methods (credentials, definition, settings, root, error);
  if (!taken
      || !take_variables (credentials, definition, yyjson_obj_get (root, "variables"), error))
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
