/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-action.h"
#include "dvt-compare.h"
#include "dvt-connector-list.h"
#include "dvt-connector.h"
#include "dvt-definition.h"
#include "dvt-flow-list.h"
#include "dvt-instance-list.h"
#include "dvt-journal-entry.h"
#include "dvt-journal.h"
#include "dvt-marketplace-entry.h"
#include "dvt-marketplace.h"
#include "dvt-revision-list.h"
#include "dvt-revision.h"
#include "dvt-run.h"
#include "dvt-source-item.h"
#include "dvt-source-list.h"
#include "dvt-update-plan.h"
#include "dvt-workspace-error.h"

G_BEGIN_DECLS

/**
 * DvtWorkspace:
 *
 * One organisation's connectors, marketplaces and history.
 *
 * The only room that joins marketplace, merge and store. Every verb is asynchronous; input, output,
 * parsing, comparing and the database run off the caller's thread. A verb that is under way keeps
 * the workspace alive; cancelling gives `G_IO_ERROR_CANCELLED`.
 *
 * Lives in the main context that opened it; its models change only there.
 */
#define DVT_TYPE_WORKSPACE (dvt_workspace_get_type ())
G_DECLARE_FINAL_TYPE (DvtWorkspace, dvt_workspace, DVT, WORKSPACE, GObject)

/**
 * DvtWorkspaceOpenMode:
 * @DVT_WORKSPACE_OPEN_EXISTING: there must be one
 * @DVT_WORKSPACE_OPEN_OR_CREATE: an empty one is made where there is none
 * @DVT_WORKSPACE_CREATE_NEW: there must be none
 *
 * What to do about the file.
 */
typedef enum
{
  DVT_WORKSPACE_OPEN_EXISTING,
  DVT_WORKSPACE_OPEN_OR_CREATE,
  DVT_WORKSPACE_CREATE_NEW,
} DvtWorkspaceOpenMode;

/**
 * dvt_workspace_build_default_path:
 *
 * Where the window keeps its workspace: $XDG_DATA_HOME/dovetail/workspace.db.
 *
 * Returns: (transfer full): the path
 */
