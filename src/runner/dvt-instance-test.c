/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-test.h"

const char *
dvt_test_result_to_string (DvtTestResult result)
{
  return NULL;
}

void
dvt_test_outcome_free (DvtTestOutcome *outcome)
{
}

void
dvt_instance_test_async (DvtDefinition *definition,
                         const DvtInstanceSettings *settings,
                         DvtCredentials *credentials,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
}

DvtTestOutcome *
dvt_instance_test_finish (GAsyncResult *result, GError **error)
{
  return NULL;
}
