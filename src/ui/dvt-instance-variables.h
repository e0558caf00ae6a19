/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-instance-draft.h"

G_BEGIN_DECLS

/**
 * DvtInstanceVariables:
 *
 * The values of an instance's variables, in its editor; the advanced ones, with the addresses of
 * endpoints that have one of their own, behind an expander. Follows the way to sign in: methods
 * have variables too.
 */
#define DVT_TYPE_INSTANCE_VARIABLES (dvt_instance_variables_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstanceVariables, dvt_instance_variables, DVT, INSTANCE_VARIABLES, AdwBin)

void dvt_instance_variables_set_draft (DvtInstanceVariables *self, DvtInstanceDraft *draft);

G_END_DECLS
