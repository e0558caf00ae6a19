/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-layout.h"

#define CARD_WIDTH 150
#define CARD_HEIGHT 80
#define SLOT_SIZE 24
#define TITLE_HEIGHT 20

/* Shapes as a document has them, numbered in the order in which they are made. */
typedef struct
{
  GPtrArray *all; /* (element-type DvtShape) (owned) */
} Shapes;

static void
free_shape (DvtShape *shape)
{
  g_free ((char *) shape->id);
  g_clear_pointer (&shape->branches, g_ptr_array_unref);
  g_free (shape);
}

static void
free_branch (DvtBranch *branch)
{
  g_ptr_array_unref (branch->shapes);
  g_free (branch);
}

static void
set_up (Shapes *shapes, gconstpointer data)
{
  shapes->all = g_ptr_array_new_with_free_func ((GDestroyNotify) free_shape);
}

static void
tear_down (Shapes *shapes, gconstpointer data)
{
  g_clear_pointer (&shapes->all, g_ptr_array_unref);
}

static DvtShape *
add (Shapes *shapes, GPtrArray *line, DvtShapeType type)
{
  DvtShape *shape = g_new0 (DvtShape, 1);

  shape->number = shapes->all->len + 1;
  shape->id = g_strdup_printf ("%u", shape->number);
  shape->type = type;
  if (type == DVT_SHAPE_ROUTE)
    shape->branches = g_ptr_array_new_with_free_func ((GDestroyNotify) free_branch);
  g_ptr_array_add (shapes->all, shape);
  g_ptr_array_add (line, shape);
  return shape;
}

static GPtrArray *
add_branch (DvtShape *route)
{
  DvtBranch *branch = g_new0 (DvtBranch, 1);

  branch->shapes = g_ptr_array_new ();
  g_ptr_array_add (route->branches, branch);
  return branch->shapes;
}

static void
set_sizes (DvtFlowLayout *layout)
{
  for (guint i = 0; i < dvt_flow_layout_get_n_nodes (layout); i++)
    {
      gboolean slot = dvt_flow_layout_get_node (layout, i)->shape == NULL;

      dvt_flow_layout_set_size (layout, i, slot ? SLOT_SIZE : CARD_WIDTH,
                                slot ? SLOT_SIZE : CARD_HEIGHT);
    }
}

