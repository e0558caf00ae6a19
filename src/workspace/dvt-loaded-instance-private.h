/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check.h"
#include "dvt-store.h"
#include "dvt-workspace.h"

G_BEGIN_DECLS

/* Everything that a call through an instance needs, by value: read in one transaction, its
 * credentials then from the Secret Service. */
typedef struct
{
  char *id; /* (nullable) none yet */
  char *name;
  char *connector_name;          /* with its suffix */
  char *version_name;            /* (nullable) */
  DvtDefinition *definition;     /* (owned) the installed one */
  DvtInstanceSettings *settings; /* (owned) */
  char *secret;                  /* (nullable) what the instance refers to */
  char *item;                    /* (nullable) what is read: the secret as it was renewed last */
  DvtCredentials *credentials;   /* (owned) (nullable) */
} DvtLoadedInstance;

DvtLoadedInstance *dvt_loaded_instance_new (void) G_GNUC_WARN_UNUSED_RESULT;
void dvt_loaded_instance_free (DvtLoadedInstance *instance);

/* Reads a present instance, without its credentials; on the store's thread. NOT_FOUND of this room.
 */
DvtLoadedInstance *dvt_loaded_instance_read_in_thread (DvtStoreTransaction *transaction,
                                                       const char *id,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reads what a connector has of it, for settings that are not saved yet. */
gboolean dvt_loaded_instance_read_connector_in_thread (DvtStoreTransaction *transaction,
                                                       DvtLoadedInstance *instance,
                                                       const char *connector_id,
                                                       GError **error);

/* Fetches the credentials of each that has a secret. What the Secret Service does not have any more
 * stays without, and is noted as lost; where it does not answer at all this fails, with
 * `DVT_SECRETS_ERROR_UNAVAILABLE`. @instances: (element-type DvtLoadedInstance), not used by
 * anybody else meanwhile. */
void dvt_workspace_unlock_async (DvtWorkspace *self,
                                 GPtrArray *instances,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean dvt_workspace_unlock_finish (DvtWorkspace *self, GAsyncResult *result, GError **error);

/* Keeps renewed credentials of an instance: a new item, of which a note says whose it is. It is no
 * action (dvt-store-instances.h). Nothing is done where @instance has no secret. */
void dvt_workspace_keep_renewed_async (DvtWorkspace *self,
                                       const DvtLoadedInstance *instance,
                                       DvtCredentials *renewed,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
dvt_workspace_keep_renewed_finish (DvtWorkspace *self, GAsyncResult *result, GError **error);

/* When the tokens of @credentials expire and nothing renews them, RFC 3339; NULL: they do not, or
 * that is not known. */
char *dvt_loaded_instance_find_expiry (const DvtLoadedInstance *instance,
                                       DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtLoadedInstance, dvt_loaded_instance_free)

G_END_DECLS
