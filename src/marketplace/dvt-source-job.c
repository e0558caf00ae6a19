/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-source-job-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-feed-private.h"
#include "dvt-file-private.h"

DvtIndexJob *
dvt_index_job_new (const char *place, const DvtSourceKnown *known, GDateTime *now)
{
  DvtIndexJob *job = g_atomic_rc_box_new0 (DvtIndexJob);

  job->place = g_strdup (place);
  job->now = g_date_time_ref (now);
  if (known != NULL)
    {
      job->etag = g_strdup (known->etag);
      job->last_modified = g_strdup (known->last_modified);
      job->known_id = g_strdup (known->feed_id);
      job->known = known->feed != NULL ? dvt_feed_ref (known->feed) : NULL;
    }

  return job;
}

DvtIndexJob *
dvt_index_job_ref (DvtIndexJob *job)
{
  return g_atomic_rc_box_acquire (job);
}

static void
clear_index_job (DvtIndexJob *job)
{
  g_free (job->place);
  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->etag);
  g_free (job->last_modified);
  g_free (job->known_id);
  g_clear_pointer (&job->known, dvt_feed_unref);
  g_clear_pointer (&job->now, g_date_time_unref);
}

void
dvt_index_job_unref (DvtIndexJob *job)
{
  g_atomic_rc_box_release_full (job, (GDestroyNotify) clear_index_job);
}

static DvtSourceIndex *
build_index (DvtIndexJob *job, DvtFeed *feed)
{
  DvtSourceIndex *index = g_new0 (DvtSourceIndex, 1);

  index->not_modified = feed == NULL;
  index->feed = feed;
  index->etag = g_strdup (job->etag);
  index->last_modified = g_strdup (job->last_modified);

  return index;
}

DvtSourceIndex *
dvt_index_job_confirm (DvtIndexJob *job, GError **error)
{
  if (job->known != NULL && !dvt_feed_check_expiry (job->known, job->now, error))
    {
      g_prefix_error (error, "‘%s’: ", job->place);
      return NULL;
    }

  return build_index (job, NULL);
}

static DvtSourceIndex *
check_index (DvtIndexJob *job, GError **error)
{
  g_autoptr (DvtFeed) feed = dvt_feed_parse (job->bytes, error);

  if (feed == NULL || !dvt_feed_check_successor (feed, job->known_id, job->known, error)
      || !dvt_feed_check_expiry (feed, job->now, error))
    {
      g_prefix_error (error, "‘%s’: ", job->place);
      return NULL;
    }

  return build_index (job, g_steal_pointer (&feed));
}

static DvtSourceIndex *
run_index_job (DvtIndexJob *job, GError **error)
{
  if (job->path != NULL)
    {
      g_autofree char *known_etag = g_steal_pointer (&job->etag);

      if (!dvt_file_read (job->path, DVT_FEED_MAX_BYTES, known_etag, &job->etag, &job->bytes,
                          error))
        return NULL;
    }

  return job->bytes != NULL ? check_index (job, error) : dvt_index_job_confirm (job, error);
}

void
dvt_index_job_run_in_thread (GTask *task,
                             gpointer source_object,
                             gpointer task_data,
                             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  DvtSourceIndex *index = run_index_job (task_data, &error);

  if (index != NULL)
    g_task_return_pointer (task, index, (GDestroyNotify) dvt_source_index_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

DvtDefinitionJob *
dvt_definition_job_new (const char *place, const char *entry_id, const DvtFeedVersion *version)
{
  DvtDefinitionJob *job = g_atomic_rc_box_new0 (DvtDefinitionJob);

  job->place = g_strdup (place);
  job->entry_id = g_strdup (entry_id);
  job->number = version->number;
  job->sha256 = g_strdup (version->sha256);
  job->size = version->size;

  return job;
}

DvtDefinitionJob *
dvt_definition_job_ref (DvtDefinitionJob *job)
{
  return g_atomic_rc_box_acquire (job);
}

static void
clear_definition_job (DvtDefinitionJob *job)
{
  g_free (job->place);
  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->entry_id);
  g_free (job->sha256);
}

void
dvt_definition_job_unref (DvtDefinitionJob *job)
{
  g_atomic_rc_box_release_full (job, (GDestroyNotify) clear_definition_job);
}

GError *
dvt_definition_job_build_wrong_digest (DvtDefinitionJob *job)
{
  return g_error_new (
    DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_WRONG_DIGEST,
    _ ("‘%s’: The file of version %u of ‘%s’ is not the one that the index names"), job->place,
    job->number, job->entry_id);
}

static gboolean
read_definition (DvtDefinitionJob *job, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (job->bytes != NULL
      || dvt_file_read (job->path, job->size, NULL, NULL, &job->bytes, &local_error))
    return TRUE;

  /* What is larger than the index says is not that file, however large it is. */
  if (g_error_matches (local_error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID))
    g_propagate_error (error, dvt_definition_job_build_wrong_digest (job));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static DvtDefinition *
run_definition_job (DvtDefinitionJob *job, GError **error)
{
  g_autofree char *digest = NULL;
  g_autoptr (GError) local_error = NULL;
  DvtDefinition *definition;

  if (!read_definition (job, error))
    return NULL;

  if (g_bytes_get_size (job->bytes) == job->size)
    digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, job->bytes);
  if (g_strcmp0 (digest, job->sha256) != 0)
    {
      g_propagate_error (error, dvt_definition_job_build_wrong_digest (job));
      return NULL;
    }

  definition = dvt_definition_new (job->bytes, &local_error);
  if (definition == NULL)
    g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID,
                 _ ("‘%s’: Version %u of ‘%s’ is no valid definition: %s"), job->place, job->number,
                 job->entry_id, local_error->message);
  return definition;
}

void
dvt_definition_job_run_in_thread (GTask *task,
                                  gpointer source_object,
                                  gpointer task_data,
                                  GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = run_definition_job (task_data, &error);

  if (definition != NULL)
    g_task_return_pointer (task, definition, (GDestroyNotify) dvt_definition_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}