/* "1 at 18,18; + 2.0.1 at 30,40": shapes by number, slots by route, branch and position. */
static char *
describe_nodes (DvtFlowLayout *layout)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < dvt_flow_layout_get_n_nodes (layout); i++)
    {
      const DvtFlowNode *node = dvt_flow_layout_get_node (layout, i);

      if (node->shape != NULL)
        g_string_append_printf (text, "%u at %d,%d; ", node->shape->number, node->x, node->y);
      else
        g_string_append_printf (text, "+ %s.%u.%u at %d,%d; ",
                                node->route != NULL ? node->route : "", node->branch,
                                node->position, node->x, node->y);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
describe_edges (DvtFlowLayout *layout)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < dvt_flow_layout_get_n_edges (layout); i++)
    {
      const DvtFlowEdge *edge = dvt_flow_layout_get_edge (layout, i);

      g_string_append_printf (text, "%u-%u ", edge->from, edge->to);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_layout (GPtrArray *line, DvtFlowLayoutMode mode, const char *nodes, const char *edges)
{
  g_autoptr (DvtFlowLayout) layout = dvt_flow_layout_new (line, mode);
  g_autofree char *found_nodes = NULL;
  g_autofree char *found_edges = NULL;
  int width;
  int height;

  set_sizes (layout);
  dvt_flow_layout_place (layout, TITLE_HEIGHT, &width, &height);
  found_nodes = describe_nodes (layout);
  found_edges = describe_edges (layout);
  g_assert_cmpstr (found_nodes, ==, nodes);
  g_assert_cmpstr (found_edges, ==, edges);
}

static void
test_line (Shapes *shapes, gconstpointer data)
{
  g_autoptr (GPtrArray) line = g_ptr_array_new ();

  assert_layout (line, DVT_FLOW_LAYOUT_READ, "", "");
  assert_layout (line, DVT_FLOW_LAYOUT_EDIT, "+ .0.0 at 18,18; ", "");
  add (shapes, line, DVT_SHAPE_CONNECTOR);
  add (shapes, line, DVT_SHAPE_MAP);
  assert_layout (line, DVT_FLOW_LAYOUT_READ, "1 at 18,18; 2 at 196,18; ", "0-1 ");
  assert_layout (line, DVT_FLOW_LAYOUT_EDIT,
                 "+ .0.0 at 18,46; 1 at 52,18; + .0.1 at 212,46; 2 at 246,18; + .0.2 at 406,46; ",
                 "0-1 1-2 2-3 3-4 ");
}

/* The branches are stacked behind their route, which stands in the middle of them. */
static void
test_branches (Shapes *shapes, gconstpointer data)
{
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  DvtShape *route;
  GPtrArray *first;
  GPtrArray *second;

  add (shapes, line, DVT_SHAPE_CONNECTOR);
  route = add (shapes, line, DVT_SHAPE_ROUTE);
  first = add_branch (route);
  add (shapes, first, DVT_SHAPE_CONNECTOR);
  second = add_branch (route);
  add (shapes, second, DVT_SHAPE_FILTER);
  add (shapes, second, DVT_SHAPE_CONNECTOR);
  assert_layout (line, DVT_FLOW_LAYOUT_READ,
                 "1 at 18,103; 2 at 196,103; 3 at 374,38; 4 at 374,168; 5 at 552,168; ",
                 "0-1 1-2 1-3 3-4 ");
}

/* One without shapes ends in a slot; the one for the rest is left out where nothing follows. */
static void
test_empty_branch (Shapes *shapes, gconstpointer data)
{
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  DvtShape *route = add (shapes, line, DVT_SHAPE_ROUTE);

  add_branch (route);
  add_branch (route);
  assert_layout (line, DVT_FLOW_LAYOUT_READ, "1 at 18,18; + 1.0.0 at 196,46; ", "0-1 ");
  add (shapes, line, DVT_SHAPE_MAP);
  assert_layout (line, DVT_FLOW_LAYOUT_READ,
                 "1 at 18,47; + 1.0.0 at 196,38; + 1.1.0 at 196,112; 2 at 264,47; ",
                 "0-1 0-2 1-3 2-3 ");
}

/* What comes after a route comes after the longest of its branches, and from all of them. */
static void
test_after_route (Shapes *shapes, gconstpointer data)
{
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  DvtShape *route = add (shapes, line, DVT_SHAPE_ROUTE);
  GPtrArray *first = add_branch (route);
  GPtrArray *second = add_branch (route);

  add (shapes, first, DVT_SHAPE_MAP);
  add (shapes, second, DVT_SHAPE_MAP);
  add (shapes, second, DVT_SHAPE_MAP);
  add (shapes, line, DVT_SHAPE_BATCH);
  assert_layout (line, DVT_FLOW_LAYOUT_READ,
                 "1 at 18,103; 2 at 196,38; 3 at 196,168; 4 at 374,168; 5 at 568,103; ",
                 "0-1 0-2 2-3 1-4 3-4 ");
}

/* However flows are made, no two nodes lie over each other, and every line leads to the right. */
static void
fill (Shapes *shapes, GPtrArray *line, GRand *rand, guint depth)
{
  guint n_shapes = (guint) g_rand_int_range (rand, depth == 0 ? 1 : 0, 5);

  for (guint i = 0; i < n_shapes; i++)
    {
      gboolean routes = depth < 3 && g_rand_int_range (rand, 0, 3) == 0;
      DvtShape *shape = add (shapes, line, routes ? DVT_SHAPE_ROUTE : DVT_SHAPE_MAP);

      for (int j = routes ? g_rand_int_range (rand, 1, 4) : 0; j > 0; j--)
        fill (shapes, add_branch (shape), rand, depth + 1);
    }
}

static gboolean
overlaps (const DvtFlowNode *a, const DvtFlowNode *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static void
check_layout (DvtFlowLayout *layout, int width, int height)
{
  for (guint i = 0; i < dvt_flow_layout_get_n_nodes (layout); i++)
    {
      const DvtFlowNode *node = dvt_flow_layout_get_node (layout, i);

      g_assert_cmpint (node->x, >=, 0);
      g_assert_cmpint (node->y, >=, 0);
      g_assert_cmpint (node->x + node->width, <=, width);
      g_assert_cmpint (node->y + node->height, <=, height);
      for (guint j = 0; j < i; j++)
        g_assert_false (overlaps (node, dvt_flow_layout_get_node (layout, j)));
    }
  for (guint i = 0; i < dvt_flow_layout_get_n_edges (layout); i++)
    {
      const DvtFlowEdge *edge = dvt_flow_layout_get_edge (layout, i);
      const DvtFlowNode *from = dvt_flow_layout_get_node (layout, edge->from);

      g_assert_cmpint (from->x + from->width, <, dvt_flow_layout_get_node (layout, edge->to)->x);
    }
}

static void
test_any (Shapes *shapes, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) line = g_ptr_array_new ();
      g_autoptr (DvtFlowLayout) layout = NULL;
      int width;
      int height;

      g_ptr_array_set_size (shapes->all, 0);
      fill (shapes, line, rand, 0);
      g_test_message ("flow %u has %u shapes", i, shapes->all->len);
      layout = dvt_flow_layout_new (line, i % 2 == 0 ? DVT_FLOW_LAYOUT_READ : DVT_FLOW_LAYOUT_EDIT);
      set_sizes (layout);
      dvt_flow_layout_place (layout, TITLE_HEIGHT, &width, &height);
      check_layout (layout, width, height);
    }
}

