/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-apply-private.h"

G_BEGIN_DECLS

/* A document as it is kept (formats §10): names of instances that only one has give way to ids.
 * What it names that is not here, or not unique, is a warning of @apply's outcome. */
DvtFlowDocument *dvt_flow_import_in_thread (DvtStoreTransaction *transaction,
                                            DvtApply *apply,
                                            DvtFlowDocument *document,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is wrong with the shapes of @document, as warnings of @apply's outcome. */
gboolean dvt_flow_warn_in_thread (DvtStoreTransaction *transaction,
                                  DvtApply *apply,
                                  DvtFlowDocument *document,
                                  GError **error);

G_END_DECLS
