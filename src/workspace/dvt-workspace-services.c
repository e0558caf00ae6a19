/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-services.h"

void
dvt_workspace_test_async (DvtWorkspace *self, const char *connector_id, const DvtInstanceSettings *settings, DvtCredentials *credentials, const char *instance_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtTestOutcome *
dvt_workspace_test_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return NULL;
}

void
dvt_workspace_sign_in_async (DvtWorkspace *self, const char *connector_id, const DvtInstanceSettings *settings, const char *method, DvtCredentials *credentials, const char *instance_id, DvtBrowseFunc browse, gpointer browse_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtCredentials *
dvt_workspace_sign_in_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return NULL;
}

void
dvt_workspace_run_flow_async (DvtWorkspace *self, const char *flow_id, guint version, DvtRunKind kind, const char *shape, DvtRunProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtRunReport *
dvt_workspace_run_flow_finish (DvtWorkspace *self, GAsyncResult *result, gint64 *run_id, GError **error)
{
  return NULL;
}

void
dvt_workspace_load_run_async (DvtWorkspace *self, gint64 run_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtRunReport *
dvt_workspace_load_run_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return NULL;
}

DvtRunList *
dvt_workspace_list_runs (DvtWorkspace *self, const char *flow_id)
{
  return NULL;
}

void
dvt_workspace_load_flow_document_async (DvtWorkspace *self, const char *digest, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtFlowDocument *
dvt_workspace_load_flow_document_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return NULL;
}
