/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DVT_STORE_ERROR_FAILED = 1,
  DVT_STORE_ERROR_NOT_FOUND, /* no such file, and it may not be made; or no such record */
  DVT_STORE_ERROR_EXISTS,    /* init: the file is already there */
  DVT_STORE_ERROR_NEWER,     /* made by a newer Dovetail */
  DVT_STORE_ERROR_DAMAGED,   /* no database of ours, or damaged */
  DVT_STORE_ERROR_BUSY,      /* another program writes for longer than we wait */
  DVT_STORE_ERROR_FULL,      /* the disk is full */
  DVT_STORE_ERROR_READ_ONLY, /* the file or its folder cannot be written */
} DvtStoreError;

#define DVT_STORE_ERROR (dvt_store_error_quark ())
GQuark dvt_store_error_quark (void);
const char *dvt_store_error_to_string (DvtStoreError code);

G_END_DECLS
