/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-uri.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "dvt-net-error.h"

#define HIDDEN_PARTS (G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT)

static gboolean
has_scheme (GUri *uri, const char *scheme)
{
  return g_ascii_strcasecmp (g_uri_get_scheme (uri), scheme) == 0;
}

static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) != -1)
    return g_uri_get_port (uri);

  return has_scheme (uri, "https") ? 443 : 80;
}

GUri *
dvt_uri_parse (const char *text, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, &local_error);
  if (uri == NULL)
    {
      /* What cannot be parsed cannot be stripped of a password either: it is not repeated. */
      g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE,
                   _ ("The address cannot be read: %s"), local_error->message);
      return NULL;
    }

  if ((!has_scheme (uri, "https") && !has_scheme (uri, "http")) || g_uri_get_host (uri) == NULL
      || *g_uri_get_host (uri) == '\0')
    {
      g_autofree char *place = dvt_uri_describe (uri);

      g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE,
                   _ ("‘%s’ is no http or https address"), place);
      return NULL;
    }

  if (!dvt_uri_check_secure (uri, error))
    return NULL;

  return g_steal_pointer (&uri);
}

gboolean
dvt_uri_check_secure (GUri *uri, GError **error)
{
  g_autofree char *place = NULL;

  g_return_val_if_fail (uri != NULL, FALSE);

  if (has_scheme (uri, "https") || dvt_uri_is_loopback (uri))
    return TRUE;

  place = dvt_uri_describe (uri);
  g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_INSECURE,
               _ ("‘%s’ is not secure: another machine is only asked over https"), place);
  return FALSE;
}

gboolean
dvt_uri_is_loopback (GUri *uri)
{
  const char *host;
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (uri != NULL, FALSE);

  host = g_uri_get_host (uri);
  if (host == NULL)
    return FALSE;
  /* GResolver answers localhost itself and never asks a name server (RFC 6761). */
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

gboolean
dvt_uri_is_same_origin (GUri *a, GUri *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_ascii_strcasecmp (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
         && get_port (a) == get_port (b);
}

char *
dvt_uri_describe (GUri *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return g_uri_to_string_partial (uri, HIDDEN_PARTS);
}

char *
dvt_uri_describe_host (GUri *uri)
{
  const char *host;
  int port;

  g_return_val_if_fail (uri != NULL, NULL);

  host = g_uri_get_host (uri);
  port = get_port (uri);
  if (port == (has_scheme (uri, "https") ? 443 : 80))
    return g_strdup (host);
  if (strchr (host, ':') != NULL)
    return g_strdup_printf ("[%s]:%d", host, port);

  return g_strdup_printf ("%s:%d", host, port);
}
