/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json.h"

/**
 * dvt_json_compare_keys:
 * @a: the name of a member
 * @b: another
 *
 * Compares two names in the canonical order of members: by their UTF-16 code units. The members of
 * a canonical document are in this order, so that two of them can be gone through side by side.
 *
 * Returns: less than, equal to or greater than 0
 */
int
dvt_json_compare_keys (yyjson_val *a, yyjson_val *b)
{
  const guchar *text_a = (const guchar *) yyjson_get_str (a);
  const guchar *text_b = (const guchar *) yyjson_get_str (b);
  gsize length_a = yyjson_get_len (a);
  gsize length_b = yyjson_get_len (b);
  gsize shorter = MIN (length_a, length_b);
  gsize i = 0;

  while (i < shorter && text_a[i] == text_b[i])
    i++;

  if (i == shorter)
    return length_a == length_b ? 0 : length_a < length_b ? -1 : 1;

  /* UTF-8's bytes are in the order of the characters, and so are UTF-16's code units but for one
   * thing: the surrogates of what is beyond U+FFFF lie below U+E000. 0xee and 0xef lead U+E000 to
   * U+FFFF, 0xf0 and above lead what has surrogates. */
  if (text_a[i] >= 0xee && text_b[i] >= 0xee && (text_a[i] >= 0xf0) != (text_b[i] >= 0xf0))
    return text_a[i] >= 0xf0 ? -1 : 1;

  return text_a[i] < text_b[i] ? -1 : 1;
}

/**
 * dvt_json_compare_key_pointers:
 * @a: (type gpointer): a pointer to the name of a member
 * @b: (type gpointer): a pointer to another
 *
 * The same for qsort() and g_ptr_array_sort().
 *
 * Returns: less than, equal to or greater than 0
 */
int
dvt_json_compare_key_pointers (gconstpointer a, gconstpointer b)
{
  return dvt_json_compare_keys (*(yyjson_val *const *) a, *(yyjson_val *const *) b);
}
