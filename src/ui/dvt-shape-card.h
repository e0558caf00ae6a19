/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-flow-shape-text.h"

G_BEGIN_DECLS

/**
 * DvtShapeCard:
 *
 * One shape in the picture of a process flow: a button that opens its settings.
 *
 * Its menu offers the actions of a menu model that it is given; their target is the shape's id.
 */
#define DVT_TYPE_SHAPE_CARD (dvt_shape_card_get_type ())
G_DECLARE_FINAL_TYPE (DvtShapeCard, dvt_shape_card, DVT, SHAPE_CARD, GtkButton)

GtkWidget *dvt_shape_card_new (const char *shape_id, guint number) G_GNUC_WARN_UNUSED_RESULT;
const char *dvt_shape_card_get_shape_id (DvtShapeCard *self);
void dvt_shape_card_set_text (DvtShapeCard *self, const DvtShapeText *text);
/* @report: (nullable): what it did by now in a run; NULL shows none. @running: the run goes on. */
void dvt_shape_card_set_report (DvtShapeCard *self, const DvtShapeReport *report, gboolean running);
/* Whether the shape can be changed, and so removed. */
void dvt_shape_card_set_editable (DvtShapeCard *self, gboolean editable);

G_END_DECLS
