/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-edges.h"

/* In pixels of the picture. */
#define LINE_WIDTH 1.5f
#define HEAD_LENGTH 8.0f
#define HEAD_WIDTH 7.0f
#define BEND 26.0f /* how much room a line takes to get to another height */
#define DOT_RADIUS 1.0f

static gboolean
is_end (const DvtFlowNode *node)
{
  return node->shape == NULL;
}

static float
get_middle (const DvtFlowNode *node)
{
  return (float) node->y + (float) node->height / 2;
}

/* From the right side of one node to the left side of the next. Where the heights differ, the bend
 * is right behind a route, and right before the shape where branches come together. */
static void
add_line (GskPathBuilder *builder, const DvtFlowNode *from, const DvtFlowNode *to)
{
  float x0 = (float) (from->x + from->width);
  float y0 = get_middle (from);
  float x1 = (float) to->x - (is_end (to) ? 0 : HEAD_LENGTH / 2);
  float y1 = get_middle (to);
  gboolean joins = from->shape == NULL || from->shape->type != DVT_SHAPE_ROUTE;
  float bend = MIN (BEND, x1 - x0);
  float a = joins ? x1 - bend : x0;
  float b = a + bend;

  /* Nodes of one line differ by half a pixel where their heights are odd. */
  if (ABS (y1 - y0) <= 1)
    {
      gsk_path_builder_move_to (builder, x0, y1);
      gsk_path_builder_line_to (builder, x1, y1);
      return;
    }
  gsk_path_builder_move_to (builder, x0, y0);
  gsk_path_builder_line_to (builder, a, y0);
  gsk_path_builder_cubic_to (builder, a + bend * 0.6f, y0, b - bend * 0.6f, y1, b, y1);
  gsk_path_builder_line_to (builder, x1, y1);
}

static void
add_head (GskPathBuilder *builder, const DvtFlowNode *to)
{
  float x = (float) to->x;
  float y = get_middle (to);

  gsk_path_builder_move_to (builder, x, y);
  gsk_path_builder_line_to (builder, x - HEAD_LENGTH, y - HEAD_WIDTH / 2);
  gsk_path_builder_line_to (builder, x - HEAD_LENGTH, y + HEAD_WIDTH / 2);
  gsk_path_builder_close (builder);
}

void
dvt_flow_edges_snapshot (DvtFlowLayout *layout, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) lines = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) heads = gsk_path_builder_new ();
  g_autoptr (GskPath) line_path = NULL;
  g_autoptr (GskPath) head_path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE_WIDTH);

  for (guint i = 0; i < dvt_flow_layout_get_n_edges (layout); i++)
    {
      const DvtFlowEdge *edge = dvt_flow_layout_get_edge (layout, i);
      const DvtFlowNode *to = dvt_flow_layout_get_node (layout, edge->to);

      add_line (lines, dvt_flow_layout_get_node (layout, edge->from), to);
      if (!is_end (to))
        add_head (heads, to);
      else
        gsk_path_builder_add_circle (
          heads, &GRAPHENE_POINT_INIT ((float) to->x + (float) to->width / 2, get_middle (to)),
          MIN ((float) to->width / 2, 3));
    }
  line_path = gsk_path_builder_to_path (lines);
  head_path = gsk_path_builder_to_path (heads);
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, colour);
  gtk_snapshot_append_fill (snapshot, head_path, GSK_FILL_RULE_WINDING, colour);
}

void
dvt_flow_edges_snapshot_dots (GtkSnapshot *snapshot,
                              const graphene_rect_t *bounds,
                              float distance,
                              const GdkRGBA *colour)
{
  graphene_rect_t cell = GRAPHENE_RECT_INIT (0, 0, distance, distance);
  graphene_rect_t square = GRAPHENE_RECT_INIT (distance / 2 - DOT_RADIUS, distance / 2 - DOT_RADIUS,
                                               2 * DOT_RADIUS, 2 * DOT_RADIUS);
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (&dot, &square, DOT_RADIUS);
  gtk_snapshot_push_repeat (snapshot, bounds, &cell);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, colour, &square);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}
