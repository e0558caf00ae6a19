/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-record.h"

#include <dvt-json-pointer.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dvt-runner.h"
#include "dvt-value-private.h"

void
dvt_record_set_error (GError **error, const char *field, char *message)
{
  g_autofree char *owned = message;

  if (field != NULL)
    /* Translators: the place of a field in a record, such as "/address/city", and what is wrong. */
    g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD, _ ("Field ‘%s’: %s"),
                 field, owned);
  else
    g_set_error_literal (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD, owned);
}

/**
 * dvt_text_expand:
 * @text: a text
 * @lookup: (scope call) (nullable): finds the value of a variable
 * @lookup_data: for @lookup
 * @error: return location for a #DvtRunnerError
 *
 * Puts the values of variables in the place of their names: "{{name}}", with or without space
 * inside the braces. Braces that nothing closes stay as they are, and values are not looked into.
 *
 * Returns: (transfer full): the text; `NULL` with @error set where there is no such variable
 */
char *
dvt_text_expand (const char *text, DvtVariableFunc lookup, gpointer lookup_data, GError **error)
{
  g_autoptr (GString) out = NULL;
  const char *rest = text;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_new (NULL);
  for (const char *start = strstr (rest, "{{"); start != NULL; start = strstr (rest, "{{"))
    {
      const char *end = strstr (start + 2, "}}");
      g_autofree char *name = NULL;
      const char *value = NULL;

      if (end == NULL)
        break;

      name = g_strstrip (g_strndup (start + 2, (gsize) (end - start - 2)));
      if (lookup != NULL)
        value = lookup (name, lookup_data);
      if (value == NULL)
        {
          dvt_record_set_error (error, NULL,
                                g_strdup_printf (_ ("There is no variable ‘%s’"), name));
          return NULL;
        }

      g_string_append_len (out, rest, start - rest);
      g_string_append (out, value);
      rest = end + 2;
    }
  g_string_append (out, rest);

  return g_string_free_and_steal (g_steal_pointer (&out));
}

void
dvt_operand_clear (DvtOperand *operand)
{
  operand->value = NULL;
  operand->length = 0;
  g_clear_pointer (&operand->text, g_free);
}

gboolean
dvt_operand_evaluate (DvtOperand *operand,
                      yyjson_val *value,
                      yyjson_val *record,
                      DvtVariableFunc lookup,
                      gpointer lookup_data,
                      GError **error)
{
  const char *from = yyjson_get_str (yyjson_obj_get (value, "from"));
  const char *text = NULL;

  dvt_operand_clear (operand);
  if (from != NULL)
    {
      operand->value = dvt_json_pointer_get (record, from);
      return TRUE;
    }

  text = yyjson_get_str (yyjson_obj_get (value, "text"));
  if (text == NULL)
    {
      operand->value = yyjson_obj_get (value, "value");
      return TRUE;
    }

  operand->text = dvt_text_expand (text, lookup, lookup_data, error);
  if (operand->text == NULL)
    return FALSE;

  operand->length = strlen (operand->text);
  return TRUE;
}

gboolean
dvt_operand_is_nothing (const DvtOperand *operand)
{
  return operand->value == NULL && operand->text == NULL;
}

gboolean
dvt_operand_is_null (const DvtOperand *operand)
{
  return yyjson_is_null (operand->value);
}

const char *
dvt_operand_get_string (const DvtOperand *operand, gsize *length)
{
  if (operand->text != NULL)
    {
      *length = operand->length;
      return operand->text;
    }

  *length = yyjson_get_len (operand->value);
  return yyjson_get_str (operand->value);
}

yyjson_mut_val *
dvt_operand_copy (const DvtOperand *operand, yyjson_mut_doc *document)
{
  if (operand->text != NULL)
    return yyjson_mut_strncpy (document, operand->text, operand->length);

  return operand->value != NULL ? yyjson_val_mut_copy (document, operand->value) : NULL;
}

/**
 * dvt_value_evaluate:
 * @value: a VALUE (formats §10)
 * @record: (nullable): the record; `NULL`: none, in which nothing is found
 * @document: where the value is made
 * @lookup: (scope call) (nullable): finds the value of a variable
 * @lookup_data: for @lookup
 * @error: return location for a #DvtRunnerError
 *
 * Gets what a VALUE is for a record.
 *
 * Returns: (transfer none) (nullable): a value of @document that stands nowhere yet; `NULL` with no
 *   error set: nothing; `NULL` with @error set: a variable is not there
 */
yyjson_mut_val *
dvt_value_evaluate (yyjson_val *value,
                    yyjson_val *record,
                    yyjson_mut_doc *document,
                    DvtVariableFunc lookup,
                    gpointer lookup_data,
                    GError **error)
{
  g_auto (DvtOperand) operand = { 0 };

  g_return_val_if_fail (document != NULL, NULL);

  if (!dvt_operand_evaluate (&operand, value, record, lookup, lookup_data, error))
    return NULL;

  return dvt_operand_copy (&operand, document);
}

static void
append_json (GString *out, yyjson_val *value)
{
  gsize length = 0;
  /* Numbers are raw and so are written with the digits that they have. */
  char *json = yyjson_val_write (value, 0, &length);

  g_string_append_len (out, json, (gssize) length);
  free (json);
}

void
dvt_value_append_text (GString *out, yyjson_val *value)
{
  if (yyjson_is_str (value))
    g_string_append_len (out, yyjson_get_str (value), (gssize) yyjson_get_len (value));
  else if (yyjson_is_raw (value))
    g_string_append_len (out, yyjson_get_raw (value), (gssize) yyjson_get_len (value));
  else if (yyjson_is_bool (value))
    g_string_append (out, yyjson_get_bool (value) ? "true" : "false");
  else if (value != NULL && !yyjson_is_null (value))
    append_json (out, value);
}
