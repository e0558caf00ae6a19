/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-json-private.h"
#include "dvt-validation-private.h"

#define MAX_BYTES (16u * 1024u * 1024u)

G_DEFINE_BOXED_TYPE (DvtInstanceSettings,
                     dvt_instance_settings,
                     dvt_instance_settings_copy,
                     dvt_instance_settings_free)

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static GHashTable *
new_groups (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_hash_table_unref);
}

static GHashTable *
copy_texts (GHashTable *texts)
{
  GHashTable *copy = new_texts ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));

  return copy;
}

static GHashTable *
copy_groups (GHashTable *groups)
{
  GHashTable *copy = new_groups ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), copy_texts (value));

  return copy;
}

/**
 * dvt_instance_settings_new:
 * @name: what the instance is called
 *
 * Makes settings in which nothing but the name is set.
 *
 * Returns: (transfer full): the settings
 */
DvtInstanceSettings *
dvt_instance_settings_new (const char *name)
{
  DvtInstanceSettings *settings;

  g_return_val_if_fail (name != NULL, NULL);

  settings = g_new0 (DvtInstanceSettings, 1);
  settings->name = g_strdup (name);
  settings->methods = g_new0 (char *, 1);
  settings->signatures = new_texts ();
  settings->variables = new_texts ();
  settings->method_variables = new_groups ();
  settings->endpoint_variables = new_groups ();
  settings->endpoint_base_urls = new_texts ();

  return settings;
}

/**
 * dvt_instance_settings_copy:
 * @settings: some settings
 *
 * Copies everything, so that the copy can be changed.
 *
 * Returns: (transfer full): the copy
 */
DvtInstanceSettings *
dvt_instance_settings_copy (const DvtInstanceSettings *settings)
{
  DvtInstanceSettings *copy;

  g_return_val_if_fail (settings != NULL, NULL);

  copy = g_new0 (DvtInstanceSettings, 1);
  copy->name = g_strdup (settings->name);
  copy->methods = g_strdupv (settings->methods);
  copy->signatures = copy_texts (settings->signatures);
  copy->variables = copy_texts (settings->variables);
  copy->method_variables = copy_groups (settings->method_variables);
  copy->endpoint_variables = copy_groups (settings->endpoint_variables);
  copy->base_url = g_strdup (settings->base_url);
  copy->endpoint_base_urls = copy_texts (settings->endpoint_base_urls);
  copy->time_zone = g_strdup (settings->time_zone);
  copy->date_format = g_strdup (settings->date_format);
  copy->rate_amount = settings->rate_amount;
  copy->rate_unit = g_strdup (settings->rate_unit);
  copy->notes = g_strdup (settings->notes);

  return copy;
}

/**
 * dvt_instance_settings_free:
 * @settings: (transfer full): some settings
 *
 * Frees the settings and everything in them.
 */
void
dvt_instance_settings_free (DvtInstanceSettings *settings)
{
  g_return_if_fail (settings != NULL);

  g_clear_pointer (&settings->name, g_free);
  g_clear_pointer (&settings->methods, g_strfreev);
  g_clear_pointer (&settings->signatures, g_hash_table_unref);
  g_clear_pointer (&settings->variables, g_hash_table_unref);
  g_clear_pointer (&settings->method_variables, g_hash_table_unref);
  g_clear_pointer (&settings->endpoint_variables, g_hash_table_unref);
  g_clear_pointer (&settings->base_url, g_free);
  g_clear_pointer (&settings->endpoint_base_urls, g_hash_table_unref);
  g_clear_pointer (&settings->time_zone, g_free);
  g_clear_pointer (&settings->date_format, g_free);
  g_clear_pointer (&settings->rate_unit, g_free);
  g_clear_pointer (&settings->notes, g_free);
  g_free (settings);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dvt_instance_settings_set_methods:
 * @settings: some settings
 * @methods: (array zero-terminated=1): ids of authentication methods in any order
 *
 * Sets the methods that the instance uses; each once, sorted. Signatures and values of methods that
 * it used before stay.
 */
void
dvt_instance_settings_set_methods (DvtInstanceSettings *settings, const char *const *methods)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_if_fail (settings != NULL);
  g_return_if_fail (methods != NULL);

  sorted = g_ptr_array_new ();
  for (gsize i = 0; methods[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) methods[i]);
  g_ptr_array_sort (sorted, compare_texts);

  builder = g_strv_builder_new ();
  for (guint i = 0; i < sorted->len; i++)
    if (i == 0 || !g_str_equal (sorted->pdata[i - 1], sorted->pdata[i]))
      g_strv_builder_add (builder, sorted->pdata[i]);

  /* @methods may be what is replaced. */
  g_strfreev (settings->methods);
  settings->methods = g_strv_builder_end (builder);
}

