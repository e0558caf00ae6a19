/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-pointer-private.h"

#include <string.h>

#include "dvt-json.h"

/* What RFC 3986 lets stand in a fragment beside letters, digits and "-._~". */
#define FRAGMENT_CHARACTERS "!$&'()*+,;=:@/?"

/* RFC 6901: "~1" is a slash, "~0" a tilde. */
static char *
unescape_token (const char *token)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = token; *p != '\0'; p++)
    {
      if (p[0] == '~' && (p[1] == '0' || p[1] == '1'))
        {
          g_string_append_c (plain, p[1] == '0' ? '~' : '/');
          p++;
        }
      else
        g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}

GStrv
dvt_openapi_pointer_parse (const char *reference)
{
  g_autofree char *fragment = NULL;
  g_auto (GStrv) tokens = NULL;

  if (reference[0] != '#' || (reference[1] != '/' && reference[1] != '\0'))
    return NULL;

  fragment = g_uri_unescape_string (reference + 1, NULL);
  if (fragment == NULL || !g_utf8_validate (fragment, -1, NULL))
    return NULL;

  tokens = g_strsplit (fragment[0] == '/' ? fragment + 1 : fragment, "/", -1);
  for (gsize i = 0; tokens[i] != NULL; i++)
    {
      char *plain = unescape_token (tokens[i]);

      g_free (tokens[i]);
      tokens[i] = plain;
    }

  return g_steal_pointer (&tokens);
}

char *
dvt_openapi_pointer_build (const char *const *tokens, gsize count)
{
  GString *pointer = g_string_new (NULL);

  for (gsize i = 0; i < count; i++)
    dvt_json_pointer_append (pointer, tokens[i]);

  return g_string_free (pointer, FALSE);
}

char *
dvt_openapi_pointer_build_reference (const char *prefix, const char *name)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  GString *reference = g_string_new (prefix);

  dvt_json_pointer_append (pointer, name);
  g_string_append_uri_escaped (reference, pointer->str + 1, FRAGMENT_CHARACTERS, TRUE);

  return g_string_free (reference, FALSE);
}

char *
dvt_openapi_pointer_derive_name (const char *const *tokens)
{
  GString *name = g_string_new (NULL);

  for (gsize i = 0; tokens[i] != NULL; i++)
    {
      const gboolean says_nothing = (i == 0 && g_str_equal (tokens[0], "components"))
                                    || (i == 0 && g_str_equal (tokens[0], "definitions"))
                                    || (i == 1 && g_str_equal (tokens[0], "components")
                                        && g_str_equal (tokens[1], "schemas"));

      if (says_nothing)
        continue;
      if (name->len > 0)
        g_string_append_c (name, '.');
      for (const char *p = tokens[i]; *p != '\0'; p++)
        g_string_append_c (name, g_ascii_isalnum (*p) || strchr ("._-", *p) != NULL ? *p : '_');
    }
  if (name->len == 0)
    g_string_append (name, "document");

  return g_string_free (name, FALSE);
}
