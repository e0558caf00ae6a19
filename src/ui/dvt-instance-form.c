/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-form-private.h"

#include <glib/gi18n.h>

#include "dvt-check.h"

static void
alternative_free (DvtInstanceAlternative *alternative)
{
  g_strfreev (alternative->methods);
  g_free (alternative->label);
  g_free (alternative->problem);
  g_free (alternative);
}

static const DvtAuthMethod *
find_method (GPtrArray *methods, const char *id)
{
  for (guint i = 0; i < methods->len; i++)
    if (g_str_equal (((const DvtAuthMethod *) methods->pdata[i])->id, id))
      return methods->pdata[i];
  return NULL;
}

static void
describe_method (DvtInstanceAlternative *alternative,
                 const char *id,
                 GPtrArray *methods,
                 GString *label)
{
  const DvtAuthMethod *method = find_method (methods, id);

  if (label->len > 0)
    /* Translators: between the names of authentication methods that are used at once. */
    g_string_append (label, _ (" and "));
  g_string_append (label, method != NULL ? method->label : id);
  if (alternative->problem != NULL)
    return;
  if (method == NULL)
    /* Translators: %s is an authentication method's id. */
    alternative->problem = g_strdup_printf (
      _ ("The connector has no authentication method “%s” any more. Choose another one."), id);
  else if (!method->usable)
    alternative->problem = g_strdup_printf (
      /* Translators: %s is an authentication method's name. */
      _ ("Dovetail keeps “%s”, but cannot sign in with it."), method->label);
}

static void
add_alternative (DvtInstanceForm *form, const char *const *ids, gboolean is_gone)
{
  g_autoptr (GPtrArray) methods = dvt_definition_list_auth_methods (form->definition);
  g_autoptr (GString) label = g_string_new (NULL);
  DvtInstanceAlternative *alternative = g_new0 (DvtInstanceAlternative, 1);

  alternative->methods = g_strdupv ((GStrv) ids);
  alternative->is_gone = is_gone;
  for (guint i = 0; ids[i] != NULL; i++)
    describe_method (alternative, ids[i], methods, label);
  if (ids[0] == NULL)
    g_string_append (label, _ ("No Authentication"));
  if (is_gone && alternative->problem == NULL)
    alternative->problem
      = g_strdup (_ ("The connector does not ask for this any more. Choose another way."));
  alternative->label = g_string_free_and_steal (g_steal_pointer (&label));
  g_ptr_array_add (form->alternatives, alternative);
}

static gboolean
have_same_members (const char *const *a, const char *const *b)
{
  if (g_strv_length ((GStrv) a) != g_strv_length ((GStrv) b))
    return FALSE;
  for (guint i = 0; a[i] != NULL; i++)
    if (!g_strv_contains (b, a[i]))
      return FALSE;
  return TRUE;
}

static const DvtInstanceAlternative *
get_alternative (DvtInstanceForm *form, guint alternative)
{
  return form->alternatives->pdata[alternative];
}

static gboolean
find_alternative (DvtInstanceForm *form, const char *const *methods, guint *position)
{
  for (guint i = 0; i < form->alternatives->len; i++)
    if (have_same_members ((const char *const *) get_alternative (form, i)->methods, methods))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* What the instance uses; for a new one, the first way that works. */
static void
choose_first (DvtInstanceForm *form)
{
  if (form->base != NULL)
    {
      const char *const *methods = (const char *const *) form->base->methods;

      if (find_alternative (form, methods, &form->alternative))
        return;
      add_alternative (form, methods, TRUE);
      form->alternative = form->alternatives->len - 1;
      return;
    }
  for (guint i = 0; i < form->alternatives->len; i++)
    if (get_alternative (form, i)->problem == NULL)
      {
        form->alternative = i;
        return;
      }
}

static void
list_alternatives (DvtInstanceForm *form)
{
  g_autoptr (GPtrArray) alternatives = dvt_check_list_alternatives (form->definition);

  for (guint i = 0; i < alternatives->len; i++)
    add_alternative (form, alternatives->pdata[i], FALSE);
  if (form->alternatives->len == 0)
    add_alternative (form, (const char *const[]) { NULL }, FALSE);
  choose_first (form);
}

/* Whether every instance has to set an address. */
static gboolean
needs_base_url (DvtInstanceForm *form)
{
  g_autoptr (DvtInstanceSettings) empty = dvt_instance_settings_new ("");
  g_autoptr (GPtrArray) reasons = dvt_check_instance (form->definition, empty);

  for (guint i = 0; i < reasons->len; i++)
    if (((const DvtReason *) reasons->pdata[i])->code == DVT_REASON_BASE_URL_MISSING)
      return TRUE;
  return FALSE;
}

static void
add_plain_fields (DvtInstanceForm *form)
{
  const char *base_url = dvt_definition_get_base_url (form->definition);
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (form->definition));
  yyjson_val *date_format = yyjson_obj_get (root, "dateFormat");
  DvtInstanceField *field;

  field = dvt_instance_field_new (DVT_INSTANCE_FIELD_NAME, _ ("Name"));
  field->required = TRUE;
  g_ptr_array_add (form->fields, field);
  field = dvt_instance_field_new (DVT_INSTANCE_FIELD_BASE_URL, _ ("Base Address"));
  field->placeholder = *base_url != '\0' ? g_strdup (base_url) : NULL;
  field->required = needs_base_url (form);
  g_ptr_array_add (form->fields, field);
  g_ptr_array_add (form->fields,
                   dvt_instance_field_new (DVT_INSTANCE_FIELD_TIME_ZONE, _ ("Time Zone")));
  field = dvt_instance_field_new (DVT_INSTANCE_FIELD_DATE_FORMAT, _ ("Date Format"));
  field->placeholder = yyjson_is_str (date_format) ? g_strdup (yyjson_get_str (date_format)) : NULL;
  g_ptr_array_add (form->fields, field);
  g_ptr_array_add (form->fields, dvt_instance_field_new (DVT_INSTANCE_FIELD_NOTES, _ ("Notes")));
}

