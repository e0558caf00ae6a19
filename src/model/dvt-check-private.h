/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check.h"

G_BEGIN_DECLS

/* What the checks of instances, shapes and credentials have in common. */

/* An array of DvtReason that owns them. */
GPtrArray *dvt_reasons_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @message. An equal reason is not added twice. */
void dvt_reasons_add (GPtrArray *reasons,
                      DvtReasonCode code,
                      const char *subject,
                      const char *shape,
                      char *message);

/* The alternatives of an endpoint, else the connector's; NULL: none is needed. */
yyjson_val *dvt_check_get_security (DvtDefinition *definition, yyjson_val *endpoint);
/* NULL: no alternative of @security is a subset of @methods. (transfer container): the ids belong
 * to the definition. */
GPtrArray *dvt_check_choose_alternative (yyjson_val *security,
                                         const char *const *methods) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @method is of a kind that can sign in. */
gboolean dvt_auth_method_is_usable (yyjson_val *method);
/* Whether credentials that were given when @method had the @signature can go on. */
gboolean
dvt_check_signature_fits (DvtDefinition *definition, const char *method, const char *signature);
/* What to call a member: its label, else its id. */
const char *dvt_check_get_label (yyjson_val *member, const char *id);

/*
 * DvtVariableScope:
 * @definition: the outermost level
 * @settings: where the values are
 * @endpoint: (nullable): the endpoint's id, where its level counts
 * @variables: (nullable): a shape's own values, an object by name
 *
 * From where a variable's value may come (formats §3).
 */
typedef struct
{
  DvtDefinition *definition;
  const DvtInstanceSettings *settings;
  const char *endpoint;
  yyjson_val *variables;
} DvtVariableScope;

/* Whether @name has a value, or a default at any level of the scope. */
gboolean dvt_variable_scope_has_value (const DvtVariableScope *scope, const char *name);
/* The same, and for each secret variable: its value cannot be seen here. */
gboolean dvt_variable_scope_may_have_value (const DvtVariableScope *scope, const char *name);
/* A reason for each required variable among @declared that can have none. */
void dvt_variable_scope_check_required (const DvtVariableScope *scope,
                                        yyjson_val *declared,
                                        const char *shape,
                                        GPtrArray *reasons);
/* A reason for each `{{name}}` in @text that can have none. */
void dvt_variable_scope_check_text (const DvtVariableScope *scope,
                                    const char *text,
                                    const char *shape,
                                    GPtrArray *reasons);
/* A reason for each required secret variable among @declared that has no value in @credentials
 * (nullable). */
void dvt_check_add_secret_variables (yyjson_val *declared,
                                     DvtCredentials *credentials,
                                     GPtrArray *reasons);

G_END_DECLS
