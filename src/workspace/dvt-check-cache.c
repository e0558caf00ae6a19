/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check-cache-private.h"

#include <string.h>

#include "dvt-instance-text-private.h"
#include "dvt-store-records.h"

/* A value and when it was wanted last. */
typedef struct
{
  gpointer value;
  GDestroyNotify free_value;
  guint64 generation;
} Entry;

/* What is to be found out, about one definition: an instance's settings, or the shapes of a
 * document that use an instance with them. */
typedef struct
{
  DvtInstanceCheck *check; /* (owned) */
  char *document;          /* (owned) (nullable) for shapes: the document's digest */
  char *instance;          /* (owned) (nullable) for shapes */
  DvtShapesCheck *shapes;  /* (unowned) (nullable) */
} Job;

struct _DvtCheckCache
{
  gatomicrefcount ref_count;

  guint64 generation;
  GHashTable *instances; /* (owned) definition's digest and settings → DvtInstanceCheck */
  GHashTable *documents; /* (owned) digest → DvtDocumentUse */
  GHashTable *shapes;    /* (owned) document's digest, instance, its check → DvtShapesCheck */
  GPtrArray *jobs;       /* (owned) (element-type Job) */
};

/* --- Values --- */

static void
instance_check_clear (DvtInstanceCheck *check)
{
  g_clear_pointer (&check->digest, g_free);
  g_clear_pointer (&check->settings, dvt_instance_settings_free);
  g_clear_pointer (&check->auth, g_free);
  g_clear_pointer (&check->subtitle, g_free);
  g_clear_pointer (&check->base_url, g_free);
  g_clear_pointer (&check->reasons, g_ptr_array_unref);
  g_clear_pointer (&check->missing, g_ptr_array_unref);
}

DvtInstanceCheck *
dvt_instance_check_ref (DvtInstanceCheck *check)
{
  return g_atomic_rc_box_acquire (check);
}

void
dvt_instance_check_unref (DvtInstanceCheck *check)
{
  g_atomic_rc_box_release_full (check, (GDestroyNotify) instance_check_clear);
}

static void
shapes_check_free (DvtShapesCheck *check)
{
  g_clear_pointer (&check->reasons, g_ptr_array_unref);
  g_free (check);
}

static void
shape_use_free (DvtShapeUse *use)
{
  g_clear_pointer (&use->shape, g_free);
  g_clear_pointer (&use->instance, g_free);
  g_free (use);
}

static void
document_use_free (DvtDocumentUse *use)
{
  g_clear_pointer (&use->name, g_free);
  g_clear_pointer (&use->description, g_free);
  g_clear_pointer (&use->uses, g_ptr_array_unref);
  g_free (use);
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->check, dvt_instance_check_unref);
  g_clear_pointer (&job->document, g_free);
  g_clear_pointer (&job->instance, g_free);
  g_free (job);
}

static void
entry_free (Entry *entry)
{
  entry->free_value (entry->value);
  g_free (entry);
}

GPtrArray *
dvt_reason_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_reason_free);
}

gboolean
dvt_reason_list_equal (GPtrArray *a, GPtrArray *b)
{
  if (a == b)
    return TRUE;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DvtReason *left = g_ptr_array_index (a, i);
      const DvtReason *right = g_ptr_array_index (b, i);

      if (!dvt_reason_equal (left, right) || !g_str_equal (left->message, right->message))
        return FALSE;
    }
  return TRUE;
}

/* --- The cache --- */

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
}

DvtCheckCache *
dvt_check_cache_new (void)
{
  DvtCheckCache *cache = g_new0 (DvtCheckCache, 1);

  g_atomic_ref_count_init (&cache->ref_count);
  cache->instances = new_table ();
  cache->documents = new_table ();
  cache->shapes = new_table ();
  cache->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  return cache;
}

DvtCheckCache *
dvt_check_cache_ref (DvtCheckCache *cache)
{
  g_atomic_ref_count_inc (&cache->ref_count);
  return cache;
}

void
dvt_check_cache_unref (DvtCheckCache *cache)
{
  if (!g_atomic_ref_count_dec (&cache->ref_count))
    return;
  g_clear_pointer (&cache->jobs, g_ptr_array_unref);
  g_clear_pointer (&cache->shapes, g_hash_table_unref);
  g_clear_pointer (&cache->documents, g_hash_table_unref);
  g_clear_pointer (&cache->instances, g_hash_table_unref);
  g_free (cache);
}

static gpointer
lookup (DvtCheckCache *cache, GHashTable *table, const char *key)
{
  Entry *entry = g_hash_table_lookup (table, key);

  if (entry == NULL)
    return NULL;
  entry->generation = cache->generation;
  return entry->value;
}

