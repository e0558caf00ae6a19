/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtShapePart:
 *
 * What a shape dialog shows for a type of shape: groups of rows over the shape's members. Signal
 * "edited".
 */
#define DVT_TYPE_SHAPE_PART (dvt_shape_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (DvtShapePart, dvt_shape_part, DVT, SHAPE_PART, GtkBox)

struct _DvtShapePartClass
{
  GtkBoxClass parent_class;

  /* Puts what is shown into @shape, a copy of the original. */
  gboolean (*put) (DvtShapePart *self,
                   yyjson_mut_doc *document,
                   yyjson_mut_val *shape,
                   GError **error);
};

/* The part for the type of @shape. */
DvtShapePart *dvt_shape_part_new (DvtWorkspace *workspace,
                                  DvtJson *shape) G_GNUC_WARN_UNUSED_RESULT;
gboolean dvt_shape_part_put (DvtShapePart *self,
                             yyjson_mut_doc *document,
                             yyjson_mut_val *shape,
                             GError **error);
/* For its kinds: the shape was edited. */
void dvt_shape_part_edited (DvtShapePart *self);

G_END_DECLS
