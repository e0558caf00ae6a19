/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-flows.h"

#include "store-fixture.h"

/* A flow whose versions are the letters of @versions: d(raft), D(eployed), i(nactive), '-' for a
 * number that is gone. */
static DvtStoredFlow *
make_flow (const char *id, const char *versions, DvtFlowDocument *document)
{
  DvtStoredFlow *flow = g_new0 (DvtStoredFlow, 1);

  flow->id = g_strdup (id);
  flow->present = TRUE;
  flow->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_stored_flow_version_free);
  for (guint i = 0; versions[i] != '\0'; i++)
    {
      DvtStoredFlowVersion *version;

      if (versions[i] == '-')
        continue;
      version = g_new0 (DvtStoredFlowVersion, 1);
      version->number = i + 1;
      version->status = g_strdup (versions[i] == 'd'   ? "draft"
                                  : versions[i] == 'D' ? "deployed"
                                                       : "inactive");
      version->digest = g_strdup (dvt_flow_document_get_digest (document));
      version->author = g_strdup ("Ada");
      version->created = g_strdup ("2026-01-05T10:00:00Z");
      version->updated = g_strdup ("2026-01-06T10:00:00Z");
      g_ptr_array_add (flow->versions, version);
    }
  return flow;
}

static void
put_flow (DvtStoreTransaction *transaction,
          const char *id,
          const char *versions,
          DvtFlowDocument *document)
{
  g_autoptr (DvtStoredFlow) flow = make_flow (id, versions, document);
  g_autoptr (GError) error = NULL;

  dvt_store_put_flow (transaction, flow, &error);
  g_assert_no_error (error);
}

/* The reverse of make_flow(). */
static void
assert_versions (const DvtStoredFlow *flow, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, i);

      while (text->len + 1 < version->number)
        g_string_append_c (text, '-');
      g_string_append_c (text,
                         g_str_equal (version->status, "deployed") ? 'D' : version->status[0]);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_next (DvtStoreTransaction *transaction, const char *id, guint expected)
{
  g_autoptr (GError) error = NULL;
  guint number = 0;

  dvt_store_get_next_flow_version (transaction, id, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, expected);
}

static gboolean
put_and_get (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new_empty ("Nightly");
  g_autoptr (GPtrArray) flows = NULL;
  g_autoptr (DvtStoredFlow) flow = NULL;
  g_autoptr (GError) missing = NULL;
  DvtStoredFlowVersion *version;

  /* The document may come later in the transaction. */
  assert_next (transaction, "b", 1);
  put_flow (transaction, "b", "iDd", document);
  put_flow (transaction, "a", "d", document);
  put_flow (transaction, "c", "D", document);
  g_assert_true (dvt_store_put_flow_document (transaction, document, error));

  flow = dvt_store_get_flow (transaction, "b", error);
  g_assert_nonnull (flow);
  g_assert_true (flow->present);
  g_assert_false (flow->enabled);
  assert_versions (flow, "iDd");
  version = g_ptr_array_index (flow->versions, 1);
  g_assert_cmpuint (version->number, ==, 2);
  g_assert_cmpstr (version->digest, ==, dvt_flow_document_get_digest (document));
  g_assert_cmpstr (version->author, ==, "Ada");
  g_assert_cmpstr (version->created, ==, "2026-01-05T10:00:00Z");
  g_assert_cmpstr (version->updated, ==, "2026-01-06T10:00:00Z");

  /* One that was removed is not listed, and is there for an undo. */
  flow->present = FALSE;
  flow->enabled = TRUE;
  g_assert_true (dvt_store_put_flow (transaction, flow, error));
  g_clear_pointer (&flow, dvt_stored_flow_free);
  flow = dvt_store_get_flow (transaction, "b", error);
  g_assert_false (flow->present);
  g_assert_true (flow->enabled);
  assert_versions (flow, "iDd");

  flows = dvt_store_list_flows (transaction, error);
  g_assert_nonnull (flows);
  g_assert_cmpuint (flows->len, ==, 2);
  g_assert_cmpstr (((DvtStoredFlow *) g_ptr_array_index (flows, 0))->id, ==, "a");
  assert_versions (g_ptr_array_index (flows, 0), "d");
  g_assert_cmpstr (((DvtStoredFlow *) g_ptr_array_index (flows, 1))->id, ==, "c");
  assert_versions (g_ptr_array_index (flows, 1), "D");

  g_assert_null (dvt_store_get_flow (transaction, "d", &missing));
  g_assert_error (missing, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  return TRUE;
}

static gboolean
replace_versions (DvtStoreTransaction *transaction,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new_empty ("Nightly");
  g_autoptr (DvtStoredFlow) flow = NULL;

  g_assert_true (dvt_store_put_flow_document (transaction, document, error));

  /* A draft becomes the deployed one, and that inactive, in one go. */
  put_flow (transaction, "a", "Dd", document);
  put_flow (transaction, "a", "iD", document);
  assert_next (transaction, "a", 3);

  /* A draft that was thrown away: its number is not used again. */
  put_flow (transaction, "a", "iDd", document);
  put_flow (transaction, "a", "iD", document);
  assert_next (transaction, "a", 4);
  put_flow (transaction, "a", "iD-d", document);
  flow = dvt_store_get_flow (transaction, "a", error);
  assert_versions (flow, "iD-d");
  assert_next (transaction, "a", 5);
  return TRUE;
}

static gboolean
refuse_two_drafts (DvtStoreTransaction *transaction,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new_empty ("Nightly");
  g_autoptr (DvtStoredFlow) flow = make_flow ("a", data, document);

  return dvt_store_put_flow_document (transaction, document, error)
         && dvt_store_put_flow (transaction, flow, error);
}

static void
test_put_get (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, put_and_get, folder);
  store_close (store);
}

