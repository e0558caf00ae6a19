/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-live-list-private.h"
#include "workspace-fixture.h"

/* What the lists tell their watchers: exact and minimal changes, each property once, the same
 * objects for life. */

static const char *const one[] = { "/orders", NULL };
static const char *const two[] = { "/orders", "/returns", NULL };

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

/* Several that change together come last first: GObject's queue is a stack. */
static void
on_notified_cb (GObject *object, GParamSpec *pspec, GString *log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

/* What was logged since the last time. */
static void
assert_log (GString *log, const char *expected)
{
  g_assert_cmpstr (log->str, ==, expected);
  g_string_truncate (log, 0);
}

static GString *
watch_items (gpointer model)
{
  GString *log = g_string_new (NULL);

  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), log);
  return log;
}

static GString *
watch_properties (gpointer object)
{
  GString *log = g_string_new (NULL);

  g_signal_connect (object, "notify", G_CALLBACK (on_notified_cb), log);
  return log;
}

/* --- The list itself: letters in an order, told as few changes as possible --- */

static GPtrArray *
pick (GObject **letters, const char *order)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *letter = order; *letter != '\0'; letter++)
    g_ptr_array_add (items, g_object_ref (letters[*letter - 'a']));
  return items;
}

static void
test_minimal_changes (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *changes;
  } cases[] = {
    { "", "", "" },
    { "", "abc", "0-0+3 " },
    { "abc", "", "0-3+0 " },
    { "abc", "abc", "" },
    { "abc", "axc", "1-1+1 " },
    { "abc", "abxc", "2-0+1 " },
    { "abcd", "acd", "1-1+0 " },
    { "abcdef", "xbcdey", "0-1+1 5-1+1 " },
    { "abcdef", "bcdefa", "0-1+0 5-0+1 " },
    { "abcdef", "fabcde", "0-0+1 6-1+0 " },
    { "abcdef", "abedcf", "2-0+2 5-2+0 " },
  };
  GObject *letters[26];

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    letters[i] = g_object_new (G_TYPE_OBJECT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtLiveList) list
        = g_object_new (DVT_TYPE_LIVE_LIST, "item-type", G_TYPE_OBJECT, NULL);
      g_autoptr (GPtrArray) before = pick (letters, cases[i].before);
      g_autoptr (GPtrArray) after = pick (letters, cases[i].after);
      GString *log = NULL;
      GString *properties = NULL;

      dvt_live_list_replace (list, before);
      log = watch_items (list);
      properties = watch_properties (list);
      dvt_live_list_replace (list, after);
      g_test_message ("%s to %s", cases[i].before, cases[i].after);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, after->len);
      for (guint j = 0; j < after->len; j++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), j);

          g_assert_true (item == g_ptr_array_index (after, j));
        }
      assert_log (log, cases[i].changes);
      assert_log (properties, before->len != after->len ? "n-items " : "");
      g_string_free (log, TRUE);
      g_string_free (properties, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_assert_finalize_object (letters[i]);
}

/* Every change of every order into every other keeps a watcher's copy true. */
static void
test_random_changes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (DvtLiveList) list
    = g_object_new (DVT_TYPE_LIVE_LIST, "item-type", G_TYPE_OBJECT, NULL);
  GObject *letters[26];
  GString *log = watch_items (list);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    letters[i] = g_object_new (G_TYPE_OBJECT, NULL);
  for (guint turn = 0; turn < 2000; turn++)
    {
      g_autoptr (GPtrArray) before = g_ptr_array_new ();
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
      g_auto (GStrv) changes = NULL;

      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);

          g_ptr_array_add (before, item);
        }
      for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
        if (g_rand_boolean (random))
          g_ptr_array_insert (items, g_rand_int_range (random, 0, (int) items->len + 1),
                              g_object_ref (letters[i]));
      dvt_live_list_replace (list, items);
      changes = g_strsplit (log->str, " ", -1);
      for (guint i = 0; changes[i][0] != '\0'; i++)
        {
          guint position = 0, removed = 0, added = 0;

          g_assert_cmpint (sscanf (changes[i], "%u-%u+%u", &position, &removed, &added), ==, 3);
          if (removed > 0)
            g_ptr_array_remove_range (before, position, removed);
          /* What is put in is read from the end: the list holds still by then. */
          for (guint j = 0; j < added; j++)
            g_ptr_array_insert (before, (int) (position + j),
                                g_ptr_array_index (items, position + j));
        }
      g_assert_cmpuint (before->len, ==, items->len);
      for (guint i = 0; i < items->len; i++)
        g_assert_true (g_ptr_array_index (before, i) == g_ptr_array_index (items, i));
      g_string_truncate (log, 0);
    }
  g_string_free (log, TRUE);
  g_clear_object (&list);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_assert_finalize_object (letters[i]);
}

