/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-layout.h"

/* In pixels. */
#define MARGIN 18
#define GAP 28         /* between a node and the next */
#define SLOT_GAP 10    /* between a node and a slot */
#define JOIN_GAP 44    /* where the lines of branches come together */
#define BRANCH_GAP 30  /* between a branch and the title of the one below */
#define TITLE_INDENT 5 /* of a title against its first node */

/* The shapes of one branch, or of the document: a line of items. */
typedef struct
{
  GPtrArray *items; /* (element-type Item) */
  int title;        /* index of its title; -1 for none */
  /* Measured: how wide it is, and how far it reaches above and below its axis, its title included.
   */
  int width;
  int above;
  int below;
} Line;

typedef struct
{
  guint node;
  GPtrArray *branches; /* (element-type Line) (nullable) of a route */
  gboolean joins;      /* the lines of a route's branches end here */
} Item;

struct _DvtFlowLayout
{
  DvtFlowLayoutMode mode;
  GArray *nodes;  /* (element-type DvtFlowNode) */
  GArray *edges;  /* (element-type DvtFlowEdge) */
  GArray *titles; /* (element-type DvtFlowTitle) */
  Line *line;     /* (owned) of the document itself */
  int title_height;
};

static void
line_free (Line *line)
{
  g_ptr_array_unref (line->items);
  g_free (line);
}

static void
item_free (Item *item)
{
  g_clear_pointer (&item->branches, g_ptr_array_unref);
  g_free (item);
}

static DvtFlowNode *
get_node (DvtFlowLayout *self, guint index)
{
  return &g_array_index (self->nodes, DvtFlowNode, index);
}

/* --- Nodes and edges --- */

/* Where a line of shapes stands in the document. */
typedef struct
{
  const char *route;
  guint branch;
} Place;

/* @tails: the nodes that lead to it, which it takes the place of. */
static Item *
add_item (DvtFlowLayout *self, Line *line, DvtFlowNode node, GArray *tails)
{
  Item *item = g_new0 (Item, 1);

  item->node = self->nodes->len;
  item->joins = tails->len > 1;
  g_array_append_val (self->nodes, node);
  for (guint i = 0; i < tails->len; i++)
    {
      DvtFlowEdge edge = { g_array_index (tails, guint, i), item->node };

      g_array_append_val (self->edges, edge);
    }
  g_array_set_size (tails, 0);
  g_array_append_val (tails, item->node);
  g_ptr_array_add (line->items, item);
  return item;
}

static Line *add_line (DvtFlowLayout *self, GPtrArray *shapes, Place place, GArray *tails);

/* The one for the rest is not worth a line where its records end; an editor has to see it. */
static gboolean
is_left_out (DvtFlowLayout *self, const DvtBranch *branch, gboolean last)
{
  return self->mode == DVT_FLOW_LAYOUT_READ && last && branch->when == NULL
         && branch->shapes->len == 0;
}

/* Each branch begins at the route; where they end, what follows the route begins. @last: nothing
 * follows. */
static void
add_branches (DvtFlowLayout *self, Item *item, const DvtShape *route, gboolean last, GArray *tails)
{
  guint n_branches = route->branches != NULL ? route->branches->len : 0;

  if (n_branches > 0 && is_left_out (self, route->branches->pdata[n_branches - 1], last))
    n_branches--;
  if (n_branches == 0)
    return;
  item->branches = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_array_set_size (tails, 0);
  for (guint i = 0; i < n_branches; i++)
    {
      const DvtBranch *branch = route->branches->pdata[i];
      DvtFlowTitle title = { branch, i + 1, 0, 0 };
      g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
      /* The titles of branches inside it come after it. */
      guint title_index = self->titles->len;
      Line *line;

      g_array_append_val (self->titles, title);
      g_array_append_val (ends, item->node);
      line = add_line (self, branch->shapes, (Place) { route->id, i }, ends);
      line->title = (int) title_index;
      g_ptr_array_add (item->branches, line);
      g_array_append_vals (tails, ends->data, ends->len);
    }
}

