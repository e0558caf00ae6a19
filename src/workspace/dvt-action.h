/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-credentials.h"
#include "dvt-definition.h"
#include "dvt-flow-document.h"
#include "dvt-instance-settings.h"
#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtAction:
 *
 * One thing that a user asks of the workspace: performed as one transaction with one journal entry.
 *
 * A plain request with no effect of its own; [method@Workspace.perform_async] carries it out and
 * says what can go wrong. It is not changed any more from then on, and may be performed again.
 * Reference counted atomically.
 */
typedef struct _DvtAction DvtAction;

#define DVT_TYPE_ACTION (dvt_action_get_type ())
GType dvt_action_get_type (void);

/**
 * DvtInstallFlags:
 * @DVT_INSTALL_ONCE: refused where the entry is installed already
 * @DVT_INSTALL_AGAIN: a second connector of the same entry, told apart by a suffix
 *
 * What an installation does about a connector that is there already.
 */
typedef enum
{
  DVT_INSTALL_ONCE,
  DVT_INSTALL_AGAIN,
} DvtInstallFlags;

/**
 * DvtAddSourceFlags:
 * @DVT_ADD_SOURCE_NEW: a feed id that a present source has is refused
 * @DVT_ADD_SOURCE_REPLACE: the source with that feed id moves to the new location
 *
 * What adding a source does about one that is there already: a feed only claims its id.
 */
typedef enum
{
  DVT_ADD_SOURCE_NEW,
  DVT_ADD_SOURCE_REPLACE,
} DvtAddSourceFlags;

/**
 * dvt_action_new_install:
 * @source_id: (nullable): a source's id, or a name that only one has; `NULL` where only one source
 *   has the entry
 * @entry_id: the connector's id in the marketplace
 * @version: the version's number; 0 for the newest that is not withdrawn
 * @flags: what to do where it is installed already
 *
 * Installs a connector from a marketplace. Its definition is fetched where it is not here yet.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_install (const char *source_id,
                                   const char *entry_id,
                                   guint version,
                                   DvtInstallFlags flags) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_create:
 * @definition: its definition
 *
 * Makes a custom connector.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_create (DvtDefinition *definition) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_edit:
 * @connector_id: the connector
 * @base_digest: (nullable): the installed definition that the edit began from, refused where it is
 *   another one by now; `NULL` for any
 * @definition: what it shall be
 *
 * Gives a connector another definition. The same one again changes nothing and is no failure.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_edit (const char *connector_id,
                                const char *base_digest,
                                DvtDefinition *definition) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_update:
 * @plan: what the update would do
 * @choice: what was decided; `NONE` is the plain update where nothing is modified, and refused
 *   otherwise
 *
 * Carries a plan out, where what it was made from still stands.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_update (DvtUpdatePlan *plan,
                                  DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_restore:
 * @connector_id: the connector
 * @revision: the number of one of its revisions
 *
 * Brings back the definition and the version of a revision, as a new one. Restoring what is there
 * changes nothing and is no failure.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_restore (const char *connector_id,
                                   guint revision) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_remove:
 * @connector_id: the connector
 *
 * Takes a connector out of the workspace. Nothing of it is deleted: undo brings it back.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_remove (const char *connector_id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_undo:
 * @entry: the journal entry of a done action; 0 for the newest
 *
 * Undoes an action as a whole.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_undo (gint64 entry) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_redo:
 * @entry: the journal entry of an undone action; 0 for the one that was undone last and not redone
 *   since
 *
 * Does an undone action again.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_redo (gint64 entry) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_add_source:
 * @location: an https address, an http address of this machine, a file: address or a folder's path
 * @name: (nullable): what to call it here; `NULL` for the feed's own name
 * @flags: what to do where its feed is there already
 *
 * Adds a marketplace. Its index is read at once.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_add_source (const char *location,
                                      const char *name,
                                      DvtAddSourceFlags flags) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_remove_source:
 * @source_id: a source's id, or a name or a location that only one has
 *
 * Removes a marketplace. Its connectors stay; no update is known for them then.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_remove_source (const char *source_id) G_GNUC_WARN_UNUSED_RESULT;

/* --- Instances --- */

/**
 * dvt_action_new_create_instance:
 * @connector_id: the connector
 * @settings: what it shall be; copied
 * @credentials: (nullable): its secrets; `NULL` or empty: none are stored
 *
 * Makes an instance. Secrets are stored in the Secret Service before anything is committed; the
 * action fails with `DVT_SECRETS_ERROR`, and leaves nothing, where that fails. What each method is
 * like is noted in the settings' signatures.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_create_instance (const char *connector_id,
                                           const DvtInstanceSettings *settings,
                                           DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_edit_instance:
 * @instance_id: the instance
 * @settings: what it shall be; copied
 * @credentials: (nullable): laid over those that are stored, in a new item; `NULL` or empty: they
 *   stay as they are
 *
 * Changes an instance; renaming is an edit too. The methods' signatures are noted anew where
 * @credentials are given, else those of methods that it used already stay. Nothing changed is no
 * failure.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_edit_instance (const char *instance_id,
                                         const DvtInstanceSettings *settings,
                                         DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_duplicate_instance:
 * @instance_id: the instance
 * @name: of the second one
 *
 * Makes a second instance with the same settings and the same stored credentials.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_duplicate_instance (const char *instance_id,
                                              const char *name) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_remove_instance:
 * @instance_id: the instance
 *
 * Takes an instance out of the workspace; refused with `DVT_WORKSPACE_ERROR_IN_THE_WAY` while a
 * flow uses it in any version. Undo brings it back with its credentials.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_remove_instance (const char *instance_id) G_GNUC_WARN_UNUSED_RESULT;

/* --- Process flows --- */

