/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json-pointer.h"

#include <string.h>

/* The token between two slashes, without its escapes. */
static char *
unescape_token (const char *start, const char *end)
{
  char *token = g_new (char, end - start + 1);
  char *out = token;

  for (const char *c = start; c < end; c++)
    {
      if (*c == '~')
        *out++ = *++c == '1' ? '/' : '~';
      else
        *out++ = *c;
    }
  *out = '\0';

  return token;
}

/* An index of @array, or its size for what appends. */
static gboolean
parse_index (yyjson_mut_val *array, const char *token, gsize *index)
{
  guint64 parsed = 0;

  *index = yyjson_mut_arr_size (array);
  if (g_str_equal (token, "-"))
    return TRUE;

  /* RFC 6901, 4: no leading zeros; g_ascii_string_to_unsigned() takes no sign and no space. */
  if ((token[0] == '0' && token[1] != '\0')
      || !g_ascii_string_to_unsigned (token, 10, 0, *index, &parsed, NULL))
    return FALSE;

  *index = parsed;
  return TRUE;
}

/* The member or element @token of @container; NULL where there is none. */
static yyjson_mut_val *
get_child (yyjson_mut_val *container, const char *token)
{
  gsize index;

  if (yyjson_mut_is_obj (container))
    return yyjson_mut_obj_get (container, token);

  return parse_index (container, token, &index) ? yyjson_mut_arr_get (container, index) : NULL;
}

static gboolean
put_child (yyjson_mut_doc *document,
           yyjson_mut_val *container,
           const char *token,
           yyjson_mut_val *value)
{
  gsize index;

  if (yyjson_mut_is_obj (container))
    return yyjson_mut_obj_put (container, yyjson_mut_strcpy (document, token), value);

  if (!yyjson_mut_is_arr (container) || !parse_index (container, token, &index))
    return FALSE;

  if (index == yyjson_mut_arr_size (container))
    return yyjson_mut_arr_append (container, value);

  return yyjson_mut_arr_replace (container, index, value) != NULL;
}

/**
 * dvt_json_pointer_is_valid:
 * @pointer: a text
 *
 * Tells whether @pointer is a JSON Pointer: empty or with "/" in front, and with no `~` but in `~0`
 * and `~1`.
 *
 * Returns: whether it is
 */
gboolean
dvt_json_pointer_is_valid (const char *pointer)
{
  g_return_val_if_fail (pointer != NULL, FALSE);

  if (*pointer != '\0' && *pointer != '/')
    return FALSE;

  for (const char *c = strchr (pointer, '~'); c != NULL; c = strchr (c + 1, '~'))
    if (c[1] != '0' && c[1] != '1')
      return FALSE;

  return TRUE;
}

/**
 * dvt_json_pointer_get:
 * @value: a value
 * @pointer: a JSON Pointer
 *
 * Gets what stands at @pointer inside @value.
 *
 * Returns: (nullable) (transfer none): the value; `NULL` where nothing stands there, also where
 *   @pointer is none
 */
yyjson_val *
dvt_json_pointer_get (yyjson_val *value, const char *pointer)
{
  g_return_val_if_fail (pointer != NULL, NULL);

  return yyjson_ptr_get (value, pointer);
}

/**
 * dvt_json_pointer_put:
 * @document: the document that both values belong to
 * @root: an object
 * @pointer: a JSON Pointer
 * @value: a value that stands nowhere yet
 *
 * Puts @value where @pointer says inside @root, in place of what may stand there.
 *
 * Objects are made on the way. In an array "-" and the next index append; an index beyond is
 * refused, as is a place inside a text, a number or null, and the place of @root itself.
 *
 * Returns: whether it was put; @root is as it was otherwise
 */
gboolean
dvt_json_pointer_put (yyjson_mut_doc *document,
                      yyjson_mut_val *root,
                      const char *pointer,
                      yyjson_mut_val *value)
{
  yyjson_mut_val *container;

  g_return_val_if_fail (document != NULL, FALSE);
  g_return_val_if_fail (yyjson_mut_is_obj (root), FALSE);
  g_return_val_if_fail (pointer != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (*pointer == '\0' || !dvt_json_pointer_is_valid (pointer))
    return FALSE;

  container = root;
  for (;;)
    {
      const char *start = pointer + 1;
      const char *end = strchrnul (start, '/');
      g_autofree char *token = unescape_token (start, end);
      yyjson_mut_val *child;

      if (*end == '\0')
        return put_child (document, container, token, value);

      /* From the first object that is made on the way everything succeeds, so that none of them is
       * left behind by a refusal. */
      child = get_child (container, token);
      if (child == NULL)
        {
          child = yyjson_mut_obj (document);
          if (!put_child (document, container, token, child))
            return FALSE;
        }

      container = child;
      pointer = end;
    }
}
