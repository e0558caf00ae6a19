/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-instance-draft.h"
#include "dvt-instance-test-row.h"

G_BEGIN_DECLS

/**
 * DvtCredentialGroup:
 *
 * How an instance signs in, in its editor: the way, what that asks for, *Sign In…* where it is done
 * in the browser, and *Test*.
 */
#define DVT_TYPE_CREDENTIAL_GROUP (dvt_credential_group_get_type ())
G_DECLARE_FINAL_TYPE (DvtCredentialGroup, dvt_credential_group, DVT, CREDENTIAL_GROUP, AdwBin)

void dvt_credential_group_set_draft (DvtCredentialGroup *self, DvtInstanceDraft *draft);
DvtInstanceTestRow *dvt_credential_group_get_test_row (DvtCredentialGroup *self);

G_END_DECLS
