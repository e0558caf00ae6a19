/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets.h"

#include "secrets-fixture.h"

/* Run with a locked keyring, with a bus without a service, and without a bus: every call says that
 * there is nothing to be had, soon, and none that an item is gone. */

static void
assert_unavailable (GError **error)
{
  const int code = g_strcmp0 (g_getenv ("DOVETAIL_TEST_KEYRING"), "locked") == 0
                     ? DVT_SECRETS_ERROR_LOCKED
                     : DVT_SECRETS_ERROR_UNAVAILABLE;

  g_assert_error (*error, DVT_SECRETS_ERROR, code);
  g_test_message ("%s", (*error)->message);
  g_assert_null (strstr ((*error)->message, "the-secret"));
  g_assert_null (strstr ((*error)->message, "GDBus"));
  g_clear_error (error);
}

static void
test_unavailable (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  g_autoptr (DvtCredentials) credentials = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      id = store_credentials (secrets, "the-secret", &error);
      g_assert_null (id);
      assert_unavailable (&error);
      credentials = load_credentials (secrets, OTHER_WORKSPACE, &error);
      g_assert_null (credentials);
      assert_unavailable (&error);
      g_assert_null (list_items (secrets, &error));
      assert_unavailable (&error);
      g_assert_false (delete_item (secrets, OTHER_WORKSPACE, &error));
      assert_unavailable (&error);
    }
  g_assert_finalize_object (g_steal_pointer (&secrets));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secrets/unavailable", test_unavailable);
  return g_test_run ();
}
