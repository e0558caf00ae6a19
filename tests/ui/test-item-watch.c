/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-item-watch.h"

/* An object that notifies: GSimpleAction's "enabled". */
static GSimpleAction *
make_item (void)
{
  return g_simple_action_new ("item", NULL);
}

static void
on_changed_cb (DvtItemWatch *watch, guint *n_told)
{
  (*n_told)++;
}

static guint
count_after_turn (guint *n_told)
{
  guint count = 0;

  *n_told = 0;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  count = *n_told;
  return count;
}

static void
test_told_once (void)
{
  g_autoptr (GListStore) items = g_list_store_new (G_TYPE_SIMPLE_ACTION);
  g_autoptr (GSimpleAction) first = make_item ();
  g_autoptr (GSimpleAction) second = make_item ();
  g_autoptr (DvtItemWatch) watch = NULL;
  guint n_told = 0;

  g_list_store_append (items, first);
  watch = dvt_item_watch_new (G_LIST_MODEL (items));
  g_signal_connect (watch, "changed", G_CALLBACK (on_changed_cb), &n_told);
  g_assert_cmpuint (count_after_turn (&n_told), ==, 1);
  g_assert_cmpuint (count_after_turn (&n_told), ==, 0);

  g_simple_action_set_enabled (first, FALSE);
  g_simple_action_set_enabled (first, TRUE);
  g_list_store_insert (items, 0, second);
  g_assert_cmpuint (count_after_turn (&n_told), ==, 1);
  g_simple_action_set_enabled (second, FALSE);
  g_assert_cmpuint (count_after_turn (&n_told), ==, 1);
}

/* What has left the list is no longer followed; what stays still is. */
static void
test_left_alone (void)
{
  g_autoptr (GListStore) items = g_list_store_new (G_TYPE_SIMPLE_ACTION);
  g_autoptr (GSimpleAction) gone = make_item ();
  g_autoptr (GSimpleAction) kept = make_item ();
  g_autoptr (DvtItemWatch) watch = NULL;
  guint n_told = 0;

  g_list_store_append (items, gone);
  g_list_store_append (items, kept);
  watch = dvt_item_watch_new (G_LIST_MODEL (items));
  g_signal_connect (watch, "changed", G_CALLBACK (on_changed_cb), &n_told);
  g_list_store_remove (items, 0);
  count_after_turn (&n_told);
  g_simple_action_set_enabled (gone, FALSE);
  g_assert_cmpuint (count_after_turn (&n_told), ==, 0);
  g_simple_action_set_enabled (kept, FALSE);
  g_assert_cmpuint (count_after_turn (&n_told), ==, 1);
}

/* Gone while it had something to tell. */
static void
test_disposed (void)
{
  g_autoptr (GListStore) items = g_list_store_new (G_TYPE_SIMPLE_ACTION);
  g_autoptr (GSimpleAction) item = make_item ();
  DvtItemWatch *watch = NULL;
  guint n_told = 0;

  g_list_store_append (items, item);
  watch = dvt_item_watch_new (G_LIST_MODEL (items));
  g_signal_connect (watch, "changed", G_CALLBACK (on_changed_cb), &n_told);
  g_assert_finalize_object (watch);
  g_simple_action_set_enabled (item, FALSE);
  g_list_store_remove_all (items);
  g_assert_cmpuint (count_after_turn (&n_told), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item-watch/told-once", test_told_once);
  g_test_add_func ("/item-watch/left-alone", test_left_alone);
  g_test_add_func ("/item-watch/disposed", test_disposed);
  return g_test_run ();
}
