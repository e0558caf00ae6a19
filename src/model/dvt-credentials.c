/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-credentials.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-json-private.h"
#include "dvt-json-string-private.h"
#include "dvt-model-error-private.h"

#define MAX_BYTES (1024u * 1024u)
/* "\u001f": the longest that one byte can become. */
#define MAX_ESCAPED_BYTES 6
/* Quotes, colon, comma and braces around a key and its value. */
#define PUNCTUATION_BYTES 16

struct _DvtCredentials
{
  gatomicrefcount references;
  GHashTable *methods;   /* (owned) (element-type utf8 GHashTable): secrets by key, by method */
  GHashTable *variables; /* (owned) (element-type utf8 utf8): secrets by name */
};

G_DEFINE_BOXED_TYPE (DvtCredentials, dvt_credentials, dvt_credentials_ref, dvt_credentials_unref)

static void
free_secret (gpointer data)
{
  dvt_secret_text_free (data);
}

static GHashTable *
new_secrets (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);
}

/**
 * dvt_credentials_new:
 *
 * Makes credentials without a secret, to be filled with dvt_credentials_set().
 *
 * Returns: (transfer full): the credentials
 */
DvtCredentials *
dvt_credentials_new (void)
{
  DvtCredentials *credentials = g_new0 (DvtCredentials, 1);

  g_atomic_ref_count_init (&credentials->references);
  credentials->methods
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  credentials->variables = new_secrets ();

  return credentials;
}

static void
copy_secret (const char *method, const char *key, const char *value, gpointer user_data)
{
  dvt_credentials_set (user_data, method, key, value);
}

/**
 * dvt_credentials_copy:
 * @credentials: some credentials
 *
 * Copies every secret, so that the copy can be changed.
 *
 * Returns: (transfer full): the copy
 */
DvtCredentials *
dvt_credentials_copy (DvtCredentials *credentials)
{
  DvtCredentials *copy;

  g_return_val_if_fail (credentials != NULL, NULL);

  copy = dvt_credentials_new ();
  dvt_credentials_foreach (credentials, copy_secret, copy);

  return copy;
}

/**
 * dvt_credentials_ref:
 * @credentials: some credentials
 *
 * Holds the credentials. May be called from any thread.
 *
 * Returns: (transfer full): @credentials
 */
DvtCredentials *
dvt_credentials_ref (DvtCredentials *credentials)
{
  g_return_val_if_fail (credentials != NULL, NULL);

  g_atomic_ref_count_inc (&credentials->references);

  return credentials;
}

/**
 * dvt_credentials_unref:
 * @credentials: (transfer full): some credentials
 *
 * Lets the credentials go; the last one clears and frees them. May be called from any thread.
 */
void
dvt_credentials_unref (DvtCredentials *credentials)
{
  g_return_if_fail (credentials != NULL);

  if (!g_atomic_ref_count_dec (&credentials->references))
    return;

  g_clear_pointer (&credentials->methods, g_hash_table_unref);
  g_clear_pointer (&credentials->variables, g_hash_table_unref);
  g_free (credentials);
}

/* Always some where @method is NULL; else NULL where it has none. */
static GHashTable *
find_secrets (DvtCredentials *self, const char *method)
{
  return method != NULL ? g_hash_table_lookup (self->methods, method) : self->variables;
}

static void
remove_secret (DvtCredentials *self, const char *method, const char *key)
{
  GHashTable *secrets = find_secrets (self, method);

  if (secrets == NULL)
    return;

  g_hash_table_remove (secrets, key);
  if (method != NULL && g_hash_table_size (secrets) == 0)
    g_hash_table_remove (self->methods, method);
}

/**
 * dvt_credentials_set:
 * @credentials: credentials that nobody else holds
 * @method: (nullable): the id of an authentication method; `NULL` for a secret variable
 * @key: the key, or the variable's name
 * @value: (nullable): the secret, UTF-8, which may be empty; `NULL` removes it
 *
 * Sets one secret. What was there before is cleared.
 */
void
dvt_credentials_set (DvtCredentials *credentials,
                     const char *method,
                     const char *key,
                     const char *value)
{
  GHashTable *secrets;

  g_return_if_fail (credentials != NULL);
  g_return_if_fail (key != NULL);

  if (value == NULL)
    {
      remove_secret (credentials, method, key);
      return;
    }

  secrets = find_secrets (credentials, method);
  if (secrets == NULL)
    {
      secrets = new_secrets ();
      g_hash_table_insert (credentials->methods, g_strdup (method), secrets);
    }

  g_hash_table_insert (secrets, g_strdup (key), g_strdup (value));
}

