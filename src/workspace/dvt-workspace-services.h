/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-instance-test.h"
#include "dvt-run-report.h"
#include "dvt-workspace.h"

G_BEGIN_DECLS

/* What a workspace does with real services: it tries instances, signs in, runs flows. */

/**
 * dvt_workspace_test_async:
 * @connector_id: the connector
 * @settings: what to try it with
 * @credentials: (nullable): what was typed; laid over what @instance_id has stored
 * @instance_id: (nullable): an instance whose stored credentials fill what @credentials has not
 *
 * Tries settings before they are saved, or an instance as it is (with its own settings and no
 * @credentials). Stores nothing; renewed tokens come back in the outcome, and are kept where the
 * instance was tried as it is.
 */
void dvt_workspace_test_async (DvtWorkspace *self,
                               const char *connector_id,
                               const DvtInstanceSettings *settings,
                               DvtCredentials *credentials,
                               const char *instance_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DvtTestOutcome *dvt_workspace_test_finish (DvtWorkspace *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Opens an address in the user's browser. Called in the main context. */
typedef void (*DvtBrowseFunc) (const char *uri, gpointer user_data);

/* Signs in by the browser for one method (authorisation code with PKCE), until the user is back or
 * @cancellable ends it. @credentials and @instance_id as
 * above. Returns credentials with the tokens, for an action to store. */
void dvt_workspace_sign_in_async (DvtWorkspace *self,
                                  const char *connector_id,
                                  const DvtInstanceSettings *settings,
                                  const char *method,
                                  DvtCredentials *credentials,
                                  const char *instance_id,
                                  DvtBrowseFunc browse,
                                  gpointer browse_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
DvtCredentials *dvt_workspace_sign_in_finish (DvtWorkspace *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Called in the main context with the state of a run by now. */
typedef void (*DvtRunProgressFunc) (DvtRunReport *report, gpointer user_data);

/**
 * dvt_workspace_run_flow_async:
 * @flow_id: the flow
 * @version: which version; 0: a run takes the deployed one, a check the draft where there is one
 * @kind: run or check
 * @shape: (nullable): only this shape
 *
 * Runs a flow and keeps the run, also one that failed or was cancelled. Two runs of one flow at
 * once are refused, in this program. A flow that is not enabled is refused for a run, not for a
 * check.
 */
void dvt_workspace_run_flow_async (DvtWorkspace *self,
                                   const char *flow_id,
                                   guint version,
                                   DvtRunKind kind,
                                   const char *shape,
                                   DvtRunProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* @run_id: (out) (optional): of the run that was kept. Returns: (transfer full): what happened;
 * NULL with @error where it was not begun */
DvtRunReport *dvt_workspace_run_flow_finish (DvtWorkspace *self,
                                             GAsyncResult *result,
                                             gint64 *run_id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The report of a run that is kept. */
void dvt_workspace_load_run_async (DvtWorkspace *self,
                                   gint64 run_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DvtRunReport *dvt_workspace_load_run_finish (DvtWorkspace *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A list of one flow's runs, kept true as long as somebody holds it. */
DvtRunList *dvt_workspace_list_runs (DvtWorkspace *self,
                                     const char *flow_id) G_GNUC_WARN_UNUSED_RESULT;

/* Any flow document that was ever saved here. */
void dvt_workspace_load_flow_document_async (DvtWorkspace *self,
                                             const char *digest,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
DvtFlowDocument *dvt_workspace_load_flow_document_finish (DvtWorkspace *self,
                                                          GAsyncResult *result,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
