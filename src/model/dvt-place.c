/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-place-private.h"

#include "dvt-json.h"

static void
append_place (GString *pointer, const DvtPlace *place)
{
  if (place == NULL)
    return;

  append_place (pointer, place->parent);
  if (place->key != NULL)
    dvt_json_pointer_append (pointer, place->key);
  else
    g_string_append_printf (pointer, "/%" G_GSIZE_FORMAT, place->index);
}

char *
dvt_place_build_pointer (const DvtPlace *place)
{
  GString *pointer = g_string_new (NULL);

  append_place (pointer, place);

  return g_string_free_and_steal (pointer);
}