static void
test_ways (Shapes *shapes, gconstpointer data)
{
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  DvtShape *route = add (shapes, line, DVT_SHAPE_ROUTE);
  GPtrArray *first = add_branch (route);
  GPtrArray *second = add_branch (route);
  g_autoptr (DvtFlowLayout) layout = NULL;
  int width;
  int height;

  add (shapes, first, DVT_SHAPE_MAP);
  add (shapes, second, DVT_SHAPE_MAP);
  add (shapes, second, DVT_SHAPE_MAP);
  layout = dvt_flow_layout_new (line, DVT_FLOW_LAYOUT_READ);
  set_sizes (layout);
  dvt_flow_layout_place (layout, TITLE_HEIGHT, &width, &height);
  g_assert_cmpint (dvt_flow_layout_find_along (layout, 0, 1), ==, 1);
  g_assert_cmpint (dvt_flow_layout_find_along (layout, 3, 1), ==, -1);
  g_assert_cmpint (dvt_flow_layout_find_along (layout, 3, -1), ==, 2);
  g_assert_cmpint (dvt_flow_layout_find_along (layout, 2, -1), ==, 0);
  g_assert_cmpint (dvt_flow_layout_find_across (layout, 1, 1), ==, 2);
  g_assert_cmpint (dvt_flow_layout_find_across (layout, 3, -1), ==, 1);
  g_assert_cmpint (dvt_flow_layout_find_across (layout, 1, -1), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/flow-layout/line", Shapes, NULL, set_up, test_line, tear_down);
  g_test_add ("/flow-layout/branches", Shapes, NULL, set_up, test_branches, tear_down);
  g_test_add ("/flow-layout/empty-branch", Shapes, NULL, set_up, test_empty_branch, tear_down);
  g_test_add ("/flow-layout/after-route", Shapes, NULL, set_up, test_after_route, tear_down);
  g_test_add ("/flow-layout/any", Shapes, NULL, set_up, test_any, tear_down);
  g_test_add ("/flow-layout/ways", Shapes, NULL, set_up, test_ways, tear_down);
  return g_test_run ();
}
