/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-rate-limiter-private.h"

/* Sends as fast as it may, each request answered after @latency_us; never more than @amount arrive
 * in any stretch of one unit, wherever on the way they arrive. */
static void
check_rate (guint amount, const char *unit, gint64 unit_us, gint64 latency_us)
{
  g_autoptr (DvtRateLimiter) limiter = dvt_rate_limiter_new (amount, unit);
  g_autoptr (GArray) arrivals = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 now_us = 1000;
  guint n_requests = amount * 4 + 1;

  for (guint i = 0; i < n_requests; i++)
    {
      gint64 arrival_us;

      now_us += dvt_rate_limiter_get_wait_us (limiter, now_us);
      arrival_us = now_us + g_test_rand_int_range (0, (gint32) latency_us + 1);
      g_array_append_val (arrivals, arrival_us);
      now_us += latency_us;
      dvt_rate_limiter_count (limiter, now_us);
    }

  for (guint i = amount; i < n_requests; i++)
    g_assert_cmpint (g_array_index (arrivals, gint64, i)
                       - g_array_index (arrivals, gint64, i - amount),
                     >=, unit_us);
  /* And no slower than it must be. */
  g_assert_cmpint (now_us, <=, 1000 + 4 * unit_us + (gint64) n_requests * latency_us);
}

static void
test_rate (void)
{
  check_rate (1, "second", G_USEC_PER_SEC, 10);
  check_rate (10, "second", G_USEC_PER_SEC, 1000);
  check_rate (40, "minute", 60 * G_USEC_PER_SEC, 100000);
  check_rate (100, "hours", 3600 * (gint64) G_USEC_PER_SEC, 5);
}

/* All of the amount may go at once. */
static void
test_burst (void)
{
  g_autoptr (DvtRateLimiter) limiter = dvt_rate_limiter_new (1000, "day");

  for (guint i = 0; i < 1000; i++)
    {
      g_assert_cmpint (dvt_rate_limiter_get_wait_us (limiter, 5), ==, 0);
      dvt_rate_limiter_count (limiter, 5);
    }
  g_assert_cmpint (dvt_rate_limiter_get_wait_us (limiter, 5), ==,
                   24 * 3600 * (gint64) G_USEC_PER_SEC);
}

static void
test_large (void)
{
  g_autoptr (DvtRateLimiter) limiter = dvt_rate_limiter_new (G_MAXUINT, "day");

  for (guint i = 0; i < 200000; i++)
    dvt_rate_limiter_count (limiter, i);
  g_assert_cmpint (dvt_rate_limiter_get_wait_us (limiter, 200000), <=, 2 * G_USEC_PER_SEC);
}

static void
test_none (void)
{
  g_assert_null (dvt_rate_limiter_new (0, "second"));
  g_assert_null (dvt_rate_limiter_new (5, NULL));
  g_assert_null (dvt_rate_limiter_new (5, "fortnight"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rate-limiter/rate", test_rate);
  g_test_add_func ("/rate-limiter/burst", test_burst);
  g_test_add_func ("/rate-limiter/large", test_large);
  g_test_add_func ("/rate-limiter/none", test_none);

  return g_test_run ();
}