static void
add_text (yyjson_mut_doc *document, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    yyjson_mut_obj_add_str (document, yyjson_mut_doc_get_root (document), key, text);
}

static void
add_value (yyjson_mut_doc *document, const char *key, yyjson_mut_val *value)
{
  if (yyjson_mut_get_len (value) > 0)
    yyjson_mut_obj_add_val (document, yyjson_mut_doc_get_root (document), key, value);
}

static yyjson_mut_val *
build_methods (yyjson_mut_doc *document, const DvtInstanceSettings *settings)
{
  yyjson_mut_val *array = yyjson_mut_arr (document);

  for (gsize i = 0; settings->methods[i] != NULL; i++)
    yyjson_mut_arr_add_str (document, array, settings->methods[i]);

  return array;
}

static yyjson_mut_val *
build_texts (yyjson_mut_doc *document, GHashTable *texts)
{
  yyjson_mut_val *object = yyjson_mut_obj (document);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    yyjson_mut_obj_add_str (document, object, key, value);

  return object;
}

static yyjson_mut_val *
build_groups (yyjson_mut_doc *document, GHashTable *groups)
{
  yyjson_mut_val *object = yyjson_mut_obj (document);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_hash_table_size (value) > 0)
      yyjson_mut_obj_add_val (document, object, key, build_texts (document, value));

  return object;
}

static yyjson_mut_val *
build_rate_limit (yyjson_mut_doc *document, const DvtInstanceSettings *settings)
{
  yyjson_mut_val *object = yyjson_mut_obj (document);

  if (settings->rate_amount == 0)
    return object;

  yyjson_mut_obj_add_uint (document, object, "amount", settings->rate_amount);
  if (settings->rate_unit != NULL && *settings->rate_unit != '\0')
    yyjson_mut_obj_add_str (document, object, "unit", settings->rate_unit);

  return object;
}

/**
 * dvt_instance_settings_to_json:
 * @settings: some settings, whose texts are UTF-8
 *
 * Writes the settings as a JSON object in canonical form: equal settings give equal bytes. What is
 * not set is left out, and an empty text stands for a member that is `NULL`.
 *
 * Returns: (transfer full): UTF-8, which dvt_instance_settings_parse() takes back
 */
char *
dvt_instance_settings_to_json (const DvtInstanceSettings *settings)
{
  g_autoptr (yyjson_mut_doc) document = NULL;
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (settings != NULL, NULL);

  document = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (document, yyjson_mut_obj (document));
  yyjson_mut_obj_add_str (document, yyjson_mut_doc_get_root (document), "name", settings->name);
  add_value (document, "methods", build_methods (document, settings));
  add_value (document, "signatures", build_texts (document, settings->signatures));
  add_value (document, "variables", build_texts (document, settings->variables));
  add_value (document, "methodVariables", build_groups (document, settings->method_variables));
  add_value (document, "endpointVariables", build_groups (document, settings->endpoint_variables));
  add_text (document, "baseUrl", settings->base_url);
  add_value (document, "endpointBaseUrls", build_texts (document, settings->endpoint_base_urls));
  add_text (document, "timeZone", settings->time_zone);
  add_text (document, "dateFormat", settings->date_format);
  add_value (document, "rateLimit", build_rate_limit (document, settings));
  add_text (document, "notes", settings->notes);

  json = dvt_json_new_from_mut (document);
  bytes = dvt_json_canonicalise (dvt_json_get_value (json), NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
check_names (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_elements (validation, value, place, dvt_validate_name);
}

static gboolean
check_texts (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_named_map (validation, value, place, dvt_validate_text);
}

static gboolean
check_groups (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_named_map (validation, value, place, check_texts);
}

static gboolean
check_amount (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_integer (validation, value, place, 1, G_MAXUINT);
}

static gboolean
check_unit (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const units[] = { "second", "minute", "hour", "day", NULL };

  return dvt_validate_one_of (validation, value, place, units);
}

static gboolean
check_rate_limit (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "amount", check_amount, DVT_RULE_REQUIRED },
    { "unit", check_unit },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_settings (yyjson_val *value, GError **error)
{
  static const DvtRule rules[] = {
    { "baseUrl", dvt_validate_text },
    { "dateFormat", dvt_validate_text },
    { "endpointBaseUrls", check_texts },
    { "endpointVariables", check_groups },
    { "methodVariables", check_groups },
    { "methods", check_names },
    { "name", dvt_validate_name, DVT_RULE_REQUIRED },
    { "notes", dvt_validate_text },
    { "rateLimit", check_rate_limit },
    { "signatures", check_texts },
    { "timeZone", dvt_validate_text },
    { "variables", check_texts },
  };
  DvtValidation validation = { .error = error };

  return dvt_validate_members (&validation, value, NULL, rules, G_N_ELEMENTS (rules));
}

static void
read_texts (yyjson_val *object, GHashTable *texts)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_hash_table_insert (texts, g_strdup (yyjson_get_str (key)),
                         g_strdup (yyjson_get_str (yyjson_obj_iter_get_val (key))));
}

static void
read_groups (yyjson_val *object, GHashTable *groups)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      GHashTable *texts = new_texts ();

      read_texts (yyjson_obj_iter_get_val (key), texts);
      g_hash_table_insert (groups, g_strdup (yyjson_get_str (key)), texts);
    }
}

