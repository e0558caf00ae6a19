/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "workspace-fixture.h"

/* Undo and redo (formats §6): whole, also after a restart, refused where something later touches
 * the same, and never a deletion. */

static const char *const one[] = { "/orders", NULL };
static const char *const two[] = { "/orders", "/returns", NULL };

static void
set_up_two_versions (Fixture *fixture)
{
  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "xero", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_publish (fixture, "xero", 2, two);
  fixture_add_feed (fixture);
}

static DvtJournalEntry *
get_entry (Fixture *fixture, gint64 id)
{
  GListModel *journal = G_LIST_MODEL (dvt_workspace_get_journal (fixture->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (journal); i++)
    {
      g_autoptr (DvtJournalEntry) entry = g_list_model_get_item (journal, i);

      if (dvt_journal_entry_get_id (entry) == id)
        return entry;
    }
  g_assert_not_reached ();
}

static void
undo (Fixture *fixture, gint64 entry)
{
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, dvt_action_new_undo (entry));

  g_assert_cmpint (outcome->entry, >, 0);
}

static void
redo (Fixture *fixture, gint64 entry)
{
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, dvt_action_new_redo (entry));

  g_assert_cmpint (outcome->entry, >, 0);
}

/* --- The whole story, there and back --- */

static void
update (Fixture *fixture, const char *name, DvtUpdateChoice choice)
{
  g_autofree char *id = g_strdup (dvt_connector_get_id (fixture_find (fixture, name)));
  g_autoptr (DvtOutcome) outcome = fixture_update (fixture, id, choice);

  g_assert_cmpint (outcome->entry, >, 0);
}

static void
edit (Fixture *fixture, const char *name, const char *base_url)
{
  g_autofree char *id = g_strdup (dvt_connector_get_id (fixture_find (fixture, name)));

  fixture_edit (fixture, id, base_url);
}

static void
perform (Fixture *fixture, DvtAction *action)
{
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, action);

  g_assert_cmpint (outcome->entry, >, 0);
}

#define N_STEPS 13

