/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"
#include "dvt-openapi.h"

G_BEGIN_DECLS

/*
 * DvtOpenapiPlace:
 *
 * Where in the OpenAPI document a value stands: a chain through the callers' stack frames, so that
 * it costs nothing until a warning spells it out as a JSON Pointer.
 */
typedef struct _DvtOpenapiPlace DvtOpenapiPlace;

struct _DvtOpenapiPlace
{
  const DvtOpenapiPlace *parent; /* NULL at the beginning of a chain */
  const char *token;             /* the member; a whole JSON Pointer where @parent is NULL */
  gsize index;                   /* the item of an array, where @token is NULL */
};

static inline DvtOpenapiPlace
dvt_openapi_place_root (const char *pointer)
{
  return (DvtOpenapiPlace) { .token = pointer };
}

static inline DvtOpenapiPlace
dvt_openapi_place_member (const DvtOpenapiPlace *parent, const char *name)
{
  return (DvtOpenapiPlace) { .parent = parent, .token = name };
}

static inline DvtOpenapiPlace
dvt_openapi_place_item (const DvtOpenapiPlace *parent, gsize index)
{
  return (DvtOpenapiPlace) { .parent = parent, .index = index };
}

/* The place as a JSON Pointer. */
char *dvt_openapi_place_build_pointer (const DvtOpenapiPlace *place) G_GNUC_WARN_UNUSED_RESULT;

/*
 * DvtOpenapiConversion:
 *
 * One document on its way to a definition. Belongs to one call of dvt_openapi_convert().
 *
 * The first failure is kept in @error; the conversion then runs to its end without doing much, and
 * what it built is thrown away. So only the entry has to look.
 */
typedef struct
{
  yyjson_val *root;         /* the OpenAPI document (unowned) */
  yyjson_mut_doc *output;   /* the definition; its strings may be those of the document (owned) */
  gboolean is_3_0;          /* else 3.1 */
  GPtrArray *warnings;      /* (element-type DvtOpenapiWarning) (owned) */
  GHashTable *warned;       /* "pointer: message" of each warning, so that none comes twice */
  GHashTable *indexes;      /* (element-type yyjson_val GHashTable) members of big objects */
  GHashTable *used;         /* (element-type yyjson_val) components that a reference led to */
  GHashTable *active;       /* (element-type yyjson_val) components being written just now */
  GHashTable *schema_names; /* (element-type utf8) names taken in `schemas` */
  GHashTable *schema_references; /* (element-type utf8 utf8) `$ref` as it was → as it is now */
  GHashTable *targets;   /* (element-type utf8 DvtOpenapiReferent) `$ref` → where it leads */
  GPtrArray *lifts;      /* (element-type DvtOpenapiReferent) targets to be put into `schemas` */
  GStringChunk *strings; /* texts that live as long as the conversion */
  gsize spent;           /* about how many bytes were written */
  gboolean warned_of_siblings;
  GError *error; /* the first failure (owned) (nullable) */
} DvtOpenapiConversion;

/* A value inside the document that a reference leads to. */
typedef struct
{
  const char *name;    /* in `schemas`; NULL where it is followed instead */
  const char *pointer; /* in the document */
  yyjson_val *value;
} DvtOpenapiReferent;

DvtOpenapiConversion *dvt_openapi_conversion_new (yyjson_val *root,
                                                  gboolean is_3_0) G_GNUC_WARN_UNUSED_RESULT;
void dvt_openapi_conversion_free (DvtOpenapiConversion *self);

/* Tells of something that is left out or kept as it is; the same at one place only once. */
void dvt_openapi_conversion_warn (DvtOpenapiConversion *self,
                                  const DvtOpenapiPlace *place,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (3, 4);
/* Keeps the first failure; later ones say nothing. */
void dvt_openapi_conversion_fail (DvtOpenapiConversion *self,
                                  DvtOpenapiError code,
                                  const DvtOpenapiPlace *place,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (4, 5);

/* Counts what is written; FALSE once the definition would grow too large, or anything failed. */
gboolean dvt_openapi_conversion_spend (DvtOpenapiConversion *self,
                                       const DvtOpenapiPlace *place,
                                       gsize bytes);

/* The member @name of @object: constant time however big it is. NULL where there is none. */
yyjson_val *
dvt_openapi_conversion_find (DvtOpenapiConversion *self, yyjson_val *object, const char *name);

/* A text that lives as long as the conversion. */
const char *dvt_openapi_conversion_keep (DvtOpenapiConversion *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtOpenapiConversion, dvt_openapi_conversion_free)

G_END_DECLS
