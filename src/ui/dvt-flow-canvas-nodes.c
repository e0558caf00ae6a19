/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-canvas-private.h"

#include "dvt-shape-card.h"

/* How large the dot at the end of an empty branch is, in pixels of the picture. */
#define END_SIZE 8
/* What a card takes about, for one that is not made yet. */
#define CARD_WIDTH 152
#define CARD_HEIGHT 78

static GtkAccessibleList *
list_next (DvtFlowLayout *layout, GPtrArray *nodes, guint index)
{
  g_autoptr (GList) next = NULL;

  for (guint i = 0; i < dvt_flow_layout_get_n_edges (layout); i++)
    {
      const DvtFlowEdge *edge = dvt_flow_layout_get_edge (layout, i);

      if (edge->from == index && nodes->pdata[edge->to] != NULL)
        next = g_list_append (next, nodes->pdata[edge->to]);
    }
  return next != NULL ? gtk_accessible_list_new_from_list (next) : NULL;
}

void
dvt_flow_canvas_relate_nodes (DvtFlowLayout *layout, GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_FLOW_TO;
      GtkAccessibleList *next = NULL;
      g_auto (GValue) value = G_VALUE_INIT;

      if (nodes->pdata[i] != NULL)
        next = list_next (layout, nodes, i);
      if (next == NULL)
        continue;
      g_value_init (&value, gtk_accessible_list_get_type ());
      g_value_take_boxed (&value, next);
      gtk_accessible_update_relation_value (GTK_ACCESSIBLE (nodes->pdata[i]), 1, &relation, &value);
    }
}

/* All shapes are as wide as the widest, so that columns are straight. */
static int
find_card_width (GPtrArray *nodes)
{
  int widest = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      GtkWidget *child = nodes->pdata[i];
      int natural;

      if (child == NULL || !DVT_IS_SHAPE_CARD (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      widest = MAX (widest, natural);
    }
  return widest > 0 ? widest : CARD_WIDTH;
}

void
dvt_flow_canvas_measure_nodes (DvtFlowLayout *layout, GPtrArray *nodes)
{
  int card_width = find_card_width (nodes);

  for (guint i = 0; i < nodes->len; i++)
    {
      GtkWidget *child = nodes->pdata[i];
      gboolean end = dvt_flow_layout_get_node (layout, i)->shape == NULL;
      int width = end ? END_SIZE : card_width;
      int height = end ? END_SIZE : CARD_HEIGHT;

      if (child != NULL && !DVT_IS_SHAPE_CARD (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      if (child != NULL)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      dvt_flow_layout_set_size (layout, i, width, height);
    }
}

/* The shape that a way of @steps leads to, over slots; NULL for none. */
static const DvtShape *
find_shape_along (DvtFlowLayout *layout, guint index, int steps)
{
  int next = dvt_flow_layout_find_along (layout, index, steps);

  while (next >= 0 && dvt_flow_layout_get_node (layout, (guint) next)->shape == NULL)
    next = dvt_flow_layout_find_along (layout, (guint) next, steps);
  return next >= 0 ? dvt_flow_layout_get_node (layout, (guint) next)->shape : NULL;
}

char *
dvt_flow_canvas_dup_shape_at (DvtFlowLayout *layout, guint index, char **next_id)
{
  const DvtShape *shape = dvt_flow_layout_get_node (layout, index)->shape;
  const DvtShape *next = find_shape_along (layout, index, 1);

  *next_id = g_strdup (next != NULL ? next->id : NULL);
  if (shape == NULL)
    shape = find_shape_along (layout, index, -1);
  return g_strdup (shape != NULL ? shape->id : NULL);
}
