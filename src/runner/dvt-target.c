/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-call-private.h"

static void
header_free (DvtHttpHeader *header)
{
  g_free (header->name);
  g_free (header->value);
  g_free (header);
}

DvtTarget *
dvt_target_new (const char *uri)
{
  DvtTarget *self = g_new0 (DvtTarget, 1);

  self->uri = g_strdup (uri);
  self->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) header_free);

  return self;
}

void
dvt_target_add_header (DvtTarget *target, const char *name, const char *value)
{
  DvtHttpHeader *header = g_new0 (DvtHttpHeader, 1);

  header->name = g_strdup (name);
  header->value = g_strdup (value);
  /* A session may stand in either; neither is another origin's business. */
  header->credential
    = g_ascii_strcasecmp (name, "Cookie") == 0 || g_ascii_strcasecmp (name, "Authorization") == 0;
  g_ptr_array_add (target->headers, header);
}

void
dvt_target_copy_headers (DvtTarget *target, const DvtTarget *source)
{
  for (guint i = 0; i < source->headers->len; i++)
    {
      const DvtHttpHeader *header = source->headers->pdata[i];

      dvt_target_add_header (target, header->name, header->value);
    }
}

DvtTarget *
dvt_target_copy (const DvtTarget *target)
{
  DvtTarget *copy = dvt_target_new (target->uri);

  dvt_target_copy_headers (copy, target);

  return copy;
}

void
dvt_target_free (DvtTarget *target)
{
  if (target == NULL)
    return;

  g_free (target->uri);
  g_clear_pointer (&target->headers, g_ptr_array_unref);
  g_free (target);
}

gboolean
dvt_target_equal (const DvtTarget *a, const DvtTarget *b)
{
  if (!g_str_equal (a->uri, b->uri) || a->headers->len != b->headers->len)
    return FALSE;

  for (guint i = 0; i < a->headers->len; i++)
    {
      const DvtHttpHeader *header_a = a->headers->pdata[i];
      const DvtHttpHeader *header_b = b->headers->pdata[i];

      if (!g_str_equal (header_a->name, header_b->name)
          || !g_str_equal (header_a->value, header_b->value))
        return FALSE;
    }

  return TRUE;
}
