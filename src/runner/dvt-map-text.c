/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-map-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The functions whose result is a text, or several. Texts may have NUL inside (U+0000). */

static yyjson_mut_val *
take_string (const DvtMapRun *run, const GString *text)
{
  return yyjson_mut_strncpy (run->document, text->str, text->len);
}

static gboolean
is_container (const DvtOperand *operand)
{
  return yyjson_is_ctn (operand->value);
}

gboolean
dvt_map_append_text (const DvtMapField *field,
                     const DvtOperand *operand,
                     GString *out,
                     GError **error)
{
  if (is_container (operand))
    {
      dvt_record_set_error (
        error, field->to,
        g_strdup (_ ("Expected a text, a number, true or false, there is a list or an object")));
      return FALSE;
    }

  if (operand->text != NULL)
    g_string_append_len (out, operand->text, (gssize) operand->length);
  else
    dvt_value_append_text (out, operand->value);

  return TRUE;
}

gboolean
dvt_map_make_text (const DvtMapField *field,
                   const DvtMapRun *run,
                   DvtOperand *operand,
                   yyjson_mut_val **result,
                   GError **error)
{
  g_autoptr (GString) text = NULL;
  gsize length;

  if (dvt_operand_get_string (operand, &length) != NULL)
    {
      *result = dvt_operand_copy (operand, run->document);
      return TRUE;
    }

  text = g_string_new (NULL);
  dvt_value_append_text (text, operand->value);
  *result = take_string (run, text);

  return TRUE;
}

/* What the user's language has to say about letters does not change what is sent: ASCII is mapped
 * here, the rest by Unicode's own rules. */
static void
append_in_case (GString *out, const GString *text, gboolean upper)
{
  const char *end = text->str + text->len;
  const char *rest = text->str;

  while (rest < end)
    {
      const char *run = NULL;
      g_autofree char *mapped = NULL;

      for (; rest < end && (*rest & 0x80) == 0; rest++)
        g_string_append_c (out, upper ? g_ascii_toupper (*rest) : g_ascii_tolower (*rest));
      run = rest;
      while (rest < end && (*rest & 0x80) != 0)
        rest++;
      if (rest == run)
        continue;

      mapped = upper ? g_utf8_strup (run, rest - run) : g_utf8_strdown (run, rest - run);
      g_string_append (out, mapped);
    }
}

static gboolean
make_in_case (const DvtMapField *field,
              const DvtMapRun *run,
              const DvtOperand *operand,
              gboolean upper,
              yyjson_mut_val **result,
              GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) mapped = g_string_new (NULL);

  if (!dvt_map_append_text (field, operand, text, error))
    return FALSE;

  append_in_case (mapped, text, upper);
  *result = take_string (run, mapped);

  return TRUE;
}

gboolean
dvt_map_make_upper (const DvtMapField *field,
                    const DvtMapRun *run,
                    DvtOperand *operand,
                    yyjson_mut_val **result,
                    GError **error)
{
  return make_in_case (field, run, operand, TRUE, result, error);
}

gboolean
dvt_map_make_lower (const DvtMapField *field,
                    const DvtMapRun *run,
                    DvtOperand *operand,
                    yyjson_mut_val **result,
                    GError **error)
{
  return make_in_case (field, run, operand, FALSE, result, error);
}

const char *
dvt_map_trim (const char *text, gsize *length)
{
  const char *end = text + *length;

  while (text < end && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }

  *length = (gsize) (end - text);
  return text;
}

gboolean
dvt_map_make_trimmed (const DvtMapField *field,
                      const DvtMapRun *run,
                      DvtOperand *operand,
                      yyjson_mut_val **result,
                      GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *trimmed = NULL;
  gsize length;

  if (!dvt_map_append_text (field, operand, text, error))
    return FALSE;

  length = text->len;
  trimmed = dvt_map_trim (text->str, &length);
  *result = yyjson_mut_strncpy (run->document, trimmed, length);

  return TRUE;
}

/* The text of an argument; empty where it is absent. */
static const char *
get_argument (const DvtMapField *field, const char *name, gsize *length)
{
  yyjson_val *argument = yyjson_obj_get (field->arguments, name);
  const char *text = yyjson_get_str (argument);

  *length = yyjson_get_len (argument);

  return text != NULL ? text : "";
}

