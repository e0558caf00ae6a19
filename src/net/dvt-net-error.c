/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-net-error-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dvt - net - error - quark, dvt_net_error)

const char *
dvt_net_error_to_string (DvtNetError code)
{
  switch (code)
    {
    case DVT_NET_ERROR_UNREACHABLE:
      return "unreachable";
    case DVT_NET_ERROR_TIMED_OUT:
      return "timed-out";
    case DVT_NET_ERROR_TLS:
      return "tls";
    case DVT_NET_ERROR_INSECURE:
      return "insecure";
    case DVT_NET_ERROR_REDIRECT:
      return "redirect";
    case DVT_NET_ERROR_REFUSED:
      return "refused";
    case DVT_NET_ERROR_NOT_FOUND:
      return "not-found";
    case DVT_NET_ERROR_RATE_LIMITED:
      return "rate-limited";
    case DVT_NET_ERROR_SERVER:
      return "server";
    case DVT_NET_ERROR_STATUS:
      return "status";
    case DVT_NET_ERROR_TOO_LARGE:
      return "too-large";
    case DVT_NET_ERROR_TRUNCATED:
      return "truncated";
    default:
      return "failed";
    }
}

/* The one place where a status becomes a code. @status is no success. */
static DvtNetError
get_code_for_status (guint status)
{
  switch (status)
    {
    case 401:
    case 403:
      return DVT_NET_ERROR_REFUSED;
    case 404:
    case 410:
      return DVT_NET_ERROR_NOT_FOUND;
    case 429:
      return DVT_NET_ERROR_RATE_LIMITED;
    default:
      return status >= 500 && status < 600 ? DVT_NET_ERROR_SERVER : DVT_NET_ERROR_STATUS;
    }
}

/* ", try again in 2 minutes" is as exact as anybody needs it. */
static char *
build_wait_text (gint64 retry_after_s)
{
  gint64 minutes = (retry_after_s + 59) / 60;

  if (retry_after_s < 120)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "it asks to wait %" G_GINT64_FORMAT " second",
                   "it asks to wait %" G_GINT64_FORMAT " seconds", (gulong) retry_after_s),
      retry_after_s);

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "it asks to wait %" G_GINT64_FORMAT " minute",
                 "it asks to wait %" G_GINT64_FORMAT " minutes", (gulong) minutes),
    minutes);
}

GError *
dvt_net_error_new_from_status (guint status, const char *place, gint64 retry_after_s)
{
  DvtNetError code = get_code_for_status (status);
  g_autofree char *wait = retry_after_s >= 0 ? build_wait_text (retry_after_s) : NULL;
  g_autoptr (GString) message = g_string_new (NULL);

  switch ((int) code)
    {
    case DVT_NET_ERROR_REFUSED:
      g_string_printf (message, _ ("The server refuses access to ‘%s’ (status %u)"), place, status);
      break;
    case DVT_NET_ERROR_NOT_FOUND:
      g_string_printf (message, _ ("There is nothing at ‘%s’ (status %u)"), place, status);
      break;
    case DVT_NET_ERROR_RATE_LIMITED:
      g_string_printf (message, _ ("The server of ‘%s’ has had too many requests (status %u)"),
                       place, status);
      break;
    case DVT_NET_ERROR_SERVER:
      g_string_printf (message, _ ("The server of ‘%s’ has a problem (status %u)"), place, status);
      break;
    default:
      g_string_printf (message, _ ("The server of ‘%s’ gave an unexpected answer (status %u)"),
                       place, status);
      break;
    }
  if (wait != NULL)
    g_string_append_printf (message, ": %s", wait);

  return g_error_new_literal (DVT_NET_ERROR, (int) code, message->str);
}

gboolean
dvt_net_error_is_lost_connection (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
}

GError *
dvt_net_error_new_from_transport (const GError *error, DvtNetStage stage, const char *place)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  /* A connection that dies in the body, by whatever layer's name for it, has cut the body short. */
  if (stage == DVT_NET_STAGE_BODY)
    return g_error_new (DVT_NET_ERROR, DVT_NET_ERROR_TRUNCATED,
                        _ ("The answer from ‘%s’ ended early or is damaged: %s"), place,
                        error->message);

  if (error->domain == G_TLS_ERROR)
    return g_error_new (DVT_NET_ERROR, DVT_NET_ERROR_TLS,
                        _ ("Couldn’t make a secure connection to ‘%s’: %s"), place, error->message);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_error_new (DVT_NET_ERROR, DVT_NET_ERROR_TIMED_OUT, _ ("‘%s’ did not answer in time"),
                        place);

  return g_error_new (DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE, _ ("Couldn’t reach ‘%s’: %s"),
                      place, error->message);
}
