/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-secrets.h"

G_BEGIN_DECLS

/* Calls that wait, and credentials in one line. */

/* A workspace's UUID, and another's. */
#define WORKSPACE "6f0d3a2e-52c4-4c36-9d6f-0a6f4d1c7b10"
#define OTHER_WORKSPACE "0d1f6c8e-1f5b-4a51-8a6e-6b2f4c3d2e1a"

/* Takes the result of a call. */
void take_result_cb (GObject *object, GAsyncResult *result, gpointer data);
/* Runs the main context until there is a result in @result. */
void wait_for_result (GAsyncResult **result);

/* An API key @value, and a secret variable. */
DvtCredentials *make_credentials (const char *value);

char *store_credentials (DvtSecrets *secrets, const char *value, GError **error);
char *store_ok (DvtSecrets *secrets, const char *value);
DvtCredentials *load_credentials (DvtSecrets *secrets, const char *id, GError **error);
/* Whether what is under @id is what make_credentials() makes of @value. */
void assert_loads (DvtSecrets *secrets, const char *id, const char *value);
GHashTable *list_items (DvtSecrets *secrets, GError **error);
guint count_items (DvtSecrets *secrets);
gboolean delete_item (DvtSecrets *secrets, const char *id, GError **error);

/* Starts this program again as a writer of @n_items items in the same workspace. */
GSubprocess *start_writer (const char *program, guint n_items);
/* The ids that a writer printed, once it is done. */
GStrv finish_writer (GSubprocess *writer);
/* What main() of a program that starts writers calls first; does not return in a writer. */
void become_writer (int argc, char **argv);

G_END_DECLS
