/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-yaml-scalar-private.h"

#include <string.h>

/* The words of YAML 1.2.2, §10.3.2. YAML 1.1's `yes`, `on` and the like are strings. */
static const struct
{
  const char *word;
  DvtOpenapiYamlKind kind;
} words[] = {
  { "", DVT_OPENAPI_YAML_NULL },         { "~", DVT_OPENAPI_YAML_NULL },
  { "null", DVT_OPENAPI_YAML_NULL },     { "Null", DVT_OPENAPI_YAML_NULL },
  { "NULL", DVT_OPENAPI_YAML_NULL },     { "true", DVT_OPENAPI_YAML_TRUE },
  { "True", DVT_OPENAPI_YAML_TRUE },     { "TRUE", DVT_OPENAPI_YAML_TRUE },
  { "false", DVT_OPENAPI_YAML_FALSE },   { "False", DVT_OPENAPI_YAML_FALSE },
  { "FALSE", DVT_OPENAPI_YAML_FALSE },   { ".inf", DVT_OPENAPI_YAML_NO_JSON },
  { ".Inf", DVT_OPENAPI_YAML_NO_JSON },  { ".INF", DVT_OPENAPI_YAML_NO_JSON },
  { "+.inf", DVT_OPENAPI_YAML_NO_JSON }, { "+.Inf", DVT_OPENAPI_YAML_NO_JSON },
  { "+.INF", DVT_OPENAPI_YAML_NO_JSON }, { "-.inf", DVT_OPENAPI_YAML_NO_JSON },
  { "-.Inf", DVT_OPENAPI_YAML_NO_JSON }, { "-.INF", DVT_OPENAPI_YAML_NO_JSON },
  { ".nan", DVT_OPENAPI_YAML_NO_JSON },  { ".NaN", DVT_OPENAPI_YAML_NO_JSON },
  { ".NAN", DVT_OPENAPI_YAML_NO_JSON },
};

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

/* 0o17 and 0x1F; JSON knows neither. */
static DvtOpenapiYamlKind
resolve_radix (const char *text, char **number)
{
  const gboolean is_octal = text[1] == 'o';
  const char *digits = text + 2;
  guint64 value = 0;

  if (*digits == '\0'
      || strspn (digits, is_octal ? "01234567" : "0123456789abcdefABCDEF") != strlen (digits))
    return DVT_OPENAPI_YAML_STRING;
  if (!g_ascii_string_to_unsigned (digits, is_octal ? 8 : 16, 0, G_MAXUINT64, &value, NULL))
    return DVT_OPENAPI_YAML_NO_JSON;

  *number = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  return DVT_OPENAPI_YAML_NUMBER;
}

/* The digits of a whole number without its leading zeros, which JSON forbids. */
static void
append_whole (GString *number, const char *start, const char *end)
{
  while (start + 1 < end && *start == '0')
    start++;
  if (start == end)
    g_string_append_c (number, '0');
  else
    g_string_append_len (number, start, end - start);
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static DvtOpenapiYamlKind
resolve_decimal (const char *text, char **number)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *whole = text + (*text == '-' || *text == '+');
  const char *whole_end = skip_digits (whole);
  const char *fraction = *whole_end == '.' ? whole_end + 1 : whole_end;
  const char *fraction_end = *whole_end == '.' ? skip_digits (fraction) : fraction;
  const char *end = fraction_end;

  if (whole == whole_end && fraction == fraction_end)
    return DVT_OPENAPI_YAML_STRING;

  if (*text == '-')
    g_string_append_c (result, '-');
  append_whole (result, whole, whole_end);
  if (fraction < fraction_end)
    {
      g_string_append_c (result, '.');
      g_string_append_len (result, fraction, fraction_end - fraction);
    }

  if (*fraction_end == 'e' || *fraction_end == 'E')
    {
      const char *exponent = fraction_end + 1;

      exponent += *exponent == '-' || *exponent == '+';
      end = skip_digits (exponent);
      if (end == exponent)
        return DVT_OPENAPI_YAML_STRING;
      g_string_append_len (result, fraction_end, end - fraction_end);
    }
  if (*end != '\0')
    return DVT_OPENAPI_YAML_STRING;

  *number = g_string_free_and_steal (g_steal_pointer (&result));
  return DVT_OPENAPI_YAML_NUMBER;
}

DvtOpenapiYamlKind
dvt_openapi_yaml_resolve (const char *text, gsize length, char **number)
{
  *number = NULL;
  if (strlen (text) != length)
    return DVT_OPENAPI_YAML_STRING;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].word, text))
        return words[i].kind;
    }

  if (text[0] == '0' && (text[1] == 'o' || text[1] == 'x'))
    return resolve_radix (text, number);
  if (g_ascii_isdigit (text[0]) || strchr ("+-.", text[0]) != NULL)
    return resolve_decimal (text, number);
  return DVT_OPENAPI_YAML_STRING;
}
