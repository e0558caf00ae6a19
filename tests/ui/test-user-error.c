/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-user-error.h"

#include "dvt-workspace-error.h"

static void
test_known (void)
{
  g_autoptr (GError) stale
    = g_error_new_literal (DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE, "The plan is older");
  g_autofree char *text = dvt_user_error_describe (stale);
  g_autofree char *details = dvt_user_error_build_details (stale);

  g_assert_true (g_str_has_prefix (text, "Something has changed meanwhile"));
  g_assert_cmpstr (details, ==, "stale: The plan is older");
}

/* Every code of the workspace says something of its own, so that nobody forgets a new one. */
static void
test_all_of_the_workspace (void)
{
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NXIO, "Odd");
  g_autofree char *fallback = dvt_user_error_describe (other);

  for (int code = DVT_WORKSPACE_ERROR_NOT_FOUND; code <= DVT_WORKSPACE_ERROR_FEED_TAKEN; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (DVT_WORKSPACE_ERROR, code, "A message");
      g_autofree char *text = dvt_user_error_describe (error);

      g_assert_cmpstr (text, !=, fallback);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/user-error/known", test_known);
  g_test_add_func ("/user-error/all-of-the-workspace", test_all_of_the_workspace);
  return g_test_run ();
}