char *dvt_workspace_build_default_path (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_open_async:
 * @path: the file
 * @mode: what to do where it is there, or not
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Opens the workspace in a database file.
 *
 * A newer or a damaged database, or one that cannot be written, fails and is left as it is.
 */
void dvt_workspace_open_async (const char *path,
                               DvtWorkspaceOpenMode mode,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * dvt_workspace_open_finish:
 * @result: what the callback was given
 * @error: set with `DVT_STORE_ERROR`
 *
 * Ends [func@Workspace.open_async].
 *
 * Returns: (transfer full): the workspace, its models loaded; `NULL` with @error set otherwise
 */
DvtWorkspace *dvt_workspace_open_finish (GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_open_sample_async:
 * @path: the file, which must not be there
 * @folder: the sample: its feeds, connectors, flows and story
 * @services: (nullable): the address below which the services of its instances answer
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Makes a new workspace from the sample organisation: everything that its story tells is done, one
 * action after the other, by its people and at their times. A workspace that is begun and cannot be
 * completed stays in the file. Its credentials are none, and stay in this program's memory.
 */
void dvt_workspace_open_sample_async (const char *path,
                                      const char *folder,
                                      const char *services,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * dvt_workspace_open_sample_finish:
 * @result: what the callback was given
 * @error: why not
 *
 * Ends [func@Workspace.open_sample_async].
 *
 * Returns: (transfer full): the workspace, its models loaded; `NULL` with @error set otherwise
 */
DvtWorkspace *dvt_workspace_open_sample_finish (GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_close_async:
 * @self: a workspace
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Closes the database after what was asked before. Whatever is asked later fails.
 */
void
dvt_workspace_close_async (DvtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);

/**
 * dvt_workspace_close_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: why not
 *
 * Ends [method@Workspace.close_async].
 *
 * Returns: `TRUE` where it was closed
 */
gboolean dvt_workspace_close_finish (DvtWorkspace *self, GAsyncResult *result, GError **error);

/* The database's file. */
const char *dvt_workspace_get_path (DvtWorkspace *self);

/**
 * dvt_workspace_get_now:
 * @self: a workspace
 *
 * What the workspace takes for now: DOVETAIL_NOW where it is set (RFC 3339), else the clock.
 *
 * Returns: (transfer full): the time, UTC
 */
GDateTime *dvt_workspace_get_now (DvtWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/* The models: (transfer none), the same objects for the workspace's life. They are loaded when
 * opening has finished, and follow every action, every refresh and every other program. */
DvtConnectorList *dvt_workspace_get_connectors (DvtWorkspace *self);
DvtMarketplace *dvt_workspace_get_marketplace (DvtWorkspace *self);
DvtSourceList *dvt_workspace_get_sources (DvtWorkspace *self);
DvtJournal *dvt_workspace_get_journal (DvtWorkspace *self);
DvtInstanceList *dvt_workspace_get_instances (DvtWorkspace *self);
DvtFlowList *dvt_workspace_get_flows (DvtWorkspace *self);

/**
 * dvt_workspace_get_settling:
 *
 * Returns: whether the first answer of the password service is awaited, for some seconds after
 *   opening: where there is none, instances that are shown as ready turn out not to be
 */
gboolean dvt_workspace_get_settling (DvtWorkspace *self);

/**
 * dvt_workspace_list_revisions:
 * @self: a workspace
 * @connector_id: a connector, also one that has left
 *
 * A list of one connector's revisions, which begins to load at once and is kept true as long as
 * somebody holds it. Empty where there is no such connector.
 *
 * Returns: (transfer full): the list
 */
DvtRevisionList *dvt_workspace_list_revisions (DvtWorkspace *self,
                                               const char *connector_id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_find_connector:
 * @self: a workspace
 * @id_or_name: an id, or a name with its suffix that only one has
 * @error: set with `DVT_WORKSPACE_ERROR_NOT_FOUND` or `DVT_WORKSPACE_ERROR_AMBIGUOUS`
 *
 * A connector of the list of connectors.
 *
 * Returns: (transfer none): the connector; `NULL` with @error set otherwise
 */
DvtConnector *
dvt_workspace_find_connector (DvtWorkspace *self, const char *id_or_name, GError **error);

/* The same for an instance, by id, by a name that only one has, or by "CONNECTOR/NAME"; and for a
 * flow. */
DvtInstance *
dvt_workspace_find_instance (DvtWorkspace *self, const char *id_or_name, GError **error);
DvtFlow *dvt_workspace_find_flow (DvtWorkspace *self, const char *id_or_name, GError **error);

/**
 * dvt_workspace_list_users:
 * @self: a workspace
 * @id: of a connector or an instance
 *
 * What a removal of it is refused for: a connector's instances, or the flows that use an instance
 * in any of their versions.
 *
 * Returns: (transfer full) (element-type GObject): [class@Instance]s by name, then [class@Flow]s by
 *   name; empty where it may go
 */
GPtrArray *dvt_workspace_list_users (DvtWorkspace *self, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_perform_async:
 * @self: a workspace
 * @action: what to do
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Carries an action out: fetches what is not here yet, checks everything again inside one
 * transaction, and ends when all models show it. Until it is committed it can be cancelled and then
 * leaves nothing; after that, cancelling comes too late. Actions are applied in the order in which
 * they have what they need.
 */
void dvt_workspace_perform_async (DvtWorkspace *self,
                                  DvtAction *action,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * dvt_workspace_perform_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: set with `DVT_WORKSPACE_ERROR`, or with what the rooms beneath say
 *
 * Ends [method@Workspace.perform_async].
 *
 * Returns: (transfer full): what came of it; `NULL` with @error set otherwise
 */
DvtOutcome *dvt_workspace_perform_finish (DvtWorkspace *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_refresh_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Asks every source what it offers, all at once; none holds up another, and each is shown as soon
 * as it has answered. How it went stands in its [class@SourceItem]. A failure leaves the last good
 * state. The property "refreshing" is true meanwhile.
 */
void dvt_workspace_refresh_async (DvtWorkspace *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * dvt_workspace_refresh_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: of the first source that failed, with its name; or of the database
 *
 * Ends [method@Workspace.refresh_async].
 *
 * Returns: `TRUE` unless all of the sources failed, or the database did
 */
gboolean dvt_workspace_refresh_finish (DvtWorkspace *self, GAsyncResult *result, GError **error);

/* Whether a refresh is under way. */
gboolean dvt_workspace_get_refreshing (DvtWorkspace *self);

/**
 * dvt_workspace_load_definition_async:
 * @self: a workspace
 * @digest: its digest
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Loads any definition that was ever installed, published to this workspace or saved.
 */
void dvt_workspace_load_definition_async (DvtWorkspace *self,
                                          const char *digest,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

/**
 * dvt_workspace_load_definition_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: set with `DVT_STORE_ERROR`
 *
 * Ends [method@Workspace.load_definition_async].
 *
 * Returns: (transfer full): the definition; `NULL` with @error set otherwise
 */
DvtDefinition *dvt_workspace_load_definition_finish (DvtWorkspace *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_compare_async:
 * @self: a workspace
 * @before_digest: the one
 * @after_digest: the other
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Compares any two definitions of this workspace: two revisions, the pristine and the installed
 * one.
 */
void dvt_workspace_compare_async (DvtWorkspace *self,
                                  const char *before_digest,
                                  const char *after_digest,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * dvt_workspace_compare_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: set with `DVT_STORE_ERROR`
 *
 * Ends [method@Workspace.compare_async].
 *
 * Returns: (transfer full) (element-type DvtChange): every difference; `NULL` with @error set
 * otherwise
 */
GPtrArray *dvt_workspace_compare_finish (DvtWorkspace *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_list_own_changes_async:
 * @self: a workspace
 * @connector_id: the connector
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * The organisation's own changes of one connector, as in a plan: none where it is not modified, and
 * none for a custom connector.
 */
void dvt_workspace_list_own_changes_async (DvtWorkspace *self,
                                           const char *connector_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);

/**
 * dvt_workspace_list_own_changes_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: set with `DVT_WORKSPACE_ERROR_NOT_FOUND`, or by the database
 *
 * Ends [method@Workspace.list_own_changes_async].
 *
 * Returns: (transfer full) (element-type DvtOwnChange): the changes; `NULL` with @error set
 * otherwise
 */
GPtrArray *dvt_workspace_list_own_changes_finish (DvtWorkspace *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_plan_update_async:
 * @self: a workspace
 * @connector_id: the connector
 * @version: the target; 0 for the newest that is not withdrawn
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Plans an update and changes nothing. The target's definition is fetched where it is not here.
 */
void dvt_workspace_plan_update_async (DvtWorkspace *self,
                                      const char *connector_id,
                                      guint version,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * dvt_workspace_plan_update_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: `DVT_WORKSPACE_ERROR_NOTHING_TO_DO` where it is up to date or no update is known
 *
 * Ends [method@Workspace.plan_update_async].
 *
 * Returns: (transfer full): the plan; `NULL` with @error set otherwise
 */
DvtUpdatePlan *dvt_workspace_plan_update_finish (DvtWorkspace *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_workspace_export_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * The present state: sorted, without ids, times, authors, journal and history, and without what a
 * refresh changes (formats §6). Two workspaces in the same state give the same bytes.
 */
void dvt_workspace_export_async (DvtWorkspace *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * dvt_workspace_export_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: set with `DVT_STORE_ERROR`
 *
 * Ends [method@Workspace.export_async].
 *
 * Returns: (transfer full): a JSON document; `NULL` with @error set otherwise
 */
char *dvt_workspace_export_finish (DvtWorkspace *self,
                                   GAsyncResult *result,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
