/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-line-diff.h"

#include <string.h>

/* The table of the comparison has a number for each pair of lines. Above this it would hold up the
 * window. */
#define MAX_PAIRS (500u * 500u)

typedef struct
{
  const char *text;
  GArray *lines; /* (owned) (element-type DvtTextRange) */
} Lines;

/* The lines in the middle, where two texts differ: COUNT of them from FIRST on. */
typedef struct
{
  const Lines *before;
  const Lines *after;
  guint first;
  guint n_before;
  guint n_after;
} Middle;

static void
lines_init (Lines *lines, const char *text)
{
  const char *at = text;

  lines->text = text;
  lines->lines = g_array_new (FALSE, FALSE, sizeof (DvtTextRange));
  while (TRUE)
    {
      const char *end = at + strcspn (at, "\n");
      DvtTextRange line = { (gsize) (at - text), (gsize) (end - text) };

      g_array_append_val (lines->lines, line);
      if (*end == '\0')
        return;
      at = end + 1;
    }
}

static const DvtTextRange *
get_line (const Lines *lines, guint index)
{
  return &g_array_index (lines->lines, DvtTextRange, index);
}

static gboolean
lines_equal (const Lines *a, guint a_index, const Lines *b, guint b_index)
{
  const DvtTextRange *first = get_line (a, a_index);
  const DvtTextRange *second = get_line (b, b_index);
  gsize length = first->end - first->start;

  return length == second->end - second->start
         && memcmp (a->text + first->start, b->text + second->start, length) == 0;
}

static void
add_line (GArray *ranges, const Lines *lines, guint index)
{
  const DvtTextRange *line = get_line (lines, index);
  DvtTextRange *last
    = ranges->len > 0 ? &g_array_index (ranges, DvtTextRange, ranges->len - 1) : NULL;

  if (last != NULL && last->end + 1 == line->start)
    last->end = line->end;
  else
    g_array_append_val (ranges, *line);
}

static void
find_middle (Middle *middle)
{
  guint n_before = middle->before->lines->len;
  guint n_after = middle->after->lines->len;
  guint first = 0;

  while (first < n_before && first < n_after
         && lines_equal (middle->before, first, middle->after, first))
    first++;
  while (n_before > first && n_after > first
         && lines_equal (middle->before, n_before - 1, middle->after, n_after - 1))
    {
      n_before--;
      n_after--;
    }
  middle->first = first;
  middle->n_before = n_before - first;
  middle->n_after = n_after - first;
}

/* How many lines the rests from (i, j) on have in common, in their order. */
static guint *
build_table (const Middle *middle)
{
  gsize width = middle->n_after + 1;
  guint *common = g_new0 (guint, (middle->n_before + 1) * width);

  for (guint i = middle->n_before; i-- > 0;)
    for (guint j = middle->n_after; j-- > 0;)
      {
        gsize at = i * width + j;

        if (lines_equal (middle->before, middle->first + i, middle->after, middle->first + j))
          common[at] = common[at + width + 1] + 1;
        else
          common[at] = MAX (common[at + width], common[at + 1]);
      }
  return common;
}

static void
compare_lines (const Middle *middle, GArray *before_ranges, GArray *after_ranges)
{
  g_autofree guint *common = build_table (middle);
  gsize width = middle->n_after + 1;
  guint i = 0;
  guint j = 0;

  while (i < middle->n_before || j < middle->n_after)
    {
      gsize at = i * width + j;

      if (i < middle->n_before && j < middle->n_after
          && lines_equal (middle->before, middle->first + i, middle->after, middle->first + j))
        {
          i++;
          j++;
        }
      else if (j == middle->n_after
               || (i < middle->n_before && common[at + width] >= common[at + 1]))
        add_line (before_ranges, middle->before, middle->first + i++);
      else
        add_line (after_ranges, middle->after, middle->first + j++);
    }
}

static void
take_all (const Middle *middle, GArray *before_ranges, GArray *after_ranges)
{
  for (guint i = 0; i < middle->n_before; i++)
    add_line (before_ranges, middle->before, middle->first + i);
  for (guint j = 0; j < middle->n_after; j++)
    add_line (after_ranges, middle->after, middle->first + j);
}

void
dvt_line_diff (const char *before, const char *after, GArray **before_ranges, GArray **after_ranges)
{
  Lines before_lines, after_lines;
  Middle middle = { &before_lines, &after_lines, 0, 0, 0 };

  *before_ranges = g_array_new (FALSE, FALSE, sizeof (DvtTextRange));
  *after_ranges = g_array_new (FALSE, FALSE, sizeof (DvtTextRange));
  lines_init (&before_lines, before);
  lines_init (&after_lines, after);
  find_middle (&middle);
  if ((guint64) middle.n_before * middle.n_after <= MAX_PAIRS)
    compare_lines (&middle, *before_ranges, *after_ranges);
  else
    take_all (&middle, *before_ranges, *after_ranges);
  g_array_unref (before_lines.lines);
  g_array_unref (after_lines.lines);
}
