/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DvtFlowNameDialog:
 *
 * Asks for the name and the description of a process flow.
 *
 * Signals: "answered" (name, description), once, where it was not cancelled.
 */
#define DVT_TYPE_FLOW_NAME_DIALOG (dvt_flow_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowNameDialog, dvt_flow_name_dialog, DVT, FLOW_NAME_DIALOG, AdwDialog)

/* @accept: the button's label, "Create". @note: (nullable): a sentence below the form. */
AdwDialog *dvt_flow_name_dialog_new (const char *title,
                                     const char *accept,
                                     const char *name,
                                     const char *description,
                                     const char *note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
