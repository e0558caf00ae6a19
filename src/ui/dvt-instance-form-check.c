/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What is wrong with what was entered, what is missing, and what it amounts to. */

#include "config.h"

#include "dvt-instance-form-private.h"

#include <glib/gi18n.h>

#include "dvt-check.h"
#include "dvt-instance-address.h"

/* The key that says that a method is signed in (formats §9). */
#define TOKEN_KEY "accessToken"

static void
problem_free (DvtInstanceProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

/* Takes @message. */
static void
add (GPtrArray *problems, const DvtInstanceField *field, char *message)
{
  DvtInstanceProblem *problem = g_new0 (DvtInstanceProblem, 1);

  problem->field = field;
  problem->message = message;
  g_ptr_array_add (problems, problem);
}

static gboolean
is_empty (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

static gboolean
is_date_format (const char *format)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autofree char *text = g_date_time_format (epoch, format);

  return text != NULL;
}

static gboolean
is_time_zone (const char *name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);

  return zone != NULL;
}

static char *
find_problem (const DvtInstanceField *field, const char *text)
{
  const char *problem = NULL;

  switch (field->kind)
    {
    case DVT_INSTANCE_FIELD_NAME:
      problem = is_empty (text) ? _ ("Enter a name.") : NULL;
      break;
    case DVT_INSTANCE_FIELD_BASE_URL:
    case DVT_INSTANCE_FIELD_ENDPOINT_BASE_URL:
      problem = !is_empty (text) ? dvt_instance_address_find_problem (text) : NULL;
      break;
    case DVT_INSTANCE_FIELD_DATE_FORMAT:
      problem = !is_empty (text) && !is_date_format (text)
                  ? _ ("This is no date format, as %Y-%m-%d is one.")
                  : NULL;
      break;
    case DVT_INSTANCE_FIELD_TIME_ZONE:
      problem = !is_empty (text) && !is_time_zone (text) ? _ ("There is no such time zone.") : NULL;
      break;
    case DVT_INSTANCE_FIELD_NOTES:
    case DVT_INSTANCE_FIELD_CREDENTIAL:
    case DVT_INSTANCE_FIELD_VARIABLE:
    default:
      break;
    }
  return g_strdup (problem);
}

GPtrArray *
dvt_instance_form_list_problems (DvtInstanceForm *form)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DvtInstanceField *field = form->fields->pdata[i];
      char *message = find_problem (field, dvt_instance_form_get_text (form, field));

      if (message != NULL)
        add (problems, field, message);
    }
  return problems;
}

static gboolean
is_missing (DvtInstanceForm *form, const DvtInstanceField *field)
{
  if (!field->required)
    return FALSE;
  /* Who has a token needs nothing else until it expires. */
  if (field->kind == DVT_INSTANCE_FIELD_CREDENTIAL
      && dvt_instance_form_is_signed_in (form, field->method))
    return FALSE;
  if (field->secret || field->kind == DVT_INSTANCE_FIELD_CREDENTIAL)
    return !dvt_instance_form_is_typed (form, field) && !dvt_instance_form_is_stored (form, field);
  return is_empty (dvt_instance_form_get_text (form, field));
}

static gboolean
has_flow (DvtInstanceForm *form, const char *method, const char *flow)
{
  yyjson_val *value
    = dvt_definition_find_member (form->definition, DVT_SECTION_AUTH_METHODS, method);

  return yyjson_equals_str (yyjson_obj_get (value, "type"), "oauth2")
         && yyjson_obj_get (yyjson_obj_get (value, "flows"), flow) != NULL;
}

/* A client with a secret may get tokens by itself. */
static gboolean
has_client (DvtInstanceForm *form, const char *method)
{
  return has_flow (form, method, "clientCredentials")
         && dvt_credentials_get (form->typed, method, "clientSecret") != NULL;
}

static void
add_missing_sign_ins (DvtInstanceForm *form, GPtrArray *missing)
{
  const char *const *methods = dvt_instance_form_get_methods (form);

  for (guint i = 0; methods[i] != NULL; i++)
    if (dvt_instance_form_needs_sign_in (form, methods[i])
        && !dvt_instance_form_is_signed_in (form, methods[i]) && !has_client (form, methods[i])
        && !dvt_instance_form_has_stored (form, methods[i]))
      add (missing, NULL, g_strdup (_ ("Nobody has signed in yet.")));
}

/* What no field stands for, as a variable that the address names and nobody has declared. */
static void
add_other_reasons (DvtInstanceForm *form, GPtrArray *missing)
{
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_form_build_settings (form);
  g_autoptr (GPtrArray) reasons = dvt_check_instance (form->definition, settings);

  for (guint i = 0; i < reasons->len; i++)
    add (missing, NULL,
         /* Translators: makes a sentence of what is missing. */
         g_strdup_printf (_ ("%s."), ((const DvtReason *) reasons->pdata[i])->message));
}

