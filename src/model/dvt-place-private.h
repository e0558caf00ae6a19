/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * DvtPlace:
 *
 * Where a walk over a JSON value stands: a chain of frames on the stack, innermost first, so that
 * the JSON Pointer is only built when somebody has to be told. NULL is the document itself.
 */
typedef struct _DvtPlace DvtPlace;

struct _DvtPlace
{
  const DvtPlace *parent; /* (nullable) */
  const char *key;        /* (nullable): NULL for an element of an array */
  gsize index;            /* of that element */
};

char *dvt_place_build_pointer (const DvtPlace *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
