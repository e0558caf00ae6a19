/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvtTestResult:
 * @DVT_TEST_SIGNED_IN: the service took the credentials, or asks for none and has answered
 * @DVT_TEST_REFUSED: it did not; the message has its words
 * @DVT_TEST_UNREACHABLE: it could not be asked
 */
typedef enum
{
  DVT_TEST_SIGNED_IN,
  DVT_TEST_REFUSED,
  DVT_TEST_UNREACHABLE,
} DvtTestResult;

const char *dvt_test_result_to_string (DvtTestResult result); /* "signed-in" … */

/**
 * DvtTestOutcome:
 * @result: how it went
 * @message: one sentence for the user, what was called included
 * @credentials: (nullable): with renewed tokens, where the test has renewed them: they should be
 * kept
 *
 * What came of a test. The receiver owns it.
 */
typedef struct
{
  DvtTestResult result;
  char *message;
  DvtCredentials *credentials;
} DvtTestOutcome;

void dvt_test_outcome_free (DvtTestOutcome *outcome);

/**
 * dvt_instance_test_async:
 * @definition: the connector's definition
 * @settings: what is tried; copied
 * @credentials: (nullable): what is stored, or what is to be
 * @cancellable: (nullable): ends it early
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Tries an instance on a worker thread: calls, once, the most harmless receive endpoint of its
 * connector that needs the instance's methods and no value that is not there (GET only, one page,
 * the fewest parameters); where there is none, asks the token endpoint; where there is none either,
 * says so as UNREACHABLE.
 *
 * 401 and 403 are REFUSED; any other answer of the service below 500 shows that it let the caller
 * in.
 */
void dvt_instance_test_async (DvtDefinition *definition,
                              const DvtInstanceSettings *settings,
                              DvtCredentials *credentials,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * dvt_instance_test_finish:
 * @result: what the callback was given
 * @error: set with `G_IO_ERROR_CANCELLED` only
 *
 * Returns: (transfer full): the outcome, `NULL` with @error set where it was cancelled
 */
DvtTestOutcome *dvt_instance_test_finish (GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtTestOutcome, dvt_test_outcome_free)

G_END_DECLS