/* Where @needle is in @rest, or its end. */
static const char *
find_end (const char *rest, const char *end, const char *needle, gsize needle_length)
{
  const char *found = NULL;

  if (needle_length > 0)
    found = memmem (rest, (gsize) (end - rest), needle, needle_length);

  return found != NULL ? found : end;
}

gboolean
dvt_map_make_replaced (const DvtMapField *field,
                       const DvtMapRun *run,
                       DvtOperand *operand,
                       yyjson_mut_val **result,
                       GError **error)
{
  gsize find_length;
  gsize with_length;
  const char *find = get_argument (field, "find", &find_length);
  const char *with = get_argument (field, "with", &with_length);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) replaced = g_string_new (NULL);
  const char *rest = NULL;
  const char *end = NULL;

  if (!dvt_map_append_text (field, operand, text, error))
    return FALSE;

  rest = text->str;
  end = text->str + text->len;
  for (const char *found = find_end (rest, end, find, find_length); found < end;
       found = find_end (rest, end, find, find_length))
    {
      g_string_append_len (replaced, rest, found - rest);
      g_string_append_len (replaced, with, (gssize) with_length);
      rest = found + find_length;
    }
  g_string_append_len (replaced, rest, end - rest);
  *result = take_string (run, replaced);

  return TRUE;
}

/* An empty text has no parts. */
gboolean
dvt_map_make_split (const DvtMapField *field,
                    const DvtMapRun *run,
                    DvtOperand *operand,
                    yyjson_mut_val **result,
                    GError **error)
{
  gsize separator_length;
  const char *separator = get_argument (field, "separator", &separator_length);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *rest = NULL;
  const char *end = NULL;

  if (!dvt_map_append_text (field, operand, text, error))
    return FALSE;

  *result = yyjson_mut_arr (run->document);
  rest = text->str;
  end = text->str + text->len;
  while (text->len > 0)
    {
      const char *found = find_end (rest, end, separator, separator_length);

      yyjson_mut_arr_add_strncpy (run->document, *result, rest, (gsize) (found - rest));
      if (found == end)
        break;
      rest = found + separator_length;
    }

  return TRUE;
}

/* What join has got together so far. */
typedef struct
{
  GString *text; /* (owned) */
  guint count;
  const char *separator;
  gsize separator_length;
} Joined;

static void
joined_clear (Joined *joined)
{
  g_string_free (joined->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Joined, joined_clear)

static void
join_one (Joined *joined, const DvtOperand *operand)
{
  if (dvt_operand_is_nothing (operand) || dvt_operand_is_null (operand))
    return;

  if (joined->count++ > 0)
    g_string_append_len (joined->text, joined->separator, (gssize) joined->separator_length);
  if (operand->text != NULL)
    g_string_append_len (joined->text, operand->text, (gssize) operand->length);
  else
    dvt_value_append_text (joined->text, operand->value);
}

static void
join_operand (Joined *joined, const DvtOperand *operand)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (operand->value);

  if (!yyjson_is_arr (operand->value))
    {
      join_one (joined, operand);
      return;
    }

  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    {
      const DvtOperand part = { .value = element };

      join_one (joined, &part);
    }
}

gboolean
dvt_map_make_joined (const DvtMapField *field,
                     const DvtMapRun *run,
                     DvtOperand *operand,
                     yyjson_mut_val **result,
                     GError **error)
{
  g_auto (Joined) joined = { g_string_new (NULL), 0, NULL, 0 };
  yyjson_arr_iter iter = yyjson_arr_iter_with (yyjson_obj_get (field->arguments, "with"));
  const gboolean is_list = yyjson_is_arr (operand->value);

  joined.separator = get_argument (field, "separator", &joined.separator_length);
  join_operand (&joined, operand);
  for (yyjson_val *value = yyjson_arr_iter_next (&iter); value != NULL;
       value = yyjson_arr_iter_next (&iter))
    {
      g_auto (DvtOperand) part = { 0 };
      g_autoptr (GError) value_error = NULL;

      if (!dvt_operand_evaluate (&part, value, run->record, run->lookup, run->lookup_data,
                                 &value_error))
        {
          dvt_record_set_error (error, field->to, g_strdup (value_error->message));
          return FALSE;
        }
      join_operand (&joined, &part);
    }

  if (joined.count > 0 || is_list)
    *result = take_string (run, joined.text);

  return TRUE;
}
