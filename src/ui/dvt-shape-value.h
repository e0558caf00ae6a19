/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* A VALUE of a process flow (formats §10) as somebody types it: what kind it is, and one line of
 * text. Pure. */

typedef enum
{
  DVT_VALUE_KIND_NONE,     /* not set */
  DVT_VALUE_KIND_CONSTANT, /* JSON, or else the text itself */
  DVT_VALUE_KIND_FIELD,    /* a pointer into the record */
  DVT_VALUE_KIND_TEXT,     /* a text with {{variables}} */
} DvtValueKind;

/* @value: (nullable) */
DvtValueKind dvt_shape_value_get_kind (yyjson_val *value);
/* What reads back as @value. A text that would be taken for something else stands in quotes. */
char *dvt_shape_value_dup_text (yyjson_val *value) G_GNUC_WARN_UNUSED_RESULT;
/* What a constant is as it is typed: "5" a number, "open" a text, "\"5\"" a text of one digit. */
yyjson_mut_val *dvt_shape_value_parse_constant (yyjson_mut_doc *document, const char *text);
/* The line for a constant. */
char *dvt_shape_value_format_constant (yyjson_val *constant) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the VALUE's member into @object; nothing for NONE. */
void dvt_shape_value_put (yyjson_mut_doc *document,
                          yyjson_mut_val *object,
                          DvtValueKind kind,
                          const char *text);
/* Puts @value in the place of what @object has under @key; NULL takes it away. */
void dvt_shape_value_set_member (yyjson_mut_doc *document,
                                 yyjson_mut_val *object,
                                 const char *key,
                                 yyjson_mut_val *value);

G_END_DECLS
