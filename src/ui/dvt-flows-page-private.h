/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow-edit.h"
#include "dvt-flow-task.h"
#include "dvt-flow-view.h"
#include "dvt-flows-page.h"

G_BEGIN_DECLS

/* NULL once the page is gone. */
DvtWorkspace *dvt_flows_page_get_workspace (DvtFlowsPage *self);
/* The one in the detail; NULL for none. */
DvtFlow *dvt_flows_page_get_flow (DvtFlowsPage *self);
DvtFlowView *dvt_flows_page_get_view (DvtFlowsPage *self);
/* Cancelled when the page goes. */
GCancellable *dvt_flows_page_get_cancellable (DvtFlowsPage *self);
void dvt_flows_page_start_search (DvtFlowsPage *self);
/* Something that the header shows has changed. */
void dvt_flows_page_update (DvtFlowsPage *self);
/* What an edit of the version that is shown begins from; FALSE while it is not loaded. */
gboolean dvt_flows_page_build_edit (DvtFlowsPage *self, DvtFlowEdit *edit);

/* --- dvt-flows-page-actions.c: versions, shapes, zoom --- */

void dvt_flows_page_install_actions (GtkWidgetClass *widget_class);
/* Follows the flow and the version in the detail. */
void dvt_flows_page_update_actions (DvtFlowsPage *self);
/* What is done after an action: the flow is shown, in its draft or deployed version. */
typedef enum
{
  DVT_FLOWS_PAGE_SHOW_NOTHING,
  DVT_FLOWS_PAGE_SHOW_DRAFT,
  DVT_FLOWS_PAGE_SHOW_DEPLOYED,
} DvtFlowsPageShow;
/* Carries @action out and says what came of it; @failed is the title where nothing did. */
void dvt_flows_page_perform (DvtFlowsPage *self,
                             DvtAction *action,
                             DvtFlowsPageShow show,
                             const char *failed);

/* --- dvt-flows-page-files.c: new, import, export, rename, duplicate, remove --- */

void dvt_flows_page_install_file_actions (GtkWidgetClass *widget_class);

/* --- dvt-flows-page-runs.c: runs and checks --- */

void dvt_flows_page_install_run_actions (GtkWidgetClass *widget_class);
void dvt_flows_page_update_run_actions (DvtFlowsPage *self);
/* (nullable): what a flow does just now, or did last. */
DvtFlowTask *dvt_flows_page_find_task (DvtFlowsPage *self, DvtFlow *flow);
void dvt_flows_page_take_task (DvtFlowsPage *self, DvtFlowTask *task);
/* Why the flow in the detail cannot run; NULL where it can. (static) */
const char *dvt_flows_page_get_run_hindrance (DvtFlowsPage *self);

G_END_DECLS
