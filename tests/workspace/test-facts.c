/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <gio/gio.h>

#include "dvt-facts-private.h"
#include "dvt-journal-title-private.h"
#include "dvt-marketplace-error.h"
#include "dvt-model-error.h"
#include "dvt-net-error.h"
#include "dvt-workspace-error.h"

/* What is derived (formats §5), from facts that are written out here. */

#define FEED_ID "6f0c8a52-3b7e-4d19-9a64-2c51e7d08b31"
#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static const char index_text[]
  = "{\"format\":\"dovetail.feed/1\",\"id\":\"" FEED_ID "\",\"name\":\"Quayside\",\"serial\":1,"
    "\"connectors\":{\"shopify\":{\"name\":\"Shopify\",\"summary\":\"\",\"category\":\"eCommerce\","
    "\"colour\":\"green\",\"versions\":{"
    "\"2\":{\"name\":\"2026-02\",\"date\":\"2026-02-01\",\"notes\":\"\",\"size\":1,\"sha256\":\"" ZEROS
    "\",\"url\":\"shopify/2.json\"},"
    "\"10\":{\"name\":\"2026-10\",\"date\":\"2026-10-01\",\"notes\":\"\",\"size\":1,\"sha256\":\"" ZEROS
    "\",\"url\":\"shopify/10.json\"},"
    "\"11\":{\"name\":\"2026-11\",\"date\":\"2026-11-01\",\"notes\":\"\",\"size\":1,\"sha256\":\"" ZEROS
    "\",\"url\":\"shopify/11.json\",\"withdrawn\":{\"date\":\"2026-11-02\",\"reason\":\"It lost orders\"}}"
    "}}}}";

static DvtStoredRevision *
new_revision (guint number, guint version, const char *digest, const char *pristine)
{
  DvtStoredRevision *revision = g_new0 (DvtStoredRevision, 1);

  revision->number = number;
  revision->version = version;
  revision->version_name = version != 0 ? g_strdup_printf ("2026-%02u", version) : NULL;
  revision->digest = g_strdup (digest);
  revision->pristine = g_strdup (pristine);
  revision->author = g_strdup ("Jonas Weber");
  revision->time = g_strdup ("2026-11-03T10:19:00Z");
  return revision;
}

/* Adds a connector of the entry "shopify"; @suffix and @alongside_of may be NULL. */
static DvtStoredConnectorRow *
add_row (GPtrArray *rows,
         const char *id,
         const char *suffix,
         guint version,
         gboolean modified,
         const char *alongside_of)
{
  DvtStoredConnectorRow *row = g_new0 (DvtStoredConnectorRow, 1);

  row->connector = g_new0 (DvtStoredConnector, 1);
  row->connector->id = g_strdup (id);
  row->connector->present = TRUE;
  row->connector->feed_id = g_strdup (FEED_ID);
  row->connector->entry_id = g_strdup ("shopify");
  row->connector->suffix = g_strdup (suffix);
  row->connector->alongside_of = g_strdup (alongside_of);
  row->head = new_revision (3, version, modified ? "own" : "pristine", "pristine");
  row->installed = new_revision (1, version, "pristine", "pristine");
  row->modified = modified ? new_revision (2, version, "own", "pristine") : NULL;
  row->name = g_strdup ("Shopify");
  row->summary = g_strdup ("");
  row->category = g_strdup ("eCommerce");
  row->colour = g_strdup ("green");
  g_ptr_array_add (rows, row);
  return row;
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_stored_connector_row_free);
}

static GPtrArray *
new_sources (void)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_known_source_free);
  DvtKnownSource *source = g_new0 (DvtKnownSource, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (index_text, strlen (index_text));
  g_autoptr (GError) error = NULL;

  source->stored = g_new0 (DvtStoredSource, 1);
  source->stored->id = g_strdup ("source");
  source->stored->name = g_strdup ("Quayside");
  source->stored->feed_id = g_strdup (FEED_ID);
  source->feed = dvt_feed_parse (bytes, &error);
  g_assert_no_error (error);
  g_ptr_array_add (sources, source);
  return sources;
}

