/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"
#include "dvt-store.h"

G_BEGIN_DECLS

/* The records and what is asked of them inside a transaction. Strings of a record are owned by it.
 * All functions run on the store's thread. "get" answers NULL without an error only where said. */

/* --- Definitions: by digest, compressed, written once, never rewritten --- */

/* Keeps @definition, with what lists show of it (name, summary, category, colour). */
gboolean       dvt_store_put_definition  (DvtStoreTransaction *transaction,
                                          DvtDefinition       *definition,
                                          GError             **error);
gboolean       dvt_store_has_definition  (DvtStoreTransaction *transaction,
                                          const char          *digest,
                                          gboolean            *has,
                                          GError             **error);
/* Checks the digest of what it read: DAMAGED otherwise; NOT_FOUND where there is none. */
DvtDefinition *dvt_store_get_definition  (DvtStoreTransaction *transaction,
                                          const char          *digest,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Sources --- */

typedef struct
{
  char    *id;           /* a UUID of this workspace */
  char    *location;
  char    *name;         /* as the admin named it, else the feed's name */
  char    *feed_id;
  gboolean present;
  /* the last good state, all NULL or 0 before the first */
  GBytes  *index;        /* (nullable) the index file as received */
  char    *etag;
  char    *last_modified;
  char    *refreshed_at; /* RFC 3339: when the data is from; a 304 counts */
  /* the last failure since then, NULL after a success */
  char    *error_code;   /* "timed-out" … */
  char    *error_message;
  char    *error_at;
} DvtStoredSource;

void             dvt_stored_source_free (DvtStoredSource *source);
GPtrArray       *dvt_store_list_sources (DvtStoreTransaction *transaction, /* present ones, by name */
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
DvtStoredSource *dvt_store_get_source   (DvtStoreTransaction *transaction, /* NOT_FOUND */
                                         const char          *id,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds, or replaces what is stored under source->id. */
gboolean         dvt_store_put_source   (DvtStoreTransaction   *transaction,
                                         const DvtStoredSource *source,
                                         GError               **error);

/* --- Connectors and their revisions --- */

typedef struct
{
  char    *id;
  gboolean present;
  gboolean custom;
  char    *feed_id;      /* (nullable) identity across sources is (feed id, entry id) */
  char    *entry_id;     /* (nullable) */
  char    *suffix;       /* (nullable) "7.0": shown in brackets */
  char    *alongside_of; /* (nullable) connector id */
  guint    head;         /* the number of the revision that is its state */
} DvtStoredConnector;

typedef struct
{
  char    *connector_id;
  guint    number;       /* from 1, never re-used */
  char    *action;       /* install, create, edit, update, overwrite, alongside, restore, undo, redo */
  guint    version;      /* 0: none (custom) */
  char    *version_name; /* (nullable) */
  char    *digest;       /* the installed definition */
  char    *pristine;     /* (nullable) the published one it was installed from; custom: NULL */
  guint    restores;     /* the revision that this one restores; 0: none */
  char    *author;
  char    *time;         /* RFC 3339, UTC */
  char    *message;      /* "" where none */
  gint64   entry;        /* the journal entry that made it */
} DvtStoredRevision;

/* A connector with its head revision and the facts that lists show. */
typedef struct
{
  DvtStoredConnector *connector;
  DvtStoredRevision  *head;
  char               *name;      /* of the definition, without suffix */
  char               *summary;
  char               *category;
  char               *colour;
  DvtStoredRevision  *installed; /* the revision that brought the installed version ("since …"): owned */
  DvtStoredRevision  *modified;  /* (nullable) newest revision that changed the definition, restores followed
                                    (formats §5); NULL when not modified */
} DvtStoredConnectorRow;

void                dvt_stored_connector_free     (DvtStoredConnector *connector);
void                dvt_stored_revision_free      (DvtStoredRevision *revision);
void                dvt_stored_connector_row_free (DvtStoredConnectorRow *row);
GPtrArray          *dvt_store_list_connectors     (DvtStoreTransaction *transaction, /* present ones; rows */
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
DvtStoredConnectorRow *dvt_store_get_connector    (DvtStoreTransaction *transaction, /* present or not; NOT_FOUND */
                                                   const char          *id,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            dvt_store_put_connector       (DvtStoreTransaction      *transaction,
                                                   const DvtStoredConnector *connector,
                                                   GError                  **error);
GPtrArray          *dvt_store_list_revisions      (DvtStoreTransaction *transaction, /* newest first */
                                                   const char          *connector_id,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
DvtStoredRevision  *dvt_store_get_revision        (DvtStoreTransaction *transaction, /* NOT_FOUND */
                                                   const char          *connector_id,
                                                   guint                number,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* The next number is given by the store and returned in @number. */
gboolean            dvt_store_add_revision        (DvtStoreTransaction     *transaction,
                                                   const DvtStoredRevision *revision,
                                                   guint                   *number,
                                                   GError                 **error);

/* --- Journal --- */

typedef enum
{
  DVT_STORED_ENTRY_ACTION,
  DVT_STORED_ENTRY_UNDO,
  DVT_STORED_ENTRY_REDO,
} DvtStoredEntryKind;

typedef struct
{
  gint64             id;      /* given by the store, ascending */
  DvtStoredEntryKind kind;
  char              *action;  /* install, create, edit, update, overwrite, alongside, restore, remove,
                                 add-source, remove-source; for undo and redo that of the target */
  char              *author;
  char              *time;
  char              *message; /* the reason; "" where none */
  char              *details; /* JSON object with what a sentence needs: names, versions */
  gboolean           undone;  /* an action's state */
  gint64             target;  /* undo, redo: the action; 0 otherwise */
  gint64             undone_by; /* an undone action: the undo entry that did it last; 0 */
} DvtStoredEntry;

/* What an entry did to one subject: its state before and after. */
typedef struct
{
  char *subject; /* "connector:ID", "source:ID" */
  char *before;  /* (nullable) JSON: the state that undo brings back; NULL: it was not there */
  char *after;   /* (nullable) */
} DvtStoredTouch;

void        dvt_stored_entry_free  (DvtStoredEntry *entry);
void        dvt_stored_touch_free  (DvtStoredTouch *touch);
gboolean    dvt_store_add_entry    (DvtStoreTransaction  *transaction,
                                    const DvtStoredEntry *entry,
                                    gint64               *id,
                                    GError              **error);
gboolean    dvt_store_add_touch    (DvtStoreTransaction  *transaction,
                                    gint64                entry,
                                    const DvtStoredTouch *touch,
                                    GError              **error);
gboolean    dvt_store_set_undone   (DvtStoreTransaction  *transaction,
                                    gint64                entry,
                                    gboolean              undone,
                                    gint64                by,
                                    GError              **error);
GPtrArray  *dvt_store_list_entries (DvtStoreTransaction  *transaction, /* newest first; limit 0: all */
                                    guint                 limit,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *dvt_store_list_touches (DvtStoreTransaction  *transaction,
                                    gint64                entry,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
DvtStoredEntry *dvt_store_get_entry (DvtStoreTransaction *transaction, /* NOT_FOUND */
                                     gint64               id,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Done actions after @entry that touch a subject that @entry touches, oldest first. */
GPtrArray  *dvt_store_list_later_touching (DvtStoreTransaction *transaction,
                                           gint64               entry,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredSource, dvt_stored_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredConnector, dvt_stored_connector_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredRevision, dvt_stored_revision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredConnectorRow, dvt_stored_connector_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredEntry, dvt_stored_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredTouch, dvt_stored_touch_free)

G_END_DECLS