static GHashTable *
list_not_stored (GPtrArray *reasons)
{
  GHashTable *subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    {
      const DvtReason *reason = reasons->pdata[i];

      if (reason->code == DVT_REASON_CREDENTIALS_MISSING && reason->subject != NULL)
        g_hash_table_add (subjects, g_strdup (reason->subject));
    }
  return subjects;
}

DvtInstanceForm *
dvt_instance_form_new (DvtDefinition *definition,
                       const DvtInstanceSettings *settings,
                       gboolean has_credentials,
                       GPtrArray *reasons)
{
  DvtInstanceForm *form = g_new0 (DvtInstanceForm, 1);
  g_autoptr (DvtInstanceSettings) initial = NULL;

  form->definition = dvt_definition_ref (definition);
  form->base = settings != NULL ? dvt_instance_settings_copy (settings) : NULL;
  form->has_credentials = has_credentials;
  form->not_stored = list_not_stored (reasons);
  form->settings
    = settings != NULL ? dvt_instance_settings_copy (settings) : dvt_instance_settings_new ("");
  form->typed = dvt_credentials_new ();
  form->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) alternative_free);
  form->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_instance_field_free);
  list_alternatives (form);
  add_plain_fields (form);
  initial = dvt_instance_form_build_settings (form);
  form->initial = dvt_instance_settings_to_json (initial);
  return form;
}

void
dvt_instance_form_free (DvtInstanceForm *form)
{
  g_clear_pointer (&form->definition, dvt_definition_unref);
  g_clear_pointer (&form->base, dvt_instance_settings_free);
  g_clear_pointer (&form->settings, dvt_instance_settings_free);
  g_clear_pointer (&form->not_stored, g_hash_table_unref);
  g_clear_pointer (&form->typed, dvt_credentials_unref);
  g_clear_pointer (&form->alternatives, g_ptr_array_unref);
  g_clear_pointer (&form->fields, g_ptr_array_unref);
  g_clear_pointer (&form->initial, g_free);
  g_free (form);
}

guint
dvt_instance_form_get_n_alternatives (DvtInstanceForm *form)
{
  return form->alternatives->len;
}

char *
dvt_instance_form_build_alternative_label (DvtInstanceForm *form, guint alternative)
{
  return g_strdup (get_alternative (form, alternative)->label);
}

const char *
dvt_instance_form_get_alternative_problem (DvtInstanceForm *form, guint alternative)
{
  return get_alternative (form, alternative)->problem;
}

guint
dvt_instance_form_get_alternative (DvtInstanceForm *form)
{
  return form->alternative;
}

void
dvt_instance_form_set_alternative (DvtInstanceForm *form, guint alternative)
{
  g_return_if_fail (alternative < form->alternatives->len);

  form->alternative = alternative;
}

const char *const *
dvt_instance_form_get_methods (DvtInstanceForm *form)
{
  return (const char *const *) get_alternative (form, form->alternative)->methods;
}

/* The one that is kept already where @field is the same: the widgets refer to it. Takes @field. */
static DvtInstanceField *
keep_field (DvtInstanceForm *form, DvtInstanceField *field)
{
  for (guint i = 0; i < form->fields->len; i++)
    if (dvt_instance_field_equal (form->fields->pdata[i], field))
      {
        dvt_instance_field_free (field);
        return form->fields->pdata[i];
      }
  g_ptr_array_add (form->fields, field);
  return field;
}

