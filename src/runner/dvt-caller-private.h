/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-call-private.h"
#include "dvt-redactor-private.h"

G_BEGIN_DECLS

/* One page of an answer (formats §1). */
#define DVT_CALLER_MAX_BYTES (64u * 1024u * 1024u)

/* One instance, as values. Immutable while a run has it. */
typedef struct
{
  char *id;
  char *connector_name;
  char *version_name;            /* (nullable) */
  DvtDefinition *definition;     /* (owned) */
  DvtInstanceSettings *settings; /* (owned) */
  DvtCredentials *credentials;   /* (owned) (nullable) */
} DvtRunInstance;

DvtRunInstance *dvt_run_instance_new (const char *id,
                                      const char *connector_name,
                                      const char *version_name,
                                      DvtDefinition *definition,
                                      const DvtInstanceSettings *settings,
                                      DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
void dvt_run_instance_free (DvtRunInstance *instance);

/**
 * DvtCaller:
 *
 * Sends the requests of one instance, one after the other: keeps its rate limit, proves who calls,
 * renews tokens once where they are refused, and tries again where that is safe.
 *
 * Waits in the thread's default main context (dvt-wait-private.h), where it was made.
 */
typedef struct _DvtCaller DvtCaller;

typedef void (*DvtRenewedFunc) (const char *instance,
                                DvtCredentials *credentials,
                                gpointer user_data);

/* @instance, @redactor: outlive it. */
DvtCaller *dvt_caller_new (const DvtRunInstance *instance,
                           DvtFetcher *fetcher,
                           DvtRedactor *redactor,
                           guint deadline_ms) G_GNUC_WARN_UNUSED_RESULT;
void dvt_caller_free (DvtCaller *caller);
void dvt_caller_set_renewed_func (DvtCaller *caller, DvtRenewedFunc func, gpointer user_data);
const DvtRunInstance *dvt_caller_get_instance (DvtCaller *caller);
/* (transfer none) (nullable): with the newest tokens. */
DvtCredentials *dvt_caller_get_credentials (DvtCaller *caller);
/* (transfer none): the names of the headers that the last request got as credentials. */
GPtrArray *dvt_caller_get_credential_headers (DvtCaller *caller);

/**
 * DvtOutgoing:
 * @call: what is called
 * @target: where to
 * @body: (nullable)
 * @with_credentials: not for another origin
 * @safe: whether it may be sent twice
 * @once: whether nothing is tried again, safe or not
 */
typedef struct
{
  const DvtCall *call;
  const DvtTarget *target;
  GBytes *body;
  gboolean with_credentials;
  gboolean safe;
  gboolean once;
} DvtOutgoing;

/**
 * dvt_caller_send:
 * @n_requests: counts what was sent, repeated requests too
 * @error: `DVT_NET_ERROR`, `DVT_AUTH_ERROR`, `DVT_RUNNER_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Sends a request until there is an answer that counts, of any status.
 */
DvtHttpAnswer *dvt_caller_send (DvtCaller *caller,
                                const DvtOutgoing *outgoing,
                                guint64 *n_requests,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Asks the token endpoints alone, as dvt_authorizer_check_token_async() does. */
gboolean dvt_caller_check_token (DvtCaller *caller,
                                 gboolean *checked,
                                 GCancellable *cancellable,
                                 GError **error);

/* Whether a request of this method may be sent again without harm (RFC 9110 §9.2.2). */
gboolean dvt_caller_is_safe (const DvtCall *call);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtCaller, dvt_caller_free)

G_END_DECLS
