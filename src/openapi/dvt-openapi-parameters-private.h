/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* A list of parameters and where it stands; @list may be NULL. */
typedef struct
{
  yyjson_val *list;
  DvtOpenapiPlace place;
} DvtOpenapiParameterList;

/* The names of the placeholders in @path, in the order of their first occurrence, each once. */
GPtrArray *dvt_openapi_list_placeholders (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* The operation's own parameters and, where it has no such, those of its path, as `parameters` of
 * @endpoint. */
void dvt_openapi_add_parameters (DvtOpenapiConversion *self,
                                 const char *path,
                                 const DvtOpenapiParameterList *of_operation,
                                 const DvtOpenapiParameterList *of_path,
                                 yyjson_mut_val *endpoint);

G_END_DECLS