static const DvtConnectorFacts *
find (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    {
      const DvtConnectorFacts *facts = g_ptr_array_index (list, i);

      if (g_str_equal (facts->id, id))
        return facts;
    }
  g_assert_not_reached ();
}

static void
test_available (void)
{
  static const struct
  {
    guint installed;
    guint available;
    guint newer;
    const char *withdrawn;
  } cases[] = {
    { 1, 10, 2, NULL }, { 2, 10, 1, NULL }, { 10, 0, 0, NULL }, { 11, 0, 0, "It lost orders" },
    { 12, 0, 0, NULL },
  };
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = new_rows ();
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GPtrArray) unknown = NULL;
      const DvtConnectorFacts *facts = NULL;

      add_row (rows, "a", NULL, cases[i].installed, FALSE, NULL);
      list = dvt_facts_list_connectors (rows, sources);
      facts = g_ptr_array_index (list, 0);
      g_test_message ("version %u", cases[i].installed);
      g_assert_cmpuint (facts->available_version, ==, cases[i].available);
      g_assert_cmpuint (facts->newer_versions, ==, cases[i].newer);
      g_assert_cmpstr (facts->withdrawn_reason, ==, cases[i].withdrawn);
      g_assert_cmpstr (facts->available_date, ==, cases[i].available != 0 ? "2026-10-01" : NULL);
      g_assert_cmpstr (facts->source_name, ==, "Quayside");
      /* Without its source no update is known. */
      unknown = dvt_facts_list_connectors (rows, none);
      facts = g_ptr_array_index (unknown, 0);
      g_assert_cmpuint (facts->available_version, ==, 0);
      g_assert_null (facts->source_name);
      g_assert_null (facts->withdrawn_reason);
      g_assert_cmpstr (facts->marketplace_id, ==, "shopify");
    }
}

static void
test_modified (void)
{
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GPtrArray) list = NULL;
  const DvtConnectorFacts *facts = NULL;
  DvtStoredConnectorRow *custom = NULL;

  add_row (rows, "plain", NULL, 2, FALSE, NULL);
  add_row (rows, "edited", NULL, 2, TRUE, NULL);
  custom = add_row (rows, "custom", NULL, 0, TRUE, NULL);
  custom->connector->custom = TRUE;
  g_clear_pointer (&custom->connector->feed_id, g_free);
  g_clear_pointer (&custom->connector->entry_id, g_free);
  g_clear_pointer (&custom->head->pristine, g_free);
  list = dvt_facts_list_connectors (rows, sources);
  facts = find (list, "plain");
  g_assert_false (facts->modified);
  g_assert_null (facts->modified_by);
  g_assert_null (facts->modified_at);
  facts = find (list, "edited");
  g_assert_true (facts->modified);
  g_assert_cmpstr (facts->modified_by, ==, "Jonas Weber");
  g_assert_nonnull (facts->modified_at);
  /* A custom one is never modified, but somebody edited it. */
  facts = find (list, "custom");
  g_assert_cmpuint (facts->kind, ==, DVT_CONNECTOR_KIND_CUSTOM);
  g_assert_false (facts->modified);
  g_assert_cmpstr (facts->modified_by, ==, "Jonas Weber");
  g_assert_cmpuint (facts->available_version, ==, 0);
  g_assert_false (facts->out_of_date);
}

