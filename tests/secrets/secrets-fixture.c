/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "secrets-fixture.h"

#include <stdlib.h>

void
take_result_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GAsyncResult **taken = data;

  g_assert_null (*taken);
  *taken = g_object_ref (result);
}

void
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

DvtCredentials *
make_credentials (const char *value)
{
  DvtCredentials *credentials = dvt_credentials_new ();

  dvt_credentials_set (credentials, "token", "value", value);
  dvt_credentials_set (credentials, NULL, "tenant", "Müller & Söhne");
  return credentials;
}

char *
store_credentials (DvtSecrets *secrets, const char *value, GError **error)
{
  g_autoptr (DvtCredentials) credentials = make_credentials (value);
  g_autoptr (GAsyncResult) result = NULL;

  dvt_secrets_store_async (secrets, credentials, "Dovetail: UK Store", NULL, take_result_cb,
                           &result);
  wait_for_result (&result);
  return dvt_secrets_store_finish (secrets, result, error);
}

char *
store_ok (DvtSecrets *secrets, const char *value)
{
  g_autoptr (GError) error = NULL;
  char *id = store_credentials (secrets, value, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
  return id;
}

DvtCredentials *
load_credentials (DvtSecrets *secrets, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_secrets_load_async (secrets, id, NULL, take_result_cb, &result);
  wait_for_result (&result);
  return dvt_secrets_load_finish (secrets, result, error);
}

void
assert_loads (DvtSecrets *secrets, const char *id, const char *value)
{
  g_autoptr (DvtCredentials) expected = make_credentials (value);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtCredentials) credentials = load_credentials (secrets, id, &error);

  g_assert_no_error (error);
  g_assert_true (dvt_credentials_equal (credentials, expected));
}

GHashTable *
list_items (DvtSecrets *secrets, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_secrets_list_async (secrets, NULL, take_result_cb, &result);
  wait_for_result (&result);
  return dvt_secrets_list_finish (secrets, result, error);
}

guint
count_items (DvtSecrets *secrets)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) items = list_items (secrets, &error);

  g_assert_no_error (error);
  return g_hash_table_size (items);
}

gboolean
delete_item (DvtSecrets *secrets, const char *id, GError **error)
{
  const char *const ids[] = { id, "not there", NULL };
  g_autoptr (GAsyncResult) result = NULL;

  dvt_secrets_delete_async (secrets, ids, NULL, take_result_cb, &result);
  wait_for_result (&result);
  return dvt_secrets_delete_finish (secrets, result, error);
}

GSubprocess *
start_writer (const char *program, guint n_items)
{
  g_autofree char *count = g_strdup_printf ("%u", n_items);
  g_autoptr (GError) error = NULL;
  GSubprocess *writer
    = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write", count, NULL);

  g_assert_no_error (error);
  return writer;
}

GStrv
finish_writer (GSubprocess *writer)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (writer, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (writer));
  return g_strsplit (g_strchomp (output), "\n", -1);
}

void
become_writer (int argc, char **argv)
{
  g_autoptr (DvtSecrets) secrets = NULL;
  guint n_items;

  if (argc != 3 || !g_str_equal (argv[1], "--write"))
    return;

  secrets = dvt_secrets_new (WORKSPACE);
  n_items = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = store_ok (secrets, "written at once");

      g_print ("%s\n", id);
    }
  exit (EXIT_SUCCESS);
}