/* --- The workspace's lists --- */

static void
test_connectors (Fixture *fixture, gconstpointer data)
{
  DvtConnectorList *list = dvt_workspace_get_connectors (fixture->workspace);
  GString *items = watch_items (list);
  GString *properties = NULL;
  g_autofree char *mirakl = NULL;
  g_autofree char *akeneo = NULL;
  g_autofree char *xero = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (DvtDefinition) renamed
    = fixture_make_definition ("Zebra", "https://akeneo.example.com/v1", one);
  DvtConnector *connector = NULL;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == DVT_TYPE_CONNECTOR);
  fixture_publish (fixture, "mirakl", 1, one);
  fixture_publish (fixture, "akeneo", 1, one);
  fixture_publish (fixture, "xero", 1, one);
  fixture_add_feed (fixture);
  assert_log (items, "");
  mirakl = fixture_install (fixture, "mirakl", 0);
  assert_log (items, "0-0+1 ");
  akeneo = fixture_install (fixture, "akeneo", 0);
  assert_log (items, "0-0+1 ");
  xero = fixture_install (fixture, "xero", 0);
  assert_log (items, "2-0+1 ");

  connector = fixture_find (fixture, akeneo);
  properties = watch_properties (connector);
  fixture_edit (fixture, akeneo, "https://ours.example.com");
  assert_log (items, "");
  assert_log (properties, "modified-at modified-by modified head digest ");
  outcome = fixture_perform (fixture, dvt_action_new_undo (0));
  assert_log (items, "");
  assert_log (properties, "modified-at modified-by modified head digest ");
  g_clear_pointer (&outcome, dvt_outcome_free);
  /* A new name is another place in the list for the same object. */
  outcome = fixture_perform (fixture, dvt_action_new_edit (akeneo, NULL, renamed));
  assert_log (items, "0-1+0 2-0+1 ");
  g_assert_true (fixture_find (fixture, akeneo) == connector);
  g_clear_pointer (&outcome, dvt_outcome_free);
  outcome = fixture_perform (fixture, dvt_action_new_remove (mirakl));
  assert_log (items, "0-1+0 ");
  g_string_free (items, TRUE);
  g_string_free (properties, TRUE);
}

