/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How times are shown, in the user's language and time zone. @now decides whether a year is needed;
 * it comes from the workspace, which a test can set. */

/* "3 Nov", with the year where it is another one than @now's. */
char *dvt_date_format_day (GDateTime *time, GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a date of a marketplace, "2026-10-26" or a full RFC 3339 time; what is neither is
 * shown as it stands. */
char *dvt_date_format_text_day (const char *text, GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* "6 days ago". */
char *dvt_date_format_relative (GDateTime *time, GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* Date and time in full, for tooltips. */
char *dvt_date_format_exact (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
