/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store.h"

G_BEGIN_DECLS

/* Instances, and which items of the Secret Service belong to them. As in dvt-store-records.h every
 * function runs on the store's thread within its transaction. */

/**
 * DvtStoredInstance:
 * @id: a UUID of this workspace
 * @present: `FALSE` once it was removed; it may return by undo
 * @connector_id: its connector
 * @name: of its settings, for lists
 * @settings: dvt_instance_settings_to_json()
 * @secret: (nullable): the id of the item with its credentials; none: nothing is stored
 */
typedef struct
{
  char *id;
  gboolean present;
  char *connector_id;
  char *name;
  char *settings;
  char *secret;
} DvtStoredInstance;

/**
 * DvtStoredSecret:
 * @id: an item's id
 * @renewed: (nullable): the item with what it has become by renewed tokens: that one is used. A
 *   renewal is no action, so it does not change what an instance refers to, and undo brings an
 *   earlier secret back as it was renewed last
 * @expires_at: (nullable): when the sign-in expires for good, RFC 3339; none: not known, or renewable
 * @lost: the Secret Service answered and does not have it
 */
typedef struct
{
  char *id;
  char *renewed;
  char *expires_at;
  gboolean lost;
} DvtStoredSecret;

void dvt_stored_instance_free (DvtStoredInstance *instance);
void dvt_stored_secret_free (DvtStoredSecret *secret);

/* (transfer full) (element-type DvtStoredInstance): those that are present, by connector, name, id */
GPtrArray *dvt_store_list_instances (DvtStoreTransaction *transaction,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Present or not; DVT_STORE_ERROR_NOT_FOUND */
DvtStoredInstance *dvt_store_get_instance (DvtStoreTransaction *transaction,
                                           const char *id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dvt_store_put_instance (DvtStoreTransaction *transaction,
                                 const DvtStoredInstance *instance,
                                 GError **error);

/* NULL without an error where nothing is noted of that item. */
gboolean dvt_store_find_secret (DvtStoreTransaction *transaction,
                                const char *id,
                                DvtStoredSecret **secret,
                                GError **error);
/* (transfer full) (element-type DvtStoredSecret) */
GPtrArray *dvt_store_list_secrets (DvtStoreTransaction *transaction,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dvt_store_put_secret (DvtStoreTransaction *transaction,
                               const DvtStoredSecret *secret,
                               GError **error);

/**
 * dvt_store_sweep_secrets:
 * @items: (element-type utf8 gint64): item ids and when each was made, seconds since 1970
 * @now: RFC 3339
 * @deletable: (out): (element-type utf8): what may be deleted
 *
 * Notes since when each item is referred to by no present instance, directly or as a renewal, and
 * tells which have been for 30 days (formats §9). What the database knows but @items has not is
 * noted as lost.
 */
gboolean dvt_store_sweep_secrets (DvtStoreTransaction *transaction,
                                  GHashTable *items,
                                  const char *now,
                                  GPtrArray **deletable,
                                  GError **error);

/* The workspace's UUID: items of the Secret Service carry it. (transfer full) */
char *dvt_store_get_uuid (DvtStoreTransaction *transaction,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether this file is a copy (formats §9): compares the path, device and inode that the database
 * recorded with the file's; a copy gets a new UUID, a moved or restored one is recorded anew. */
gboolean dvt_store_check_identity (DvtStoreTransaction *transaction,
                                   gboolean *is_copy,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredInstance, dvt_stored_instance_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredSecret, dvt_stored_secret_free)

G_END_DECLS