static void
test_two_of_one_entry (void)
{
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const DvtConnectorFacts *facts = NULL;
  const DvtEntryFacts *entry = NULL;

  add_row (rows, "first", NULL, 2, TRUE, NULL);
  add_row (rows, "copy", "2026-10", 10, FALSE, "first");
  list = dvt_facts_list_connectors (rows, sources);
  facts = find (list, "first");
  g_assert_true (facts->out_of_date);
  g_assert_cmpuint (facts->available_version, ==, 10);
  facts = find (list, "copy");
  g_assert_cmpstr (facts->name, ==, "Shopify (2026-10)");
  g_assert_false (facts->out_of_date);
  g_assert_true (facts->installed_alongside);
  entries = dvt_facts_list_entries (rows, sources);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->key, ==, "source/shopify");
  g_assert_cmpstr (entry->installed, ==, "copy");
  g_assert_cmpuint (entry->installed_version, ==, 10);
  /* The badge goes with the first; what it was installed alongside stays known. */
  g_ptr_array_remove_index (rows, 0);
  alone = dvt_facts_list_connectors (rows, sources);
  facts = find (alone, "copy");
  g_assert_false (facts->installed_alongside);
  g_assert_cmpstr (facts->alongside_of, ==, "first");
}

static void
test_names (void)
{
  g_autoptr (GPtrArray) rows = new_rows ();
  static const struct
  {
    const char *taken; /* the suffix that is added first, "-": none */
    const char *version_name;
    const char *suffix;
  } cases[] = {
    { "-", "2026-10", "2026-10" },
    { "2026-10", "2026-10", "2026-10, 2" },
    { "2026-10, 2", "2026-10", "2026-10, 3" },
    { "-", NULL, "10" },
    { "-", "", "10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *suffix = NULL;

      if (!g_str_equal (cases[i].taken, "-"))
        add_row (rows, "x", cases[i].taken, 1, FALSE, NULL);
      suffix = dvt_facts_build_suffix (rows, "Shopify", cases[i].version_name, 10);
      g_assert_cmpstr (suffix, ==, cases[i].suffix);
    }
}

/* In the order in which people look for them, capitals or not. */
static void
test_order (void)
{
  static const char *const names[] = { "xero", "Akeneo", "Xero", "akeneo" };
  static const char *const sorted[] = { "Akeneo", "akeneo", "Xero", "xero" };
  g_autoptr (GPtrArray) sources = new_sources ();
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_set_str (&add_row (rows, names[i], NULL, 2, FALSE, NULL)->name, names[i]);
  list = dvt_facts_list_connectors (rows, sources);
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      const DvtConnectorFacts *facts = g_ptr_array_index (list, i);

      g_assert_cmpstr (facts->name, ==, sorted[i]);
    }
}

