/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-credentials.h"
#include "dvt-definition.h"
#include "dvt-flow-document.h"
#include "dvt-instance-settings.h"

G_BEGIN_DECLS

/* Whether what an instance and a shape rely on is there: pure functions over values, by which lists
 * show states, a plan says what an update breaks, and a run is refused. Any thread. */

/**
 * DvtReasonCode:
 * @DVT_REASON_METHOD_GONE: the connector has no such authentication method any more
 * @DVT_REASON_METHOD_CHANGED: the method is not what it was when it was chosen
 * @DVT_REASON_METHOD_UNUSABLE: a kind that is kept but cannot sign in
 * @DVT_REASON_VARIABLE_MISSING: a required variable has no value and no default
 * @DVT_REASON_BASE_URL_MISSING: neither connector nor instance has a base address
 * @DVT_REASON_CREDENTIALS_MISSING: nothing secret is stored, or it cannot be found
 * @DVT_REASON_SIGN_IN_EXPIRED: the tokens have expired and cannot be renewed
 * @DVT_REASON_INSTANCE_GONE: the shape's instance is not in the workspace
 * @DVT_REASON_INSTANCE_NOT_READY: the shape's instance is not ready itself
 * @DVT_REASON_ENDPOINT_GONE: the connector has no such endpoint
 * @DVT_REASON_ENDPOINT_REFUSED: the endpoint needs methods that the instance does not use
 * @DVT_REASON_PARAMETER_MISSING: a required parameter has no value and no default
 * @DVT_REASON_PARAMETER_UNKNOWN: a value is set for a parameter that the endpoint does not have
 * @DVT_REASON_OUT_OF_DATE: the shape's connector is out of date (design §5)
 *
 * Why something needs attention. The nick of each is its name for machines: "method-gone" …
 */
typedef enum
{
  DVT_REASON_METHOD_GONE,
  DVT_REASON_METHOD_CHANGED,
  DVT_REASON_METHOD_UNUSABLE,
  DVT_REASON_VARIABLE_MISSING,
  DVT_REASON_BASE_URL_MISSING,
  DVT_REASON_CREDENTIALS_MISSING,
  DVT_REASON_SIGN_IN_EXPIRED,
  DVT_REASON_INSTANCE_GONE,
  DVT_REASON_INSTANCE_NOT_READY,
  DVT_REASON_ENDPOINT_GONE,
  DVT_REASON_ENDPOINT_REFUSED,
  DVT_REASON_PARAMETER_MISSING,
  DVT_REASON_PARAMETER_UNKNOWN,
  DVT_REASON_OUT_OF_DATE,
} DvtReasonCode;

const char *dvt_reason_code_to_string (DvtReasonCode code);

/**
 * DvtReason:
 * @code: why
 * @subject: the method, variable, endpoint, parameter or instance that it is about
 * @shape: (nullable): the shape's id, where it is about one
 * @message: one sentence in the user's language, without a full stop
 *
 * One reason. Whoever gets a list of them owns it.
 */
typedef struct
{
  DvtReasonCode code;
  char *subject;
  char *shape;
  char *message;
} DvtReason;

DvtReason *dvt_reason_new (DvtReasonCode code,
                           const char *subject,
                           const char *shape,
                           const char *message) G_GNUC_WARN_UNUSED_RESULT;
DvtReason *dvt_reason_copy (const DvtReason *reason) G_GNUC_WARN_UNUSED_RESULT;
void dvt_reason_free (DvtReason *reason);
/* Same code, subject and shape. */
gboolean dvt_reason_equal (const DvtReason *a, const DvtReason *b);

/* What matters of a method to credentials that were given for it: type, place and name of the key,
 * the OAuth flow's addresses. "" where there is no such method. */
char *dvt_check_build_signature (DvtDefinition *definition,
                                 const char *method) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the methods of @settings, its variables and its base address fit @definition. Secrets are
 * not looked at. (transfer full) (element-type DvtReason): empty where all is well. */
GPtrArray *dvt_check_instance (DvtDefinition *definition,
                               const DvtInstanceSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* Which of the instance's methods have no complete credentials in @credentials (NULL: none is
 * stored), and which secret variables no value: CREDENTIALS_MISSING, the subject a method's id or a
 * variable's name. */
GPtrArray *dvt_check_credentials (DvtDefinition *definition,
                                  const DvtInstanceSettings *settings,
                                  DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the connector shape @shape can use its endpoint through an instance with @settings. */
GPtrArray *dvt_check_shape (DvtDefinition *definition,
                            const DvtInstanceSettings *settings,
                            const DvtShape *shape) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_check_find_alternative:
 * @endpoint: (nullable): an endpoint's id; `NULL` for the connector itself
 * @methods: what the instance uses
 *
 * The first alternative of the endpoint's security, else the connector's, that is a subset of
 * @methods (formats §3).
 *
 * Returns: (transfer full) (nullable): the ids of its methods; empty: it needs none; `NULL`: no
 *   alternative fits
 */
GStrv dvt_check_find_alternative (DvtDefinition *definition,
                                  const char *endpoint,
                                  const char *const *methods) G_GNUC_WARN_UNUSED_RESULT;

/* The alternatives that an instance can choose: each a set of method ids, the connector's first,
 * then those that only endpoints name; an empty one where some endpoint needs none, so [[]] where
 * nothing needs any. (element-type GStrv) */
GPtrArray *dvt_check_list_alternatives (DvtDefinition *definition) G_GNUC_WARN_UNUSED_RESULT;

/* The keys that a method's credentials have, and what to call them: for a form, or a command line's
 * help. (element-type DvtCredentialKey) */
typedef struct
{
  char *key;
  char *label;
  gboolean required;
  gboolean secret; /* FALSE: a user name, a client id: shown as it is typed */
} DvtCredentialKey;
GPtrArray *dvt_check_list_credential_keys (DvtDefinition *definition,
                                           const char *method) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtReason, dvt_reason_free)

G_END_DECLS
