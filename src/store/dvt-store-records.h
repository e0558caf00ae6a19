/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"
#include "dvt-store.h"

G_BEGIN_DECLS

/* The records, and what is asked of them inside a transaction (formats §4 to §6).
 *
 * Every function runs on the store's thread, within the transaction that it is given, and fails
 * with a #DvtStoreError. A record owns its members; one that is given to be stored is only read.
 * Times are RFC 3339 in UTC. "No such record" is the error %DVT_STORE_ERROR_NOT_FOUND. */

/* --- Definitions: by digest, compressed, written once, never rewritten --- */

/**
 * dvt_store_put_definition:
 *
 * Keeps @definition, with what lists show of it. One that is kept already is left as it is.
 */
gboolean dvt_store_put_definition (DvtStoreTransaction *transaction,
                                   DvtDefinition *definition,
                                   GError **error);

/**
 * dvt_store_has_definition:
 * @has: (out): whether a definition of this digest is kept
 *
 * Returns: `FALSE` with @error set where that could not be found out
 */
gboolean dvt_store_has_definition (DvtStoreTransaction *transaction,
                                   const char *digest,
                                   gboolean *has,
                                   GError **error);

/**
 * dvt_store_get_definition:
 *
 * Reads a definition, and checks that what it read has the digest.
 *
 * Returns: (transfer full): the definition, or `NULL` with @error set: %DVT_STORE_ERROR_NOT_FOUND,
 *   or %DVT_STORE_ERROR_DAMAGED where it is not what was stored
 */