static void
take_step (Fixture *fixture, guint step)
{
  g_autoptr (DvtDefinition) definition
    = fixture_make_definition ("Pine Warehouse", "https://pine.example.com", one);
  DvtConnector *connector = NULL;

  switch (step)
    {
    case 0:
      fixture_add_feed (fixture);
      break;
    case 1:
      perform (fixture, dvt_action_new_install (NULL, "shopify", 1, DVT_INSTALL_ONCE));
      break;
    case 2:
      perform (fixture, dvt_action_new_install (NULL, "xero", 1, DVT_INSTALL_ONCE));
      break;
    case 3:
      edit (fixture, "Shopify", "https://ours.example.com");
      break;
    case 4:
      update (fixture, "Xero", DVT_UPDATE_CHOICE_PLAIN);
      break;
    case 5:
      update (fixture, "Shopify", DVT_UPDATE_CHOICE_ALONGSIDE);
      break;
    case 6:
      perform (fixture, dvt_action_new_create (definition));
      break;
    case 7:
      edit (fixture, "Shopify (2026-02)", "https://copy.example.com");
      break;
    case 8:
      update (fixture, "Shopify", DVT_UPDATE_CHOICE_OVERWRITE);
      break;
    case 9:
      connector = fixture_find (fixture, "Shopify");
      perform (fixture, dvt_action_new_restore (dvt_connector_get_id (connector), 2));
      break;
    case 10:
      connector = fixture_find (fixture, "Xero");
      perform (fixture, dvt_action_new_remove (dvt_connector_get_id (connector)));
      break;
    case 11:
      edit (fixture, "Pine Warehouse", "https://pine.example.com/2");
      break;
    case 12:
      perform (fixture, dvt_action_new_remove_source ("Quayside"));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Forth, back, forth and back again; with a restart before each step where @restart. */
static void
walk (Fixture *fixture, gboolean restart)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  fixture_publish (fixture, "shopify", 1, one);
  fixture_publish (fixture, "xero", 1, one);
  fixture_publish (fixture, "shopify", 2, two);
  fixture_publish (fixture, "xero", 2, two);
  g_ptr_array_add (states, fixture_export (fixture->workspace));
  for (guint i = 0; i < N_STEPS; i++)
    {
      take_step (fixture, i);
      g_ptr_array_add (states, fixture_export (fixture->workspace));
      g_assert_cmpstr (g_ptr_array_index (states, i), !=, g_ptr_array_index (states, i + 1));
    }
  for (guint turn = 0; turn < 3; turn++)
    for (guint i = 0; i < N_STEPS; i++)
      {
        g_autofree char *state = NULL;

        if (restart)
          fixture_reopen (fixture);
        perform (fixture, turn % 2 == 0 ? dvt_action_new_undo (0) : dvt_action_new_redo (0));
        state = fixture_export (fixture->workspace);
        g_test_message ("turn %u, step %u", turn, i);
        g_assert_cmpstr (state, ==,
                         g_ptr_array_index (states, turn % 2 == 0 ? N_STEPS - 1 - i : i + 1));
      }
  fixture_fail (fixture, dvt_action_new_undo (0), DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  walk (fixture, FALSE);
}

static void
test_walk_with_restarts (Fixture *fixture, gconstpointer data)
{
  walk (fixture, TRUE);
}

/* --- The rules one by one --- */

static void
test_update_gets_a_revision (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (DvtRevisionList) list = NULL;
  g_autoptr (DvtOutcome) undone = NULL;
  g_autoptr (DvtOutcome) redone = NULL;
  g_autoptr (DvtRevision) revision = NULL;

  set_up_two_versions (fixture);
  id = fixture_install (fixture, "shopify", 1);
  list = dvt_workspace_list_revisions (fixture->workspace, id);
  outcome = fixture_update (fixture, id, DVT_UPDATE_CHOICE_PLAIN);
  undone = fixture_perform (fixture, dvt_action_new_undo (outcome->entry));
  g_assert_cmpstr (undone->action, ==, "update");
  g_assert_cmpstr (undone->title, ==, "Undid: Updated Shopify from 2026-01 to 2026-02");
  g_assert_cmpuint (undone->revision, ==, 3);
  revision = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpuint (dvt_revision_get_number (revision), ==, 3);
  g_assert_cmpstr (dvt_revision_get_action (revision), ==, "undo");
  g_assert_cmpuint (dvt_revision_get_restores (revision), ==, 1);
  g_assert_cmpuint (dvt_revision_get_version (revision), ==, 1);
  g_assert_true (dvt_revision_get_current (revision));
  g_clear_object (&revision);
  redone = fixture_perform (fixture, dvt_action_new_redo (outcome->entry));
  revision = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpuint (redone->revision, ==, 4);
  g_assert_cmpstr (dvt_revision_get_action (revision), ==, "redo");
  g_assert_cmpuint (dvt_revision_get_restores (revision), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
}

/* What leaves gets no revision for it, and returns with what it had. */
static void
test_leaving_gets_none (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) undone = NULL;
  g_autoptr (DvtOutcome) redone = NULL;

  set_up_two_versions (fixture);
  id = fixture_install (fixture, "shopify", 1);
  undone = fixture_perform (fixture, dvt_action_new_undo (0));
  g_assert_cmpstr (undone->action, ==, "install");
  g_assert_cmpstr (undone->connector_id, ==, id);
  g_assert_cmpuint (undone->revision, ==, 0);
  redone = fixture_perform (fixture, dvt_action_new_redo (0));
  g_assert_cmpstr (redone->connector_id, ==, id);
  g_assert_cmpuint (redone->revision, ==, 1);
  g_assert_cmpuint (dvt_connector_get_head (fixture_find (fixture, id)), ==, 1);
}

static void
test_later_action_is_named (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (DvtOutcome) refused = NULL;
  g_autoptr (GError) error = NULL;

  set_up_two_versions (fixture);
  id = fixture_install (fixture, "shopify", 1);
  outcome = fixture_update (fixture, id, DVT_UPDATE_CHOICE_PLAIN);
  fixture_edit (fixture, id, "https://ours.example.com");
  other = fixture_install (fixture, "xero", 1);
  refused = fixture_try (fixture->workspace, dvt_action_new_undo (outcome->entry), &error);
  g_assert_null (refused);
  g_assert_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY);
  g_assert_nonnull (strstr (error->message, "Edited Shopify"));
  g_assert_nonnull (strstr (error->message, "2026-11-03"));
  g_assert_null (strstr (error->message, "Xero"));
  g_assert_false (dvt_journal_entry_get_can_undo (get_entry (fixture, outcome->entry)));
  g_assert_true (dvt_journal_entry_get_can_undo (get_entry (fixture, outcome->entry + 1)));
  g_assert_true (dvt_journal_entry_get_can_undo (get_entry (fixture, outcome->entry + 2)));
  /* Once that is undone, nothing later is done that touches it. */
  undo (fixture, outcome->entry + 1);
  g_assert_true (dvt_journal_entry_get_can_undo (get_entry (fixture, outcome->entry)));
  undo (fixture, outcome->entry);
}

/* What an action only read, it did not touch: the first of two copies, a source. */
static void
test_reading_is_not_touching (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) alongside = NULL;
  gint64 edit_entry = 0;

  set_up_two_versions (fixture);
  id = fixture_install (fixture, "shopify", 1);
  fixture_edit (fixture, id, "https://ours.example.com");
  edit_entry = 3;
  alongside = fixture_update (fixture, id, DVT_UPDATE_CHOICE_ALONGSIDE);
  g_assert_cmpint (alongside->entry, ==, 4);
  undo (fixture, edit_entry);
  undo (fixture, 2);
  g_assert_false (
    dvt_connector_get_installed_alongside (fixture_find (fixture, alongside->connector_id)));
  undo (fixture, 1);
}

