/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"

G_BEGIN_DECLS

/**
 * DvtOpenapiError:
 * @DVT_OPENAPI_ERROR_SYNTAX: neither JSON nor YAML; the message has line and column
 * @DVT_OPENAPI_ERROR_UNSUPPORTED: no OpenAPI 3.0 or 3.1 document
 * @DVT_OPENAPI_ERROR_INVALID: an OpenAPI document that breaks its own rules; the message has the
 * place
 * @DVT_OPENAPI_ERROR_TOO_LARGE: larger, deeper or with more alias expansion than is accepted
 */
typedef enum
{
  DVT_OPENAPI_ERROR_SYNTAX = 1,
  DVT_OPENAPI_ERROR_UNSUPPORTED,
  DVT_OPENAPI_ERROR_INVALID,
  DVT_OPENAPI_ERROR_TOO_LARGE,
} DvtOpenapiError;

#define DVT_OPENAPI_ERROR (dvt_openapi_error_quark ())
GQuark dvt_openapi_error_quark (void);

typedef struct
{
  char *pointer; /* JSON Pointer into the OpenAPI document (owned) */
  char *message; /* (owned) */
} DvtOpenapiWarning;

void dvt_openapi_warning_free (DvtOpenapiWarning *warning);

/**
 * dvt_openapi_convert:
 * @document: JSON or YAML, told apart by content
 * @version_name: (out) (optional) (transfer full): info.version, or NULL
 * @warnings: (out) (optional) (element-type DvtOpenapiWarning) (transfer full): what the definition
 * cannot hold
 *
 * Turns an OpenAPI 3.0 or 3.1 document into a definition. Deterministic, no I/O; any thread.
 */
DvtDefinition *dvt_openapi_convert (GBytes *document,
                                    char **version_name,
                                    GPtrArray **warnings,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @document says that it is an OpenAPI (or Swagger) document and no definition. Cheap. */
gboolean dvt_openapi_is_openapi (GBytes *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtOpenapiWarning, dvt_openapi_warning_free)

G_END_DECLS
