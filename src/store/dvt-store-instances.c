/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-instances.h"

void
dvt_stored_instance_free (DvtStoredInstance *instance)
{

}

void
dvt_stored_secret_free (DvtStoredSecret *secret)
{

}

GPtrArray *
dvt_store_list_instances (DvtStoreTransaction *transaction, GError **error)
{
  return NULL;
}

DvtStoredInstance *
dvt_store_get_instance (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  return NULL;
}

gboolean
dvt_store_put_instance (DvtStoreTransaction *transaction, const DvtStoredInstance *instance, GError **error)
{
  return 0;
}

gboolean
dvt_store_find_secret (DvtStoreTransaction *transaction, const char *id, DvtStoredSecret **secret, GError **error)
{
  return 0;
}

GPtrArray *
dvt_store_list_secrets (DvtStoreTransaction *transaction, GError **error)
{
  return NULL;
}

gboolean
dvt_store_put_secret (DvtStoreTransaction *transaction, const DvtStoredSecret *secret, GError **error)
{
  return 0;
}

gboolean
dvt_store_sweep_secrets (DvtStoreTransaction *transaction, GHashTable *items, const char *now, GPtrArray **deletable, GError **error)
{
  return 0;
}

char *
dvt_store_get_uuid (DvtStoreTransaction *transaction, GError **error)
{
  return NULL;
}

gboolean
dvt_store_check_identity (DvtStoreTransaction *transaction, gboolean *is_copy, GError **error)
{
  return 0;
}
