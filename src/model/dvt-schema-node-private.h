/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* Kinds of values, as `type` names them. An integer is a number as well. */
typedef enum
{
  DVT_SCHEMA_TYPE_NULL = 1 << 0,
  DVT_SCHEMA_TYPE_BOOLEAN = 1 << 1,
  DVT_SCHEMA_TYPE_OBJECT = 1 << 2,
  DVT_SCHEMA_TYPE_ARRAY = 1 << 3,
  DVT_SCHEMA_TYPE_NUMBER = 1 << 4,
  DVT_SCHEMA_TYPE_STRING = 1 << 5,
  DVT_SCHEMA_TYPE_INTEGER = 1 << 6,
} DvtSchemaTypes;

/* One member of `patternProperties`. */
typedef struct
{
  GRegex *pattern; /* (owned) */
  yyjson_val *schema;
} DvtSchemaPattern;

/*
 * DvtSchemaNode:
 *
 * One schema, read once: each keyword where it is looked for. Borrows from the document that the
 * schema stands in. Members are NULL where the schema does not say them.
 */
typedef struct
{
  gboolean is_false;    /* the schema that nothing fits */
  DvtSchemaTypes types; /* 0: any */
  yyjson_val *target;   /* of `$ref` */
  yyjson_val *all_of;
  yyjson_val *any_of;
  yyjson_val *one_of;
  yyjson_val *not_schema;
  yyjson_val *if_schema;
  yyjson_val *then_schema;
  yyjson_val *else_schema;
  yyjson_val *constant;
  yyjson_val *choices; /* of `enum` */

  GHashTable *properties; /* (owned) (element-type utf8 yyjson_val) */
  GPtrArray *patterns;    /* (owned) (element-type DvtSchemaPattern) */
  GHashTable *one_way;    /* (owned) (element-type utf8): read only or write only */
  yyjson_val *additional; /* of `additionalProperties` */
  yyjson_val *property_names;
  yyjson_val *required;
  yyjson_val *dependent_required;
  yyjson_val *min_properties;
  yyjson_val *max_properties;

  yyjson_val *prefix_items;
  yyjson_val *items;
  yyjson_val *contains;
  yyjson_val *min_contains;
  yyjson_val *max_contains;
  yyjson_val *min_items;
  yyjson_val *max_items;
  gboolean unique_items;

  yyjson_val *min_length;
  yyjson_val *max_length;
  GRegex *pattern; /* (owned) */

  yyjson_val *minimum;
  yyjson_val *maximum;
  yyjson_val *exclusive_minimum;
  yyjson_val *exclusive_maximum;
  yyjson_val *multiple_of;
} DvtSchemaNode;

/* @root: (nullable): the document in which `#/schemas/X` is looked up. */
DvtSchemaNode *dvt_schema_node_new (yyjson_val *schema, yyjson_val *root) G_GNUC_WARN_UNUSED_RESULT;
void dvt_schema_node_free (DvtSchemaNode *node);

DvtSchemaTypes dvt_schema_get_type (yyjson_val *value);
/* "a text or null". */
char *dvt_schema_describe_types (DvtSchemaTypes types) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
