/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets.h"

#include "secrets-fixture.h"

static void
test_store_load (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new_in_memory ();
  g_autoptr (DvtSecrets) other = dvt_secrets_new_in_memory ();
  gint64 before = g_get_real_time () / G_TIME_SPAN_SECOND;
  g_autofree char *first = store_ok (secrets, "first");
  g_autofree char *second = store_ok (secrets, "second");
  g_autoptr (GHashTable) items = NULL;
  g_autoptr (DvtCredentials) missing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first, !=, second);
  assert_loads (secrets, first, "first");
  items = list_items (secrets, &error);
  g_assert_cmpuint (g_hash_table_size (items), ==, 2);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (items, second), >=, before);

  g_assert_true (delete_item (secrets, first, &error));
  g_assert_cmpuint (count_items (secrets), ==, 1);
  missing = load_credentials (secrets, first, &error);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_loads (secrets, second, "second");

  g_assert_cmpuint (count_items (other), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&secrets));
}

static void
test_cancelled (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new_in_memory ();
  g_autoptr (DvtCredentials) credentials = make_credentials ("cancelled");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dvt_secrets_store_async (secrets, credentials, "Dovetail", cancellable, take_result_cb, &result);
  wait_for_result (&result);
  id = dvt_secrets_store_finish (secrets, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_items (secrets), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/secrets/memory/store-load", test_store_load);
  g_test_add_func ("/secrets/memory/cancelled", test_cancelled);
  return g_test_run ();
}