DvtDefinition *dvt_store_get_definition (DvtStoreTransaction *transaction,
                                         const char *digest,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Sources --- */

/**
 * DvtStoredSource:
 * @id: a UUID of this workspace
 * @location: a URL or a folder
 * @name: (nullable): as the admin named it, else the feed's name
 * @feed_id: (nullable): the feed's own UUID
 * @present: `FALSE` once it was removed; it may return by undo
 * @index: (nullable): the last good index file as it was received
 * @etag: (nullable): of @index
 * @last_modified: (nullable): of @index
 * @refreshed_at: (nullable): when the data is from; an answer "not modified" counts
 * @error_code: (nullable): of the last failure since then, as "timed-out"; none after a success
 * @error_message: (nullable): of that failure
 * @error_at: (nullable): when it was
 *
 * A marketplace that was added, and its last good state.
 */
typedef struct
{
  char *id;
  char *location;
  char *name;
  char *feed_id;
  gboolean present;
  GBytes *index;
  char *etag;
  char *last_modified;
  char *refreshed_at;
  char *error_code;
  char *error_message;
  char *error_at;
} DvtStoredSource;

void dvt_stored_source_free (DvtStoredSource *source);

/**
 * dvt_store_list_sources:
 *
 * Returns: (transfer full) (element-type DvtStoredSource): those that are present, by name
 */
GPtrArray *dvt_store_list_sources (DvtStoreTransaction *transaction,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_get_source:
 *
 * Returns: (transfer full): the source, present or not, or `NULL` with @error set
 */
DvtStoredSource *dvt_store_get_source (DvtStoreTransaction *transaction,
                                       const char *id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_put_source:
 *
 * Adds @source, or replaces all that is stored under its id. An index that is the same is not
 * written again.
 */
gboolean dvt_store_put_source (DvtStoreTransaction *transaction,
                               const DvtStoredSource *source,
                               GError **error);

/* --- Connectors and their revisions --- */

/**
 * DvtStoredConnector:
 * @id: a UUID of this workspace
 * @present: `FALSE` once it left; it may return by undo
 * @custom: built here, not installed
 * @feed_id: (nullable): with @entry_id, the identity across sources; custom: none
 * @entry_id: (nullable): the connector's id in the feed
 * @suffix: (nullable): of a copy, as "7.0": shown in brackets
 * @alongside_of: (nullable): the connector that it was installed beside
 * @head: the number of the revision that is its state
 */
typedef struct
{
  char *id;
  gboolean present;
  gboolean custom;
  char *feed_id;
  char *entry_id;
  char *suffix;
  char *alongside_of;
  guint head;
} DvtStoredConnector;

/**
 * DvtStoredRevision:
 * @connector_id: whose state it was
 * @number: from 1 per connector, never used again
 * @action: install, create, edit, update, overwrite, merge, alongside, restore, undo, redo
 * @version: of the installed entry; 0: none (custom)
 * @version_name: (nullable): for people
 * @digest: of the installed definition
 * @pristine: (nullable): of the published definition that it was installed from; custom: none
 * @restores: the earlier revision that it brought back; 0: none
 * @author: who
 * @time: when
 * @message: why; "" where nothing was said
 * @entry: the journal entry that made it; 0: none
 */
typedef struct
{
  char *connector_id;
  guint number;
  char *action;
  guint version;
  char *version_name;
  char *digest;
  char *pristine;
  guint restores;
  char *author;
  char *time;
  char *message;
  gint64 entry;
} DvtStoredRevision;

/**
 * DvtStoredConnectorRow:
 * @connector: the connector
 * @head: its state
 * @name: of the installed definition, without the suffix
 * @summary: of the installed definition
 * @category: of the installed definition
 * @colour: of the installed definition
 * @installed: the revision that the installed version comes from, restores followed: after an undo
 *   it is what it was before
 * @modified: (nullable): the revision that the installed definition comes from, restores followed
 *   (formats §5), where it is not the pristine one; of a custom connector, where it is not the one
 *   that it was created with
 *
 * A connector and the facts that lists show.
 */
typedef struct
{
  DvtStoredConnector *connector;
  DvtStoredRevision *head;
  char *name;
  char *summary;
  char *category;
  char *colour;
  DvtStoredRevision *installed;
  DvtStoredRevision *modified;
} DvtStoredConnectorRow;

void dvt_stored_connector_free (DvtStoredConnector *connector);
void dvt_stored_revision_free (DvtStoredRevision *revision);
void dvt_stored_connector_row_free (DvtStoredConnectorRow *row);

/**
 * dvt_store_list_connectors:
 *
 * Returns: (transfer full) (element-type DvtStoredConnectorRow): those that are present, by the
 * name of their definition, case ignored for ASCII letters only
 */
GPtrArray *dvt_store_list_connectors (DvtStoreTransaction *transaction,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_get_connector:
 *
 * Returns: (transfer full): the connector, present or not, or `NULL` with @error set
 */
DvtStoredConnectorRow *dvt_store_get_connector (DvtStoreTransaction *transaction,
                                                const char *id,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_put_connector:
 *
 * Adds @connector, or replaces what is stored under its id. Its head may be added later in the same
 * transaction, but is there when it is committed, or that fails.
 */
gboolean dvt_store_put_connector (DvtStoreTransaction *transaction,
                                  const DvtStoredConnector *connector,
                                  GError **error);

/**
 * dvt_store_list_revisions:
 *
 * Returns: (transfer full) (element-type DvtStoredRevision): newest first; none where there is no
 *   such connector
 */
GPtrArray *dvt_store_list_revisions (DvtStoreTransaction *transaction,
                                     const char *connector_id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_get_revision:
 *
 * Returns: (transfer full): the revision, or `NULL` with @error set
 */
DvtStoredRevision *dvt_store_get_revision (DvtStoreTransaction *transaction,
                                           const char *connector_id,
                                           guint number,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_add_revision:
 * @revision: the revision; its own number is not looked at
 * @number: (out): the number that it was given, the connector's next
 *
 * Adds a revision. The connector and the definitions may be put later in the same transaction.
 */
gboolean dvt_store_add_revision (DvtStoreTransaction *transaction,
                                 const DvtStoredRevision *revision,
                                 guint *number,
                                 GError **error);

/* --- Journal --- */

/**
 * DvtStoredEntryKind:
 * @DVT_STORED_ENTRY_ACTION: something was done
 * @DVT_STORED_ENTRY_UNDO: an action was undone
 * @DVT_STORED_ENTRY_REDO: an undone action was done again
 */
typedef enum
{
  DVT_STORED_ENTRY_ACTION,
  DVT_STORED_ENTRY_UNDO,
  DVT_STORED_ENTRY_REDO,
} DvtStoredEntryKind;

/**
 * DvtStoredEntry:
 * @id: ascending, never used again
 * @kind: what sort of entry it is
 * @action: install, create, edit, update, overwrite, alongside, restore, remove, add-source,
 *   remove-source; of undo and redo the target's
 * @author: who
 * @time: when
 * @message: why; "" where nothing was said
 * @details: a JSON object with what a sentence about it needs: names, versions
 * @undone: of an action: whether it is undone at present
 * @target: of undo and redo: the action; else 0
 * @undone_by: of an undone action: the undo entry that did it last; else 0
 */
typedef struct
{
  gint64 id;
  DvtStoredEntryKind kind;
  char *action;
  char *author;
  char *time;
  char *message;
  char *details;
  gboolean undone;
  gint64 target;
  gint64 undone_by;
} DvtStoredEntry;

/**
 * DvtStoredTouch:
 * @subject: "connector:ID", "source:ID"
 * @before: (nullable): JSON: the state that undo brings back; none: it was not there
 * @after: (nullable): JSON: the state that redo brings back; none: it was gone
 *
 * What an entry did to one subject.
 */
typedef struct
{
  char *subject;
  char *before;
  char *after;
} DvtStoredTouch;

void dvt_stored_entry_free (DvtStoredEntry *entry);
void dvt_stored_touch_free (DvtStoredTouch *touch);

/**
 * dvt_store_add_entry:
 * @entry: the entry; its own id is not looked at
 * @id: (out): the id that it was given
 */
gboolean dvt_store_add_entry (DvtStoreTransaction *transaction,
                              const DvtStoredEntry *entry,
                              gint64 *id,
                              GError **error);

/**
 * dvt_store_add_touch:
 *
 * Says that @entry touched a subject; once per subject, else this fails.
 */
gboolean dvt_store_add_touch (DvtStoreTransaction *transaction,
                              gint64 entry,
                              const DvtStoredTouch *touch,
                              GError **error);

/**
 * dvt_store_set_undone:
 * @by: the undo entry; not looked at where @undone is `FALSE`
 *
 * Turns an action undone, or done again.
 */
gboolean dvt_store_set_undone (DvtStoreTransaction *transaction,
                               gint64 entry,
                               gboolean undone,
                               gint64 by,
                               GError **error);

/**
 * dvt_store_list_entries:
 * @limit: how many at most; 0: all
 *
 * Returns: (transfer full) (element-type DvtStoredEntry): newest first
 */
GPtrArray *dvt_store_list_entries (DvtStoreTransaction *transaction,
                                   guint limit,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_list_touches:
 *
 * Returns: (transfer full) (element-type DvtStoredTouch): in the order in which they were added
 */
GPtrArray *dvt_store_list_touches (DvtStoreTransaction *transaction,
                                   gint64 entry,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_get_entry:
 *
 * Returns: (transfer full): the entry, or `NULL` with @error set
 */
DvtStoredEntry *dvt_store_get_entry (DvtStoreTransaction *transaction,
                                     gint64 id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_list_later_touching:
 *
 * What stands in the way of undoing @entry, or of doing it again.
 *
 * Returns: (transfer full) (element-type DvtStoredEntry): done actions after @entry that touch a
 *   subject that @entry touches, oldest first
 */
GPtrArray *dvt_store_list_later_touching (DvtStoreTransaction *transaction,
                                          gint64 entry,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredSource, dvt_stored_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredConnector, dvt_stored_connector_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredRevision, dvt_stored_revision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredConnectorRow, dvt_stored_connector_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredEntry, dvt_stored_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredTouch, dvt_stored_touch_free)

G_END_DECLS