/**
 * dvt_credentials_get:
 * @credentials: some credentials
 * @method: (nullable): the id of an authentication method; `NULL` for a secret variable
 * @key: the key, or the variable's name
 *
 * Gets one secret.
 *
 * Returns: (nullable) (transfer none): the secret; `NULL` where there is none
 */
const char *
dvt_credentials_get (DvtCredentials *credentials, const char *method, const char *key)
{
  GHashTable *secrets;

  g_return_val_if_fail (credentials != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  secrets = find_secrets (credentials, method);

  return secrets != NULL ? g_hash_table_lookup (secrets, key) : NULL;
}

/**
 * dvt_credentials_is_empty:
 * @credentials: some credentials
 *
 * Tells whether there is no secret at all.
 *
 * Returns: whether there is none
 */
gboolean
dvt_credentials_is_empty (DvtCredentials *credentials)
{
  g_return_val_if_fail (credentials != NULL, TRUE);

  return g_hash_table_size (credentials->methods) == 0
         && g_hash_table_size (credentials->variables) == 0;
}

static gboolean
secrets_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_strcmp0 (value, g_hash_table_lookup (b, key)) != 0)
      return FALSE;

  return TRUE;
}

/**
 * dvt_credentials_equal:
 * @a: some credentials
 * @b: others
 *
 * Tells whether both hold the same secrets under the same names.
 *
 * Returns: whether they do
 */
gboolean
dvt_credentials_equal (DvtCredentials *a, DvtCredentials *b)
{
  GHashTableIter iter;
  gpointer method, secrets;

  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (g_hash_table_size (a->methods) != g_hash_table_size (b->methods)
      || !secrets_equal (a->variables, b->variables))
    return FALSE;

  g_hash_table_iter_init (&iter, a->methods);
  while (g_hash_table_iter_next (&iter, &method, &secrets))
    {
      GHashTable *others = g_hash_table_lookup (b->methods, method);

      if (others == NULL || !secrets_equal (secrets, others))
        return FALSE;
    }

  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer container): in an order that is always the same. */
static GPtrArray *
list_keys (GHashTable *table)
{
  GPtrArray *keys = g_hash_table_get_keys_as_ptr_array (table);

  g_ptr_array_sort (keys, compare_texts);

  return keys;
}

static void
visit_secrets (const char *method, GHashTable *secrets, DvtCredentialsFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) keys = list_keys (secrets);

  for (guint i = 0; i < keys->len; i++)
    func (method, keys->pdata[i], g_hash_table_lookup (secrets, keys->pdata[i]), user_data);
}

/**
 * dvt_credentials_foreach:
 * @credentials: some credentials
 * @func: (scope call): called for each secret
 * @user_data: for @func
 *
 * Calls @func for every secret, to search for them or to redact them: those of the methods, then
 * those of the variables, each sorted by name.
 */
void
dvt_credentials_foreach (DvtCredentials *credentials, DvtCredentialsFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) methods = NULL;

  g_return_if_fail (credentials != NULL);
  g_return_if_fail (func != NULL);

  methods = list_keys (credentials->methods);
  for (guint i = 0; i < methods->len; i++)
    visit_secrets (methods->pdata[i], g_hash_table_lookup (credentials->methods, methods->pdata[i]),
                   func, user_data);

  visit_secrets (NULL, credentials->variables, func, user_data);
}

static void
add_length (const char *method, const char *key, const char *value, gpointer user_data)
{
  gsize *length = user_data;
  gsize bytes = strlen (key) + strlen (value) + (method != NULL ? strlen (method) : 0);

  *length += bytes * MAX_ESCAPED_BYTES + PUNCTUATION_BYTES;
}

static void
begin_member (GString *out, const char *key)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  dvt_json_string_append (out, key, strlen (key));
  g_string_append_c (out, ':');
}

static void
write_secrets (GString *out, GHashTable *secrets)
{
  g_autoptr (GPtrArray) keys = list_keys (secrets);

  g_string_append_c (out, '{');
  for (guint i = 0; i < keys->len; i++)
    {
      const char *value = g_hash_table_lookup (secrets, keys->pdata[i]);

      begin_member (out, keys->pdata[i]);
      dvt_json_string_append (out, value, strlen (value));
    }
  g_string_append_c (out, '}');
}

/**
 * dvt_credentials_to_json:
 * @credentials: some credentials
 *
 * Writes `{ "methods": { ID: { KEY: VALUE } }, "variables": { NAME: VALUE } }`, which is what the
 * Secret Service keeps. Equal credentials give equal bytes.
 *
 * Returns: (transfer full): UTF-8, to be freed with dvt_secret_text_free()
 */