static void
test_versions (void)
{
  static const char *const refused[] = { "dd", "DD", "iDiD" };
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, replace_versions, folder);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
        store_run (store, DVT_STORE_WRITE, refuse_two_drafts, (gpointer) refused[i], &error));
      g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED);
    }
  store_close (store);
}

static gboolean
get_document (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new_empty ("Nightly");
  g_autoptr (DvtFlowDocument) read = NULL;
  g_autoptr (GError) missing = NULL;
  const char *digest = dvt_flow_document_get_digest (document);

  g_assert_null (dvt_store_get_flow_document (transaction, digest, &missing));
  g_assert_error (missing, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);

  g_assert_true (dvt_store_put_flow_document (transaction, document, error));
  g_assert_true (dvt_store_put_flow_document (transaction, document, error));
  read = dvt_store_get_flow_document (transaction, digest, error);
  g_assert_nonnull (read);
  g_assert_true (
    g_bytes_equal (dvt_flow_document_get_bytes (read), dvt_flow_document_get_bytes (document)));
  return TRUE;
}

static gboolean
damage_document (DvtStoreTransaction *transaction,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new_empty ("Nightly");
  g_autoptr (DvtFlowDocument) other = dvt_flow_document_new_empty ("Other");
  g_autoptr (DvtFlowDocument) read = NULL;

  g_assert_true (dvt_store_put_flow_document (transaction, document, error));
  g_assert_true (dvt_store_put_flow_document (transaction, other, error));
  store_execute (transaction, data);
  read = dvt_store_get_flow_document (transaction, dvt_flow_document_get_digest (document), error);
  return read != NULL;
}

static void
test_documents (void)
{
  static const char *const damages[] = {
    "UPDATE flow_document SET content = x'00'",
    "UPDATE flow_document SET content = x''",
    "UPDATE flow_document SET size = size + 1",
    "UPDATE flow_document SET size = 0",
    "UPDATE flow_document SET size = 1 << 40",
    "UPDATE flow_document SET (size, content) ="
    " (SELECT size, content FROM flow_document ORDER BY size LIMIT 1)",
  };
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", damages[i]);
      g_assert_false (
        store_run (store, DVT_STORE_WRITE, damage_document, (gpointer) damages[i], &error));
      g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED);
    }
  store_run_ok (store, DVT_STORE_WRITE, get_document, folder);
  store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/flows/put-get", test_put_get);
  g_test_add_func ("/store/flows/versions", test_versions);
  g_test_add_func ("/store/flows/documents", test_documents);
  return g_test_run ();
}
