/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 *
 * convert FILE: prints the definition that an OpenAPI document makes, canonical; its warnings, one
 * a line with their places, go to standard error.
 */

#include "config.h"

#include "dvt-openapi.h"

#include <locale.h>
#include <stdio.h>

static void
print_warnings (GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      const DvtOpenapiWarning *warning = g_ptr_array_index (warnings, i);

      g_printerr ("%s: %s\n", warning->pointer, warning->message);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  GBytes *bytes = NULL;
  char *text = NULL;
  gsize length = 0;

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("Usage: convert FILE\n");
      return 2;
    }
  if (!g_file_get_contents (argv[1], &text, &length, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  document = g_bytes_new_take (text, length);
  definition = dvt_openapi_convert (document, NULL, &warnings, &error);
  if (definition == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  print_warnings (warnings);
  bytes = dvt_definition_get_bytes (definition);
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  return 0;
}
