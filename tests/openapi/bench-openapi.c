/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* How long vendors' documents take to become definitions. */

#include "config.h"

#include <dvt-openapi.h>
#include <stdlib.h>

#include "real-documents.h"

#define ROUNDS 5

static gboolean
measure (const char *path)
{
  g_autoptr (GBytes) bytes = real_document_read (path);

  for (guint i = 0; bytes != NULL && i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (DvtDefinition) definition = dvt_openapi_convert (bytes, NULL, NULL, &error);
      gint64 end_us = g_get_monotonic_time ();
      g_autoptr (GPtrArray) endpoints = NULL;

      g_assert_no_error (error);
      endpoints = dvt_definition_list_endpoints (definition);
      g_print ("%s: %.1f MB, %u endpoints, a definition of %.1f MB in %.0f ms\n", path,
               (double) g_bytes_get_size (bytes) / 1e6, endpoints->len,
               (double) g_bytes_get_size (dvt_definition_get_bytes (definition)) / 1e6,
               (double) (end_us - start_us) / 1e3);
    }
  return bytes != NULL;
}

int
main (void)
{
  const char *const paths[] = { REAL_OCTOKIT, REAL_FIGMA, REAL_DIRECTUS };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (!measure (paths[i]))
      return REAL_DOCUMENTS_SKIP;
  return EXIT_SUCCESS;
}
