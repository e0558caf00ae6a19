/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvtModelError:
 * @DVT_MODEL_ERROR_SYNTAX: not JSON; the place is a line and a column
 * @DVT_MODEL_ERROR_ENCODING: not UTF-8, or a lone surrogate; the place is a byte offset
 * @DVT_MODEL_ERROR_DUPLICATE_KEY: an object names one member twice
 * @DVT_MODEL_ERROR_TOO_LARGE: larger or nested deeper than is accepted from outside
 * @DVT_MODEL_ERROR_INVALID: JSON, but no valid definition; the place is a JSON Pointer
 *
 * Why a document was refused. Every error of this domain knows its place.
 */
typedef enum
{
  DVT_MODEL_ERROR_SYNTAX = 1,
  DVT_MODEL_ERROR_ENCODING,
  DVT_MODEL_ERROR_DUPLICATE_KEY,
  DVT_MODEL_ERROR_TOO_LARGE,
  DVT_MODEL_ERROR_INVALID,
} DvtModelError;

#define DVT_MODEL_ERROR (dvt_model_error_quark ())
GQuark dvt_model_error_quark (void);

/* The place of an error: "/endpoints/GET ~1orders/path" or NULL; lines and columns count from 1,
 * 0 where unknown. All three accept an error of another domain and answer NULL or 0. */
const char *dvt_model_error_get_pointer (const GError *error);
guint dvt_model_error_get_line (const GError *error);
guint dvt_model_error_get_column (const GError *error);

G_END_DECLS
