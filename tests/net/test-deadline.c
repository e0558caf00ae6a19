/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-deadline.h"

static void
wait_until_cancelled (DvtDeadline *deadline)
{
  while (!g_cancellable_is_cancelled (dvt_deadline_get_cancellable (deadline)))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_time (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DvtDeadline) deadline = dvt_deadline_new (20, cancellable);

  g_assert_false (dvt_deadline_has_passed (deadline));
  g_assert_true (dvt_deadline_leaves (deadline, 0));
  g_assert_false (dvt_deadline_leaves (deadline, 20));
  wait_until_cancelled (deadline);
  g_assert_true (dvt_deadline_has_passed (deadline));
  g_assert_false (dvt_deadline_leaves (deadline, 0));
  g_assert_false (g_cancellable_is_cancelled (cancellable));
}

static void
test_caller (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DvtDeadline) deadline = dvt_deadline_new (20, cancellable);

  g_cancellable_cancel (cancellable);
  wait_until_cancelled (deadline);
  g_assert_false (dvt_deadline_has_passed (deadline));

  /* That the time passes afterwards is nobody's doing. */
  while (dvt_deadline_leaves (deadline, 0))
    g_main_context_iteration (NULL, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (dvt_deadline_has_passed (deadline));
}

static void
test_free (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DvtDeadline *deadline = dvt_deadline_new (1, cancellable);
  g_autoptr (GCancellable) inner = g_object_ref (dvt_deadline_get_cancellable (deadline));

  dvt_deadline_free (deadline);
  g_cancellable_cancel (cancellable);
  g_usleep (2000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (g_cancellable_is_cancelled (inner));
  g_assert_finalize_object (g_steal_pointer (&inner));
  g_assert_finalize_object (g_steal_pointer (&cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/deadline/time", test_time);
  g_test_add_func ("/deadline/caller", test_caller);
  g_test_add_func ("/deadline/free", test_free);

  return g_test_run ();
}
