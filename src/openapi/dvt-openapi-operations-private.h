/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* An operation of the document that becomes an endpoint. */
typedef struct
{
  const char *path;
  const char *method; /* in lower case, as the document has it */
  yyjson_val *item;   /* the path item that it stands in */
  yyjson_val *operation;
  DvtOpenapiPlace item_place;
  DvtOpenapiPlace place;
  char *id; /* of the endpoint (owned) */
} DvtOpenapiOperation;

/* The document's operations with their ids. Paths that lead out of the document are kept in
 * @definition. */
GPtrArray *dvt_openapi_list_operations (DvtOpenapiConversion *self,
                                        yyjson_mut_val *definition) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @name is that of an HTTP method in a path item. */
gboolean dvt_openapi_is_method (const char *name);

G_END_DECLS
