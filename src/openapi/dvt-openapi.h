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
 *
 * Why a document was not converted.
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

/**
 * DvtOpenapiWarning:
 *
 * Something that a definition cannot hold, or holds without a use for it.
 */
typedef struct
{
  char *pointer; /* JSON Pointer into the OpenAPI document (owned) */
  char *message; /* (owned) */
} DvtOpenapiWarning;

void dvt_openapi_warning_free (DvtOpenapiWarning *warning);

DvtDefinition *dvt_openapi_convert (GBytes *document,
                                    char **version_name,
                                    GPtrArray **warnings,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean dvt_openapi_is_openapi (GBytes *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtOpenapiWarning, dvt_openapi_warning_free)

G_END_DECLS
