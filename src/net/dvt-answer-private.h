/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What the head of an answer says about where and when to ask again. */

/* Seconds to wait, from the value of Retry-After (RFC 9110 10.2.3), a number or a date; -1 where it
 * is neither. @value: (nullable): it has none. */
gint64 dvt_retry_after_parse (const char *value);
gint64 dvt_answer_get_retry_after_s (SoupMessage *message);

/* The address that the answer to @uri points to, if it may be asked; NULL without an error where it
 * names none. An answer chooses no credentials: a user name and a password in it are dropped. */
GUri *
dvt_answer_get_target (SoupMessage *message, GUri *uri, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
