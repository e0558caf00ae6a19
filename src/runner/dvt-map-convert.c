/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-map-private.h"

#include <dvt-json-number.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The functions that give a number, true or false, or another value in the place of one. */

static void
set_not_a_number (const DvtMapField *field, GError **error)
{
  dvt_record_set_error (error, field->to, g_strdup (_ ("The value is no number")));
}

/* "+007" and ".50" are written by programs that have no JSON: a number all the same. NULL: none. */
static char *
repair_number (const char *text, gsize length)
{
  const char *end = text + length;
  g_autoptr (GString) number = g_string_new (NULL);

  if (text < end && *text == '-')
    g_string_append_c (number, '-');
  if (text < end && (*text == '-' || *text == '+'))
    text++;
  while (end - text > 1 && text[0] == '0' && g_ascii_isdigit (text[1]))
    text++;
  if (end - text > 1 && text[0] == '.' && g_ascii_isdigit (text[1]))
    g_string_append_c (number, '0');
  g_string_append_len (number, text, end - text);

  return dvt_json_is_number_text (number->str, number->len)
           ? g_string_free_and_steal (g_steal_pointer (&number))
           : NULL;
}

static gboolean
read_number (const DvtMapField *field,
             const DvtMapRun *run,
             const char *text,
             gsize length,
             yyjson_mut_val **result,
             GError **error)
{
  g_autofree char *number = NULL;

  text = dvt_map_trim (text, &length);
  if (length == 0)
    return TRUE;

  number = repair_number (text, length);
  if (number == NULL)
    {
      set_not_a_number (field, error);
      return FALSE;
    }

  *result = yyjson_mut_rawcpy (run->document, number);
  return TRUE;
}

/* An empty text is nothing; true and false are 1 and 0. */
gboolean
dvt_map_make_number (const DvtMapField *field,
                     const DvtMapRun *run,
                     DvtOperand *operand,
                     yyjson_mut_val **result,
                     GError **error)
{
  gsize length;
  const char *text = dvt_operand_get_string (operand, &length);

  if (text != NULL)
    return read_number (field, run, text, length, result, error);

  if (yyjson_is_bool (operand->value))
    *result = yyjson_mut_uint (run->document, yyjson_get_bool (operand->value) ? 1 : 0);
  else if (dvt_json_is_number (operand->value))
    *result = dvt_operand_copy (operand, run->document);
  else
    set_not_a_number (field, error);

  return *result != NULL;
}

static gboolean
is_word (const char *text, gsize length, const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], text, length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
read_boolean (const DvtMapField *field,
              const DvtMapRun *run,
              const char *text,
              gsize length,
              yyjson_mut_val **result,
              GError **error)
{
  static const char *const yes[] = { "true", "yes", "on", "1", NULL };
  static const char *const no[] = { "false", "no", "off", "0", NULL };

  text = dvt_map_trim (text, &length);
  if (length == 0)
    return TRUE;

  if (is_word (text, length, yes))
    *result = yyjson_mut_true (run->document);
  else if (is_word (text, length, no))
    *result = yyjson_mut_false (run->document);
  else
    dvt_record_set_error (error, field->to, g_strdup (_ ("The value is neither true nor false")));

  return *result != NULL;
}

/* An empty text is nothing; of numbers 0 is false. */
gboolean
dvt_map_make_boolean (const DvtMapField *field,
                      const DvtMapRun *run,
                      DvtOperand *operand,
                      yyjson_mut_val **result,
                      GError **error)
{
  gsize length;
  const char *text = dvt_operand_get_string (operand, &length);

  if (text != NULL)
    return read_boolean (field, run, text, length, result, error);

  if (yyjson_is_bool (operand->value))
    *result = dvt_operand_copy (operand, run->document);
  else if (dvt_json_is_number (operand->value))
    *result = yyjson_mut_bool (run->document, !dvt_json_number_is_zero (operand->value));
  else
    dvt_record_set_error (error, field->to, g_strdup (_ ("The value is neither true nor false")));

  return *result != NULL;
}

/* Instead of nothing, null and an empty text. */
gboolean
dvt_map_make_default (const DvtMapField *field,
                      const DvtMapRun *run,
                      DvtOperand *operand,
                      yyjson_mut_val **result,
                      GError **error)
{
  g_autoptr (GError) value_error = NULL;
  gsize length;
  const char *text = dvt_operand_get_string (operand, &length);

  if ((dvt_operand_is_nothing (operand) || dvt_operand_is_null (operand)
       || (text != NULL && length == 0))
      && !dvt_operand_evaluate (operand, field->arguments, run->record, run->lookup,
                                run->lookup_data, &value_error))
    {
      dvt_record_set_error (error, field->to, g_strdup (value_error->message));
      return FALSE;
    }

  *result = dvt_operand_copy (operand, run->document);
  return TRUE;
}

/* Null, lists and objects are in no table, nor is a text with NUL inside, which no key has. */
static yyjson_val *
look_up (const DvtMapField *field, const DvtOperand *operand)
{
  g_autoptr (GString) key = NULL;

  if (field->table == NULL || dvt_operand_is_null (operand) || yyjson_is_ctn (operand->value))
    return NULL;

  key = g_string_new (NULL);
  if (!dvt_map_append_text (field, operand, key, NULL) || strlen (key->str) != key->len)
    return NULL;

  return g_hash_table_lookup (field->table, key->str);
}

/* Nothing is not looked up. */
gboolean
dvt_map_make_looked_up (const DvtMapField *field,
                        const DvtMapRun *run,
                        DvtOperand *operand,
                        yyjson_mut_val **result,
                        GError **error)
{
  yyjson_val *found = NULL;

  if (dvt_operand_is_nothing (operand))
    return TRUE;

  found = look_up (field, operand);
  if (found == NULL)
    found = yyjson_obj_get (field->arguments, "default");
  if (found != NULL)
    *result = yyjson_val_mut_copy (run->document, found);

  return TRUE;
}
