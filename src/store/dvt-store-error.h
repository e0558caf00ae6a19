/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvtStoreError:
 * @DVT_STORE_ERROR_FAILED: anything else; the message says what
 * @DVT_STORE_ERROR_NOT_FOUND: no such file, and it may not be made; or no such record; or the file
 *   was moved or removed while it was open
 * @DVT_STORE_ERROR_EXISTS: a new workspace was wanted and the file is already there
 * @DVT_STORE_ERROR_NEWER: made by a newer Dovetail; nothing was changed
 * @DVT_STORE_ERROR_DAMAGED: no workspace at all, or a damaged one; nothing was changed
 * @DVT_STORE_ERROR_BUSY: another program writes for longer than we wait (three seconds)
 * @DVT_STORE_ERROR_FULL: no space is left; nothing was changed
 * @DVT_STORE_ERROR_READ_ONLY: the file or its folder cannot be written, or not be reached
 *
 * Why the workspace could not be read or written. Messages name the file. A request that was
 * cancelled is %G_IO_ERROR_CANCELLED and never one of these.
 */
typedef enum
{
  DVT_STORE_ERROR_FAILED = 1,
  DVT_STORE_ERROR_NOT_FOUND,
  DVT_STORE_ERROR_EXISTS,
  DVT_STORE_ERROR_NEWER,
  DVT_STORE_ERROR_DAMAGED,
  DVT_STORE_ERROR_BUSY,
  DVT_STORE_ERROR_FULL,
  DVT_STORE_ERROR_READ_ONLY,
} DvtStoreError;

#define DVT_STORE_ERROR (dvt_store_error_quark ())
GQuark dvt_store_error_quark (void);

/**
 * dvt_store_error_to_string:
 * @code: a code
 *
 * The code as programs read it: "not-found", "read-only" …
 *
 * Returns: a static string
 */
const char *dvt_store_error_to_string (DvtStoreError code);

G_END_DECLS
