/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-fetcher.h"
#include "dvt-transfer-private.h"

G_BEGIN_DECLS

/* Does what dvt_fetcher_fetch_async() says, and returns from @task, once. @transfer: (transfer
 * full)
 */
void dvt_fetch_job_run (GTask *task, DvtTransfer *transfer, const DvtFetchRequest *request);

G_END_DECLS
