/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "dvt-line-diff.h"

static char *
join (const char *text, GArray *ranges)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const DvtTextRange *range = &g_array_index (ranges, DvtTextRange, i);

      g_assert_cmpuint (range->start, <=, range->end);
      g_assert_cmpuint (range->end, <=, strlen (text));
      g_string_append_c (joined, '[');
      g_string_append_len (joined, text + range->start, (gssize) (range->end - range->start));
      g_string_append_c (joined, ']');
    }
  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static void
test_lines (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *gone;
    const char *came;
  } cases[] = {
    { "a\nb\nc", "a\nb\nc", "", "" },
    { "a\nb\nc", "a\nx\nc", "[b]", "[x]" },
    { "a\nb\nc", "a\nc", "[b]", "" },
    { "a\nc", "a\nb\nc", "", "[b]" },
    { "a\nb\nc\nd", "b\nx\ny\nd", "[a][c]", "[x\ny]" },
    { "1", "2", "[1]", "[2]" },
    { "", "a", "[]", "[a]" },
    { "a", "a\n", "", "[]" },
    /* The ends that are alike do not overlap. */
    { "a\na", "a", "[a]", "" },
    { "x\ny\nx", "x\ny\nx\ny\nx", "", "[y\nx]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) before_ranges = NULL;
      g_autoptr (GArray) after_ranges = NULL;
      g_autofree char *gone = NULL;
      g_autofree char *came = NULL;

      g_test_message ("case %u", (guint) i);
      dvt_line_diff (cases[i].before, cases[i].after, &before_ranges, &after_ranges);
      gone = join (cases[i].before, before_ranges);
      came = join (cases[i].after, after_ranges);
      g_assert_cmpstr (gone, ==, cases[i].gone);
      g_assert_cmpstr (came, ==, cases[i].came);
    }
}

static void
append_some_lines (GString *text)
{
  guint n_lines = (guint) g_test_rand_int_range (1, 12);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%c\n", 'a' + g_test_rand_int_range (0, 3));
}

static void
erase (GString *text, GArray *ranges)
{
  for (guint i = ranges->len; i-- > 0;)
    {
      const DvtTextRange *range = &g_array_index (ranges, DvtTextRange, i);

      /* With the line break behind it. */
      g_string_erase (text, (gssize) range->start, (gssize) (range->end - range->start + 1));
    }
}

/* Without its different lines, each of two texts is the same; whatever they are. */
static void
test_rest_is_equal (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      g_autoptr (GArray) before_ranges = NULL;
      g_autoptr (GArray) after_ranges = NULL;

      append_some_lines (before);
      append_some_lines (after);
      dvt_line_diff (before->str, after->str, &before_ranges, &after_ranges);
      erase (before, before_ranges);
      erase (after, after_ranges);
      g_assert_cmpstr (before->str, ==, after->str);
    }
}

/* Very long and very different: said at once, if not by the line. */
static void
test_long (void)
{
  g_autoptr (GString) before = g_string_new ("same\n");
  g_autoptr (GString) after = g_string_new ("same\n");
  g_autoptr (GArray) before_ranges = NULL;
  g_autoptr (GArray) after_ranges = NULL;
  gint64 start;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (before, "before %u\n", i);
      g_string_append_printf (after, "after %u\n", i);
    }
  g_string_append (before, "end");
  g_string_append (after, "end");
  start = g_get_monotonic_time ();
  dvt_line_diff (before->str, after->str, &before_ranges, &after_ranges);
  g_test_message ("took %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
  g_assert_cmpuint (before_ranges->len, ==, 1);
  g_assert_cmpuint (g_array_index (before_ranges, DvtTextRange, 0).start, ==, strlen ("same\n"));
  g_assert_cmpuint (g_array_index (before_ranges, DvtTextRange, 0).end, ==,
                    before->len - strlen ("\nend"));
  g_assert_cmpuint (after_ranges->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-diff/lines", test_lines);
  g_test_add_func ("/line-diff/rest-is-equal", test_rest_is_equal);
  g_test_add_func ("/line-diff/long", test_long);
  return g_test_run ();
}
