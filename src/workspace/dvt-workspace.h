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
#include "dvt-journal-entry.h"
#include "dvt-journal.h"
#include "dvt-marketplace-entry.h"
#include "dvt-marketplace.h"
#include "dvt-revision-list.h"
#include "dvt-revision.h"
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
 * parsing, comparing and the database run off the caller's thread. Main thread; the models change
 * only from the main context that opened the workspace.
 */
#define DVT_TYPE_WORKSPACE (dvt_workspace_get_type ())
G_DECLARE_FINAL_TYPE (DvtWorkspace, dvt_workspace, DVT, WORKSPACE, GObject)

typedef enum
{
  DVT_WORKSPACE_OPEN_EXISTING,
  DVT_WORKSPACE_OPEN_OR_CREATE,
  DVT_WORKSPACE_CREATE_NEW,
} DvtWorkspaceOpenMode;

/* $XDG_DATA_HOME/dovetail/workspace.db */
char              *dvt_workspace_build_default_path (void) G_GNUC_WARN_UNUSED_RESULT;
void               dvt_workspace_open_async       (const char           *path,
                                                   DvtWorkspaceOpenMode  mode,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
DvtWorkspace      *dvt_workspace_open_finish      (GAsyncResult         *result,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes a workspace at @path from the sample organisation in @folder (feed/ and story.json). */
void               dvt_workspace_open_sample_async  (const char          *path,
                                                     const char          *folder,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
DvtWorkspace      *dvt_workspace_open_sample_finish (GAsyncResult        *result,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void               dvt_workspace_close_async      (DvtWorkspace         *self,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           dvt_workspace_close_finish     (DvtWorkspace         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

const char        *dvt_workspace_get_path         (DvtWorkspace         *self);
/* DOVETAIL_NOW, else the clock (formats §6); UTC. (transfer full) */
GDateTime         *dvt_workspace_get_now          (DvtWorkspace         *self) G_GNUC_WARN_UNUSED_RESULT;

/* The models; (transfer none), the same objects for the workspace's life. They begin to load when
 * the workspace opens and are loaded when open has finished. */
DvtConnectorList  *dvt_workspace_get_connectors   (DvtWorkspace         *self);
DvtMarketplace    *dvt_workspace_get_marketplace  (DvtWorkspace         *self);
DvtSourceList     *dvt_workspace_get_sources      (DvtWorkspace         *self);
DvtJournal        *dvt_workspace_get_journal      (DvtWorkspace         *self);
/* A live list of one connector's revisions; loads at once. */
DvtRevisionList   *dvt_workspace_list_revisions   (DvtWorkspace         *self,
                                                   const char           *connector_id) G_GNUC_WARN_UNUSED_RESULT;
/* A connector by id or unique name. (transfer none); NOT_FOUND, AMBIGUOUS. */
DvtConnector      *dvt_workspace_find_connector   (DvtWorkspace         *self,
                                                   const char           *id_or_name,
                                                   GError              **error);

/* Resolves once all models show the database's state. */
void               dvt_workspace_perform_async    (DvtWorkspace         *self,
                                                   DvtAction            *action,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
DvtOutcome        *dvt_workspace_perform_finish   (DvtWorkspace         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* Asks every source at once; no source holds up another. How each went stands in its DvtSourceItem; the
 * call itself fails only where all of them or the database did. */
void               dvt_workspace_refresh_async    (DvtWorkspace         *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           dvt_workspace_refresh_finish   (DvtWorkspace         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* A refresh runs: property "refreshing". */
gboolean           dvt_workspace_get_refreshing   (DvtWorkspace         *self);

void               dvt_workspace_load_definition_async  (DvtWorkspace        *self,
                                                         const char          *digest,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
DvtDefinition     *dvt_workspace_load_definition_finish (DvtWorkspace        *self,
                                                         GAsyncResult        *result,
                                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Any two definitions by digest: revisions, pristine and installed. (element-type DvtChange) */
void               dvt_workspace_compare_async    (DvtWorkspace         *self,
                                                   const char           *before_digest,
                                                   const char           *after_digest,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GPtrArray         *dvt_workspace_compare_finish   (DvtWorkspace         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* The organisation's own changes of one connector, as in a plan. (element-type DvtOwnChange) */
void               dvt_workspace_list_own_changes_async  (DvtWorkspace        *self,
                                                          const char          *connector_id,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
GPtrArray         *dvt_workspace_list_own_changes_finish (DvtWorkspace        *self,
                                                          GAsyncResult        *result,
                                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Fetches the target where it is not here yet. @version 0: the newest. NOTHING_TO_DO where up to date. */
void               dvt_workspace_plan_update_async  (DvtWorkspace        *self,
                                                     const char          *connector_id,
                                                     guint                version,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
DvtUpdatePlan     *dvt_workspace_plan_update_finish (DvtWorkspace        *self,
                                                     GAsyncResult        *result,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* The present state as formats §6 says: sorted, without ids, times, authors and history. */
void               dvt_workspace_export_async     (DvtWorkspace         *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
char              *dvt_workspace_export_finish    (DvtWorkspace         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
