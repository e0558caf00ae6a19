/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* How long two large definitions take to compare: made here, of the size of the largest real ones,
 * or the two files that are named. */

#include "config.h"

#include <dvt-compare.h>
#include <stdlib.h>

#define ENDPOINTS 1200
#define FIELDS 60
#define ROUNDS 5

/* Every endpoint differs a little from the one of the other @version, and some are not there. */
static void
append_endpoint (GString *out, guint number, guint version)
{
  if (number % 10 == version)
    return;

  g_string_append_printf (out,
                          ",\"GET /things/%u\":{\"method\":\"GET\",\"path\":\"/things/%u\","
                          "\"description\":\"Version %u\",\"responses\":{\"200\":{\"content\":"
                          "{\"application/json\":{\"schema\":{\"properties\":{\"version_%u\":{}",
                          number, number, version, version);
  for (guint i = 0; i < FIELDS; i++)
    g_string_append_printf (out,
                            ",\"field_%u\":{\"type\":\"string\",\"example\":\"value %u\","
                            "\"description\":\"What it is, in a line or two of text such as vendors"
                            " write, and a little more of it\",\"maxLength\":255}",
                            i, i);
  g_string_append (out, "}}}}}}}");
}

static DvtDefinition *
make_large_definition (guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out
    = g_string_new ("{\"name\":\"Large\",\"format\":\"" DVT_DEFINITION_FORMAT
                    "\",\"endpoints\":{\"GET /\":{\"method\":\"GET\",\"path\":\"/\"}");
  g_autoptr (GBytes) bytes = NULL;
  DvtDefinition *definition;

  for (guint i = 0; i < ENDPOINTS; i++)
    append_endpoint (out, i, version);
  g_string_append (out, "}}");

  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);

  return definition;
}

static DvtDefinition *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  DvtDefinition *definition = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    {
      bytes = g_bytes_new_take (g_steal_pointer (&text), length);
      definition = dvt_definition_new (bytes, &error);
    }
  if (definition == NULL)
    g_printerr ("%s: %s\n", path, error->message);

  return definition;
}

int
main (int argc, char *argv[])
{
  g_autoptr (DvtDefinition) before = argc == 3 ? read_file (argv[1]) : make_large_definition (1);
  g_autoptr (DvtDefinition) after = argc == 3 ? read_file (argv[2]) : make_large_definition (2);

  if (before == NULL || after == NULL)
    return EXIT_FAILURE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (GPtrArray) rows = dvt_compare (before, after);
      gint64 end_us = g_get_monotonic_time ();

      g_print ("%.1f MB and %.1f MB, %u rows, in %.0f ms\n",
               (double) g_bytes_get_size (dvt_definition_get_bytes (before)) / 1e6,
               (double) g_bytes_get_size (dvt_definition_get_bytes (after)) / 1e6, rows->len,
               (double) (end_us - start_us) / 1e3);
    }

  return EXIT_SUCCESS;
}