/* "redo" takes what was undone last and not redone since. */
static void
test_redo_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (DvtOutcome) redone = NULL;

  set_up_two_versions (fixture);
  first = fixture_install (fixture, "shopify", 1);
  second = fixture_install (fixture, "xero", 1);
  undo (fixture, 2);
  undo (fixture, 3);
  redone = fixture_perform (fixture, dvt_action_new_redo (0));
  g_assert_cmpstr (redone->connector_id, ==, second);
  redo (fixture, 0);
  fixture_fail (fixture, dvt_action_new_redo (0), DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
}

static void
test_redo_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  set_up_two_versions (fixture);
  id = fixture_install (fixture, "shopify", 1);
  fixture_edit (fixture, id, "https://one.example.com");
  undo (fixture, 3);
  fixture_edit (fixture, id, "https://two.example.com");
  g_assert_false (dvt_journal_entry_get_can_redo (get_entry (fixture, 3)));
  fixture_fail (fixture, dvt_action_new_redo (3), DVT_WORKSPACE_ERROR_IN_THE_WAY);
  undo (fixture, 5);
  g_assert_true (dvt_journal_entry_get_can_redo (get_entry (fixture, 3)));
  g_assert_true (dvt_journal_entry_get_can_redo (get_entry (fixture, 5)));
  redo (fixture, 3);
  /* The other one was made of a state that is no more. */
  g_assert_false (dvt_journal_entry_get_can_redo (get_entry (fixture, 5)));
  fixture_fail (fixture, dvt_action_new_redo (5), DVT_WORKSPACE_ERROR_IN_THE_WAY);
  undo (fixture, 3);
  undo (fixture, 2);
  /* Nothing can be edited again that is not there. */
  g_assert_false (dvt_journal_entry_get_can_redo (get_entry (fixture, 3)));
  fixture_fail (fixture, dvt_action_new_redo (3), DVT_WORKSPACE_ERROR_IN_THE_WAY);
}

static void
test_wrong_targets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  fixture_fail (fixture, dvt_action_new_undo (0), DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
  fixture_fail (fixture, dvt_action_new_redo (0), DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
  fixture_fail (fixture, dvt_action_new_undo (77), DVT_WORKSPACE_ERROR_NOT_FOUND);
  set_up_two_versions (fixture);
  id = fixture_install (fixture, "shopify", 1);
  undo (fixture, 2);
  fixture_fail (fixture, dvt_action_new_undo (2), DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
  fixture_fail (fixture, dvt_action_new_undo (3), DVT_WORKSPACE_ERROR_WRONG_USE);
  fixture_fail (fixture, dvt_action_new_redo (3), DVT_WORKSPACE_ERROR_WRONG_USE);
  fixture_fail (fixture, dvt_action_new_redo (1), DVT_WORKSPACE_ERROR_NOTHING_TO_DO);
}

/* A marketplace cannot return beside one of the same feed. */
static void
test_source_that_is_there_again (Fixture *fixture, gconstpointer data)
{
  set_up_two_versions (fixture);
  perform (fixture, dvt_action_new_remove_source ("Quayside"));
  fixture_add_feed (fixture);
  fixture_fail (fixture, dvt_action_new_undo (2), DVT_WORKSPACE_ERROR_IN_THE_WAY);
}

/* A copy whose name was taken while it was away gets the next one. */
static void
test_name_that_was_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DvtOutcome) copy = NULL;
  g_autoptr (DvtOutcome) other = NULL;

  set_up_two_versions (fixture);
  id = fixture_install (fixture, "shopify", 1);
  copy = fixture_perform (fixture, dvt_action_new_install (NULL, "shopify", 1, DVT_INSTALL_AGAIN));
  perform (fixture, dvt_action_new_remove (copy->connector_id));
  other = fixture_perform (fixture, dvt_action_new_install (NULL, "shopify", 1, DVT_INSTALL_AGAIN));
  g_assert_cmpstr (dvt_connector_get_name (fixture_find (fixture, other->connector_id)), ==,
                   "Shopify (2026-01)");
  undo (fixture, 4);
  g_assert_cmpstr (dvt_connector_get_name (fixture_find (fixture, copy->connector_id)), ==,
                   "Shopify (2026-01, 2)");
}