char *
dvt_credentials_to_json (DvtCredentials *credentials)
{
  g_autoptr (GPtrArray) methods = NULL;
  GString *out;
  gsize length = 2 * PUNCTUATION_BYTES + strlen ("methods") + strlen ("variables");

  g_return_val_if_fail (credentials != NULL, NULL);

  /* Large enough from the start: growing would leave a copy behind that nobody clears. */
  dvt_credentials_foreach (credentials, add_length, &length);
  out = g_string_sized_new (length);

  methods = list_keys (credentials->methods);
  g_string_append_c (out, '{');
  begin_member (out, "methods");
  g_string_append_c (out, '{');
  for (guint i = 0; i < methods->len; i++)
    {
      begin_member (out, methods->pdata[i]);
      write_secrets (out, g_hash_table_lookup (credentials->methods, methods->pdata[i]));
    }
  g_string_append_c (out, '}');
  begin_member (out, "variables");
  write_secrets (out, credentials->variables);
  g_string_append_c (out, '}');

  return g_string_free_and_steal (out);
}

static gboolean
read_secrets (DvtCredentials *self, const char *method, yyjson_val *object)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  if (!yyjson_is_obj (object))
    return FALSE;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      yyjson_val *value = yyjson_obj_iter_get_val (key);

      /* A NUL, "\u0000", would cut the secret or its name. */
      if (!yyjson_is_str (value) || strlen (yyjson_get_str (value)) != yyjson_get_len (value)
          || strlen (yyjson_get_str (key)) != yyjson_get_len (key))
        return FALSE;

      dvt_credentials_set (self, method, yyjson_get_str (key), yyjson_get_str (value));
    }

  return TRUE;
}

static gboolean
read_methods (DvtCredentials *self, yyjson_val *object)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  if (!yyjson_is_obj (object))
    return FALSE;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      if (strlen (yyjson_get_str (key)) != yyjson_get_len (key)
          || !read_secrets (self, yyjson_get_str (key), yyjson_obj_iter_get_val (key)))
        return FALSE;
    }

  return TRUE;
}

/* Only what stands for itself in every such document may be named. */
static gboolean
refuse (GError **error, const char *member, const char *message)
{
  DvtPlace place = { NULL, member, 0 };

  dvt_model_error_set_at_place (error, DVT_MODEL_ERROR_INVALID, member != NULL ? &place : NULL,
                                g_strdup (message));

  return FALSE;
}

static gboolean
read_document (DvtCredentials *self, yyjson_val *root, GError **error)
{
  yyjson_val *methods = yyjson_obj_get (root, "methods");
  yyjson_val *variables = yyjson_obj_get (root, "variables");

  if (!yyjson_is_obj (root))
    return refuse (error, NULL, _ ("Credentials are a JSON object"));

  if (methods != NULL && !read_methods (self, methods))
    return refuse (error, "methods",
                   _ ("Expected an object that holds an object of texts for each method"));

  if (variables != NULL && !read_secrets (self, NULL, variables))
    return refuse (error, "variables", _ ("Expected an object of texts"));

  return TRUE;
}

/**
 * dvt_credentials_parse:
 * @json: (array length=length): what dvt_credentials_to_json() wrote
 * @length: of @json in bytes
 * @error: return location for a #DvtModelError
 *
 * Reads credentials. What is parsed on the way is cleared; @json is the caller's to clear. Members
 * beside the two that are known are left out.
 *
 * An error says what is wrong and where, but quotes neither a value nor a name.
 *
 * Returns: (transfer full): the credentials, or `NULL` with @error set
 */
DvtCredentials *
dvt_credentials_parse (const char *json, gsize length, GError **error)
{
  g_autoptr (DvtCredentials) credentials = NULL;
  g_autoptr (DvtJson) document = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (json != NULL || length == 0, NULL);

  document = dvt_json_parse_secret (json, length, MAX_BYTES, &local_error);
  if (document == NULL)
    {
      /* A place inside the document is made of its names. */
      if (dvt_model_error_get_pointer (local_error) == NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        dvt_model_error_set_at_place (error, local_error->code, NULL,
                                      g_strdup (_ ("A member stands twice in one object")));
      return NULL;
    }

  credentials = dvt_credentials_new ();
  if (!read_document (credentials, dvt_json_get_value (document), error))
    return NULL;

  return g_steal_pointer (&credentials);
}

/**
 * dvt_secret_text_free:
 * @text: (transfer full) (nullable): a text that holds a secret
 *
 * Clears @text up to its end and frees it.
 */
void
dvt_secret_text_free (char *text)
{
  if (text == NULL)
    return;

  explicit_bzero (text, strlen (text));
  g_free (text);
}
