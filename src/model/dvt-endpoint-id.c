/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-endpoint-id-private.h"

#include <string.h>

/* The end of "{{name}}" or "{name}" that opens at @open; NULL where it is not closed. */
static const char *
find_close (const char *open, const char *closing)
{
  const char *close = strstr (open, closing);

  return close != NULL ? close + strlen (closing) : NULL;
}

/**
 * dvt_endpoint_id_build:
 * @method: an HTTP method in any case
 * @path: a path with placeholders, such as `/orders/{id}`
 *
 * Builds the id of an endpoint (formats §3), such as `GET /orders/{}`: the names of path parameters
 * are no part of it. A variable, `{{store}}`, is no path parameter and stays.
 *
 * Returns: (transfer full): the id
 */
char *
dvt_endpoint_id_build (const char *method, const char *path)
{
  g_autofree char *upper_method = NULL;
  GString *id;
  const char *rest = path;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  upper_method = g_ascii_strup (method, -1);
  id = g_string_new (upper_method);
  g_string_append_c (id, ' ');

  while (*rest != '\0')
    {
      gboolean is_variable = g_str_has_prefix (rest, "{{");
      const char *end = *rest == '{' ? find_close (rest, is_variable ? "}}" : "}") : NULL;

      if (end == NULL)
        g_string_append_c (id, *rest++);
      else
        {
          if (is_variable)
            g_string_append_len (id, rest, end - rest);
          else
            g_string_append (id, "{}");
          rest = end;
        }
    }

  return g_string_free_and_steal (id);
}

gboolean
dvt_endpoint_id_matches (const char *id, const char *method, const char *path)
{
  g_autofree char *expected = dvt_endpoint_id_build (method, path);
  gsize length = strlen (expected);

  /* Where ids coincide the parameters' names follow after a space. */
  return strncmp (id, expected, length) == 0 && (id[length] == '\0' || id[length] == ' ');
}