static void
test_titles (void)
{
  static const struct
  {
    const char *action;
    const char *details;
    const char *title;
  } cases[] = {
    { "install", "{\"name\":\"Xero\",\"toName\":\"9.1\"}", "Installed Xero 9.1" },
    { "install", "{\"name\":\"Xero\"}", "Installed Xero" },
    { "create", "{\"name\":\"Pine\"}", "Created Pine" },
    { "edit", "{\"name\":\"Xero\"}", "Edited Xero" },
    { "update", "{\"name\":\"Xero\",\"fromName\":\"9.0\",\"toName\":\"9.1\"}",
      "Updated Xero from 9.0 to 9.1" },
    { "overwrite", "{\"name\":\"Xero\",\"fromName\":\"9.0\",\"toName\":\"9.1\"}",
      "Overwrote Xero, from 9.0 to 9.1" },
    { "alongside", "{\"name\":\"Xero\",\"toName\":\"9.1\"}", "Installed Xero 9.1 alongside" },
    { "restore", "{\"name\":\"Xero\",\"revision\":3}", "Restored revision 3 of Xero" },
    { "remove", "{\"name\":\"Xero\"}", "Removed Xero" },
    { "add-source", "{\"name\":\"Quayside\"}", "Added the marketplace Quayside" },
    { "add-source", "{\"name\":\"Quayside\",\"from\":\"/a\"}", "Moved the marketplace Quayside" },
    { "remove-source", "{\"name\":\"Quayside\"}", "Removed the marketplace Quayside" },
    /* A later program's action, and details that cannot be read. */
    { "repoint", "{\"name\":\"Orders\"}", "repoint Orders" },
    { "edit", "nonsense", "Edited " },
    { "edit", NULL, "Edited " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DvtStoredEntry entry = {
        .kind = DVT_STORED_ENTRY_ACTION,
        .action = (char *) cases[i].action,
        .details = (char *) cases[i].details,
      };
      g_autofree char *title = dvt_journal_title_of_entry (&entry);
      g_autofree char *undone_title = g_strconcat ("Undid: ", cases[i].title, NULL);
      g_autofree char *redone_title = g_strconcat ("Redid: ", cases[i].title, NULL);
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      g_assert_cmpstr (title, ==, cases[i].title);
      entry.kind = DVT_STORED_ENTRY_UNDO;
      undone = dvt_journal_title_of_entry (&entry);
      g_assert_cmpstr (undone, ==, undone_title);
      entry.kind = DVT_STORED_ENTRY_REDO;
      redone = dvt_journal_title_of_entry (&entry);
      g_assert_cmpstr (redone, ==, redone_title);
    }
}

static void
test_codes (void)
{
  const struct
  {
    GQuark domain;
    int code;
    const char *text;
  } cases[] = {
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND, "not-found" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS, "ambiguous" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_DECISION_NEEDED, "decision-needed" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE, "wrong-use" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOTHING_TO_DO, "nothing-to-do" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE, "stale" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY, "in-the-way" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_INSTALLED, "installed" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WITHDRAWN, "withdrawn" },
    { DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_FEED_TAKEN, "feed-taken" },
    { DVT_WORKSPACE_ERROR, 999, "failed" },
    { DVT_MODEL_ERROR, DVT_MODEL_ERROR_SYNTAX, "syntax" },
    { DVT_MODEL_ERROR, DVT_MODEL_ERROR_ENCODING, "encoding" },
    { DVT_MODEL_ERROR, DVT_MODEL_ERROR_DUPLICATE_KEY, "duplicate-key" },
    { DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE, "too-large" },
    { DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID, "invalid" },
    { DVT_NET_ERROR, DVT_NET_ERROR_TIMED_OUT, "timed-out" },
    { DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_WRONG_DIGEST, "wrong-digest" },
    { DVT_STORE_ERROR, DVT_STORE_ERROR_NEWER, "newer" },
    { G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled" },
    { G_IO_ERROR, G_IO_ERROR_FAILED, "failed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "");

      g_assert_cmpstr (dvt_error_get_code (error), ==, cases[i].text);
    }
}

/* The reason may be absent; what is said is a sentence all the same. */
static void
test_withdrawn (void)
{
  static const struct
  {
    const char *reason;
    const char *message;
  } cases[] = {
    { NULL, NULL },
    { "", "Version 2026-10 of ‘Shopify’ was withdrawn" },
    { "It lost orders", "Version 2026-10 of ‘Shopify’ was withdrawn: It lost orders" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DvtFeedVersion version = { .name = "2026-10", .withdrawn_reason = cases[i].reason };
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (dvt_facts_check_offered (&version, "Shopify", &error), ==,
                       cases[i].message == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].message);
      if (error != NULL)
        g_assert_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WITHDRAWN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/facts/available", test_available);
  g_test_add_func ("/workspace/facts/modified", test_modified);
  g_test_add_func ("/workspace/facts/two-of-one-entry", test_two_of_one_entry);
  g_test_add_func ("/workspace/facts/names", test_names);
  g_test_add_func ("/workspace/facts/order", test_order);
  g_test_add_func ("/workspace/facts/titles", test_titles);
  g_test_add_func ("/workspace/facts/codes", test_codes);
  g_test_add_func ("/workspace/facts/withdrawn", test_withdrawn);
  return g_test_run ();
}
