/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-canonical-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-json-private.h"
#include "dvt-model-error-private.h"

/* Takes both. */
static void
set (DvtCanonical *canonical, GBytes *bytes, DvtJson *json)
{
  canonical->bytes = bytes;
  canonical->json = json;
  canonical->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

gboolean
dvt_canonical_parse (DvtCanonical *canonical,
                     GBytes *json,
                     gsize max_bytes,
                     DvtValidateFunc validate,
                     GError **error)
{
  g_autoptr (DvtJson) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize length;

  text = g_bytes_get_data (json, &length);
  document = dvt_json_parse (text, length, max_bytes, DVT_JSON_STRICT, error);
  if (document == NULL || !validate (dvt_json_get_value (document), error))
    return FALSE;

  bytes = dvt_json_canonicalise (dvt_json_get_value (document), error);
  if (bytes == NULL)
    return FALSE;

  /* What was canonical already need not be parsed and kept a second time. */
  if (g_bytes_equal (bytes, json))
    {
      set (canonical, g_bytes_ref (json), g_steal_pointer (&document));
      return TRUE;
    }

  g_clear_pointer (&document, dvt_json_unref);

  return dvt_canonical_trust (canonical, bytes, error);
}

gboolean
dvt_canonical_read (DvtCanonical *canonical,
                    DvtJson *json,
                    gsize max_bytes,
                    DvtValidateFunc validate,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  yyjson_val *document = dvt_json_get_value (json);

  if (!dvt_json_check_structure (document, error) || !validate (document, error))
    return FALSE;

  bytes = dvt_json_canonicalise (document, error);
  if (bytes == NULL)
    return FALSE;

  if (g_bytes_get_size (bytes) > max_bytes)
    {
      g_set_error (
        error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE,
        _ ("%" G_GSIZE_FORMAT " bytes, more than the %" G_GSIZE_FORMAT " that are accepted"),
        g_bytes_get_size (bytes), max_bytes);
      return FALSE;
    }

  return dvt_canonical_trust (canonical, bytes, error);
}

gboolean
dvt_canonical_trust (DvtCanonical *canonical, GBytes *bytes, GError **error)
{
  g_autoptr (DvtJson) json = NULL;
  const char *text;
  gsize length;

  text = g_bytes_get_data (bytes, &length);
  json = dvt_json_parse_trusted (text, length, error);
  if (json == NULL)
    return FALSE;

  if (!yyjson_is_obj (dvt_json_get_value (json)))
    {
      dvt_model_error_set_at_place (error, DVT_MODEL_ERROR_INVALID, NULL,
                                    g_strdup (_ ("The document is no JSON object")));
      return FALSE;
    }

  set (canonical, g_bytes_ref (bytes), g_steal_pointer (&json));

  return TRUE;
}

void
dvt_canonical_clear (DvtCanonical *canonical)
{
  g_clear_pointer (&canonical->bytes, g_bytes_unref);
  g_clear_pointer (&canonical->json, dvt_json_unref);
  g_clear_pointer (&canonical->digest, g_free);
}
