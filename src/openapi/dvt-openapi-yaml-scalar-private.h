/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DVT_OPENAPI_YAML_STRING,
  DVT_OPENAPI_YAML_NULL,
  DVT_OPENAPI_YAML_TRUE,
  DVT_OPENAPI_YAML_FALSE,
  DVT_OPENAPI_YAML_NUMBER,
  DVT_OPENAPI_YAML_NO_JSON, /* a number that JSON has no spelling for */
} DvtOpenapiYamlKind;

/* What a plain scalar is in YAML 1.2's core schema. @number: (out) (transfer full): the number as
 * JSON spells it, for DVT_OPENAPI_YAML_NUMBER. */
DvtOpenapiYamlKind dvt_openapi_yaml_resolve (const char *text, gsize length, char **number);

G_END_DECLS
