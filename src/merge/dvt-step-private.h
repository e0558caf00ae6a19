/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <dvt-json.h>

G_BEGIN_DECLS

/* What a value of a definition is, as far as it matters for comparing and for naming it. */
typedef enum
{
  DVT_CONTEXT_OTHER,
  DVT_CONTEXT_CONNECTOR,
  DVT_CONTEXT_VARIABLES,
  DVT_CONTEXT_VARIABLE,
  DVT_CONTEXT_AUTH_METHODS,
  DVT_CONTEXT_AUTH_METHOD,
  DVT_CONTEXT_FLOWS,
  DVT_CONTEXT_FLOW,
  DVT_CONTEXT_SCOPES,
  DVT_CONTEXT_ENDPOINTS,
  DVT_CONTEXT_ENDPOINT,
  DVT_CONTEXT_PARAMETERS,
  DVT_CONTEXT_PARAMETER,
  DVT_CONTEXT_REQUEST,
  DVT_CONTEXT_RESPONSES,
  DVT_CONTEXT_RESPONSE,
  DVT_CONTEXT_HEADERS,
  DVT_CONTEXT_HEADER,
  DVT_CONTEXT_CONTENT,
  DVT_CONTEXT_MEDIA,
  DVT_CONTEXT_SCHEMAS,
  DVT_CONTEXT_SCHEMA,
  DVT_CONTEXT_FIELDS,
} DvtContext;

/*
 * DvtStep:
 *
 * Where a comparison stands: a chain of frames on the stack, innermost first, each with what stands
 * there in both definitions. The outermost are the definitions themselves.
 */
typedef struct _DvtStep DvtStep;

struct _DvtStep
{
  const DvtStep *parent; /* (nullable) */
  yyjson_val *key;       /* (nullable): NULL for the definitions themselves */
  yyjson_val *before;    /* (nullable): NULL where there is nothing; at most one of both is */
  yyjson_val *after;     /* (nullable) */
  DvtContext context;
};

DvtStep dvt_step_make_member (const DvtStep *parent,
                              yyjson_val *key,
                              yyjson_val *before,
                              yyjson_val *after);
/* The name under which it stands in its parent; "" for the definitions themselves. */
const char *dvt_step_get_key (const DvtStep *step);
/* Whether the members of an object of this kind have names of their own (design §2), instead of
 * being known by this program. */
gboolean dvt_context_is_map (DvtContext context);
/* Whether they have identity: an object that is not there has no members, and no more than that. */
gboolean dvt_context_is_collection (DvtContext context);

G_END_DECLS