/**
 * dvt_action_new_create_flow:
 * @document: its draft
 *
 * Makes an enabled flow with a draft. Its shapes may name an instance by a name that only one has,
 * or as "CONNECTOR/NAME", where the id is kept instead (formats §10). What does not exist here
 * stays as it is, and is a warning in the outcome.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_create_flow (DvtFlowDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_edit_flow:
 * @flow_id: the flow
 * @base_digest: (nullable): the document that the edit began from: the draft's, else the deployed
 *   version's; refused with `DVT_WORKSPACE_ERROR_STALE` where the flow has another one in its place
 *   by now; `NULL` for any
 * @document: what the draft shall be
 *
 * Changes the draft; where there is none, one is begun. Deployed versions are never edited. Names
 * of instances as for [ctor@Action.new_create_flow].
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_edit_flow (const char *flow_id,
                                     const char *base_digest,
                                     DvtFlowDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_copy_flow_version:
 * @flow_id: the flow
 * @version: the number of one of its versions
 *
 * Begins a draft from a version, in the place of the draft that there is.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_copy_flow_version (const char *flow_id,
                                             guint version) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_discard_flow_draft:
 * @flow_id: the flow
 *
 * Takes the draft away; refused with `DVT_WORKSPACE_ERROR_WRONG_USE` where there is nothing else.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_discard_flow_draft (const char *flow_id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_deploy_flow:
 * @flow_id: the flow
 *
 * Deploys the draft; the version that was deployed becomes inactive.
 * `DVT_WORKSPACE_ERROR_NOTHING_TO_DO` where there is no draft. What is wrong with it is a warning
 * in the outcome.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_deploy_flow (const char *flow_id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_set_flow_enabled:
 * @flow_id: the flow
 * @enabled: whether its deployed version may run
 *
 * Enables or disables a flow.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_set_flow_enabled (const char *flow_id,
                                            gboolean enabled) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_new_remove_flow:
 * @flow_id: the flow
 *
 * Takes a flow out of the workspace, with all its versions. Undo brings it back.
 *
 * Returns: (transfer full): the action
 */
DvtAction *dvt_action_new_remove_flow (const char *flow_id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_action_set_message:
 * @action: an action that was not performed yet
 * @message: (nullable): the reason, for the journal and the revision
 *
 * Says why.
 */
void dvt_action_set_message (DvtAction *action, const char *message);

/**
 * dvt_action_set_author:
 * @action: an action that was not performed yet
 * @author: (nullable): who; `NULL` for the account (formats §6)
 *
 * Says who, where it is somebody else: the sample organisation's people.
 */
void dvt_action_set_author (DvtAction *action, const char *author);

/**
 * dvt_action_set_time:
 * @action: an action that was not performed yet
 * @time: (nullable): when; `NULL` for now
 *
 * Says when, where it is not now.
 */
void dvt_action_set_time (DvtAction *action, GDateTime *time);

DvtAction *dvt_action_ref (DvtAction *action);
void dvt_action_unref (DvtAction *action);

/**
 * DvtOutcome:
 * @entry: the journal entry; 0 where nothing changed and none was made
 * @action: what was done: "install", "create", "edit", "update", "overwrite", "alongside",
 * "restore", "remove", "add-source", "remove-source", "create-instance", "edit-instance",
 * "duplicate-instance", "remove-instance", "create-flow", "edit-flow", "copy-flow-version",
 * "discard-flow-draft", "deploy-flow", "enable-flow", "disable-flow", "remove-flow"; for undo and
 * redo that of the entry they turned
 * @connector_id: (nullable): the connector that was made, changed or removed
 * @source_id: (nullable): the source that was added, moved or removed
 * @instance_id: (nullable): the instance that was made, changed or removed
 * @flow_id: (nullable): the flow that was made, changed or removed
 * @revision: the connector's head by now; 0 where it has gone, and for sources
 * @title: a sentence in the user's language: "Installed Shopify 2026-10"
 * @warnings: (element-type utf8): what the user should know besides; empty where nothing
 *
 * What came of an action. Its receiver owns it.
 */
typedef struct
{
  gint64 entry;
  char *action;
  char *connector_id;
  char *source_id;
  char *instance_id;
  char *flow_id;
  guint revision;
  char *title;
  GPtrArray *warnings;
} DvtOutcome;

void dvt_outcome_free (DvtOutcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtAction, dvt_action_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtOutcome, dvt_outcome_free)

G_END_DECLS