/* Takes @key and @value. */
static void
insert (DvtCheckCache *cache,
        GHashTable *table,
        char *key,
        gpointer value,
        GDestroyNotify free_value)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->value = value;
  entry->free_value = free_value;
  entry->generation = cache->generation;
  g_hash_table_insert (table, key, entry);
}

static gboolean
is_forgotten (gpointer key, gpointer value, gpointer user_data)
{
  const DvtCheckCache *cache = user_data;

  return ((const Entry *) value)->generation != cache->generation;
}

void
dvt_check_cache_begin (DvtCheckCache *cache)
{
  cache->generation++;
  if (cache->jobs->len == 0)
    return;
  /* The last one failed on its way: some would stay unchecked. */
  g_ptr_array_set_size (cache->jobs, 0);
  g_hash_table_remove_all (cache->shapes);
  g_hash_table_remove_all (cache->instances);
}

void
dvt_check_cache_end (DvtCheckCache *cache)
{
  g_hash_table_foreach_remove (cache->shapes, is_forgotten, cache);
  g_hash_table_foreach_remove (cache->documents, is_forgotten, cache);
  g_hash_table_foreach_remove (cache->instances, is_forgotten, cache);
}

static DvtDocumentUse *
build_document_use (DvtFlowDocument *document)
{
  DvtDocumentUse *use = g_new0 (DvtDocumentUse, 1);
  g_autoptr (GPtrArray) shapes = dvt_flow_document_list_shapes (document);

  use->name = g_strdup (dvt_flow_document_get_name (document));
  use->description = g_strdup (dvt_flow_document_get_description (document));
  use->n_shapes = shapes->len;
  use->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) shape_use_free);
  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = g_ptr_array_index (shapes, i);
      DvtShapeUse *shape_use = NULL;

      if (shape->type != DVT_SHAPE_CONNECTOR)
        continue;
      shape_use = g_new0 (DvtShapeUse, 1);
      shape_use->shape = g_strdup (shape->id);
      shape_use->instance = g_strdup (shape->instance);
      g_ptr_array_add (use->uses, shape_use);
    }
  return use;
}

const DvtDocumentUse *
dvt_check_cache_get_document (DvtCheckCache *cache,
                              DvtStoreTransaction *transaction,
                              const char *digest,
                              GError **error)
{
  DvtDocumentUse *use = lookup (cache, cache->documents, digest);
  g_autoptr (DvtFlowDocument) document = NULL;

  if (use != NULL)
    return use;
  document = dvt_store_get_flow_document (transaction, digest, error);
  if (document == NULL)
    return NULL;
  use = build_document_use (document);
  insert (cache, cache->documents, g_strdup (digest), use, (GDestroyNotify) document_use_free);
  return use;
}

/* Takes @job. */
static void
add_job (DvtCheckCache *cache, DvtInstanceCheck *check, Job *job)
{
  job->check = dvt_instance_check_ref (check);
  g_ptr_array_add (cache->jobs, job);
}

DvtInstanceCheck *
dvt_check_cache_want_instance (DvtCheckCache *cache,
                               const char *definition,
                               const char *settings,
                               GError **error)
{
  g_autofree char *key = g_strconcat (definition, "\n", settings, NULL);
  DvtInstanceCheck *check = lookup (cache, cache->instances, key);
  DvtInstanceSettings *parsed = NULL;

  if (check != NULL)
    return check;
  parsed = dvt_instance_settings_parse (settings, error);
  if (parsed == NULL)
    return NULL;
  check = g_atomic_rc_box_new0 (DvtInstanceCheck);
  check->digest = g_strdup (definition);
  check->settings = parsed;
  insert (cache, cache->instances, g_steal_pointer (&key), check,
          (GDestroyNotify) dvt_instance_check_unref);
  add_job (cache, check, g_new0 (Job, 1));
  return check;
}

const DvtShapesCheck *
dvt_check_cache_want_shapes (DvtCheckCache *cache,
                             const char *document,
                             const char *instance,
                             DvtInstanceCheck *check)
{
  /* The check stands for its definition and its settings as long as it is in the cache; whatever is
   * wanted of it is forgotten no later than it is. */
  g_autofree char *key = g_strdup_printf ("%s %s %p", document, instance, (gpointer) check);
  DvtShapesCheck *shapes = lookup (cache, cache->shapes, key);
  Job *job = NULL;

  if (shapes != NULL)
    return shapes;
  shapes = g_new0 (DvtShapesCheck, 1);
  insert (cache, cache->shapes, g_steal_pointer (&key), shapes, (GDestroyNotify) shapes_check_free);
  job = g_new0 (Job, 1);
  job->document = g_strdup (document);
  job->instance = g_strdup (instance);
  job->shapes = shapes;
  add_job (cache, check, job);
  return shapes;
}

