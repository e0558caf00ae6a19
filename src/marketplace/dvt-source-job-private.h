/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-source.h"

G_BEGIN_DECLS

/* What a source hands to a worker thread: plain data, no object of the main thread. Reference
 * counted, because a cancelled request is answered before its thread has noticed. */

typedef struct
{
  /* input */
  char *place;         /* (owned) the source, for messages */
  char *path;          /* (owned) (nullable) in a folder */
  GBytes *bytes;       /* (owned) (nullable) from a server */
  char *etag;          /* (owned) (nullable) the known one; then the one of what was fetched */
  char *last_modified; /* (owned) (nullable) likewise */
  char *known_id;      /* (owned) (nullable) */
  DvtFeed *known;      /* (owned) (nullable) */
  GDateTime *now;      /* (owned) */
} DvtIndexJob;

typedef struct
{
  /* input */
  char *place;    /* (owned) the source, for messages */
  char *path;     /* (owned) (nullable) in a folder */
  GBytes *bytes;  /* (owned) (nullable) from a server */
  char *entry_id; /* (owned) */
  guint number;
  char *sha256; /* (owned) */
  guint64 size;
} DvtDefinitionJob;

DvtIndexJob *dvt_index_job_new (const char *place, const DvtSourceKnown *known, GDateTime *now);
DvtIndexJob *dvt_index_job_ref (DvtIndexJob *job);
void dvt_index_job_unref (DvtIndexJob *job);
/* The answer where the index is still the known one. */
DvtSourceIndex *dvt_index_job_confirm (DvtIndexJob *job, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns a DvtSourceIndex. */
void dvt_index_job_run_in_thread (GTask *task,
                                  gpointer source_object,
                                  gpointer task_data,
                                  GCancellable *cancellable);

DvtDefinitionJob *
dvt_definition_job_new (const char *place, const char *entry_id, const DvtFeedVersion *version);
DvtDefinitionJob *dvt_definition_job_ref (DvtDefinitionJob *job);
void dvt_definition_job_unref (DvtDefinitionJob *job);
/* What is said of a file that is not the one of the index. */
GError *dvt_definition_job_build_wrong_digest (DvtDefinitionJob *job) G_GNUC_WARN_UNUSED_RESULT;
/* Returns a DvtDefinition. */
void dvt_definition_job_run_in_thread (GTask *task,
                                       gpointer source_object,
                                       gpointer task_data,
                                       GCancellable *cancellable);

G_END_DECLS