GPtrArray *
dvt_instance_form_list_missing (DvtInstanceForm *form)
{
  GPtrArray *missing = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  const DvtInstanceField *base_url
    = dvt_instance_form_get_field (form, DVT_INSTANCE_FIELD_BASE_URL);
  g_autoptr (GPtrArray) fields = dvt_instance_form_list_fields (form);
  const char *problem = dvt_instance_form_get_alternative_problem (form, form->alternative);

  if (problem != NULL)
    add (missing, NULL, g_strdup (problem));
  g_ptr_array_insert (fields, 0, (gpointer) base_url);
  for (guint i = 0; i < fields->len; i++)
    {
      const DvtInstanceField *field = fields->pdata[i];
      g_autofree char *title = dvt_instance_form_build_title (form, field);

      if (is_missing (form, field))
        /* Translators: %s is what a field asks for, "Access Token". */
        add (missing, field, g_strdup_printf (_ ("“%s” is needed and has no value."), title));
    }
  add_missing_sign_ins (form, missing);
  if (missing->len == 0)
    add_other_reasons (form, missing);
  return missing;
}

gboolean
dvt_instance_form_needs_sign_in (DvtInstanceForm *form, const char *method)
{
  return has_flow (form, method, "authorizationCode");
}

static void
take_cb (const char *method, const char *key, const char *value, gpointer user_data)
{
  dvt_credentials_set (user_data, method, key, value);
}

void
dvt_instance_form_take_credentials (DvtInstanceForm *form, DvtCredentials *credentials)
{
  dvt_credentials_foreach (credentials, take_cb, form->typed);
}

gboolean
dvt_instance_form_is_signed_in (DvtInstanceForm *form, const char *method)
{
  return dvt_credentials_get (form->typed, method, TOKEN_KEY) != NULL;
}

/* A method's values are left out where it is not used any more. */
static void
drop_unused_methods (GHashTable *by_method, const char *const *methods)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, by_method);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_strv_contains (methods, id))
      g_hash_table_iter_remove (&iter);
}

static void
strip (char **text)
{
  if (*text == NULL)
    return;
  g_strstrip (*text);
  if (**text == '\0')
    g_clear_pointer (text, g_free);
}

DvtInstanceSettings *
dvt_instance_form_build_settings (DvtInstanceForm *form)
{
  DvtInstanceSettings *settings = dvt_instance_settings_copy (form->settings);
  const char *const *methods = dvt_instance_form_get_methods (form);

  dvt_instance_settings_set_methods (settings, methods);
  drop_unused_methods (settings->method_variables, methods);
  drop_unused_methods (settings->signatures, methods);
  for (guint i = 0; methods[i] != NULL; i++)
    g_hash_table_replace (settings->signatures, g_strdup (methods[i]),
                          dvt_check_build_signature (form->definition, methods[i]));
  g_strstrip (settings->name);
  strip (&settings->base_url);
  strip (&settings->date_format);
  strip (&settings->notes);
  return settings;
}

typedef struct
{
  DvtCredentials *credentials; /* (owned) */
  const char *const *methods;
} UsedCredentials;

static void
copy_used_cb (const char *method, const char *key, const char *value, gpointer user_data)
{
  UsedCredentials *used = user_data;

  if (method == NULL || g_strv_contains (used->methods, method))
    dvt_credentials_set (used->credentials, method, key, value);
}

/* Who enters a user name and no password means an empty one, unless one is stored. */
static void
add_empty_passwords (DvtInstanceForm *form, DvtCredentials *credentials)
{
  const char *const *methods = dvt_instance_form_get_methods (form);

  for (guint i = 0; methods[i] != NULL; i++)
    if (dvt_credentials_get (credentials, methods[i], "username") != NULL
        && dvt_credentials_get (credentials, methods[i], "password") == NULL
        && !dvt_instance_form_has_stored (form, methods[i]))
      dvt_credentials_set (credentials, methods[i], "password", "");
}

DvtCredentials *
dvt_instance_form_dup_credentials (DvtInstanceForm *form)
{
  g_autoptr (DvtCredentials) credentials = dvt_credentials_new ();
  UsedCredentials used = { credentials, dvt_instance_form_get_methods (form) };

  dvt_credentials_foreach (form->typed, copy_used_cb, &used);
  add_empty_passwords (form, credentials);
  return dvt_credentials_is_empty (credentials) ? NULL : g_steal_pointer (&credentials);
}

gboolean
dvt_instance_form_is_changed (DvtInstanceForm *form)
{
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_form_build_settings (form);
  g_autoptr (DvtCredentials) credentials = dvt_instance_form_dup_credentials (form);
  g_autofree char *json = dvt_instance_settings_to_json (settings);

  return credentials != NULL || !g_str_equal (json, form->initial);
}

/* The connector has changed a method since it was chosen. */
static gboolean
has_changed_method (DvtInstanceForm *form)
{
  g_autoptr (GPtrArray) reasons = dvt_check_instance (form->definition, form->base);

  for (guint i = 0; i < reasons->len; i++)
    if (((const DvtReason *) reasons->pdata[i])->code == DVT_REASON_METHOD_CHANGED)
      return TRUE;
  return FALSE;
}

gboolean
dvt_instance_form_needs_test (DvtInstanceForm *form)
{
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_form_build_settings (form);
  g_autoptr (DvtCredentials) credentials = dvt_instance_form_dup_credentials (form);

  if (credentials != NULL)
    return TRUE;
  if (settings->methods[0] == NULL || form->base == NULL)
    return FALSE;
  return !g_strv_equal ((const char *const *) form->base->methods,
                        (const char *const *) settings->methods)
         || has_changed_method (form);
}
