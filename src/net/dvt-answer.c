/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-answer-private.h"

#include "dvt-uri.h"

gint64
dvt_retry_after_parse (const char *value)
{
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint64 seconds;

  if (value == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64) seconds;

  date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return -1;
  now = g_date_time_new_now_utc ();
  return MAX (0,
              (g_date_time_difference (date, now) + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND);
}

gint64
dvt_answer_get_retry_after_s (SoupMessage *message)
{
  return dvt_retry_after_parse (
    soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After"));
}

GUri *
dvt_answer_get_target (SoupMessage *message, GUri *uri, GError **error)
{
  const char *location
    = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) target = NULL;
  g_autofree char *text = NULL;

  if (location != NULL)
    target = g_uri_parse_relative (uri, location, SOUP_HTTP_URI_FLAGS, error);
  if (target == NULL)
    return NULL;

  text = g_uri_to_string_partial (target, G_URI_HIDE_USERINFO | G_URI_HIDE_FRAGMENT);
  return dvt_uri_parse (text, error);
}
