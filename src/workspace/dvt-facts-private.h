/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-connector.h"
#include "dvt-feed.h"
#include "dvt-store-records.h"

G_BEGIN_DECLS

/* What can be derived is derived (design §2): everything that formats §5 says of a connector or a
 * marketplace's entry, computed in this one place from what is stored. Pure; any thread. */

/* A stored source and its index, parsed. */
typedef struct
{
  DvtStoredSource *stored; /* (owned) */
  DvtFeed *feed;           /* (owned) (nullable) before its first good state */
} DvtKnownSource;

/* What DvtConnector shows, by the names of its properties. */
typedef struct
{
  char *id;
  char *name;
  DvtConnectorKind kind;
  char *source_name;    /* (nullable) */
  char *marketplace_id; /* (nullable) */
  char *summary;
  char *category;
  char *colour;
  char *digest;
  char *pristine_digest; /* (nullable) */
  guint version;
  char *version_name; /* (nullable) */
  GDateTime *installed_at;
  guint head;
  gboolean modified;
  char *modified_by;      /* (nullable) */
  GDateTime *modified_at; /* (nullable) */
  guint available_version;
  char *available_version_name; /* (nullable) */
  char *available_date;         /* (nullable) */
  guint newer_versions;
  gboolean out_of_date;
  char *alongside_of; /* (nullable) */
  gboolean installed_alongside;
  char *withdrawn_reason; /* (nullable) */
  guint n_instances;
  guint n_flows;
  gboolean needs_attention;
} DvtConnectorFacts;

/* What DvtMarketplaceEntry shows. */
typedef struct
{
  char *key; /* source id "/" entry id */
  char *source_id;
  char *source_name;
  DvtFeed *feed;             /* (owned) */
  const DvtFeedEntry *entry; /* (unowned) of feed */
  char *installed;           /* (nullable) */
  guint installed_version;
} DvtEntryFacts;

void dvt_known_source_free (DvtKnownSource *source);
void dvt_connector_facts_free (DvtConnectorFacts *facts);
void dvt_entry_facts_free (DvtEntryFacts *facts);

/* The order of names in lists. */
int dvt_facts_compare_names (const char *a, const char *b);
/* For many names: strcmp() of the keys orders as dvt_facts_compare_names() does. */
char *dvt_facts_build_sort_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The highest version of each entry that is in the workspace, for dvt_facts_lookup_newer(): the one
 * that @row is out of date because of, or NULL. Borrows the rows. */
GHashTable *dvt_facts_find_newest (GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;
const DvtStoredConnectorRow *dvt_facts_lookup_newer (GHashTable *newest,
                                                     const DvtStoredConnectorRow *row);
/* "Shopify", or "Shopify (2026-10)" for a copy. */
char *dvt_facts_build_name (const char *name, const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
/* The suffix that a copy of @name at that version gets: the first that no row's name has yet. */
char *dvt_facts_build_suffix (GPtrArray *rows,
                              const char *name,
                              const char *version_name,
                              guint version) G_GNUC_WARN_UNUSED_RESULT;
/* WITHDRAWN, with the reason, where @version of what is called @name was. */
gboolean dvt_facts_check_offered (const DvtFeedVersion *version, const char *name, GError **error);
/* Whether the installed definition is not the pristine one; custom connectors have none. */
gboolean dvt_facts_row_is_modified (const DvtStoredConnectorRow *row);
/* The present source whose feed has this id, or NULL. @sources: (element-type DvtKnownSource) */
DvtKnownSource *dvt_facts_find_source (GPtrArray *sources, const char *feed_id);
/* Whether both are of one entry of one marketplace; custom connectors never are. */
gboolean dvt_facts_is_same_entry (const DvtStoredConnectorRow *a, const DvtStoredConnectorRow *b);
/* Another present connector of the same entry at @version, or NULL. */
const DvtStoredConnectorRow *
dvt_facts_find_copy (GPtrArray *rows, const DvtStoredConnectorRow *row, guint version);
/* Why Install Alongside is off because of @copy. */
char *dvt_facts_build_copy_reason (const DvtStoredConnectorRow *copy) G_GNUC_WARN_UNUSED_RESULT;

/* By name. @rows: (element-type DvtStoredConnectorRow), the present ones.
 * Returns: (transfer full) (element-type DvtConnectorFacts) */
GPtrArray *dvt_facts_list_connectors (GPtrArray *rows,
                                      GPtrArray *sources) G_GNUC_WARN_UNUSED_RESULT;
/* By name. Returns: (transfer full) (element-type DvtEntryFacts) */
GPtrArray *dvt_facts_list_entries (GPtrArray *rows, GPtrArray *sources) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtKnownSource, dvt_known_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtConnectorFacts, dvt_connector_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtEntryFacts, dvt_entry_facts_free)

G_END_DECLS
