/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-demo-data-private.h"

#include <string.h>

#include "dvt-json-pointer.h"

/* Deeper than any real record, and an end for schemas that contain themselves. */
#define MAX_DEPTH 8

static const char *const first_names[]
  = { "Ava", "Jonas", "Priya", "Marta", "Owen", "Lucía", "Tomás", "Ingrid", "Noor", "Hugh" };
static const char *const last_names[]
  = { "Thompson", "Weber", "Nair", "Kowalska", "Price", "Serrano", "Lindqvist", "Okafor" };
static const char *const products[]
  = { "Oak Side Table", "Linen Cushion", "Brass Wall Hook", "Stoneware Jug", "Wool Throw",
      "Pine Shelf",     "Rope Doormat",  "Enamel Lantern",  "Walnut Tray",   "Sea Salt Candle" };
static const char *const cities[]
  = { "Bristol", "Leith", "Hamburg", "Rotterdam", "Falmouth", "Whitby", "Bremen", "Galway" };
static const char *const zones[] = { "A", "B", "C", "D" };

#define PICK(list, seed) ((list)[(seed) % G_N_ELEMENTS (list)])

yyjson_val *
dvt_demo_data_resolve (yyjson_val *schema, yyjson_val *root)
{
  for (guint i = 0; i < MAX_DEPTH; i++)
    {
      const char *reference = yyjson_get_str (yyjson_obj_get (schema, "$ref"));

      if (reference == NULL)
        return schema;
      if (reference[0] != '#')
        return NULL;
      schema = dvt_json_pointer_get (root, reference + 1);
    }
  return NULL;
}

/* The first of several types that says something. */
static const char *
get_type (yyjson_val *schema)
{
  yyjson_val *type = yyjson_obj_get (schema, "type");
  yyjson_val *item = NULL;
  size_t index = 0;
  size_t max = 0;

  if (yyjson_is_str (type))
    return yyjson_get_str (type);
  yyjson_arr_foreach (type, index, max, item)
    {
      if (g_strcmp0 (yyjson_get_str (item), "null") != 0)
        return yyjson_get_str (item);
    }
  if (yyjson_obj_get (schema, "properties") != NULL)
    return "object";
  return yyjson_obj_get (schema, "items") != NULL ? "array" : "string";
}

static gboolean
is_named (const char *name, const char *part)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return strstr (lower, part) != NULL;
}

static char *
build_time (guint seed, const char *format)
{
  /* Two hours apart, backwards from the Monday on which the sample organisation's story ends. */
  g_autoptr (GDateTime) end = g_date_time_new_utc (2026, 11, 9, 9, 30, 0);
  g_autoptr (GDateTime) time = g_date_time_add_minutes (end, -(int) (seed % 1000) * 121);

  return g_date_time_format (time, format);
}

/* Addresses have no accents. */
static char *
build_mail (guint seed)
{
  g_autofree char *name
    = g_strdup_printf ("%s.%s", PICK (first_names, seed), PICK (last_names, seed));
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);

  return g_strconcat (lower, "@example.com", NULL);
}

static char *
build_formatted (const char *format, guint seed)
{
  if (g_str_equal (format, "date-time"))
    return build_time (seed, "%Y-%m-%dT%H:%M:%SZ");
  if (g_str_equal (format, "date"))
    return build_time (seed, "%Y-%m-%d");
  if (g_str_equal (format, "uuid"))
    return g_strdup_printf ("7d0e%04x-3b1c-4f6a-9c2d-5e8f%08x", seed % 0x10000, seed);
  if (g_str_equal (format, "email"))
    return build_mail (seed);
  if (g_str_equal (format, "uri"))
    return g_strdup_printf ("https://www.example.com/%u", 1000 + seed);
  if (g_str_equal (format, "decimal"))
    return g_strdup_printf ("%u.%02u", 4 + seed * 7 % 190, seed * 25 % 100);
  return NULL;
}

static char *
build_named (const char *name, guint seed)
{
  if (is_named (name, "sku") || is_named (name, "item"))
    return g_strdup_printf ("HP-%04u", 1000 + seed % 400);
  if (is_named (name, "mail"))
    return build_formatted ("email", seed);
  if (is_named (name, "first"))
    return g_strdup (PICK (first_names, seed));
  if (is_named (name, "last"))
    return g_strdup (PICK (last_names, seed));
  if (is_named (name, "currency"))
    return g_strdup ("GBP");
  if (is_named (name, "country"))
    return g_strdup ("GB");
  if (is_named (name, "city"))
    return g_strdup (PICK (cities, seed));
  if (is_named (name, "phone"))
    return g_strdup_printf ("+44 20 7946 0%03u", seed % 1000);
  if (is_named (name, "date") || is_named (name, "_at"))
    return build_formatted ("date-time", seed);
  if (is_named (name, "title") || is_named (name, "product"))
    return g_strdup (PICK (products, seed));
  if (is_named (name, "bin") || is_named (name, "location"))
    return g_strdup_printf ("%s-%02u-%u", PICK (zones, seed), seed % 24, seed % 5);
  if (is_named (name, "status"))
    return g_strdup ("fulfilled");
  if (is_named (name, "number") || is_named (name, "reference") || is_named (name, "id"))
    return g_strdup_printf ("HP-%u", 10400 + seed);
  if (is_named (name, "name"))
    return g_strdup_printf ("%s %s", PICK (first_names, seed), PICK (last_names, seed / 3));
  return g_strdup_printf ("%s %u", name, 1 + seed % 9);
}

