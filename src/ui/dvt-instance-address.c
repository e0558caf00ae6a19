/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-address.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* Any value that a variable may get there is taken for this one: it fits every part of an address
 * but the port. */
#define STAND_IN "1"

/* @text with each {{variable}} replaced. */
static char *
fill_variables (const char *text)
{
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = g_str_has_prefix (text, "{{") ? strstr (text, "}}") : NULL;

      if (end != NULL)
        {
          g_string_append (filled, STAND_IN);
          text = end + strlen ("}}");
        }
      else
        g_string_append_c (filled, *text++);
    }
  return g_string_free_and_steal (g_steal_pointer (&filled));
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_ascii_strcasecmp (host, "localhost") == 0;
}

const char *
dvt_instance_address_find_problem (const char *text)
{
  g_autofree char *filled = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *host;

  g_return_val_if_fail (text != NULL, NULL);

  filled = fill_variables (text);
  /* A variable may be all of the beginning: what it stands for is not known here. */
  if (g_str_has_prefix (text, "{{") && !g_str_has_prefix (filled, STAND_IN ":"))
    return NULL;
  uri = g_uri_parse (filled, G_URI_FLAGS_SCHEME_NORMALIZE | G_URI_FLAGS_ENCODED_PATH, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  /* GUri lets spaces pass. */
  if (host == NULL || *host == '\0' || strpbrk (filled, " \t\n") != NULL
      || !(g_str_equal (g_uri_get_scheme (uri), "https")
           || g_str_equal (g_uri_get_scheme (uri), "http")))
    return _ ("This is no address. Enter one that begins with https.");
  if (g_str_equal (g_uri_get_scheme (uri), "http") && !is_loopback (host))
    return _ ("This address is not secure. Enter one that begins with https.");
  if (g_uri_get_userinfo (uri) != NULL)
    return _ ("An address must hold no user name or password. Enter them above.");
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return _ ("A base address must have no “?” or “#” in it.");
  return NULL;
}
