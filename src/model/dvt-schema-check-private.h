/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-place-private.h"
#include "dvt-schema-checker.h"
#include "dvt-schema-node-private.h"

G_BEGIN_DECLS

/*
 * DvtSchemaCheck:
 *
 * One check of one value. A function of it answers whether what it looks at fits; what is wrong is
 * told where somebody wants to know, that is not while alternatives are tried.
 */
typedef struct
{
  DvtSchemaChecker *checker;
  GPtrArray *mismatches; /* (nullable) (element-type DvtSchemaMismatch): NULL: only yes or no */
  guint limit;           /* of @mismatches */
  guint64 steps;         /* that are left */
  guint depth;           /* that is left */
  gboolean is_exhausted; /* no steps or depth are left: all that follows fits */
} DvtSchemaCheck;

/* Whether @value is what @schema says. */
gboolean dvt_schema_check_value (DvtSchemaCheck *check,
                                 yyjson_val *schema,
                                 yyjson_val *value,
                                 const DvtPlace *place);
/* The same where nobody wants to know what is wrong. */
gboolean dvt_schema_check_silently (DvtSchemaCheck *check,
                                    yyjson_val *schema,
                                    yyjson_val *value,
                                    const DvtPlace *place);
/* Takes @message, which is NULL where nobody wants to know. Answers FALSE. */
gboolean dvt_schema_check_refuse (DvtSchemaCheck *check, const DvtPlace *place, char *message);
/* Whether to look on after a mismatch. */
gboolean dvt_schema_check_wants_more (DvtSchemaCheck *check);
/* FALSE where no steps are left. */
gboolean dvt_schema_check_take_steps (DvtSchemaCheck *check, guint64 count);

/* What a schema says of values of each kind. */
gboolean dvt_schema_check_object (DvtSchemaCheck *check,
                                  const DvtSchemaNode *node,
                                  yyjson_val *value,
                                  const DvtPlace *place);
gboolean dvt_schema_check_array (DvtSchemaCheck *check,
                                 const DvtSchemaNode *node,
                                 yyjson_val *value,
                                 const DvtPlace *place);
gboolean dvt_schema_check_string (DvtSchemaCheck *check,
                                  const DvtSchemaNode *node,
                                  yyjson_val *value,
                                  const DvtPlace *place);
gboolean dvt_schema_check_number (DvtSchemaCheck *check,
                                  const DvtSchemaNode *node,
                                  yyjson_val *value,
                                  const DvtPlace *place);
/* A count against a least and a most that it may be, each a number or NULL. */
gboolean dvt_schema_check_count (DvtSchemaCheck *check,
                                 guint64 count,
                                 yyjson_val *least,
                                 yyjson_val *most,
                                 const DvtPlace *place);

G_END_DECLS
