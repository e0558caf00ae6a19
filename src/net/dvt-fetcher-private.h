/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-fetcher.h"

G_BEGIN_DECLS

/* Whom to trust instead of the system's authorities. For tests: there is no way round TLS. */
void dvt_fetcher_set_trust (DvtFetcher *self, GTlsDatabase *database);

G_END_DECLS
