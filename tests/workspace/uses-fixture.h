/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-secrets.h"
#include "workspace-fixture.h"

G_BEGIN_DECLS

/* A workspace whose credentials are kept in memory, with the entry "shop" in its feed:
 *
 * - version 1: the method "token" (apiKey), the required variable "store", and the endpoints
 *   "GET /orders" (parameter query.limit), "GET /returns" and "POST /notes"
 * - version 2: "GET /returns" is gone, "token" goes under another header's name, the variable
 *   "region" is required too
 * - version 3: as 1, with another summary */
void uses_set_up (Fixture *fixture, gconstpointer data);

#define uses_add(name, func) g_test_add (name, Fixture, NULL, uses_set_up, func, fixture_tear_down)

/* Keeps the credentials of any fixture's workspace in memory. */
void uses_keep_in_memory (Fixture *fixture);
/* The workspace's secrets, in memory. */
DvtSecrets *uses_get_secrets (Fixture *fixture);
/* As fixture_reopen(), with the same credentials. */
void uses_reopen (Fixture *fixture);
DvtDefinition *uses_make_definition (guint version);

DvtInstanceSettings *uses_new_settings (const char *name);
DvtCredentials *uses_new_credentials (const char *token);
/* Each performs the action and gives the id; the settings are uses_new_settings()'s. */
char *uses_create_instance (Fixture *fixture, const char *connector, const char *name);
char *uses_create_flow (Fixture *fixture, DvtFlowDocument *document);
/* Receives from @endpoint through @instance and notes each record. */
DvtFlowDocument *uses_new_document (const char *name, const char *instance, const char *endpoint);
DvtInstance *uses_find_instance (Fixture *fixture, const char *id);
DvtFlow *uses_find_flow (Fixture *fixture, const char *id);
/* The nicks of the reasons' codes, joined by spaces. */
char *uses_list_codes (GPtrArray *reasons);
/* Publishes @definition as @version of "shop". */
void uses_publish (Fixture *fixture, guint version, DvtDefinition *definition);

G_END_DECLS
