/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-reader-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-model-error.h"
#include "dvt-openapi-text-private.h"
#include "dvt-openapi-yaml-private.h"
#include "dvt-openapi.h"

/* A document may be as large as the definition that is made of it. */
#define MAX_BYTES DVT_DEFINITION_MAX_BYTES

static DvtJson *
read_json (const char *text, gsize length, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DvtJson *json = dvt_json_parse (text, length, MAX_BYTES, DVT_JSON_ALLOW_BOM, &local_error);
  const gboolean is_too_large
    = g_error_matches (local_error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);

  if (json == NULL)
    g_set_error_literal (error, DVT_OPENAPI_ERROR,
                         is_too_large ? DVT_OPENAPI_ERROR_TOO_LARGE : DVT_OPENAPI_ERROR_SYNTAX,
                         local_error->message);
  return json;
}

DvtJson *
dvt_openapi_read (GBytes *document, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (document, &length);
  const char *start = NULL;

  if (length > MAX_BYTES)
    {
      g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_TOO_LARGE,
                   _ ("The document is larger than %u MiB"), MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  if (dvt_openapi_text_is_json (text, length))
    return read_json (text, length, error);

  start = dvt_openapi_text_skip_bom (text, length);
  return dvt_openapi_yaml_parse (start, length - (gsize) (start - text), error);
}
