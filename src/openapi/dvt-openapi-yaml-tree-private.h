/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/*
 * DvtOpenapiYamlTree:
 *
 * The JSON document that YAML's events are built into. Every function that fails sets its error's
 * message alone; the caller adds line and column.
 */
typedef struct _DvtOpenapiYamlTree DvtOpenapiYamlTree;

/* @alias_budget: how many bytes aliases may add, counted as in dvt_openapi_yaml_tree_add_alias().
 */
DvtOpenapiYamlTree *dvt_openapi_yaml_tree_new (yyjson_mut_doc *document,
                                               gsize alias_budget) G_GNUC_WARN_UNUSED_RESULT;
void dvt_openapi_yaml_tree_free (DvtOpenapiYamlTree *self);

/* Whether the next scalar is a member's name, and so a string however it is spelled. */
gboolean dvt_openapi_yaml_tree_wants_key (DvtOpenapiYamlTree *self);
/* @is_merge_key: the name is a plain `<<`. */
gboolean dvt_openapi_yaml_tree_add_key (DvtOpenapiYamlTree *self,
                                        yyjson_mut_val *key,
                                        const char *anchor,
                                        gboolean is_merge_key,
                                        GError **error);
gboolean dvt_openapi_yaml_tree_add_scalar (DvtOpenapiYamlTree *self,
                                           yyjson_mut_val *scalar,
                                           const char *anchor,
                                           GError **error);
/* @container: an object or array, empty as yet. */
gboolean dvt_openapi_yaml_tree_open (DvtOpenapiYamlTree *self,
                                     yyjson_mut_val *container,
                                     const char *anchor,
                                     GError **error);
/* Ends the container that was opened last, and merges what its `<<` named. */
gboolean dvt_openapi_yaml_tree_close (DvtOpenapiYamlTree *self, GError **error);
/* Writes the anchored value out once more; it costs the length of its texts and a little for each
 * of its values. */
gboolean
dvt_openapi_yaml_tree_add_alias (DvtOpenapiYamlTree *self, const char *anchor, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtOpenapiYamlTree, dvt_openapi_yaml_tree_free)

G_END_DECLS
