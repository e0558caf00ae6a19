/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "workspace-fixture.h"

G_BEGIN_DECLS

/* Instances and process flows for tests of the window. */

/* A custom connector with "GET /orders" (List Orders) and "POST /orders" (Create Order), and an
 * instance of it without credentials; free its id. */
char *flow_fixture_add_instance (Fixture *fixture,
                                 const char *connector,
                                 const char *base_url,
                                 const char *instance);
/* A flow's draft from the JSON of its shapes, without the brackets; free its id. */
char *flow_fixture_add (Fixture *fixture, const char *name, const char *shapes);
/* Receives, maps and sends through an instance, deployed; free its id. */
char *flow_fixture_add_deployed (Fixture *fixture, const char *name, const char *instance);
void flow_fixture_deploy (Fixture *fixture, const char *flow);

G_END_DECLS