GPtrArray *
dvt_instance_form_list_fields (DvtInstanceForm *form)
{
  const char *const *methods = dvt_instance_form_get_methods (form);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; methods[i] != NULL; i++)
    dvt_instance_field_add_credentials (form->definition, methods[i], fields);
  dvt_instance_field_add_variables (form->definition, methods, fields);
  dvt_instance_field_add_addresses (form->definition, fields);
  for (guint i = 0; i < fields->len; i++)
    fields->pdata[i] = keep_field (form, fields->pdata[i]);
  return fields;
}

const DvtInstanceField *
dvt_instance_form_get_field (DvtInstanceForm *form, DvtInstanceFieldKind kind)
{
  for (guint i = 0; i < form->fields->len; i++)
    if (((const DvtInstanceField *) form->fields->pdata[i])->kind == kind)
      return form->fields->pdata[i];
  g_return_val_if_reached (NULL);
}

static char *
dup_method_label (DvtInstanceForm *form, const char *id)
{
  g_autoptr (GPtrArray) methods = dvt_definition_list_auth_methods (form->definition);
  const DvtAuthMethod *method = find_method (methods, id);

  return g_strdup (method != NULL ? method->label : id);
}

char *
dvt_instance_form_build_title (DvtInstanceForm *form, const DvtInstanceField *field)
{
  const char *const *methods = dvt_instance_form_get_methods (form);
  g_autofree char *owner = NULL;

  if (field->kind == DVT_INSTANCE_FIELD_CREDENTIAL && methods[0] != NULL && methods[1] != NULL)
    owner = dup_method_label (form, field->method);
  else if (field->kind == DVT_INSTANCE_FIELD_VARIABLE)
    owner = g_strdup (field->endpoint);
  if (owner == NULL)
    return g_strdup (field->label);
  /* Translators: whose it is, and what: "Login: Password", "GET /orders: Page Size". */
  return g_strdup_printf (_ ("%1$s: %2$s"), owner, field->label);
}

const char *
dvt_instance_form_get_text (DvtInstanceForm *form, const DvtInstanceField *field)
{
  return dvt_instance_field_get_value (field, form->definition, form->settings);
}

void
dvt_instance_form_set_text (DvtInstanceForm *form, const DvtInstanceField *field, const char *text)
{
  dvt_instance_field_set_value (field, form->definition, form->settings, form->typed, text);
}

gboolean
dvt_instance_form_is_typed (DvtInstanceForm *form, const DvtInstanceField *field)
{
  return dvt_credentials_get (form->typed, field->method, field->key) != NULL;
}

gboolean
dvt_instance_form_has_stored (DvtInstanceForm *form, const char *method)
{
  return form->base != NULL && form->has_credentials
         && g_strv_contains ((const char *const *) form->base->methods, method)
         && !g_hash_table_contains (form->not_stored, method);
}

gboolean
dvt_instance_form_is_stored (DvtInstanceForm *form, const DvtInstanceField *field)
{
  if (form->base == NULL || !form->has_credentials)
    return FALSE;
  /* Whether one that nobody needs has a value is not known here. */
  if (field->kind == DVT_INSTANCE_FIELD_VARIABLE)
    return field->secret && field->required
           && !g_hash_table_contains (form->not_stored, field->key);
  return field->kind == DVT_INSTANCE_FIELD_CREDENTIAL && !field->advanced
         && dvt_instance_form_has_stored (form, field->method);
}

void
dvt_instance_form_set_rate (DvtInstanceForm *form, guint amount, const char *unit)
{
  form->settings->rate_amount = amount;
  g_set_str (&form->settings->rate_unit, amount > 0 ? unit : NULL);
}

guint
dvt_instance_form_get_rate (DvtInstanceForm *form, const char **unit)
{
  *unit = form->settings->rate_unit;
  return form->settings->rate_amount;
}

guint
dvt_instance_form_get_default_rate (DvtInstanceForm *form, const char **unit)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (form->definition));
  yyjson_val *rate = yyjson_obj_get (root, "rateLimit");
  yyjson_val *amount = yyjson_obj_get (rate, "amount");
  g_autofree char *digits = NULL;
  guint64 number = 0;

  *unit = yyjson_get_str (yyjson_obj_get (rate, "unit"));
  /* Numbers are kept as they are written. */
  if (*unit == NULL || !yyjson_is_raw (amount))
    return 0;
  digits = g_strndup (yyjson_get_raw (amount), yyjson_get_len (amount));
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT, &number, NULL))
    return 0;
  return (guint) number;
}
