/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* How long it takes to read a large definition: one that is made here, of the size of the largest
 * real ones, or the files that are named. */

#include "config.h"

#include <dvt-definition.h>
#include <stdlib.h>

#define ENDPOINTS 1200
#define PROPERTIES 60
#define ROUNDS 5

static void
append_endpoint (GString *out, guint number)
{
  g_string_append_printf (out,
                          "%s\"GET /things/%u/{}\": {\"name\": \"List things %u\","
                          " \"method\": \"GET\", \"path\": \"/things/%u/{id}\","
                          " \"description\": \"Lists the things of a kind, newest first.\","
                          " \"parameters\": {\"path.1\": {\"name\": \"id\", \"required\": true,"
                          " \"schema\": {\"type\": \"integer\", \"maximum\": 1e9}}},"
                          " \"responses\": {\"200\": {\"content\": {\"application/json\":"
                          " {\"schema\": {\"type\": \"object\", \"properties\": {",
                          number > 0 ? ", " : "", number, number, number);
  for (guint i = 0; i < PROPERTIES; i++)
    g_string_append_printf (out,
                            "%s\"property_%u\": {\"type\": \"string\", \"example\": \"value %u\","
                            " \"description\": \"What it is, “quoted”, in a line or two of text"
                            " such as vendors write\\n\", \"maxLength\": 255.0}",
                            i > 0 ? ", " : "", i, i);
  g_string_append (out, "}}}}}}}");
}

static GBytes *
make_large_definition (void)
{
  GString *out = g_string_new ("{\"name\": \"Large\", \"format\": \"" DVT_DEFINITION_FORMAT
                               "\", \"endpoints\": {");

  for (guint i = 0; i < ENDPOINTS; i++)
    append_endpoint (out, i);
  g_string_append (out, "}}");

  return g_string_free_to_bytes (out);
}

static gboolean
measure (const char *name, GBytes *bytes)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (DvtDefinition) definition = dvt_definition_new (bytes, &error);
      gint64 read_us = g_get_monotonic_time ();
      g_autoptr (DvtDefinition) again = NULL;
      gint64 end_us;

      if (definition == NULL)
        {
          g_printerr ("%s: %s\n", name, error->message);
          return FALSE;
        }
      again = dvt_definition_new_trusted (dvt_definition_get_bytes (definition), NULL);
      end_us = g_get_monotonic_time ();

      g_print ("%s: %.1f MB, read in %.0f ms, taken back in %.0f ms\n", name,
               (double) g_bytes_get_size (bytes) / 1e6, (double) (read_us - start_us) / 1e3,
               (double) (end_us - read_us) / 1e3);
    }

  return TRUE;
}

int
main (int argc, char *argv[])
{
  gboolean is_good = TRUE;

  if (argc == 1)
    {
      g_autoptr (GBytes) large = make_large_definition ();

      is_good = measure ("generated", large);
    }

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_get_contents (argv[i], &text, &length, &error))
        {
          g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&text), length);

          is_good = measure (argv[i], bytes) && is_good;
        }
      else
        {
          g_printerr ("%s\n", error->message);
          is_good = FALSE;
        }
    }

  return is_good ? EXIT_SUCCESS : EXIT_FAILURE;
}
