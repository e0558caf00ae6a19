/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-secrets.h"

G_BEGIN_DECLS

/* The calls of DvtSecrets at the user's Secret Service. Each takes over @task, whose source object
 * is of no matter here, and returns through it what the public call returns. */

void dvt_secrets_keyring_store (GTask *task,
                                const char *workspace,
                                DvtCredentials *credentials,
                                const char *label);
void dvt_secrets_keyring_load (GTask *task, const char *workspace, const char *id);
void dvt_secrets_keyring_list (GTask *task, const char *workspace);
void dvt_secrets_keyring_delete (GTask *task, const char *workspace, const char *const *ids);

G_END_DECLS
