/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json-string-private.h"

void
dvt_json_string_append (GString *out, const char *text, gsize length)
{
  static const char short_escapes[]
    = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r' };
  gsize start = 0;

  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;

      g_string_append_len (out, text + start, (gssize) (i - start));
      start = i + 1;

      g_string_append_c (out, '\\');
      if (c == '"' || c == '\\')
        g_string_append_c (out, text[i]);
      else if (c < sizeof short_escapes && short_escapes[c] != '\0')
        g_string_append_c (out, short_escapes[c]);
      else
        g_string_append_printf (out, "u%04x", c);
    }
  g_string_append_len (out, text + start, (gssize) (length - start));
  g_string_append_c (out, '"');
}
