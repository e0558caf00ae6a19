/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-instance-form.h"
#include "dvt-workspace-services.h"

G_BEGIN_DECLS

/**
 * DvtInstanceDraft:
 *
 * An instance that is being made or edited: the form, and what the workspace does with it.
 *
 * The parts of the editor share it; each change of one is told to the others by "changed", and what
 * is wrong to all of them by "problems" (a GPtrArray of DvtInstanceProblem; each shows its own).
 * Nothing is saved before [method@InstanceDraft.save_async]. Main thread; no GTK.
 */
#define DVT_TYPE_INSTANCE_DRAFT (dvt_instance_draft_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstanceDraft, dvt_instance_draft, DVT, INSTANCE_DRAFT, GObject)

/* @instance: (nullable): that is edited; NULL: a new one. @definition: the connector's. */
DvtInstanceDraft *dvt_instance_draft_new (DvtWorkspace *workspace,
                                          const char *connector_id,
                                          DvtDefinition *definition,
                                          DvtInstance *instance) G_GNUC_WARN_UNUSED_RESULT;
DvtInstanceForm *dvt_instance_draft_get_form (DvtInstanceDraft *self);
gboolean dvt_instance_draft_is_new (DvtInstanceDraft *self);
/* Each changes the form and tells so. */
void dvt_instance_draft_set_text (DvtInstanceDraft *self,
                                  const DvtInstanceField *field,
                                  const char *text);
void dvt_instance_draft_set_alternative (DvtInstanceDraft *self, guint alternative);
void dvt_instance_draft_set_rate (DvtInstanceDraft *self, guint amount, const char *unit);

/* Has the rows of the fields show what is wrong with them. */
void dvt_instance_draft_tell_problems (DvtInstanceDraft *self, GPtrArray *problems);

/* Whether there is something to save. */
gboolean dvt_instance_draft_can_save (DvtInstanceDraft *self);
/* Whether it has to be tried before it is saved, and was not since the last change. */
gboolean dvt_instance_draft_needs_test (DvtInstanceDraft *self);

/* Tries what is entered on the real service. Stores nothing. */
void dvt_instance_draft_test_async (DvtInstanceDraft *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DvtTestOutcome *dvt_instance_draft_test_finish (DvtInstanceDraft *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Signs in by the browser. The tokens are then part of what is entered. */
void dvt_instance_draft_sign_in_async (DvtInstanceDraft *self,
                                       const char *method,
                                       DvtBrowseFunc browse,
                                       gpointer browse_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
dvt_instance_draft_sign_in_finish (DvtInstanceDraft *self, GAsyncResult *result, GError **error);

/* Makes or changes the instance. */
void dvt_instance_draft_save_async (DvtInstanceDraft *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DvtOutcome *dvt_instance_draft_save_finish (DvtInstanceDraft *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
