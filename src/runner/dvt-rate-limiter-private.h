/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvtRateLimiter:
 *
 * A bucket of tokens, one a request, each of which comes back one whole unit of time after its
 * request was answered.
 *
 * A bucket that fills up while it is drained would let nearly twice the amount through in the first
 * unit, and a service that counts by the minute would refuse that. This one never lets more than
 * the amount through in any stretch of one unit, on the service's clock too, and still lets all of
 * it through at once.
 *
 * For one thread at a time.
 */
typedef struct _DvtRateLimiter DvtRateLimiter;

/* @unit: "second", "minute", "hour" or "day", also in the plural; NULL where @amount is 0 or @unit
 * is another: no limit. */
DvtRateLimiter *dvt_rate_limiter_new (guint64 amount, const char *unit) G_GNUC_WARN_UNUSED_RESULT;
void dvt_rate_limiter_free (DvtRateLimiter *limiter);
/* How many microseconds from @now_us until there is a token; 0: at once. */
gint64 dvt_rate_limiter_get_wait_us (DvtRateLimiter *limiter, gint64 now_us);
/* A request has been answered, or has failed, at @now_us. */
void dvt_rate_limiter_count (DvtRateLimiter *limiter, gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtRateLimiter, dvt_rate_limiter_free)

G_END_DECLS
