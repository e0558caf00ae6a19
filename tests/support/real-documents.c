/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "real-documents.h"

GBytes *
real_document_read (const char *path)
{
  const char *folder = g_getenv ("DOVETAIL_REAL_DIR");
  g_autofree char *file = g_build_filename (folder != NULL ? folder : "", path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  if (!g_file_get_contents (file, &text, &length, &error))
    {
      g_print ("%s\n", error->message);
      return NULL;
    }
  return g_bytes_new_take (text, length);
}
