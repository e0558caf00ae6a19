/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-change.h"

G_BEGIN_DECLS

struct _DvtChange
{
  gatomicrefcount references;
  DvtChangeKind kind;
  char *place;     /* (owned) */
  char *title;     /* (owned) */
  char *pointer;   /* (owned) */
  DvtJson *before; /* (owned) (nullable) */
  DvtJson *after;  /* (owned) (nullable) */
  guint rank;      /* of the part of the definition that it is in; the least stands first */
};

/* The change takes everything that @fields holds; its count of references is not looked at. */
DvtChange *dvt_change_new (const DvtChange *fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