/* --- Checking --- */

static int
compare_jobs (gconstpointer a, gconstpointer b)
{
  const Job *left = a;
  const Job *right = b;

  return strcmp (left->check->digest, right->check->digest);
}

static DvtFlowDocument *
get_parsed (DvtStoreTransaction *transaction,
            GHashTable *parsed,
            const char *digest,
            GError **error)
{
  DvtFlowDocument *document = g_hash_table_lookup (parsed, digest);

  if (document == NULL)
    {
      document = dvt_store_get_flow_document (transaction, digest, error);
      if (document != NULL)
        g_hash_table_insert (parsed, g_strdup (digest), document);
    }
  return document;
}

static void
check_shapes (DvtDefinition *definition, DvtFlowDocument *document, const Job *job)
{
  g_autoptr (GPtrArray) shapes = dvt_flow_document_list_shapes (document);

  job->shapes->reasons = dvt_reason_list_new ();
  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = g_ptr_array_index (shapes, i);

      if (shape->type == DVT_SHAPE_CONNECTOR && g_strcmp0 (shape->instance, job->instance) == 0)
        g_ptr_array_extend_and_steal (job->shapes->reasons,
                                      dvt_check_shape (definition, job->check->settings, shape));
    }
}

static void
check_instance (DvtDefinition *definition, DvtInstanceCheck *check)
{
  check->auth = dvt_instance_text_build_auth (definition, check->settings);
  check->base_url = dvt_instance_text_build_base_url (definition, check->settings);
  check->subtitle = dvt_instance_text_build_subtitle (definition, check->settings, check->base_url);
  check->reasons = dvt_check_instance (definition, check->settings);
  check->missing = dvt_check_credentials (definition, check->settings, NULL);
}

static gboolean
run_job (DvtStoreTransaction *transaction,
         DvtDefinition *definition,
         GHashTable *parsed,
         const Job *job,
         GError **error)
{
  DvtFlowDocument *document = NULL;

  if (job->document == NULL)
    {
      check_instance (definition, job->check);
      return TRUE;
    }
  document = get_parsed (transaction, parsed, job->document, error);
  if (document == NULL)
    return FALSE;
  check_shapes (definition, document, job);
  return TRUE;
}

/* A definition that cannot be read any more is the trouble of what uses it, not of all lists. */
static void
set_unreadable (const Job *job, const GError *error)
{
  if (job->document != NULL)
    {
      job->shapes->reasons = dvt_reason_list_new ();
      return;
    }
  job->check->auth = g_strdup ("");
  job->check->base_url = g_strdup ("");
  job->check->subtitle = g_strdup ("");
  job->check->missing = dvt_reason_list_new ();
  job->check->reasons = dvt_reason_list_new ();
  g_ptr_array_add (job->check->reasons,
                   dvt_reason_new (DVT_REASON_METHOD_UNUSABLE, "", NULL, error->message));
}

static gboolean
run_definition_jobs (DvtCheckCache *cache,
                     DvtStoreTransaction *transaction,
                     GHashTable *parsed,
                     guint from,
                     guint to,
                     GError **error)
{
  const Job *first = g_ptr_array_index (cache->jobs, from);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_store_get_definition (transaction, first->check->digest, &local_error);

  if (definition == NULL
      && !g_error_matches (local_error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  for (guint i = from; i < to; i++)
    {
      const Job *job = g_ptr_array_index (cache->jobs, i);

      if (definition == NULL)
        set_unreadable (job, local_error);
      else if (!run_job (transaction, definition, parsed, job, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dvt_check_cache_run (DvtCheckCache *cache,
                     DvtStoreTransaction *transaction,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GHashTable) parsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) dvt_flow_document_unref);
  guint from = 0;

  /* One definition at a time: real ones are large. */
  g_ptr_array_sort_values (cache->jobs, compare_jobs);
  while (from < cache->jobs->len)
    {
      guint to = from + 1;

      while (
        to < cache->jobs->len
        && compare_jobs (g_ptr_array_index (cache->jobs, from), g_ptr_array_index (cache->jobs, to))
             == 0)
        to++;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !run_definition_jobs (cache, transaction, parsed, from, to, error))
        return FALSE;
      from = to;
    }
  g_ptr_array_set_size (cache->jobs, 0);
  return TRUE;
}
