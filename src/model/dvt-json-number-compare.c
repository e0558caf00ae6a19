/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json-number.h"

#include <string.h>

/* Beyond this, exponents are not told apart. */
#define MAX_EXPONENT G_GINT64_CONSTANT (1000000000000000)
/* Ten times it and a digit still fit 64 bits. */
#define MAX_DIVISOR G_GUINT64_CONSTANT (999999999999999999)
/* How many zeros are put behind a number before it is divided. */
#define MAX_SHIFT 4096

/* A spelling as 0.DIGITS × 10^point; the digits stand in the spelling, maybe with a point between.
 */
typedef struct
{
  const char *start; /* at the first digit that is not 0; @end where the number is 0 */
  const char *end;   /* behind the last */
  gint64 point;
  gboolean is_negative;
} Spelling;

/* A walk over the digits of a spelling. */
typedef struct
{
  const char *next;
  const char *end;
} Digits;

gboolean
dvt_json_is_number (yyjson_val *value)
{
  return yyjson_is_raw (value) || yyjson_is_int (value);
}

static gsize
skip_digits (const char *text, gsize length, gsize i)
{
  while (i < length && g_ascii_isdigit (text[i]))
    i++;

  return i;
}

/**
 * dvt_json_is_number_text:
 * @text: a text
 * @length: its length in bytes
 *
 * Tells whether a text spells a number by the grammar of JSON, without any space around it.
 *
 * Returns: whether it does
 */
gboolean
dvt_json_is_number_text (const char *text, gsize length)
{
  gsize i = length > 0 && text[0] == '-' ? 1 : 0;
  gsize end = skip_digits (text, length, i);

  if (end == i || (text[i] == '0' && end > i + 1))
    return FALSE;

  i = end;
  if (i < length && text[i] == '.')
    {
      end = skip_digits (text, length, i + 1);
      if (end == i + 1)
        return FALSE;
      i = end;
    }

  if (i == length || (text[i] != 'e' && text[i] != 'E'))
    return i == length;

  i++;
  if (i < length && (text[i] == '+' || text[i] == '-'))
    i++;
  end = skip_digits (text, length, i);

  return end > i && end == length;
}

/**
 * dvt_json_get_number_text:
 * @number: a number
 * @buffer: (out caller-allocates): `DVT_JSON_NUMBER_BUFFER` bytes
 * @length: (out): length of the spelling in bytes
 *
 * Gets how a number is spelt.
 *
 * Returns: (transfer none): the spelling, which need not end with NUL; in @buffer, or @number's own
 */
const char *
dvt_json_get_number_text (yyjson_val *number, char *buffer, gsize *length)
{
  if (yyjson_is_uint (number))
    g_snprintf (buffer, DVT_JSON_NUMBER_BUFFER, "%" G_GUINT64_FORMAT, yyjson_get_uint (number));
  else if (yyjson_is_int (number))
    g_snprintf (buffer, DVT_JSON_NUMBER_BUFFER, "%" G_GINT64_FORMAT, yyjson_get_sint (number));
  else
    {
      *length = yyjson_get_len (number);
      return yyjson_get_raw (number);
    }

  *length = strlen (buffer);
  return buffer;
}

static gint64
read_exponent (const char *text, const char *end)
{
  const gboolean is_negative = *text == '-';
  gint64 value = 0;

  if (*text == '-' || *text == '+')
    text++;
  for (; text < end && value < MAX_EXPONENT; text++)
    value = value * 10 + (*text - '0');
  value = MIN (value, MAX_EXPONENT);

  return is_negative ? -value : value;
}

static Spelling
read_spelling (const char *text, gsize length)
{
  const char *end = text + length;
  Spelling spelling = { .is_negative = *text == '-' };
  const char *mantissa = spelling.is_negative ? text + 1 : text;
  gboolean in_fraction = FALSE;

  for (const char *c = mantissa; c < end && *c != 'e' && *c != 'E'; c++)
    {
      spelling.end = c + 1;
      if (*c == '.')
        {
          in_fraction = TRUE;
          continue;
        }
      if (spelling.start == NULL && *c != '0')
        spelling.start = c;
      if (!in_fraction && spelling.start != NULL)
        spelling.point++;
      else if (in_fraction && spelling.start == NULL)
        spelling.point--;
    }

  if (spelling.start == NULL)
    return (Spelling) { .start = end, .end = end };
  if (spelling.end < end)
    spelling.point += read_exponent (spelling.end + 1, end);
  /* Zeros at the end say nothing; the first digit is none. */
  while (spelling.end[-1] == '0' || spelling.end[-1] == '.')
    spelling.end--;

  return spelling;
}

static Spelling
read_number (yyjson_val *number, char *buffer)
{
  gsize length;
  const char *text = dvt_json_get_number_text (number, buffer, &length);

  return read_spelling (text, length);
}

static gboolean
is_zero (const Spelling *spelling)
{
  return spelling->start == spelling->end;
}

/* The next digit; -1 at the end. */
static int
next_digit (Digits *digits)
{
  if (digits->next < digits->end && *digits->next == '.')
    digits->next++;
  if (digits->next >= digits->end)
    return -1;

  return *digits->next++ - '0';
}

static int
compare_magnitudes (const Spelling *a, const Spelling *b)
{
  Digits digits_a = { a->start, a->end };
  Digits digits_b = { b->start, b->end };
  int digit_a;
  int digit_b;

  if (a->point != b->point)
    return a->point < b->point ? -1 : 1;

  do
    {
      digit_a = next_digit (&digits_a);
      digit_b = next_digit (&digits_b);
    }
  while (digit_a == digit_b && digit_a >= 0);

  return digit_a - digit_b;
}