static Line *
add_line (DvtFlowLayout *self, GPtrArray *shapes, Place place, GArray *tails)
{
  Line *line = g_new0 (Line, 1);
  gboolean editing = self->mode == DVT_FLOW_LAYOUT_EDIT;
  DvtFlowNode node = { .route = place.route, .branch = place.branch };

  line->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  line->title = -1;
  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = shapes->pdata[i];
      Item *item;

      node.position = i;
      node.shape = NULL;
      if (editing)
        add_item (self, line, node, tails);
      node.shape = shape;
      item = add_item (self, line, node, tails);
      add_branches (self, item, shape, i == shapes->len - 1, tails);
    }
  node.position = shapes->len;
  node.shape = NULL;
  if (editing || (shapes->len == 0 && place.route != NULL))
    add_item (self, line, node, tails);
  return line;
}

DvtFlowLayout *
dvt_flow_layout_new (GPtrArray *shapes, DvtFlowLayoutMode mode)
{
  DvtFlowLayout *self = NULL;
  g_autoptr (GArray) tails = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (shapes != NULL, NULL);

  self = g_new0 (DvtFlowLayout, 1);
  self->mode = mode;
  self->nodes = g_array_new (FALSE, TRUE, sizeof (DvtFlowNode));
  self->edges = g_array_new (FALSE, TRUE, sizeof (DvtFlowEdge));
  self->titles = g_array_new (FALSE, TRUE, sizeof (DvtFlowTitle));
  self->line = add_line (self, shapes, (Place) { NULL, 0 }, tails);
  return self;
}

void
dvt_flow_layout_free (DvtFlowLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_array_unref (self->titles);
  line_free (self->line);
  g_free (self);
}

guint
dvt_flow_layout_get_n_nodes (DvtFlowLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

const DvtFlowNode *
dvt_flow_layout_get_node (DvtFlowLayout *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->nodes->len, NULL);

  return get_node (self, index);
}

guint
dvt_flow_layout_get_n_edges (DvtFlowLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edges->len;
}

const DvtFlowEdge *
dvt_flow_layout_get_edge (DvtFlowLayout *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->edges->len, NULL);

  return &g_array_index (self->edges, DvtFlowEdge, index);
}

guint
dvt_flow_layout_get_n_titles (DvtFlowLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->titles->len;
}

const DvtFlowTitle *
dvt_flow_layout_get_title (DvtFlowLayout *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->titles->len, NULL);

  return &g_array_index (self->titles, DvtFlowTitle, index);
}

void
dvt_flow_layout_set_size (DvtFlowLayout *self, guint index, int width, int height)
{
  g_return_if_fail (self != NULL && index < self->nodes->len);

  get_node (self, index)->width = width;
  get_node (self, index)->height = height;
}

/* --- Measuring --- */

static void measure_line (DvtFlowLayout *self, Line *line);

/* Where the axis of each branch is, from the first one's downwards; the route stands in the middle
 * between the first and the last. */
static int
find_branch_axis (GPtrArray *branches, guint index)
{
  int axis = 0;

  for (guint i = 1; i <= index; i++)
    {
      const Line *before = branches->pdata[i - 1];
      const Line *line = branches->pdata[i];

      axis += before->below + BRANCH_GAP + line->above;
    }
  return axis;
}

static int
get_gap (DvtFlowLayout *self, const Item *before, const Item *item)
{
  if (item->joins)
    return JOIN_GAP;
  if (get_node (self, before->node)->shape == NULL || get_node (self, item->node)->shape == NULL)
    return SLOT_GAP;
  return GAP;
}

static void
measure_branches (DvtFlowLayout *self, Line *line, Item *item)
{
  const Line *first;
  const Line *last;
  int widest = 0;
  int middle;

  for (guint i = 0; i < item->branches->len; i++)
    {
      Line *branch = item->branches->pdata[i];

      measure_line (self, branch);
      widest = MAX (widest, branch->width);
    }
  first = item->branches->pdata[0];
  last = item->branches->pdata[item->branches->len - 1];
  middle = find_branch_axis (item->branches, item->branches->len - 1) / 2;
  line->width += GAP + widest;
  line->above = MAX (line->above, middle + first->above);
  line->below = MAX (line->below, find_branch_axis (item->branches, item->branches->len - 1)
                                    - middle + last->below);
}

