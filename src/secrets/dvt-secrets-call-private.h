/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-secrets-lock-private.h"
#include "dvt-secrets-service-private.h"
#include "dvt-secrets.h"

G_BEGIN_DECLS

/* One call at the user's Secret Service: the data of its task.
 *
 * A call is a chain: the keyring is unlocked where it is locked, the lock file is taken where the
 * call writes, then come the call's own steps (dvt_secrets_call_act()). Where the service went away
 * and came back since it was spoken to last, the whole is tried once more: what libsecret kept of
 * the old one is of no use to the new one.
 *
 * Each function takes over the task, and what else it is given but for messages. */

typedef enum
{
  DVT_SECRETS_CALL_STORE,
  DVT_SECRETS_CALL_LOAD,
  DVT_SECRETS_CALL_LIST,
  DVT_SECRETS_CALL_DELETE,
} DvtSecretsCallKind;

typedef struct
{
  /* Input. */
  DvtSecretsCallKind kind;
  char *workspace;             /* (owned) */
  char *id;                    /* (owned) (nullable): store, load */
  char *label;                 /* (owned) (nullable): store */
  DvtCredentials *credentials; /* (owned) (nullable): store */
  GStrv ids;                   /* (owned) (nullable): delete */

  /* In progress. */
  SecretService *service; /* (owned) (nullable): NULL: libsecret's file is used */
  DvtSecretsLock *lock;   /* (owned) (nullable) */
  gboolean tried_again;
  gsize n_deleted;
} DvtSecretsCall;

/* Makes the data of @task, for the caller to complete. (transfer none) */
DvtSecretsCall *dvt_secrets_call_new (GTask *task, DvtSecretsCallKind kind, const char *workspace);
void dvt_secrets_call_start (GTask *task);
/* The call's own steps; they end by one of the functions below. */
void dvt_secrets_call_act (GTask *task);

void dvt_secrets_call_succeed (GTask *task, gpointer value, GDestroyNotify free_value);
/* Returns `TRUE`. */
void dvt_secrets_call_succeed_plainly (GTask *task);
void dvt_secrets_call_fail (GTask *task, DvtSecretsError code, const char *message);
void dvt_secrets_call_fail_locked (GTask *task);
/* An error of libsecret's or D-Bus's. What they say is about the service and never about what is in
 * an item. */
void dvt_secrets_call_fail_with (GTask *task, GError *error);

G_END_DECLS