/* The first of an entry that returns beside another is told apart from it (formats §5). */
static void
test_first_that_is_there_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  set_up_two_versions (fixture);
  first = fixture_install (fixture, "shopify", 1);
  undo (fixture, 0);
  second = fixture_install (fixture, "shopify", 1);
  redo (fixture, 2);
  g_assert_cmpstr (dvt_connector_get_name (fixture_find (fixture, second)), ==, "Shopify");
  g_assert_cmpstr (dvt_connector_get_name (fixture_find (fixture, first)), ==, "Shopify (2026-01)");
  undo (fixture, 2);
  undo (fixture, 4);
}

/* A marketplace cannot be moved again that is not where it was moved from. */
static void
test_source_that_has_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved", NULL);
  g_autoptr (DvtOutcome) outcome = NULL;

  set_up_two_versions (fixture);
  g_assert_cmpint (g_rename (fixture->feed, moved), ==, 0);
  outcome
    = fixture_perform (fixture, dvt_action_new_add_source (moved, NULL, DVT_ADD_SOURCE_REPLACE));
  undo (fixture, 2);
  undo (fixture, 1);
  g_assert_false (dvt_journal_entry_get_can_redo (get_entry (fixture, 2)));
  fixture_fail (fixture, dvt_action_new_redo (2), DVT_WORKSPACE_ERROR_IN_THE_WAY);
  redo (fixture, 1);
  redo (fixture, 2);
}

/* Who changed it is who made the change, not who brought it back (formats §5). */
static void
test_modified_by (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  DvtConnector *connector = NULL;

  set_up_two_versions (fixture);
  id = fixture_install (fixture, "shopify", 1);
  connector = fixture_find (fixture, id);
  fixture_edit (fixture, id, "https://ours.example.com");
  g_setenv ("DOVETAIL_AUTHOR", "Jonas Weber", TRUE);
  undo (fixture, 0);
  g_assert_false (dvt_connector_get_modified (connector));
  redo (fixture, 0);
  g_assert_true (dvt_connector_get_modified (connector));
  g_assert_cmpstr (dvt_connector_get_modified_by (connector), ==, "Ava Thompson");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/workspace/undo/walk", test_walk);
  fixture_add ("/workspace/undo/walk-with-restarts", test_walk_with_restarts);
  fixture_add ("/workspace/undo/update-gets-a-revision", test_update_gets_a_revision);
  fixture_add ("/workspace/undo/leaving-gets-none", test_leaving_gets_none);
  fixture_add ("/workspace/undo/later-action-is-named", test_later_action_is_named);
  fixture_add ("/workspace/undo/reading-is-not-touching", test_reading_is_not_touching);
  fixture_add ("/workspace/undo/redo-order", test_redo_order);
  fixture_add ("/workspace/undo/redo-refused", test_redo_refused);
  fixture_add ("/workspace/undo/wrong-targets", test_wrong_targets);
  fixture_add ("/workspace/undo/source-that-is-there-again", test_source_that_is_there_again);
  fixture_add ("/workspace/undo/name-that-was-taken", test_name_that_was_taken);
  fixture_add ("/workspace/undo/first-that-is-there-again", test_first_that_is_there_again);
  fixture_add ("/workspace/undo/source-that-has-gone", test_source_that_has_gone);
  fixture_add ("/workspace/undo/modified-by", test_modified_by);
  return g_test_run ();
}