static char *
build_text (yyjson_val *schema, const char *name, guint seed)
{
  const char *format = yyjson_get_str (yyjson_obj_get (schema, "format"));
  char *text = format != NULL ? build_formatted (format, seed) : NULL;

  return text != NULL ? text : build_named (name, seed);
}

static gint64
build_integer (yyjson_val *schema, const char *name, guint seed)
{
  if (is_named (name, "id") || is_named (name, "number"))
    return 450000 + seed;
  if (is_named (name, "points"))
    return 10 * (1 + seed % 60);
  /* The smallest that is allowed is a number as it was written. */
  return 1 + seed * 7 % 12;
}

/* The chain of values within values. */
static yyjson_mut_val *build_value (yyjson_mut_doc *document,
                                    yyjson_val *schema,
                                    yyjson_val *root,
                                    const char *name,
                                    guint seed,
                                    guint depth);

static yyjson_mut_val *
build_object (yyjson_mut_doc *document,
              yyjson_val *schema,
              yyjson_val *root,
              guint seed,
              guint depth)
{
  yyjson_mut_val *object = yyjson_mut_obj (document);
  yyjson_val *key = NULL;
  yyjson_val *property = NULL;
  size_t index = 0;
  size_t max = 0;

  yyjson_obj_foreach (yyjson_obj_get (schema, "properties"), index, max, key, property)
    {
      const char *name = yyjson_get_str (key);

      yyjson_mut_obj_add (object, yyjson_mut_strcpy (document, name),
                          build_value (document, property, root, name, seed, depth + 1));
    }
  return object;
}

static yyjson_mut_val *
build_array (yyjson_mut_doc *document,
             yyjson_val *schema,
             yyjson_val *root,
             const char *name,
             guint seed,
             guint depth)
{
  yyjson_mut_val *array = yyjson_mut_arr (document);
  yyjson_val *items = yyjson_obj_get (schema, "items");

  for (guint i = 0; items != NULL && i < 1 + seed % 3; i++)
    yyjson_mut_arr_append (array,
                           build_value (document, items, root, name, seed * 3 + i, depth + 1));
  return array;
}

/* A state that is not reached yet: of every fourth, where it may be. */
static gboolean
is_unknown (yyjson_val *schema, const char *name, guint seed)
{
  yyjson_val *item = NULL;
  size_t index = 0;
  size_t max = 0;

  if (seed % 4 != 0 || !is_named (name, "status"))
    return FALSE;
  yyjson_arr_foreach (yyjson_obj_get (schema, "type"), index, max, item)
    {
      if (g_strcmp0 (yyjson_get_str (item), "null") == 0)
        return TRUE;
    }
  return FALSE;
}

static yyjson_mut_val *
copy_choice (yyjson_mut_doc *document, yyjson_val *choices, guint seed)
{
  return yyjson_val_mut_copy (document, yyjson_arr_get (choices, seed % yyjson_arr_size (choices)));
}

static yyjson_mut_val *
build_value (yyjson_mut_doc *document,
             yyjson_val *schema,
             yyjson_val *root,
             const char *name,
             guint seed,
             guint depth)
{
  yyjson_val *resolved = dvt_demo_data_resolve (schema, root);
  yyjson_val *choices = NULL;
  const char *type = NULL;
  g_autofree char *text = NULL;

  if (resolved == NULL || depth > MAX_DEPTH || is_unknown (resolved, name, seed))
    return yyjson_mut_null (document);
  choices = yyjson_obj_get (resolved, "enum");
  if (yyjson_arr_size (choices) > 0)
    return copy_choice (document, choices, seed);
  for (guint i = 0; i < 2; i++)
    {
      static const char *const words[] = { "anyOf", "oneOf" };
      yyjson_val *alternatives = yyjson_obj_get (resolved, words[i]);

      if (yyjson_arr_size (alternatives) > 0)
        return build_value (document, yyjson_arr_get_first (alternatives), root, name, seed,
                            depth + 1);
    }
  type = get_type (resolved);
  if (g_str_equal (type, "object"))
    return build_object (document, resolved, root, seed, depth);
  if (g_str_equal (type, "array"))
    return build_array (document, resolved, root, name, seed, depth);
  if (g_str_equal (type, "boolean"))
    return yyjson_mut_bool (document, seed % 3 != 0);
  if (g_str_equal (type, "integer"))
    return yyjson_mut_sint (document, build_integer (resolved, name, seed));
  if (g_str_equal (type, "number"))
    {
      text = build_formatted ("decimal", seed);
      return yyjson_mut_rawcpy (document, text);
    }
  text = build_text (resolved, name, seed);
  return yyjson_mut_strcpy (document, text);
}

yyjson_mut_val *
dvt_demo_data_build (yyjson_mut_doc *document, yyjson_val *schema, yyjson_val *root, guint seed)
{
  return build_value (document, schema, root, "record", seed, 0);
}
