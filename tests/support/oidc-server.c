/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "oidc-server.h"

struct _OidcServer
{
  GSubprocess *process; /* (owned) ends with its standard input */
  char *origin;
};

/* NULL where there is none. */
static char *
find_folder (char **why)
{
  const char *folder = g_getenv ("DOVETAIL_REAL_DIR");
  const char *reason = g_getenv ("DOVETAIL_REAL_SKIP");
  g_autofree char *package = NULL;
  g_autofree char *node = g_find_program_in_path ("node");

  if (folder == NULL || *folder == '\0')
    {
      *why = g_strdup (reason != NULL && *reason != '\0'
                         ? reason
                         : "DOVETAIL_REAL_DIR is not set: ./dev test sets it");
      return NULL;
    }
  package = g_build_filename (folder, "oidc-provider", NULL);
  if (node != NULL && g_file_test (package, G_FILE_TEST_IS_DIR))
    return g_strdup (folder);

  *why
    = node != NULL ? g_strdup_printf ("%s is missing", package) : g_strdup ("There is no Node.js");
  return NULL;
}

OidcServer *
oidc_server_start (char **why)
{
  g_autofree char *folder = find_folder (why);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "real", "oidc-server.mjs", NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  OidcServer *self;

  if (folder == NULL)
    return NULL;

  self = g_new0 (OidcServer, 1);
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, "node", script, folder, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  self->origin = g_data_input_stream_read_line_utf8 (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->origin);
  return self;
}

void
oidc_server_stop (OidcServer *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);
  g_free (self->origin);
  g_free (self);
}

const char *
oidc_server_get_origin (OidcServer *self)
{
  return self->origin;
}
