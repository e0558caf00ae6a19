/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-map-private.h"

#include <dvt-json-number.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What GDateTime can hold: the years 1 to 9999, in seconds since 1970. */
#define MIN_SECONDS (-62135596800.0)
#define MAX_SECONDS 253402300799.0
/* What a two-digit year below it is in the next century (POSIX, strptime). */
#define FIRST_YEAR_OF_1900 69

/* A date as it is read, part by part. */
typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  GTimeZone *time_zone; /* (owned) (nullable): the one that it names */
  double seconds;       /* since 1970, where is_epoch */
  gboolean is_epoch;
} DateParts;

static void
date_parts_clear (DateParts *parts)
{
  g_clear_pointer (&parts->time_zone, g_time_zone_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DateParts, date_parts_clear)

static gboolean
read_digits (const char **text, guint max_digits, int *number)
{
  const char *start = *text;

  *number = 0;
  while (g_ascii_isdigit (**text) && (guint) (*text - start) < max_digits)
    *number = *number * 10 + (*(*text)++ - '0');

  return *text > start;
}

static gboolean
read_short_year (const char **text, int *year)
{
  const char *start = *text;

  if (!read_digits (text, 2, year) || *text - start != 2)
    return FALSE;

  *year += *year < FIRST_YEAR_OF_1900 ? 2000 : 1900;
  return TRUE;
}

static gboolean
read_epoch (const char **text, double unit, DateParts *parts)
{
  const gsize length = strspn (*text, "+-.0123456789");
  g_autofree char *number = g_strndup (*text, length);
  char *end = NULL;

  parts->seconds = g_ascii_strtod (number, &end);
  if (length == 0 || *end != '\0')
    return FALSE;

  parts->seconds *= unit;
  *text += length;
  parts->is_epoch = TRUE;
  return TRUE;
}

/* "Z", "+01", "+0100" or "+01:00". */
static gboolean
read_time_zone (const char **text, GTimeZone **time_zone)
{
  const char *start = *text;
  g_autofree char *name = NULL;
  int part;

  if (*start == 'Z' || *start == 'z')
    (*text)++;
  else if (*start == '+' || *start == '-')
    {
      (*text)++;
      if (!read_digits (text, 2, &part))
        return FALSE;
      if (**text == ':')
        (*text)++;
      read_digits (text, 2, &part);
    }

  name = g_strndup (start, (gsize) (*text - start));
  g_clear_pointer (time_zone, g_time_zone_unref);
  *time_zone = *name != '\0'
                 ? g_time_zone_new_identifier (g_ascii_toupper (*name) == 'Z' ? "Z" : name)
                 : NULL;

  return *time_zone != NULL;
}

static gboolean
read_part (const char **text, char code, DateParts *parts)
{
  switch (code)
    {
    case 'Y':
      return read_digits (text, 4, &parts->year);
    case 'y':
      return read_short_year (text, &parts->year);
    case 'm':
      return read_digits (text, 2, &parts->month);
    case 'd':
      return read_digits (text, 2, &parts->day);
    case 'H':
      return read_digits (text, 2, &parts->hour);
    case 'M':
      return read_digits (text, 2, &parts->minute);
    case 'S':
      return read_digits (text, 2, &parts->second);
    case 'z':
      return read_time_zone (text, &parts->time_zone);
    case 's':
      return read_epoch (text, 1, parts);
    case 'Q':
      return read_epoch (text, 0.001, parts);
    case '%':
      return *(*text)++ == '%';
    default:
      return FALSE;
    }
}

static gboolean
read_parts (const char *text, const char *format, DateParts *parts)
{
  for (const char *c = format; *c != '\0'; c++)
    {
      if (*c != '%')
        {
          if (*text != *c)
            return FALSE;
          text++;
          continue;
        }

      c++;
      if (*c == '\0' || *text == '\0' || !read_part (&text, *c, parts))
        return FALSE;
    }

  return *text == '\0';
}

static GDateTime *
make_from_seconds (double seconds, GTimeZone *time_zone)
{
  g_autoptr (GDateTime) utc = NULL;
  gint64 whole;
  double rest;

  if (!(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS))
    return NULL;

  whole = (gint64) seconds;
  rest = seconds - (double) whole;
  utc = g_date_time_new_from_unix_utc_usec (whole * G_USEC_PER_SEC
                                            + (gint64) (rest * 1e6 + (rest < 0 ? -0.5 : 0.5)));

  return utc != NULL ? g_date_time_to_timezone (utc, time_zone) : NULL;
}

static GDateTime *
read_in_format (const DvtMapField *field, const char *text, const char *format)
{
  g_auto (DateParts) parts = { .year = 1970, .month = 1, .day = 1 };

  if (!read_parts (text, format, &parts))
    return NULL;

  if (parts.is_epoch)
    return make_from_seconds (parts.seconds, field->time_zone);

  return g_date_time_new (parts.time_zone != NULL ? parts.time_zone : field->time_zone, parts.year,
                          parts.month, parts.day, parts.hour, parts.minute, parts.second);
}

/* A day without a time begins at midnight. */
static GDateTime *
read_iso8601 (const DvtMapField *field, const char *text)
{
  g_autofree char *with_time = NULL;

  if (strpbrk (text, "Tt ") == NULL)
    {
      with_time = g_strconcat (text, "T00:00:00", NULL);
      text = with_time;
    }

  return g_date_time_new_from_iso8601 (text, field->time_zone);
}

static GDateTime *
read_date (const DvtMapField *field, const DvtOperand *operand, const char *text)
{
  const char *format = yyjson_get_str (yyjson_obj_get (field->arguments, "from"));

  if (format != NULL)
    return read_in_format (field, text, format);
  if (operand->value != NULL && dvt_json_is_number (operand->value))
    return make_from_seconds (g_ascii_strtod (text, NULL), field->time_zone);

  return read_iso8601 (field, text);
}

/* With the offset as RFC 3339 wants it, of which GLib's own function leaves the minutes out. */
static char *
write_iso8601 (GDateTime *date)
{
  const char *zone = g_date_time_get_utc_offset (date) == 0 ? "Z" : "%:z";
  g_autofree char *format = NULL;

  if (g_date_time_get_microsecond (date) != 0)
    format = g_strdup_printf ("%%Y-%%m-%%dT%%H:%%M:%%S.%06d%s", g_date_time_get_microsecond (date),
                              zone);
  else
    format = g_strconcat ("%Y-%m-%dT%H:%M:%S", zone, NULL);

  return g_date_time_format (date, format);
}

static char *
write_date (const DvtMapField *field, GDateTime *date)
{
  const char *format = yyjson_get_str (yyjson_obj_get (field->arguments, "to"));
  g_autoptr (GDateTime) local = g_date_time_to_timezone (date, field->time_zone);

  if (local == NULL)
    return NULL;

  return format != NULL ? g_date_time_format (local, format) : write_iso8601 (local);
}

/* An empty text is nothing. */
gboolean
dvt_map_make_date (const DvtMapField *field,
                   const DvtMapRun *run,
                   DvtOperand *operand,
                   yyjson_mut_val **result,
                   GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *written = NULL;

  if (!dvt_map_append_text (field, operand, text, error))
    return FALSE;

  if (text->len == 0)
    return TRUE;

  if (strlen (text->str) == text->len)
    date = read_date (field, operand, text->str);
  if (date == NULL)
    {
      dvt_record_set_error (error, field->to, g_strdup (_ ("The value is no date as expected")));
      return FALSE;
    }

  written = write_date (field, date);
  if (written == NULL)
    {
      dvt_record_set_error (error, field->to,
                            g_strdup (_ ("The date cannot be written in this format")));
      return FALSE;
    }

  *result = yyjson_mut_strcpy (run->document, written);
  return TRUE;
}
