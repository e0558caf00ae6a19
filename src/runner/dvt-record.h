/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* What map, filter and route do with a record (formats §10): nothing but values. @lookup resolves
 * {{variable}}; NULL: there is none of that name, which is an error in a text. Errors are
 * `DVT_RUNNER_ERROR_INVALID_RECORD` and name the field. Any thread, but what was made of a
 * condition or a map is for one at a time. */

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

/**
 * DvtCondition:
 *
 * A CONDITION, made ready for many records: patterns are compiled once.
 */
typedef struct _DvtCondition DvtCondition;

/* @condition must outlive it. Fails where a pattern is no Perl-compatible expression. */
DvtCondition *dvt_condition_new (yyjson_val *condition, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_condition_free (DvtCondition *condition);
/* Whether a record fits. A field that is not there is unequal to everything, and not greater, less
 * and so on; numbers are compared by exact decimal value, texts by code point; a number and a text
 * that spells one are compared as numbers by greater and less. `matches` is a Perl-compatible
 * expression, bounded in its work: FALSE with @error set where it would take more. */
gboolean
dvt_condition_test (DvtCondition *condition, yyjson_val *record, gboolean *fits, GError **error);

/**
 * DvtMap:
 *
 * The fields of a map, made ready for many records.
 */
typedef struct _DvtMap DvtMap;

/* @fields must outlive it. @time_zone: (nullable): the instance's; NULL: UTC. Fails where there is
 * no such time zone. */
DvtMap *
dvt_map_new (yyjson_val *fields, const char *time_zone, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_map_free (DvtMap *map);
/* The record that a map makes of @record. */
DvtJson *dvt_map_apply (DvtMap *map,
                        yyjson_val *record,
                        DvtVariableFunc lookup,
                        gpointer lookup_data,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The names of the map's functions, and of the conditions' comparisons: NULL-terminated, static. */
const char *const *dvt_map_list_functions (void);
const char *const *dvt_condition_list_comparisons (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtCondition, dvt_condition_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtMap, dvt_map_free)

G_END_DECLS
