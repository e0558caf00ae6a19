/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-date.h"

#include <glib/gi18n.h>

char *
dvt_date_format_day (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autoptr (GDateTime) local_now = g_date_time_to_local (now);

  if (g_date_time_get_year (local) == g_date_time_get_year (local_now))
    /* Translators: a day of this year, "3 Nov", for g_date_time_format(). */
    return g_date_time_format (local, _ ("%-d %b"));
  /* Translators: a day of another year, "3 Nov 2025", for g_date_time_format(). */
  return g_date_time_format (local, _ ("%-d %b %Y"));
}

char *
dvt_date_format_text_day (const char *text, GDateTime *now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *midnight = NULL;
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);

  if (time == NULL)
    {
      midnight = g_strconcat (text, "T00:00:00", NULL);
      time = g_date_time_new_from_iso8601 (midnight, zone);
    }
  return time != NULL ? dvt_date_format_day (time, now) : g_strdup (text);
}

/* Midnights between the two, as a calendar tells them: rows under one day's heading say the same.
 */
static guint
count_days (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autoptr (GDateTime) local_now = g_date_time_to_local (now);
  GDate day = { 0 };
  GDate today = { 0 };

  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (local_now),
                  (GDateMonth) g_date_time_get_month (local_now),
                  (GDateYear) g_date_time_get_year (local_now));
  return (guint) MAX (g_date_days_between (&day, &today), 0);
}

char *
dvt_date_format_relative (GDateTime *time, GDateTime *now)
{
  gint64 minutes = g_date_time_difference (now, time) / G_TIME_SPAN_MINUTE;
  guint count;

  if (minutes < 1)
    return g_strdup (_ ("Just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", (guint) minutes),
                            (guint) minutes);
  count = (guint) (minutes / 60);
  if (count < 24)
    return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", count), count);
  count = count_days (time, now);
  if (count < 60)
    return g_strdup_printf (ngettext ("%u day ago", "%u days ago", count), count);
  if (count < 730)
    return g_strdup_printf (ngettext ("%u month ago", "%u months ago", count / 30), count / 30);
  return g_strdup_printf (ngettext ("%u year ago", "%u years ago", count / 365), count / 365);
}

char *
dvt_date_format_exact (GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);

  /* Translators: date and time in full, "3 November 2026, 14:05", for g_date_time_format(). */
  return g_date_time_format (local, _ ("%-d %B %Y, %H:%M"));
}
