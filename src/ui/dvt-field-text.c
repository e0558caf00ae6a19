/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-field-text.h"

char *
dvt_field_text_describe (const char *pointer)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (pointer != NULL, NULL);

  if (pointer[0] != '/')
    return g_strdup (pointer);
  text = g_string_new (pointer + 1);
  g_string_replace (text, "/", " › ", 0);
  g_string_replace (text, "~1", "/", 0);
  g_string_replace (text, "~0", "~", 0);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
