/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-facts-private.h"

G_BEGIN_DECLS

/* Which version of which source's entry is meant, and whether its definition is here already. */
typedef struct
{
  /* input */
  char *source_id;  /* (owned) (nullable) an id, or a name that only one source has */
  char *entry_id;   /* (owned) */
  guint number;     /* 0: the newest that is not withdrawn */
  GPtrArray *feeds; /* (owned) (nullable) (element-type DvtKnownSource) parsed before */

  /* output */
  GPtrArray *sources;            /* (owned) keeps what the following borrow */
  const DvtStoredSource *source; /* (unowned) */
  const DvtFeedEntry *entry;     /* (unowned) */
  const DvtFeedVersion *version; /* (unowned) */
  DvtDefinition *definition;     /* (owned) (nullable) where the store has it */
} DvtVersionChoice;

DvtVersionChoice *dvt_version_choice_new (const char *source_id,
                                          const char *entry_id,
                                          guint number) G_GNUC_WARN_UNUSED_RESULT;
void dvt_version_choice_free (DvtVersionChoice *choice);
/* A DvtStoreFunc over DvtVersionChoice. NOT_FOUND, AMBIGUOUS with the candidates, WITHDRAWN. */
gboolean dvt_version_choice_make_in_thread (DvtStoreTransaction *transaction,
                                            gpointer data,
                                            GCancellable *cancellable,
                                            GError **error);
/* Says in front of a fetch's error what could not be fetched. */
void dvt_version_choice_prefix_error (DvtVersionChoice *choice, GError **error);
/* The definition whose file has this digest, where the store has it: publish writes files
 * canonical, so the file's digest is the definition's. *@definition is NULL otherwise. */
gboolean dvt_find_definition_in_thread (DvtStoreTransaction *transaction,
                                        const char *sha256,
                                        DvtDefinition **definition,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtVersionChoice, dvt_version_choice_free)

G_END_DECLS
