/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store.h"

G_BEGIN_DECLS

/* Instances, and which items of the Secret Service belong to them. As in dvt-store-records.h every
 * function runs on the store's thread within its transaction, and fails with a #DvtStoreError. */

/**
 * DvtStoredInstance:
 * @id: a UUID of this workspace
 * @present: `FALSE` once it was removed; it may return by undo
 * @connector_id: its connector
 * @name: of its settings, for lists
 * @settings: dvt_instance_settings_to_json()
 * @secret: (nullable): the id of the item with its credentials; none: nothing is stored
 *
 * What an organisation set for a connector.
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
 * @expires_at: (nullable): when the sign-in expires for good, RFC 3339; none: not known, or
 * renewable
 * @covers: (nullable): the methods and the secret variables that what is in it is complete for,
 * each on a line of its own; none: not known, or, where it is put, as it was
 * @lost: the Secret Service answered and does not have it, or is about to have it no longer
 *
 * What is known of an item; never what is in it.
 */
typedef struct
{
  char *id;
  char *renewed;
  char *expires_at;
  char *covers;
  gboolean lost;
} DvtStoredSecret;

/* A token that was renewed is renewed again within hours: what it was before is not kept as long as
 * what an undo may bring back. */
#define DVT_STORE_UNUSED_SECRET_DAYS 30
#define DVT_STORE_SUPERSEDED_SECRET_DAYS 1

void dvt_stored_instance_free (DvtStoredInstance *instance);
void dvt_stored_secret_free (DvtStoredSecret *secret);

/**
 * dvt_store_list_instances:
 *
 * Returns: (transfer full) (element-type DvtStoredInstance): those that are present, by connector,
 *   then by name, case ignored for ASCII letters only
 */
GPtrArray *dvt_store_list_instances (DvtStoreTransaction *transaction,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_get_instance:
 *
 * Returns: (transfer full): the instance, present or not, or `NULL` with @error set
 */
DvtStoredInstance *dvt_store_get_instance (DvtStoreTransaction *transaction,
                                           const char *id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_put_instance:
 *
 * Adds @instance, or replaces what is stored under its id. Its connector may be put later in the
 * same transaction. Its secret is known from then on (dvt_store_find_secret()), with what was noted
 * of it before.
 */
gboolean dvt_store_put_instance (DvtStoreTransaction *transaction,
                                 const DvtStoredInstance *instance,
                                 GError **error);

/**
 * dvt_store_find_secret:
 * @secret: (out) (nullable) (transfer full): what is noted of that item; `NULL`: nothing
 *
 * Returns: `FALSE` with @error set where that could not be found out
 */
gboolean dvt_store_find_secret (DvtStoreTransaction *transaction,
                                const char *id,
                                DvtStoredSecret **secret,
                                GError **error);

/**
 * dvt_store_list_secrets:
 *
 * Returns: (transfer full) (element-type DvtStoredSecret): all that are known, by id; renewals have
 *   a row of their own
 */
GPtrArray *dvt_store_list_secrets (DvtStoreTransaction *transaction,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_put_secret:
 *
 * Adds @secret, or replaces what is noted of it. Where it was renewed before, the item of that
 * renewal is of no use from then on.
 */
gboolean dvt_store_put_secret (DvtStoreTransaction *transaction,
                               const DvtStoredSecret *secret,
                               GError **error);

/**
 * dvt_store_sweep_secrets:
 * @items: (element-type utf8 gint64): item ids and when each was made, seconds since 1970
 * @now: RFC 3339
 * @deletable: (out) (transfer full) (element-type utf8): what may be deleted
 *
 * Notes since when each item is referred to by no present instance, directly or as a renewal, and
 * tells which have been for 30 days (formats §9), or for one day where it is a renewal that a later
 * one took the place of. An item younger than that stays, whatever the database says.
 *
 * What may be deleted is noted as lost, so that it can be deleted once this is committed: an undo
 * then finds it lost. What the database knows but @items has not is noted as lost, what @items has
 * again is not. @items was asked for before the transaction began, so what was first referred to
 * since the last sweep is left as it is.
 */
gboolean dvt_store_sweep_secrets (DvtStoreTransaction *transaction,
                                  GHashTable *items,
                                  const char *now,
                                  GPtrArray **deletable,
                                  GError **error);

/**
 * dvt_store_get_uuid:
 *
 * Returns: (transfer full): the workspace's UUID, which the items of the Secret Service carry, or
 *   `NULL` with @error set
 */
char *dvt_store_get_uuid (DvtStoreTransaction *transaction,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_check_identity:
 * @is_copy: (out): whether this file is a copy of one that still stands elsewhere
 *
 * Compares where the file is (path, device, inode) with what the database recorded (formats §9). A
 * copy gets a new UUID, and all its secrets are noted as lost; one that was moved or restored is
 * recorded anew. To be called in a writing transaction at opening, before dvt_store_get_uuid();
 * writes only where something differs.
 */
gboolean
dvt_store_check_identity (DvtStoreTransaction *transaction, gboolean *is_copy, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredInstance, dvt_stored_instance_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredSecret, dvt_stored_secret_free)

G_END_DECLS
