/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* How long the store takes for a large definition, and for a thousand connectors. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "dvt-store-records.h"
#include "store-fixture.h"

#define SCHEMAS 20000
#define CONNECTORS 1000
#define ROUNDS 5

/* Of the size of the largest real ones; compressed it is as a real one is, about 1 to 10. */
static DvtDefinition *
make_large_definition (guint number)
{
  g_autoptr (GString) out
    = g_string_new ("{\"format\":\"" DVT_DEFINITION_FORMAT "\",\"name\":\"Large\",\"schemas\":{");
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition;

  for (guint i = 0; i < SCHEMAS; i++)
    g_string_append_printf (
      out,
      "%s\"schema_%u\":{\"type\":\"object\",\"title\":\"%08x%08x\",\"description\":"
      "\"What it is, “quoted”, in a line or two of text such as vendors write, "
      "and then a little more of it, so that it becomes as long as theirs are. "
      "It says what the value is for, where it is from, and what becomes of it "
      "when nobody says anything else about it.\",\"properties\":{\"id\":"
      "{\"type\":\"string\",\"format\":\"uuid\",\"example\":\"%08x\"},\"created"
      "\":{\"type\":\"string\",\"format\":\"date-time\"},\"count\":{\"type\":"
      "\"integer\",\"minimum\":0,\"maximum\":%u}}}",
      i > 0 ? "," : "", i, g_rand_int (rand), g_rand_int (rand), g_rand_int (rand),
      g_rand_int (rand));
  g_string_append (out, "}}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
  return definition;
}

static gboolean
put_definition (DvtStoreTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  return dvt_store_put_definition (transaction, data, error);
}

static gboolean
get_definition (DvtStoreTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (DvtDefinition) definition
    = dvt_store_get_definition (transaction, dvt_definition_get_digest (data), error);

  return definition != NULL;
}

static void
put_connector (DvtStoreTransaction *transaction, guint number)
{
  g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-%012u", number);
  g_autofree char *name = g_strdup_printf ("Connector %u", number);
  g_autoptr (DvtDefinition) definition = store_put_definition (transaction, name);
  g_autoptr (GError) error = NULL;
  const DvtStoredConnector connector = { .id = id, .present = TRUE, .custom = TRUE, .head = 1 };
  const DvtStoredRevision revision = {
    .connector_id = id,
    .action = (char *) "create",
    .digest = (char *) dvt_definition_get_digest (definition),
    .author = (char *) "Ava Thompson",
    .time = (char *) "2026-11-03T10:19:00Z",
    .message = (char *) "",
  };
  guint head;

  dvt_store_put_connector (transaction, &connector, &error);
  g_assert_no_error (error);
  dvt_store_add_revision (transaction, &revision, &head, &error);
  g_assert_no_error (error);
}

static gboolean
put_connectors (DvtStoreTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  for (guint i = 0; i < CONNECTORS; i++)
    put_connector (transaction, i);
  return TRUE;
}

static gboolean
list_connectors (DvtStoreTransaction *transaction,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) rows = dvt_store_list_connectors (transaction, error);

  g_assert_cmpuint (rows->len, ==, CONNECTORS);
  return TRUE;
}

static void
measure (DvtStore *store, const char *what, DvtStoreAccess access, DvtStoreFunc func, gpointer data)
{
  gint64 start_us = g_get_monotonic_time ();

  store_run_ok (store, access, func, data);
  g_print ("%s in %.1f ms\n", what, (double) (g_get_monotonic_time () - start_us) / 1e3);
}

int
main (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (DvtDefinition) definition = make_large_definition (i);
      double size = (double) g_bytes_get_size (dvt_definition_get_bytes (definition)) / 1e6;
      g_autofree char *put = g_strdup_printf ("%.1f MB kept", size);
      g_autofree char *get = g_strdup_printf ("%.1f MB read and checked", size);

      measure (store, put, DVT_STORE_WRITE, put_definition, definition);
      measure (store, get, DVT_STORE_READ, get_definition, definition);
    }
  measure (store, "1,000 connectors kept", DVT_STORE_WRITE, put_connectors, folder);
  for (guint i = 0; i < ROUNDS; i++)
    measure (store, "1,000 connectors listed", DVT_STORE_READ, list_connectors, folder);
  store_close (store);
  return EXIT_SUCCESS;
}
