/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-rate-limiter-private.h"

/* A larger amount is kept in smaller steps of time: 1,000,000 a day as 62,500 in 90 minutes. */
#define MAX_TOKENS 65536

struct _DvtRateLimiter
{
  gint64 unit_us;
  guint amount;
  GArray *used; /* (owned) (element-type gint64): when, a ring once there are @amount */
  guint oldest;
};

static gint64
get_unit_us (const char *unit)
{
  static const struct
  {
    const char *name;
    gint64 seconds;
  } units[] = {
    { "second", 1 },
    { "minute", 60 },
    { "hour", 60 * 60 },
    { "day", 24 * 60 * 60 },
  };

  for (gsize i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *plural = g_strconcat (units[i].name, "s", NULL);

      if (g_ascii_strcasecmp (unit, units[i].name) == 0 || g_ascii_strcasecmp (unit, plural) == 0)
        return units[i].seconds * G_USEC_PER_SEC;
    }

  return 0;
}

DvtRateLimiter *
dvt_rate_limiter_new (guint64 amount, const char *unit)
{
  DvtRateLimiter *self;
  gint64 unit_us = get_unit_us (unit);

  if (amount == 0 || unit_us == 0)
    return NULL;

  for (; amount > MAX_TOKENS; amount /= 2)
    unit_us /= 2;

  self = g_new0 (DvtRateLimiter, 1);
  self->unit_us = unit_us;
  self->amount = (guint) amount;
  self->used = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

void
dvt_rate_limiter_free (DvtRateLimiter *limiter)
{
  if (limiter == NULL)
    return;

  g_array_unref (limiter->used);
  g_free (limiter);
}

gint64
dvt_rate_limiter_get_wait_us (DvtRateLimiter *limiter, gint64 now_us)
{
  if (limiter->used->len < limiter->amount)
    return 0;

  return MAX (g_array_index (limiter->used, gint64, limiter->oldest) + limiter->unit_us - now_us,
              0);
}

void
dvt_rate_limiter_count (DvtRateLimiter *limiter, gint64 now_us)
{
  if (limiter->used->len < limiter->amount)
    {
      g_array_append_val (limiter->used, now_us);
      return;
    }

  g_array_index (limiter->used, gint64, limiter->oldest) = now_us;
  limiter->oldest = (limiter->oldest + 1) % limiter->amount;
}
