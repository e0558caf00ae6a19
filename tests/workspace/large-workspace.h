/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "workspace-fixture.h"

G_BEGIN_DECLS

#define LARGE_N_CONNECTORS 1000

/* Publishes a few entries, and installs them LARGE_N_CONNECTORS times in all. */
void large_install_many (Fixture *fixture);
/* Publishes GitHub's API, as of octokit 10.0.0 and 23.0.2, as "octokit" 1 and 2, and adds the feed;
 * FALSE where the documents are not there. */
gboolean large_publish_octokit (Fixture *fixture);

/* How many of them large_add_uses() adds. */
#define LARGE_N_INSTANCES 3000
#define LARGE_N_FLOWS 2000

/* Gives the connectors of large_install_many() instances, and these flows of three shapes with a
 * deployed version and a draft; the workspace is opened anew to see them. */
void large_add_uses (Fixture *fixture);

G_END_DECLS
