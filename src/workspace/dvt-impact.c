/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-impact.h"

void
dvt_impact_free (DvtImpact *impact)
{

}
