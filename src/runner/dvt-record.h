/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* What map, filter and route do with a record (formats §10): pure, any thread. @lookup resolves
 * {{variable}}; NULL: there is none of that name, which is an error in a text. Errors are
 * `DVT_RUNNER_ERROR_INVALID_RECORD` and name the field. */

typedef const char *(*DvtVariableFunc) (const char *name, gpointer user_data);

/* The value of a VALUE for @record, made in @document. NULL with no error set: `from` names nothing
 * in the record, or no value. */
yyjson_mut_val *dvt_value_evaluate (yyjson_val *value,
                                    yyjson_val *record,
                                    yyjson_mut_doc *document,
                                    DvtVariableFunc lookup,
                                    gpointer lookup_data,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "{{a}} and {{b}}" with its values. */
char *dvt_text_expand (const char *text,
                       DvtVariableFunc lookup,
                       gpointer lookup_data,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a record fits a CONDITION. A field that is not there is unequal to everything, and not
 * greater, less and so on; numbers are compared by exact decimal value, texts by code point; a
 * number and a text that spells one are compared as numbers by greater and less. `matches` is a
 * Perl-compatible expression, bounded in its work. */
gboolean dvt_condition_test (yyjson_val *condition,
                             yyjson_val *record,
                             gboolean *fits,
                             GError **error);

/* The record that a map makes of @record. @time_zone NULL: UTC. */
DvtJson *dvt_map_apply (yyjson_val *fields,
                        yyjson_val *record,
                        const char *time_zone,
                        DvtVariableFunc lookup,
                        gpointer lookup_data,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The names of the map's functions, and of the conditions' comparisons: NULL-terminated, static. */
const char *const *dvt_map_list_functions (void);
const char *const *dvt_condition_list_comparisons (void);

G_END_DECLS