static void
read_methods (yyjson_val *array, DvtInstanceSettings *settings)
{
  g_autoptr (GPtrArray) methods = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);

  for (yyjson_val *id = yyjson_arr_iter_next (&iter); id != NULL; id = yyjson_arr_iter_next (&iter))
    g_ptr_array_add (methods, (gpointer) yyjson_get_str (id));

  if (methods->len > 0)
    dvt_instance_settings_set_methods (settings, (const char *const *) methods->pdata);
}

/* An empty text stands for none. */
static char *
dup_text (yyjson_val *object, const char *key)
{
  const char *text = dvt_validation_get_text (yyjson_obj_get (object, key));

  return *text != '\0' ? g_strdup (text) : NULL;
}

static DvtInstanceSettings *
read_settings (yyjson_val *root)
{
  const char *name = dvt_validation_get_text (yyjson_obj_get (root, "name"));
  DvtInstanceSettings *settings = dvt_instance_settings_new (name);
  yyjson_val *rate_limit = yyjson_obj_get (root, "rateLimit");

  read_methods (yyjson_obj_get (root, "methods"), settings);
  read_texts (yyjson_obj_get (root, "signatures"), settings->signatures);
  read_texts (yyjson_obj_get (root, "variables"), settings->variables);
  read_groups (yyjson_obj_get (root, "methodVariables"), settings->method_variables);
  read_groups (yyjson_obj_get (root, "endpointVariables"), settings->endpoint_variables);
  settings->base_url = dup_text (root, "baseUrl");
  read_texts (yyjson_obj_get (root, "endpointBaseUrls"), settings->endpoint_base_urls);
  settings->time_zone = dup_text (root, "timeZone");
  settings->date_format = dup_text (root, "dateFormat");
  settings->rate_amount
    = (guint) dvt_validation_get_integer (yyjson_obj_get (rate_limit, "amount"), 0);
  settings->rate_unit = dup_text (rate_limit, "unit");
  settings->notes = dup_text (root, "notes");

  return settings;
}

/**
 * dvt_instance_settings_parse:
 * @json: a JSON object as dvt_instance_settings_to_json() writes it, canonical or not
 * @error: return location for a #DvtModelError
 *
 * Reads settings. Members that are not known are left out.
 *
 * Returns: (transfer full): the settings, or `NULL` with @error set, which knows the place
 */
DvtInstanceSettings *
dvt_instance_settings_parse (const char *json, GError **error)
{
  g_autoptr (DvtJson) document = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  document = dvt_json_parse (json, strlen (json), MAX_BYTES, DVT_JSON_STRICT, error);
  if (document == NULL || !check_settings (dvt_json_get_value (document), error))
    return NULL;

  return read_settings (dvt_json_get_value (document));
}

static const char *
find_in_group (GHashTable *groups, const char *group, const char *variable)
{
  GHashTable *texts = g_hash_table_lookup (groups, group);

  return texts != NULL ? g_hash_table_lookup (texts, variable) : NULL;
}

/**
 * dvt_instance_settings_find_value:
 * @settings: some settings
 * @endpoint: (nullable): the id of the endpoint that is called; `NULL` outside of a call of one
 * @variable: the variable's name
 *
 * Finds the value of a variable. Of same-named ones the inner wins (formats §3): first that of
 * @endpoint, then those of the methods in use in order, then that of the connector.
 *
 * Returns: (nullable) (transfer none): the value, which may be empty and belongs to @settings;
 *   `NULL` where they have none of that name
 */
const char *
dvt_instance_settings_find_value (const DvtInstanceSettings *settings,
                                  const char *endpoint,
                                  const char *variable)
{
  const char *value = NULL;

  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (variable != NULL, NULL);

  if (endpoint != NULL)
    value = find_in_group (settings->endpoint_variables, endpoint, variable);

  for (gsize i = 0; value == NULL && settings->methods[i] != NULL; i++)
    value = find_in_group (settings->method_variables, settings->methods[i], variable);

  return value != NULL ? value : g_hash_table_lookup (settings->variables, variable);
}
