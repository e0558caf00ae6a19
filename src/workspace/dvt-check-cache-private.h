/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check.h"
#include "dvt-store-flows.h"

G_BEGIN_DECLS

/* What the checks of instances and shapes have found, kept from one snapshot to the next by what
 * they were made from, so that a definition is read only where something about it is new. Used on
 * the store's thread only; what it hands out is immutable and may go anywhere.
 *
 * A snapshot begins, wants everything that it is going to show, runs what is not known yet, takes
 * what it wanted, and ends; what it did not want is forgotten then. */
typedef struct _DvtCheckCache DvtCheckCache;

/* What a definition makes of an instance's settings. The members after @settings are filled by
 * dvt_check_cache_run(). */
typedef struct
{
  char *digest;                  /* of the definition */
  DvtInstanceSettings *settings; /* (owned) */
  char *auth;                    /* the labels of its methods */
  char *subtitle;
  char *base_url;     /* in force; "" where there is none */
  GPtrArray *reasons; /* (owned) (element-type DvtReason) of dvt_check_instance() */
  GPtrArray *missing; /* (owned) (element-type DvtReason) where no credentials are stored */
} DvtInstanceCheck;

/* What the connector shapes of a document that use one instance lack. */
typedef struct
{
  GPtrArray *reasons; /* (owned) (element-type DvtReason) each with its shape */
} DvtShapesCheck;

/* One connector shape of a document. */
typedef struct
{
  char *shape;
  char *instance;
} DvtShapeUse;

/* What lists show of a flow's document. */
typedef struct
{
  char *name;
  char *description;
  guint n_shapes;
  GPtrArray *uses; /* (owned) (element-type DvtShapeUse) in reading order */
} DvtDocumentUse;

DvtInstanceCheck *dvt_instance_check_ref (DvtInstanceCheck *check);
void dvt_instance_check_unref (DvtInstanceCheck *check);

DvtCheckCache *dvt_check_cache_new (void) G_GNUC_WARN_UNUSED_RESULT;
DvtCheckCache *dvt_check_cache_ref (DvtCheckCache *cache);
void dvt_check_cache_unref (DvtCheckCache *cache);

void dvt_check_cache_begin (DvtCheckCache *cache);
/* What the three that follow return belongs to the cache and holds until dvt_check_cache_end(). */
const DvtDocumentUse *dvt_check_cache_get_document (DvtCheckCache *cache,
                                                    DvtStoreTransaction *transaction,
                                                    const char *digest,
                                                    GError **error);
DvtInstanceCheck *dvt_check_cache_want_instance (DvtCheckCache *cache,
                                                 const char *definition,
                                                 const char *settings,
                                                 GError **error);
const DvtShapesCheck *dvt_check_cache_want_shapes (DvtCheckCache *cache,
                                                   const char *document,
                                                   const char *instance,
                                                   DvtInstanceCheck *check);
/* Makes the checks that were wanted and are not known. */
gboolean dvt_check_cache_run (DvtCheckCache *cache,
                              DvtStoreTransaction *transaction,
                              GCancellable *cancellable,
                              GError **error);
void dvt_check_cache_end (DvtCheckCache *cache);

/* Whether both are the same reasons, in the same order and words. */
gboolean dvt_reason_list_equal (GPtrArray *a, GPtrArray *b);
/* An array that owns its reasons. */
GPtrArray *dvt_reason_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtCheckCache, dvt_check_cache_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtInstanceCheck, dvt_instance_check_unref)

G_END_DECLS