/* How high a line begins: it may begin with a slot, over which the title reaches. */
static int
find_begin_height (DvtFlowLayout *self, const Line *line)
{
  int height = 0;

  for (guint i = 0; i < line->items->len && i < 2; i++)
    height = MAX (height, get_node (self, ((const Item *) line->items->pdata[i])->node)->height);
  return height;
}

static void
measure_line (DvtFlowLayout *self, Line *line)
{
  line->width = 0;
  line->above = 0;
  line->below = 0;
  for (guint i = 0; i < line->items->len; i++)
    {
      Item *item = line->items->pdata[i];
      const DvtFlowNode *node = get_node (self, item->node);

      line->width += node->width + (i > 0 ? get_gap (self, line->items->pdata[i - 1], item) : 0);
      line->above = MAX (line->above, node->height / 2);
      line->below = MAX (line->below, node->height - node->height / 2);
      if (item->branches != NULL)
        measure_branches (self, line, item);
    }
  /* The title stands right above its first shape, even where what follows reaches higher. */
  if (line->title >= 0)
    line->above = MAX (line->above, find_begin_height (self, line) / 2 + self->title_height);
}

/* --- Placing --- */

static void
place_title (DvtFlowLayout *self, const Line *line, int x, int axis)
{
  DvtFlowTitle *title = &g_array_index (self->titles, DvtFlowTitle, line->title);

  title->x = x + TITLE_INDENT;
  title->y = axis - find_begin_height (self, line) / 2 - self->title_height;
}

static void
place_line (DvtFlowLayout *self, const Line *line, int x, int axis)
{
  if (line->title >= 0)
    place_title (self, line, x, axis);
  for (guint i = 0; i < line->items->len; i++)
    {
      const Item *item = line->items->pdata[i];
      DvtFlowNode *node = get_node (self, item->node);
      int widest = 0;
      int top;

      if (i > 0)
        x += get_gap (self, line->items->pdata[i - 1], item);
      node->x = x;
      node->y = axis - node->height / 2;
      x += node->width;
      if (item->branches == NULL)
        continue;
      top = axis - find_branch_axis (item->branches, item->branches->len - 1) / 2;
      for (guint j = 0; j < item->branches->len; j++)
        {
          const Line *branch = item->branches->pdata[j];

          place_line (self, branch, x + GAP, top + find_branch_axis (item->branches, j));
          widest = MAX (widest, branch->width);
        }
      x += GAP + widest;
    }
}

void
dvt_flow_layout_place (DvtFlowLayout *self, int title_height, int *width, int *height)
{
  g_return_if_fail (self != NULL);

  self->title_height = title_height;
  measure_line (self, self->line);
  place_line (self, self->line, MARGIN, MARGIN + self->line->above);
  *width = self->line->width + 2 * MARGIN;
  *height = self->line->above + self->line->below + 2 * MARGIN;
}

/* --- Ways between nodes --- */

int
dvt_flow_layout_find_along (DvtFlowLayout *self, guint index, int steps)
{
  g_return_val_if_fail (self != NULL && index < self->nodes->len, -1);

  for (guint i = 0; i < self->edges->len; i++)
    {
      const DvtFlowEdge *edge = &g_array_index (self->edges, DvtFlowEdge, i);

      if (steps > 0 && edge->from == index)
        return (int) edge->to;
      if (steps < 0 && edge->to == index)
        return (int) edge->from;
    }
  return -1;
}

int
dvt_flow_layout_find_across (DvtFlowLayout *self, guint index, int steps)
{
  const DvtFlowNode *node;
  int best = -1;
  int best_distance = G_MAXINT;

  g_return_val_if_fail (self != NULL && index < self->nodes->len, -1);

  node = get_node (self, index);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const DvtFlowNode *other = get_node (self, i);
      int down = steps * ((2 * other->y + other->height) - (2 * node->y + node->height)) / 2;
      int aside = ABS ((2 * other->x + other->width) - (2 * node->x + node->width)) / 2;
      /* A step aside is worth three down: what stands in the same column comes first. */
      int distance = down + 3 * aside;

      /* Nodes of one line differ in height alone. */
      if (steps * (other->y - node->y) <= 0 || down <= MAX (node->height, other->height) / 2
          || distance >= best_distance)
        continue;
      best = (int) i;
      best_distance = distance;
    }
  return best;
}
