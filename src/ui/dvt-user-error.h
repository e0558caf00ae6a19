/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dvt_user_error_describe:
 * @error: an error of the core
 *
 * What happened and what to do, as one or two translated sentences chosen by domain and code.
 *
 * The error's own message is for logs and details; it is not repeated here. Never call it for a
 * cancellation, which is not shown.
 */
char *dvt_user_error_describe (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
/* "Copy Details" and logs: the message with its stable code, "stale: The plan …". */
char *dvt_user_error_build_details (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
