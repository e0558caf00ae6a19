/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-instance-draft.h"

G_BEGIN_DECLS

/**
 * DvtInstanceOptions:
 *
 * What every instance can have of its own, in its editor: base address, rate limit, time zone, date
 * format, notes.
 */
#define DVT_TYPE_INSTANCE_OPTIONS (dvt_instance_options_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstanceOptions, dvt_instance_options, DVT, INSTANCE_OPTIONS, AdwBin)

void dvt_instance_options_set_draft (DvtInstanceOptions *self, DvtInstanceDraft *draft);

G_END_DECLS
