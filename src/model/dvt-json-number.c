/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json-number-private.h"

#include <string.h>

/* ECMAScript's Number::toString writes plain digits up to here, an exponent beyond. */
#define MAX_PLAIN_POINT 21
#define MIN_PLAIN_POINT (-6)
#define MAX_EXPONENT 999999999

/* A number as 0.DIGITS × 10^point, DIGITS without leading or trailing zeros; no digits: zero. */
typedef struct
{
  GString *digits; /* (owned) */
  gint64 point;
  gboolean is_negative;
} Decimal;

static void
decimal_clear (Decimal *decimal)
{
  g_string_free (decimal->digits, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decimal, decimal_clear)

static gboolean
parse_exponent (const char *text, gsize length, gint64 *exponent)
{
  gboolean is_negative = FALSE;
  gint64 value = 0;
  gsize i = 0;

  if (text[i] == '-' || text[i] == '+')
    is_negative = text[i++] == '-';

  for (; i < length; i++)
    {
      value = value * 10 + (text[i] - '0');
      if (value > MAX_EXPONENT)
        return FALSE;
    }

  *exponent = is_negative ? -value : value;
  return TRUE;
}

static gboolean
parse_decimal (const char *text, gsize length, Decimal *decimal)
{
  gsize i = 0;
  gboolean in_fraction = FALSE;
  gint64 exponent = 0;

  decimal->is_negative = text[0] == '-';
  if (decimal->is_negative)
    i++;

  for (; i < length && text[i] != 'e' && text[i] != 'E'; i++)
    {
      gboolean is_leading_zero = text[i] == '0' && decimal->digits->len == 0;

      if (text[i] == '.')
        {
          in_fraction = TRUE;
          continue;
        }
      if (!is_leading_zero)
        g_string_append_c (decimal->digits, text[i]);
      if (in_fraction && is_leading_zero)
        decimal->point--;
      else if (!in_fraction && !is_leading_zero)
        decimal->point++;
    }

  if (i < length && !parse_exponent (text + i + 1, length - i - 1, &exponent))
    return FALSE;

  decimal->point += exponent;
  while (decimal->digits->len > 0 && decimal->digits->str[decimal->digits->len - 1] == '0')
    g_string_truncate (decimal->digits, decimal->digits->len - 1);

  return TRUE;
}

static void
append_zeros (GString *out, gint64 count)
{
  for (gint64 i = 0; i < count; i++)
    g_string_append_c (out, '0');
}

static void
append_plain (GString *out, const GString *digits, gint64 point)
{
  gint64 count = (gint64) digits->len;

  if (point <= 0)
    {
      g_string_append (out, "0.");
      append_zeros (out, -point);
      g_string_append_len (out, digits->str, count);
    }
  else if (point < count)
    {
      g_string_append_len (out, digits->str, point);
      g_string_append_c (out, '.');
      g_string_append_len (out, digits->str + point, count - point);
    }
  else
    {
      g_string_append_len (out, digits->str, count);
      append_zeros (out, point - count);
    }
}

static void
append_scientific (GString *out, const GString *digits, gint64 exponent)
{
  g_string_append_c (out, digits->str[0]);
  if (digits->len > 1)
    {
      g_string_append_c (out, '.');
      g_string_append_len (out, digits->str + 1, (gssize) digits->len - 1);
    }
  g_string_append_printf (out, "e%+" G_GINT64_FORMAT, exponent);
}

/* Most numbers are short integers, which are canonical as they stand. */
static gboolean
is_short_integer (const char *text, gsize length)
{
  gsize start = text[0] == '-' ? 1 : 0;

  if (length - start > MAX_PLAIN_POINT || (start == 1 && text[1] == '0'))
    return FALSE;

  for (gsize i = start; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

static gboolean
append_decimal (GString *out, const char *text, gsize length)
{
  g_auto (Decimal) decimal = { g_string_new (NULL), 0, FALSE };

  if (!parse_decimal (text, length, &decimal))
    return FALSE;

  if (decimal.digits->len == 0)
    {
      g_string_append_c (out, '0');
      return TRUE;
    }

  if (ABS (decimal.point - 1) > MAX_EXPONENT)
    return FALSE;

  if (decimal.is_negative)
    g_string_append_c (out, '-');
  if (decimal.point > MIN_PLAIN_POINT && decimal.point <= MAX_PLAIN_POINT)
    append_plain (out, decimal.digits, decimal.point);
  else
    append_scientific (out, decimal.digits, decimal.point - 1);

  return TRUE;
}

gboolean
dvt_json_number_append_canonical (GString *out, yyjson_val *number)
{
  const char *text = yyjson_get_raw (number);
  gsize length = yyjson_get_len (number);

  if (yyjson_is_int (number))
    {
      if (yyjson_is_uint (number))
        g_string_append_printf (out, "%" G_GUINT64_FORMAT, yyjson_get_uint (number));
      else
        g_string_append_printf (out, "%" G_GINT64_FORMAT, yyjson_get_sint (number));
      return TRUE;
    }

  /* A double has lost what it stood for before it came here. */
  g_return_val_if_fail (text != NULL, FALSE);

  if (!is_short_integer (text, length))
    return append_decimal (out, text, length);

  g_string_append_len (out, text, (gssize) length);
  return TRUE;
}
