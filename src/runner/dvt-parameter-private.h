/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

typedef enum
{
  DVT_PARAMETER_PATH,
  DVT_PARAMETER_QUERY,
  DVT_PARAMETER_HEADER,
  DVT_PARAMETER_COOKIE,
} DvtParameterPlace;

/* As OpenAPI 3 has them. */
typedef enum
{
  DVT_STYLE_FORM,
  DVT_STYLE_SIMPLE,
  DVT_STYLE_SPACE_DELIMITED,
  DVT_STYLE_PIPE_DELIMITED,
  DVT_STYLE_DEEP_OBJECT,
  DVT_STYLE_LABEL,
  DVT_STYLE_MATRIX,
} DvtParameterStyle;

/**
 * DvtParameter:
 * @id: "query.limit" …
 * @name: as it is sent
 * @position: path: which placeholder, from 1
 * @as_json: whether its value is sent as one JSON text (`content` in the definition)
 * @schema: (nullable)
 * @default_value: (nullable)
 *
 * One parameter of an endpoint. Borrows all from the definition.
 */
typedef struct
{
  const char *id;
  const char *name;
  DvtParameterPlace place;
  guint position;
  DvtParameterStyle style;
  gboolean explode;
  gboolean allow_reserved;
  gboolean as_json;
  gboolean required;
  yyjson_val *schema;
  yyjson_val *default_value;
} DvtParameter;

/* @value: (nullable): the parameter in the definition. NULL where @id is no parameter's. */
DvtParameter *dvt_parameter_new (const char *id, yyjson_val *value) G_GNUC_WARN_UNUSED_RESULT;
/**
 * dvt_parameter_write:
 * @out: gets: query and cookie, "name=value" with what @separator says between several; path, the
 *   text for the placeholder; header, the value. Percent-encoded but for headers.
 *
 * Writes nothing for null, and for an array or object with nothing in it where the style has no way
 * to say so.
 */
void dvt_parameter_write (const DvtParameter *parameter, yyjson_mut_val *value, GString *out);
/* Appends @text with all but unreserved characters percent-encoded (RFC 3986 §2.3). */
void dvt_parameter_append_encoded (GString *out, const char *text, gboolean allow_reserved);

G_END_DECLS
