/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "workspace-fixture.h"

G_BEGIN_DECLS

/* A custom connector "Shop" at @base_url, which signs in with an access token; its one endpoint is
 * GET /orders. Free the id. */
char *instance_fixture_create_connector (Fixture *fixture,
                                         const char *base_url) G_GNUC_WARN_UNUSED_RESULT;
/* An instance with no credentials; free the id. */
char *instance_fixture_create (Fixture *fixture,
                               const char *connector,
                               const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* A flow whose one shape receives GET /orders through @instance; free the id. */
char *instance_fixture_create_flow (Fixture *fixture,
                                    const char *name,
                                    const char *instance) G_GNUC_WARN_UNUSED_RESULT;

/* The window's visible dialog, waited for. */
GtkWidget *instance_fixture_wait_for_dialog (GtkWidget *window);
/* Runs the main loop until no dialog is over @window. */
void instance_fixture_wait_until_closed (GtkWidget *window);
/* The entry row of that title, waited for. */
GtkWidget *instance_fixture_find_row (GtkWidget *dialog, const char *title);

G_END_DECLS
