/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-date.h"

static GDateTime *
parse (const char *text)
{
  GDateTime *time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return time;
}

static void
test_day (void)
{
  g_autoptr (GDateTime) now = parse ("2026-11-09T10:19:00Z");
  g_autoptr (GDateTime) this_year = parse ("2026-11-03T23:59:00Z");
  g_autoptr (GDateTime) last_year = parse ("2025-12-31T12:00:00Z");
  g_autofree char *near = dvt_date_format_day (this_year, now);
  g_autofree char *far = dvt_date_format_day (last_year, now);

  g_assert_cmpstr (near, ==, "3 Nov");
  g_assert_cmpstr (far, ==, "31 Dec 2025");
}

static void
test_text_day (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { "2026-10-26", "26 Oct" },
    { "2026-10-26T23:30:00Z", "26 Oct" },
    { "2025-01-02", "2 Jan 2025" },
    { "soon <b>", "soon <b>" },
    { "", "" },
  };
  g_autoptr (GDateTime) now = parse ("2026-11-09T10:19:00Z");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = dvt_date_format_text_day (cases[i].text, now);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_relative (void)
{
  static const struct
  {
    const char *time;
    const char *shown;
  } cases[] = {
    { "2026-11-09T10:18:30Z", "Just now" },     { "2026-11-09T10:30:00Z", "Just now" },
    { "2026-11-09T10:18:00Z", "1 minute ago" }, { "2026-11-09T09:19:00Z", "1 hour ago" },
    { "2026-11-08T11:00:00Z", "23 hours ago" }, { "2026-11-03T08:00:00Z", "6 days ago" },
    { "2026-10-21T23:00:00Z", "19 days ago" },  { "2026-10-21T01:00:00Z", "19 days ago" },
    { "2026-06-02T10:00:00Z", "5 months ago" }, { "2023-11-01T10:00:00Z", "3 years ago" },
  };
  g_autoptr (GDateTime) now = parse ("2026-11-09T10:19:00Z");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) time = parse (cases[i].time);
      g_autofree char *shown = dvt_date_format_relative (time, now);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/day", test_day);
  g_test_add_func ("/date/text-day", test_text_day);
  g_test_add_func ("/date/relative", test_relative);
  return g_test_run ();
}
