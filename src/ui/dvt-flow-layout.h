/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow-document.h"

G_BEGIN_DECLS

/**
 * DvtFlowLayoutMode:
 * @DVT_FLOW_LAYOUT_READ: shapes alone
 * @DVT_FLOW_LAYOUT_EDIT: with a slot wherever a shape can be inserted
 *
 * What the picture is for.
 */
typedef enum
{
  DVT_FLOW_LAYOUT_READ,
  DVT_FLOW_LAYOUT_EDIT,
} DvtFlowLayoutMode;

/**
 * DvtFlowNode:
 * @shape: (nullable): the shape; `NULL` for a slot
 * @route: (nullable): the id of the route whose branch it stands in; `NULL`: the document itself
 * @branch: which of @route's branches
 * @position: where among the shapes there; a slot: where a shape would be inserted
 * @x: its left edge, in pixels from the picture's left edge, for left to right
 * @y: its top edge
 * @width: as it was set
 * @height: as it was set
 *
 * One shape, or one place for a shape: a slot. While reading there is a slot only where a branch
 * has no shapes, as the end of its line.
 */
typedef struct
{
  const DvtShape *shape;
  const char *route;
  guint branch;
  guint position;
  int x;
  int y;
  int width;
  int height;
} DvtFlowNode;

/* A line from one node to the next, by their indices. */
typedef struct
{
  guint from;
  guint to;
} DvtFlowEdge;

/**
 * DvtFlowTitle:
 * @branch: whose title it is
 * @number: which of its route's branches, from 1
 * @x: its left edge
 * @y: its top edge
 *
 * Where the name of a branch stands: above its first node.
 */
typedef struct
{
  const DvtBranch *branch;
  guint number;
  int x;
  int y;
} DvtFlowTitle;

/**
 * DvtFlowLayout:
 *
 * Where the shapes of a process flow stand: from left to right, the branches of a route stacked
 * behind it. Pure: it knows sizes, not widgets.
 *
 * Nodes are in reading order. A route's records go on from the ends of its branches to the shape
 * after it. Belongs to one thread; what it points to belongs to the document, which has to outlive
 * it.
 */
typedef struct _DvtFlowLayout DvtFlowLayout;

/* @shapes: (element-type DvtShape): of a document */
DvtFlowLayout *dvt_flow_layout_new (GPtrArray *shapes,
                                    DvtFlowLayoutMode mode) G_GNUC_WARN_UNUSED_RESULT;
void dvt_flow_layout_free (DvtFlowLayout *self);

guint dvt_flow_layout_get_n_nodes (DvtFlowLayout *self);
const DvtFlowNode *dvt_flow_layout_get_node (DvtFlowLayout *self, guint index);
guint dvt_flow_layout_get_n_edges (DvtFlowLayout *self);
const DvtFlowEdge *dvt_flow_layout_get_edge (DvtFlowLayout *self, guint index);
guint dvt_flow_layout_get_n_titles (DvtFlowLayout *self);
const DvtFlowTitle *dvt_flow_layout_get_title (DvtFlowLayout *self, guint index);

/* How large a node is, in pixels, before it is placed. */
void dvt_flow_layout_set_size (DvtFlowLayout *self, guint index, int width, int height);
/**
 * dvt_flow_layout_place:
 * @title_height: what a branch's title takes above its first node, in pixels
 * @width: (out): of the whole picture
 * @height: (out): of the whole picture
 *
 * Gives every node and title its place.
 */
void dvt_flow_layout_place (DvtFlowLayout *self, int title_height, int *width, int *height);

/* The node that an arrow key leads to from @index, -1 for none: right and left follow the lines
 * (@steps 1 and -1), the first of several; */
int dvt_flow_layout_find_along (DvtFlowLayout *self, guint index, int steps);
/* down and up (@steps 1 and -1) lead to the nearest node that stands below or above. */
int dvt_flow_layout_find_across (DvtFlowLayout *self, guint index, int steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtFlowLayout, dvt_flow_layout_free)

G_END_DECLS