static int
get_sign (const Spelling *spelling)
{
  if (is_zero (spelling))
    return 0;

  return spelling->is_negative ? -1 : 1;
}

static int
compare_spellings (const Spelling *a, const Spelling *b)
{
  const int sign = get_sign (a);

  if (sign != get_sign (b))
    return sign - get_sign (b);
  if (sign == 0)
    return 0;

  return sign * compare_magnitudes (a, b);
}

/**
 * dvt_json_compare_number_texts:
 * @a: the spelling of a number
 * @length_a: its length in bytes
 * @b: another
 * @length_b: its length in bytes
 *
 * Orders two numbers, whose spellings dvt_json_is_number_text() accepts.
 *
 * Returns: below, at or above 0 where @a is less than, equal to or greater than @b
 */
int
dvt_json_compare_number_texts (const char *a, gsize length_a, const char *b, gsize length_b)
{
  Spelling spelling_a;
  Spelling spelling_b;

  g_return_val_if_fail (a != NULL && length_a > 0, 0);
  g_return_val_if_fail (b != NULL && length_b > 0, 0);

  spelling_a = read_spelling (a, length_a);
  spelling_b = read_spelling (b, length_b);

  return compare_spellings (&spelling_a, &spelling_b);
}

/**
 * dvt_json_compare_numbers:
 * @a: a number
 * @b: another
 *
 * Orders two numbers.
 *
 * Returns: below, at or above 0 where @a is less than, equal to or greater than @b
 */
int
dvt_json_compare_numbers (yyjson_val *a, yyjson_val *b)
{
  char buffer_a[DVT_JSON_NUMBER_BUFFER];
  char buffer_b[DVT_JSON_NUMBER_BUFFER];
  Spelling spelling_a;
  Spelling spelling_b;

  g_return_val_if_fail (dvt_json_is_number (a), 0);
  g_return_val_if_fail (dvt_json_is_number (b), 0);

  spelling_a = read_number (a, buffer_a);
  spelling_b = read_number (b, buffer_b);

  return compare_spellings (&spelling_a, &spelling_b);
}

static gint64
count_digits (const Spelling *spelling)
{
  Digits digits = { spelling->start, spelling->end };
  gint64 count = 0;

  while (next_digit (&digits) >= 0)
    count++;

  return count;
}

/**
 * dvt_json_number_is_integer:
 * @number: a number
 *
 * Tells whether a number is an integer as a value, however it is spelt.
 *
 * Returns: whether it is
 */
gboolean
dvt_json_number_is_integer (yyjson_val *number)
{
  char buffer[DVT_JSON_NUMBER_BUFFER];
  Spelling spelling;

  g_return_val_if_fail (dvt_json_is_number (number), FALSE);

  spelling = read_number (number, buffer);

  return is_zero (&spelling) || count_digits (&spelling) <= spelling.point;
}

/**
 * dvt_json_number_is_zero:
 * @number: a number
 *
 * Tells whether a number is 0, however it is spelt.
 *
 * Returns: whether it is
 */
gboolean
dvt_json_number_is_zero (yyjson_val *number)
{
  char buffer[DVT_JSON_NUMBER_BUFFER];
  Spelling spelling;

  g_return_val_if_fail (dvt_json_is_number (number), FALSE);

  spelling = read_number (number, buffer);

  return is_zero (&spelling);
}

/* All digits of @spelling and @zeros behind them, as one integer; FALSE where it is too large. */
static gboolean
read_integer (const Spelling *spelling, gint64 zeros, guint64 *integer)
{
  Digits digits = { spelling->start, spelling->end };

  *integer = 0;
  for (int digit = next_digit (&digits); digit >= 0 || zeros > 0; digit = next_digit (&digits))
    {
      if (*integer > MAX_DIVISOR / 10)
        return FALSE;
      *integer = *integer * 10 + (guint64) MAX (digit, 0);
      if (digit < 0)
        zeros--;
    }

  return TRUE;
}

static guint64
divide (const Spelling *spelling, gint64 zeros, guint64 divisor)
{
  Digits digits = { spelling->start, spelling->end };
  guint64 rest = 0;

  for (int digit = next_digit (&digits); digit >= 0; digit = next_digit (&digits))
    rest = (rest * 10 + (guint64) digit) % divisor;
  for (; zeros > 0; zeros--)
    rest = rest * 10 % divisor;

  return rest;
}

/**
 * dvt_json_number_is_multiple:
 * @number: a number
 * @divisor: another
 *
 * Tells whether a number is an integer times another, exactly: 0.3 is a multiple of 0.1.
 *
 * Returns: whether it is; `TRUE` too where telling would take a divisor of more than 18 digits
 */
gboolean
dvt_json_number_is_multiple (yyjson_val *number, yyjson_val *divisor)
{
  char buffers[2][DVT_JSON_NUMBER_BUFFER];
  Spelling spelling;
  Spelling by;
  gint64 shift;
  guint64 integer;

  g_return_val_if_fail (dvt_json_is_number (number), FALSE);
  g_return_val_if_fail (dvt_json_is_number (divisor), FALSE);

  spelling = read_number (number, buffers[0]);
  by = read_number (divisor, buffers[1]);
  if (is_zero (&spelling) || is_zero (&by))
    return is_zero (&spelling);

  /* How many more zeros the number has behind its digits than the divisor. */
  shift = (spelling.point - count_digits (&spelling)) - (by.point - count_digits (&by));
  if (shift > MAX_SHIFT || !read_integer (&by, MAX (-shift, 0), &integer))
    return TRUE;

  return divide (&spelling, MAX (shift, 0), integer) == 0;
}
