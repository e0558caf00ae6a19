/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secret-memory-private.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* Stands in front of every piece, so that it is known how much there is to clear. */
typedef struct
{
  alignas (max_align_t) gsize size;
} Header;

static void *
secret_malloc (void *context, size_t size)
{
  Header *header;
  gsize total;

  if (!g_size_checked_add (&total, sizeof *header, size))
    return NULL;

  header = malloc (total);
  if (header == NULL)
    return NULL;

  header->size = size;
  return header + 1;
}

static void
secret_free (void *context, void *memory)
{
  Header *header = memory;

  if (header == NULL)
    return;

  header--;
  explicit_bzero (memory, header->size);
  free (header);
}

/* realloc() would leave behind what it moved. */
static void *
secret_realloc (void *context, void *memory, size_t old_size, size_t size)
{
  void *moved = secret_malloc (context, size);

  if (moved == NULL)
    return NULL;

  memcpy (moved, memory, MIN (old_size, size));
  secret_free (context, memory);

  return moved;
}

const yyjson_alc *
dvt_secret_memory_get_allocator (void)
{
  static const yyjson_alc allocator = { secret_malloc, secret_realloc, secret_free, NULL };

  return &allocator;
}
