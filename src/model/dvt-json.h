/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>
#include <yyjson.h>

G_BEGIN_DECLS

/* What is accepted from outside (formats §1). */
#define DVT_JSON_MAX_DEPTH 512

/**
 * DvtJson:
 *
 * One immutable JSON value together with the document it stands in.
 *
 * Numbers are kept as they were written (yyjson raw), so that none is rounded. Reference counted
 * atomically; may be read from any thread.
 */
typedef struct _DvtJson DvtJson;

#define DVT_TYPE_JSON (dvt_json_get_type ())
GType dvt_json_get_type (void);

typedef enum
{
  DVT_JSON_STRICT = 0,
  DVT_JSON_ALLOW_BOM = 1 << 0, /* a byte order mark in front, as OpenAPI documents have */
} DvtJsonFlags;

/* Strict: UTF-8 without lone surrogates, no duplicate keys, at most DVT_JSON_MAX_DEPTH levels and
 * @max_bytes bytes. NULL with DVT_MODEL_ERROR set otherwise. */
DvtJson *dvt_json_parse (const char *text,
                         gsize length,
                         gsize max_bytes,
                         DvtJsonFlags flags,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* An immutable copy of a document that was built; numbers in it must be raw or integers. */
DvtJson *dvt_json_new_from_mut (yyjson_mut_doc *document) G_GNUC_WARN_UNUSED_RESULT;
/* The value @value inside @json's document; shares the document. */
DvtJson *dvt_json_new_child (DvtJson *json, yyjson_val *value) G_GNUC_WARN_UNUSED_RESULT;
DvtJson *dvt_json_ref (DvtJson *json);
void dvt_json_unref (DvtJson *json);
yyjson_val *dvt_json_get_value (DvtJson *json);
/* Two spaces a level, for people; numbers and strings as they are. */
char *dvt_json_format (yyjson_val *value) G_GNUC_WARN_UNUSED_RESULT;
/* The canonical form (formats §2); fails only for an exponent of more than nine digits. */
GBytes *dvt_json_canonicalise (yyjson_val *value, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Equal as values: members in any order, numbers by exact decimal value. */
gboolean dvt_json_values_equal (yyjson_val *a, yyjson_val *b);
/* The canonical order of members, by the UTF-16 code units of their names. */
int dvt_json_compare_keys (yyjson_val *a, yyjson_val *b);
/* The same for qsort() and g_ptr_array_sort(). */
int dvt_json_compare_key_pointers (gconstpointer a, gconstpointer b);
/* Appends "/" and @token, escaped as in RFC 6901, to @pointer. */
void dvt_json_pointer_append (GString *pointer, const char *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtJson, dvt_json_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_doc, yyjson_doc_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_mut_doc, yyjson_mut_doc_free)

G_END_DECLS
