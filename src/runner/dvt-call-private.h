/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check.h"
#include "dvt-http.h"
#include "dvt-parameter-private.h"
#include "dvt-variables-private.h"

G_BEGIN_DECLS

/* How a request's body is written. */
typedef enum
{
  DVT_BODY_NONE,
  DVT_BODY_JSON,
  DVT_BODY_FORM,
  DVT_BODY_TEXT,
  DVT_BODY_UNSUPPORTED, /* multipart, XML and others */
} DvtBodyKind;

/**
 * DvtCall:
 *
 * What calling one endpoint through one instance takes, read once from the definition, of which it
 * holds a reference. Immutable.
 */
typedef struct
{
  DvtDefinition *definition;           /* (owned) */
  const DvtInstanceSettings *settings; /* (unowned) */
  yyjson_val *root;                    /* the definition's JSON */
  yyjson_val *endpoint;
  const char *id;
  const char *method;
  const char *path;
  gboolean receives;
  GPtrArray *parameters; /* (owned) (element-type DvtParameter) */
  char *accept;          /* (owned) */
  DvtBodyKind body_kind;
  const char *media_type;     /* (nullable) of the request */
  yyjson_val *request_schema; /* (nullable) */
  const char *data_path;      /* (nullable) */
  yyjson_val *pagination;     /* (nullable) */
} DvtCall;

/* NULL where there is no such endpoint. */
DvtCall *dvt_call_new (DvtDefinition *definition,
                       const DvtInstanceSettings *settings,
                       const char *endpoint) G_GNUC_WARN_UNUSED_RESULT;
void dvt_call_free (DvtCall *call);
/* (nullable) */
const DvtParameter *dvt_call_find_parameter (const DvtCall *call, const char *id);
/* The schema of an answer's body. @media_type: (nullable): as the answer says it. (nullable) */
yyjson_val *
dvt_call_find_response_schema (const DvtCall *call, guint status, const char *media_type);
/* Whether @media_type is JSON, by its name. */
gboolean dvt_call_is_json (const char *media_type);

/**
 * DvtCallValues:
 * @variables: for `{{variables}}`
 * @parameters: (nullable): the shape's VALUEs by parameter id
 * @record: (nullable): what they are made from
 * @overrides: (nullable) (element-type utf8 utf8): what the page wants, by parameter id
 */
typedef struct
{
  DvtVariables *variables;
  yyjson_val *parameters;
  yyjson_val *record;
  GHashTable *overrides;
} DvtCallValues;

/**
 * DvtTarget:
 * @uri: the whole address, without credentials
 * @headers: (element-type DvtHttpHeader): those of parameters, and Accept
 *
 * Where a request goes, all but its body.
 */
typedef struct
{
  char *uri;
  GPtrArray *headers;
} DvtTarget;

/* DVT_RUNNER_ERROR_INVALID_RECORD names the parameter. */
DvtTarget *dvt_call_build_target (const DvtCall *call,
                                  const DvtCallValues *values,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtTarget *dvt_target_new (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
DvtTarget *dvt_target_copy (const DvtTarget *target) G_GNUC_WARN_UNUSED_RESULT;
void dvt_target_free (DvtTarget *target);
void dvt_target_add_header (DvtTarget *target, const char *name, const char *value);
void dvt_target_copy_headers (DvtTarget *target, const DvtTarget *source);
gboolean dvt_target_equal (const DvtTarget *a, const DvtTarget *b);
/* The value of one parameter, made in @document; NULL, with no error set: it has none. */
yyjson_mut_val *dvt_call_evaluate (const DvtParameter *parameter,
                                   const DvtCallValues *values,
                                   yyjson_mut_doc *document,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The value of a body, made in @document; NULL with DVT_RUNNER_ERROR_INVALID_RECORD: it has none.
 */
yyjson_mut_val *dvt_call_evaluate_body (yyjson_val *body,
                                        yyjson_val *record,
                                        yyjson_mut_doc *document,
                                        DvtVariables *variables,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Appends one body as the request's media type has it. */
gboolean
dvt_call_write_body (const DvtCall *call, yyjson_mut_val *body, GString *out, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtCall, dvt_call_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtTarget, dvt_target_free)

G_END_DECLS
