/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check.h"
#include "dvt-run-report.h"

G_BEGIN_DECLS

#define DVT_RUNNER_ERROR (dvt_runner_error_quark ())
GQuark dvt_runner_error_quark (void);

/**
 * DvtRunnerError:
 * @DVT_RUNNER_ERROR_NOT_READY: an instance or a shape needs attention; the message says why
 * @DVT_RUNNER_ERROR_ENDPOINT_GONE: the message names endpoint, connector and version
 * @DVT_RUNNER_ERROR_REFUSED: 401 or 403, also after the tokens were renewed
 * @DVT_RUNNER_ERROR_STATUS: another status that is no success
 * @DVT_RUNNER_ERROR_INVALID_ANSWER: no JSON where JSON was to come, or nothing at the data path
 * @DVT_RUNNER_ERROR_INVALID_RECORD: a value cannot be made from a record; names field and record
 * @DVT_RUNNER_ERROR_PAGINATION: the next page is the one that was just read
 *
 * What stops a shape; told in the report, not as a GError.
 */
typedef enum
{
  DVT_RUNNER_ERROR_NOT_READY = 1,
  DVT_RUNNER_ERROR_ENDPOINT_GONE,
  DVT_RUNNER_ERROR_REFUSED,
  DVT_RUNNER_ERROR_STATUS,
  DVT_RUNNER_ERROR_INVALID_ANSWER,
  DVT_RUNNER_ERROR_INVALID_RECORD,
  DVT_RUNNER_ERROR_PAGINATION,
} DvtRunnerError;

const char *dvt_runner_error_to_string (DvtRunnerError code);

/**
 * DvtRunner:
 *
 * Runs a process flow, or one shape of it, over real HTTP.
 *
 * A flow begins with one empty record, which no count has. A receive shape replaces each record by
 * those that it receives with parameters made from it; `maximumRecords` is for each of them. A send
 * shape hands on unchanged what the service has taken; a batch goes across pages, but never across
 * addresses. What fits no branch of a route goes on behind it, and so do the records of all its
 * branches, in the order in which they came. A map speaks of the variables, but the secret ones,
 * and of the time zone of the instance before it. A check asks for one page of each receive shape
 * at most.
 *
 * Has a thread of its own with all input, output and work of a run, so that no main loop waits for
 * it. Records go from shape to shape page by page: memory is bounded by a page, not by a run. Knows
 * nothing of workspaces: it is given the document, and each instance as values. Runs share nothing,
 * the bucket of a rate limit neither.
 *
 * Its signals come in the main context that made it, and never after the callback of the run:
 * [signal@Runner::progress] and [signal@Runner::renewed]. Lives in that context.
 */
#define DVT_TYPE_RUNNER (dvt_runner_get_type ())
G_DECLARE_FINAL_TYPE (DvtRunner, dvt_runner, DVT, RUNNER, GObject)

/**
 * dvt_runner_new:
 * @document: what is run
 * @kind: whether it is run or checked
 *
 * Returns: (transfer full): a runner without instances, for one run
 */
DvtRunner *dvt_runner_new (DvtFlowDocument *document, DvtRunKind kind) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_runner_add_instance:
 * @id: as shapes name it
 * @connector_name: for messages
 * @version_name: (nullable): for messages
 * @definition: the connector's definition
 * @settings: copied
 * @credentials: (nullable): what is stored
 *
 * An instance that shapes may use. A shape whose instance was not added fails.
 */
void dvt_runner_add_instance (DvtRunner *self,
                              const char *id,
                              const char *connector_name,
                              const char *version_name,
                              DvtDefinition *definition,
                              const DvtInstanceSettings *settings,
                              DvtCredentials *credentials);
/**
 * dvt_runner_set_shape:
 * @self: a runner that does not run yet
 * @shape: (nullable): the id of a shape; `NULL`: all of them
 *
 * Only this shape runs, and what is in its branches, on an empty record: to try it.
 */
void dvt_runner_set_shape (DvtRunner *self, const char *shape);

/**
 * dvt_runner_set_deadline_ms:
 * @self: a runner that does not run yet
 * @deadline_ms: what one request may take in milliseconds, its answer included; 0: two minutes
 */
void dvt_runner_set_deadline_ms (DvtRunner *self, guint deadline_ms);

/**
 * dvt_runner_run_async:
 * @self: a runner that has not run yet
 * @cancellable: (nullable): ends the run soon, between two reads at the latest, which is no failure
 *   of the call: the report says so
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Runs, once.
 *
 * Where an instance or a shape is not ready nothing is sent at all. A shape fails as a whole at its
 * first error; what others have begun with is done, batches that wait included, and nothing is
 * asked for any more. Lost connections, 429, 502, 503 and 504 are tried again three times where
 * that is safe, after what Retry-After says (60 s at most) or a growing while; 401 once, with new
 * tokens.
 */
void dvt_runner_run_async (DvtRunner *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/**
 * dvt_runner_run_finish:
 * @self: a runner
 * @result: what the callback was given
 *
 * Returns: (transfer full): what happened; never `NULL`
 */
DvtRunReport *dvt_runner_run_finish (DvtRunner *self,
                                     GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
