/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

#define DVT_DEFINITION_FORMAT "dovetail.connector/1"
/* One definition after decompression (formats §1). */
#define DVT_DEFINITION_MAX_BYTES (64u * 1024u * 1024u)

/**
 * DvtDefinition:
 *
 * A valid connector definition: immutable, in canonical form, known by its digest.
 *
 * Reference counted atomically; may be used from any thread.
 */
typedef struct _DvtDefinition DvtDefinition;

#define DVT_TYPE_DEFINITION (dvt_definition_get_type ())
GType dvt_definition_get_type (void);

/* The collections whose members have identity. */
typedef enum
{
  DVT_SECTION_VARIABLES,
  DVT_SECTION_AUTH_METHODS,
  DVT_SECTION_ENDPOINTS,
  DVT_SECTION_SCHEMAS,
} DvtSection;

typedef enum
{
  DVT_DIRECTION_RECEIVE,
  DVT_DIRECTION_SEND,
} DvtDirection;

/* Views on members; strings are borrowed from the definition and live as long as it. */
typedef struct
{
  const char *id;
  const char *name;
  const char *method;
  const char *path;
  const char *entity;      /* NULL where it has none */
  const char *description; /* NULL */
  DvtDirection direction;
  gboolean deprecated;
} DvtEndpoint;

typedef struct
{
  const char *id;
  const char *label;         /* the id where it has none */
  const char *description;   /* NULL */
  const char *default_value; /* NULL where it has none or no string */
  gboolean required;
  gboolean secret;
  gboolean advanced;
} DvtVariable;

typedef struct
{
  const char *id;
  const char *label;       /* the id where it has none */
  const char *type;        /* "apiKey", "oauth2" … */
  const char *description; /* NULL */
  gboolean usable;         /* FALSE for kinds that are kept but cannot sign in */
} DvtAuthMethod;

DvtDefinition *dvt_definition_new (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtDefinition *dvt_definition_new_from_json (DvtJson *json,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* From bytes that this program made canonical and checked by digest: not validated again. */
DvtDefinition *dvt_definition_new_trusted (GBytes *canonical,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtDefinition *dvt_definition_ref (DvtDefinition *definition);
void dvt_definition_unref (DvtDefinition *definition);

const char *dvt_definition_get_digest (DvtDefinition *definition);
GBytes *dvt_definition_get_bytes (DvtDefinition *definition); /* canonical (transfer none) */
DvtJson *dvt_definition_get_json (DvtDefinition *definition); /* (transfer none) */
const char *dvt_definition_get_name (DvtDefinition *definition);
const char *dvt_definition_get_summary (DvtDefinition *definition);  /* "" where absent */
const char *dvt_definition_get_category (DvtDefinition *definition); /* "Other" where absent */
const char *dvt_definition_get_colour (DvtDefinition *definition);   /* "" where absent */
const char *dvt_definition_get_base_url (DvtDefinition *definition); /* "" where absent */

/* In the order of their ids; free with g_ptr_array_unref. */
GPtrArray *
dvt_definition_list_endpoints (DvtDefinition *definition); /* (element-type DvtEndpoint) */
GPtrArray *
dvt_definition_list_variables (DvtDefinition *definition); /* (element-type DvtVariable) */
GPtrArray *
dvt_definition_list_auth_methods (DvtDefinition *definition); /* (element-type DvtAuthMethod) */

const char *dvt_section_get_member (DvtSection section); /* "endpoints" … */
/* What an endpoint that names no direction does: GET and HEAD receive, all else sends. */
DvtDirection dvt_direction_for_method (const char *method);
/* (transfer none) (nullable): found fast, also among thousands of endpoints. */
yyjson_val *
dvt_definition_find_member (DvtDefinition *definition, DvtSection section, const char *id);
/* NULL where there is no such member. */
DvtJson *dvt_definition_dup_member (DvtDefinition *definition,
                                    DvtSection section,
                                    const char *id) G_GNUC_WARN_UNUSED_RESULT;
/* A new definition in which the member @old_id is replaced by @member under the id @new_id.
 * @old_id NULL adds, @member NULL removes. Adding an id that is taken, or a result that would be
 * no valid definition, fails with the place. */
DvtDefinition *dvt_definition_change_member (DvtDefinition *definition,
                                             DvtSection section,
                                             const char *old_id,
                                             const char *new_id,
                                             DvtJson *member,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "GET /orders/{}" for "get" and "/orders/{id}" (formats §3). */
char *dvt_endpoint_id_build (const char *method, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtDefinition, dvt_definition_unref)

G_END_DECLS
