/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "definitions.h"

#include <string.h>

#define ODDS_OF_MEMBER 3

static const char *const names[]
  = { "a", "b/c", "d~e", "～", "😀", "", "name", "$x", "é", "0", "required", "properties" };
static const char *const scalars[]
  = { "1",     "12345678901234567890",          "1e400",         "1.5", "true", "false", "null",
      "\"x\"", "\"a longer text, with words\"", "\"\\u0001\\n\"" };

static gboolean
toss (GRand *random)
{
  return g_rand_int_range (random, 0, ODDS_OF_MEMBER) > 0;
}

static void append_value (GString *out, GRand *random, gint levels);

/* Each name at most once. */
static void
append_object (GString *out, GRand *random, gint levels)
{
  gboolean is_first = TRUE;

  g_string_append_c (out, '{');
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (toss (random) || toss (random))
        continue;

      g_string_append_printf (out, "%s\"%s\":", is_first ? "" : ",", names[i]);
      append_value (out, random, levels - 1);
      is_first = FALSE;
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, GRand *random, gint levels)
{
  gint length = g_rand_int_range (random, 0, 4);

  g_string_append_c (out, '[');
  for (gint i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_value (out, random, levels - 1);
    }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, GRand *random, gint levels)
{
  gint kind = levels > 0 ? g_rand_int_range (random, 0, 4) : 0;

  if (kind == 3)
    append_object (out, random, levels);
  else if (kind == 2)
    append_array (out, random, levels);
  else
    g_string_append (out, scalars[g_rand_int_range (random, 0, G_N_ELEMENTS (scalars))]);
}

static void
append_variables (GString *out, GRand *random)
{
  g_string_append (out, ",\"variables\":{");
  for (guint i = 0; i < 3; i++)
    {
      g_string_append_printf (out, "%s\"v%u\":{\"secret\":%s,\"x\":", i > 0 ? "," : "",
                              i + 3 * (guint) g_rand_int_range (random, 0, 2),
                              toss (random) ? "true" : "false");
      append_value (out, random, 1);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

static void
append_endpoint (GString *out, GRand *random, guint number)
{
  g_string_append_printf (out,
                          "\"GET /e%u\":{\"method\":\"GET\",\"path\":\"/e%u\",\"name\":\"E%d\"",
                          number, number, g_rand_int_range (random, 1, 3));
  if (toss (random))
    {
      g_string_append_printf (out, ",\"parameters\":{\"query.q%d\":{\"required\":%s,\"schema\":",
                              g_rand_int_range (random, 0, 2), toss (random) ? "true" : "false");
      append_object (out, random, 1);
      g_string_append (out, "}}");
    }
  if (toss (random))
    {
      g_string_append_printf (out,
                              ",\"responses\":{\"20%d\":{\"x\":", g_rand_int_range (random, 0, 2));
      append_value (out, random, 2);
      g_string_append (out, "}}");
    }
  g_string_append (out, ",\"x\":");
  append_value (out, random, 3);
  g_string_append_c (out, '}');
}

static void
append_endpoints (GString *out, GRand *random)
{
  gboolean is_first = TRUE;

  g_string_append (out, ",\"endpoints\":{");
  for (guint i = 0; i < 5; i++)
    if (toss (random))
      {
        g_string_append (out, is_first ? "" : ",");
        append_endpoint (out, random, i);
        is_first = FALSE;
      }
  g_string_append_c (out, '}');
}

static void
append_schemas (GString *out, GRand *random)
{
  g_string_append (out, ",\"schemas\":{");
  for (guint i = 0; i < 3; i++)
    {
      g_string_append_printf (out, "%s\"S%u\":", i > 0 ? "," : "",
                              i + 3 * (guint) g_rand_int_range (random, 0, 2));
      if (toss (random))
        append_object (out, random, 2);
      else
        g_string_append (out, "true");
    }
  g_string_append_c (out, '}');
}

DvtDefinition *
test_definition_new (const char *members)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text
    = g_strdup_printf ("{\"format\":\"dovetail.connector/1\",\"name\":\"Example\"%s%s}",
                       *members != '\0' ? "," : "", members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DvtDefinition *definition = dvt_definition_new (bytes, &error);

  g_assert_no_error (error);

  return definition;
}

DvtDefinition *
test_definition_new_random (GRand *random)
{
  g_autoptr (GString) members = g_string_new ("\"x\":");

  append_value (members, random, 3);
  g_string_append_printf (members, ",\"summary\":\"%s\"",
                          names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))]);
  if (toss (random))
    g_string_append_printf (members, ",\"rateLimit\":{\"amount\":%d,\"unit\":\"minute\"}",
                            g_rand_int_range (random, 1, 3));
  if (toss (random))
    append_variables (members, random);
  if (toss (random))
    append_endpoints (members, random);
  if (toss (random))
    append_schemas (members, random);
  if (toss (random))
    g_string_append_printf (members, ",\"authMethods\":{\"t%d\":{\"type\":\"none\"}}",
                            g_rand_int_range (random, 0, 2));

  return test_definition_new (members->str);
}