static void
test_refresh_notifies (Fixture *fixture, gconstpointer data)
{
  GListModel *marketplace = G_LIST_MODEL (dvt_workspace_get_marketplace (fixture->workspace));
  g_autoptr (DvtMarketplaceEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  GListModel *versions = NULL;
  GString *properties = NULL;
  GString *entry_properties = NULL;
  GString *version_items = NULL;
  GString *items = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 0);
  entry = g_list_model_get_item (marketplace, 0);
  versions = dvt_marketplace_entry_get_versions (entry);
  g_assert_cmpstr (dvt_marketplace_entry_get_installed (entry), ==, id);
  properties = watch_properties (fixture_find (fixture, id));
  entry_properties = watch_properties (entry);
  version_items = watch_items (versions);
  items = watch_items (marketplace);
  /* Nothing new: nothing to tell. */
  g_assert_true (fixture_refresh (fixture, &error));
  assert_log (properties, "");
  assert_log (entry_properties, "");
  fixture_publish (fixture, "shopify", 2, two);
  fixture_publish (fixture, "akeneo", 1, two);
  g_assert_true (fixture_refresh (fixture, &error));
  assert_log (properties, "update-available newer-versions available-date available-version-name "
                          "available-version ");
  assert_log (entry_properties, "update-available newest-name newest ");
  assert_log (version_items, "0-0+1 ");
  assert_log (items, "0-0+1 ");
  g_assert_true (dvt_marketplace_entry_get_update_available (entry));
  g_string_free (properties, TRUE);
  g_string_free (entry_properties, TRUE);
  g_string_free (version_items, TRUE);
  g_string_free (items, TRUE);
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  GListModel *journal = G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace));
  GString *items = watch_items (journal);
  g_autoptr (DvtJournalEntry) entry = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autofree char *id = NULL;
  GString *properties = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  assert_log (items, "0-0+1 ");
  id = fixture_install (fixture, "shopify", 0);
  assert_log (items, "0-0+1 ");
  entry = g_list_model_get_item (journal, 0);
  g_assert_cmpstr (dvt_journal_entry_get_kind (entry), ==, "action");
  g_assert_cmpstr (dvt_journal_entry_get_action (entry), ==, "install");
  g_assert_cmpstr (dvt_journal_entry_get_title (entry), ==, "Installed Shopify 2026-01");
  g_assert_cmpstr (dvt_journal_entry_get_author (entry), ==, "Ava Thompson");
  g_assert_cmpstr (dvt_journal_entry_get_connector_id (entry), ==, id);
  g_assert_true (dvt_journal_entry_get_can_undo (entry));
  properties = watch_properties (entry);
  outcome = fixture_perform (fixture, dvt_action_new_undo (0));
  assert_log (items, "0-0+1 ");
  assert_log (properties, "can-redo can-undo undone ");
  g_assert_true (dvt_journal_entry_get_can_redo (entry));
  g_string_free (items, TRUE);
  g_string_free (properties, TRUE);
}

static gboolean
is_loaded (gpointer list)
{
  return !dvt_live_list_get_loading (list);
}

static void
test_revisions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtRevisionList) list = NULL;
  g_autoptr (DvtRevisionList) same = NULL;
  g_autoptr (DvtRevisionList) empty = NULL;
  g_autoptr (DvtRevision) newest = NULL;
  g_autoptr (DvtRevision) first = NULL;
  g_autofree char *id = NULL;
  GString *items = NULL;
  GString *properties = NULL;

  fixture_publish (fixture, "shopify", 1, one);
  fixture_add_feed (fixture);
  id = fixture_install (fixture, "shopify", 0);
  list = dvt_workspace_list_revisions (fixture->workspace, id);
  same = dvt_workspace_list_revisions (fixture->workspace, id);
  empty = dvt_workspace_list_revisions (fixture->workspace, "nobody");
  items = watch_items (list);
  g_assert_true (dvt_revision_list_get_loading (list));
  fixture_wait_for (is_loaded, list);
  fixture_wait_for (is_loaded, same);
  fixture_wait_for (is_loaded, empty);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (same)), ==, 1);
  assert_log (items, "0-0+1 ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (empty)), ==, 0);
  g_assert_nonnull (dvt_live_list_get_last_refreshed (DVT_LIVE_LIST (list)));
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (dvt_revision_get_current (first));
  g_assert_cmpstr (dvt_revision_get_action (first), ==, "install");
  g_assert_cmpstr (dvt_revision_get_version_name (first), ==, "2026-01");
  properties = watch_properties (first);
  fixture_edit (fixture, id, "https://ours.example.com");
  assert_log (items, "0-0+1 ");
  assert_log (properties, "current ");
  newest = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (dvt_revision_get_modified (newest));
  g_assert_cmpstr (dvt_revision_get_message (newest), ==, "https://ours.example.com");
  /* The workspace does not keep a list that nobody shows. */
  g_string_free (items, TRUE);
  g_string_free (properties, TRUE);
  g_signal_handlers_disconnect_matched (list, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_items_changed_cb,
                                        NULL);
  g_assert_finalize_object (g_steal_pointer (&list));
  fixture_edit (fixture, id, "https://again.example.com");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/workspace/models/minimal-changes", test_minimal_changes);
  g_test_add_func ("/workspace/models/random-changes", test_random_changes);
  fixture_add ("/workspace/models/connectors", test_connectors);
  fixture_add ("/workspace/models/refresh-notifies", test_refresh_notifies);
  fixture_add ("/workspace/models/journal", test_journal);
  fixture_add ("/workspace/models/revisions", test_revisions);
  return g_test_run ();
}
