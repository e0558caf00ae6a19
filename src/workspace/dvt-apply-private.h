/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "dvt-action-private.h"
#include "dvt-store-records.h"
#include "dvt-uses-private.h"

G_BEGIN_DECLS

/* One action on its way into the store: what was asked, what was fetched for it, what came of it.
 *
 * The functions of an action's family run on the store's thread, inside its one transaction. They
 * check everything again, because what was prepared may be old by then. */
typedef struct
{
  DvtAction *action;    /* (owned) */
  char *author;         /* (owned) */
  char *time;           /* (owned) RFC 3339, UTC */
  GPtrArray *feeds;     /* (owned) (element-type DvtKnownSource) parsed before */
  DvtCheckCache *cache; /* (owned) the store's thread's */

  /* install: what was chosen and fetched */
  char *source_id; /* (owned) (nullable) */
  guint version;
  char *sha256;              /* (owned) (nullable) of the version's file, as the index says */
  DvtDefinition *definition; /* (owned) (nullable) */

  /* add-source: what its index said */
  char *location;      /* (owned) (nullable) normalised */
  DvtFeed *feed;       /* (owned) (nullable) */
  char *etag;          /* (owned) (nullable) */
  char *last_modified; /* (owned) (nullable) */

  /* create-instance, edit-instance: what was stored for them */
  char *secret;                /* (owned) (nullable) the item */
  DvtCredentials *credentials; /* (owned) (nullable) what is in it */

  DvtOutcome *outcome; /* (owned) */
} DvtApply;

DvtApply *
dvt_apply_new (DvtAction *action, const char *author, const char *time) G_GNUC_WARN_UNUSED_RESULT;
void dvt_apply_free (DvtApply *apply);

/* A DvtStoreFunc over DvtApply: carries the action out. */
gboolean dvt_apply_in_thread (DvtStoreTransaction *transaction,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/* --- The families --- */

gboolean
dvt_apply_install_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_create_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_remove_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_edit_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_restore_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_update_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_undo_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_redo_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_add_source_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean dvt_apply_remove_source_in_thread (DvtStoreTransaction *transaction,
                                            DvtApply *apply,
                                            GError **error);
gboolean dvt_apply_create_instance_in_thread (DvtStoreTransaction *transaction,
                                              DvtApply *apply,
                                              GError **error);
gboolean dvt_apply_edit_instance_in_thread (DvtStoreTransaction *transaction,
                                            DvtApply *apply,
                                            GError **error);
gboolean dvt_apply_duplicate_instance_in_thread (DvtStoreTransaction *transaction,
                                                 DvtApply *apply,
                                                 GError **error);
gboolean dvt_apply_remove_instance_in_thread (DvtStoreTransaction *transaction,
                                              DvtApply *apply,
                                              GError **error);
gboolean
dvt_apply_create_flow_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean
dvt_apply_edit_flow_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean dvt_apply_copy_flow_version_in_thread (DvtStoreTransaction *transaction,
                                                DvtApply *apply,
                                                GError **error);
gboolean dvt_apply_discard_flow_draft_in_thread (DvtStoreTransaction *transaction,
                                                 DvtApply *apply,
                                                 GError **error);
gboolean
dvt_apply_deploy_flow_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);
gboolean dvt_apply_set_flow_enabled_in_thread (DvtStoreTransaction *transaction,
                                               DvtApply *apply,
                                               GError **error);
gboolean
dvt_apply_remove_flow_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error);

/* --- What they share --- */

/* A present connector by id. NOT_FOUND of this room. */
DvtStoredConnectorRow *dvt_apply_get_connector (DvtStoreTransaction *transaction,
                                                const char *id,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The present sources with their feeds; those in @feeds whose bytes are the same are not parsed
 * again. A stored index that cannot be parsed any more counts as none. */
GPtrArray *dvt_apply_list_sources (DvtStoreTransaction *transaction,
                                   GPtrArray *feeds,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What stands in the way of the connector's leaving the workspace, by remove or by undo. */
gboolean dvt_apply_check_removal (DvtStoreTransaction *transaction,
                                  const DvtStoredConnectorRow *row,
                                  GError **error);
/* The same for an instance: the flows that use it in any version. */
gboolean dvt_apply_check_instance_removal (DvtStoreTransaction *transaction,
                                           DvtApply *apply,
                                           const DvtStoredInstance *instance,
                                           GError **error);
/* A present instance, and a present flow, by id. NOT_FOUND of this room. */
DvtStoredInstance *dvt_apply_get_instance (DvtStoreTransaction *transaction,
                                           const char *id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtStoredFlow *dvt_apply_get_flow (DvtStoreTransaction *transaction,
                                   const char *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Present or not; NULL without an error where there is none of that id. */
gboolean dvt_apply_find_instance (DvtStoreTransaction *transaction,
                                  const char *id,
                                  DvtStoredInstance **instance,
                                  GError **error);
/* Adds the journal entry of an action and says in the outcome what it was. Takes @details. */
gboolean dvt_apply_add_entry (DvtStoreTransaction *transaction,
                              DvtApply *apply,
                              const char *action,
                              JsonObject *details,
                              GError **error);
gboolean dvt_apply_add_touch (DvtStoreTransaction *transaction,
                              DvtApply *apply,
                              const char *kind,
                              const char *id,
                              const char *before,
                              const char *after,
                              GError **error);
/* Gives the connector a new head revision, as of the entry that was added, and remembers what it
 * touched. @revision needs what tells it: action, version, definition; @before NULL: it is new. */
gboolean dvt_apply_add_revision (DvtStoreTransaction *transaction,
                                 DvtApply *apply,
                                 DvtStoredConnector *connector,
                                 DvtStoredRevision *revision,
                                 const char *before,
                                 GError **error);
/* Ends an action that turned out to change nothing: no entry, and it is no failure. */
gboolean dvt_apply_nothing (DvtApply *apply, const char *action, const DvtStoredConnectorRow *row);
/* The same for an instance or a flow; the outcome says which already. */
gboolean dvt_apply_nothing_else (DvtApply *apply, const char *action);
/* Something that the user should know besides. Takes @warning. */
void dvt_apply_take_warning (DvtApply *apply, char *warning);
JsonObject *dvt_apply_new_details (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtApply, dvt_apply_free)

G_END_DECLS
