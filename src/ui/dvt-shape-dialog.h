/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtShapeApplyFunc:
 * @shape: what the shape shall be
 * @user_data: (closure): of the dialog
 * @error: why it cannot be that, with the place (`DVT_MODEL_ERROR`)
 *
 * Takes a shape as it was edited.
 *
 * Returns: `TRUE` where it was taken; the dialog closes then
 */
typedef gboolean (*DvtShapeApplyFunc) (DvtJson *shape, gpointer user_data, GError **error);

/**
 * DvtShapeDialog:
 *
 * The settings of one shape: what it is called, and what its type asks for. Instance and endpoint
 * are picked from those that there are; members of a shape that it does not show are kept.
 */
#define DVT_TYPE_SHAPE_DIALOG (dvt_shape_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvtShapeDialog, dvt_shape_dialog, DVT, SHAPE_DIALOG, AdwDialog)

/* @shape: an object with "type"; a new one needs nothing else. @apply NULL: it is only shown. */
AdwDialog *dvt_shape_dialog_new (DvtWorkspace *workspace,
                                 DvtJson *shape,
                                 DvtShapeApplyFunc apply,
                                 gpointer apply_data,
                                 GDestroyNotify free_apply_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
