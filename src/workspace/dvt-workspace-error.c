/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-error.h"

#include <gio/gio.h>

#include "dvt-auth-error.h"
#include "dvt-marketplace-error.h"
#include "dvt-model-error.h"
#include "dvt-net-error.h"
#include "dvt-secrets.h"
#include "dvt-store-error.h"

G_DEFINE_QUARK (dvt - workspace - error - quark, dvt_workspace_error)

static const char *
workspace_error_to_string (DvtWorkspaceError code)
{
  switch (code)
    {
    case DVT_WORKSPACE_ERROR_NOT_FOUND:
      return "not-found";
    case DVT_WORKSPACE_ERROR_AMBIGUOUS:
      return "ambiguous";
    case DVT_WORKSPACE_ERROR_DECISION_NEEDED:
      return "decision-needed";
    case DVT_WORKSPACE_ERROR_WRONG_USE:
      return "wrong-use";
    case DVT_WORKSPACE_ERROR_NOTHING_TO_DO:
      return "nothing-to-do";
    case DVT_WORKSPACE_ERROR_STALE:
      return "stale";
    case DVT_WORKSPACE_ERROR_IN_THE_WAY:
      return "in-the-way";
    case DVT_WORKSPACE_ERROR_INSTALLED:
      return "installed";
    case DVT_WORKSPACE_ERROR_WITHDRAWN:
      return "withdrawn";
    case DVT_WORKSPACE_ERROR_FEED_TAKEN:
      return "feed-taken";
    default:
      return "failed";
    }
}

static const char *
model_error_to_string (DvtModelError code)
{
  switch (code)
    {
    case DVT_MODEL_ERROR_SYNTAX:
      return "syntax";
    case DVT_MODEL_ERROR_ENCODING:
      return "encoding";
    case DVT_MODEL_ERROR_DUPLICATE_KEY:
      return "duplicate-key";
    case DVT_MODEL_ERROR_TOO_LARGE:
      return "too-large";
    case DVT_MODEL_ERROR_INVALID:
      return "invalid";
    default:
      return "failed";
    }
}

static const char *
secrets_error_to_string (DvtSecretsError code)
{
  switch (code)
    {
    case DVT_SECRETS_ERROR_UNAVAILABLE:
      return "secrets-unavailable";
    case DVT_SECRETS_ERROR_NOT_FOUND:
      return "secrets-not-found";
    case DVT_SECRETS_ERROR_DAMAGED:
      return "secrets-damaged";
    case DVT_SECRETS_ERROR_LOCKED:
      return "secrets-locked";
    default:
      return "failed";
    }
}

const char *
dvt_error_get_code (const GError *error)
{
  g_return_val_if_fail (error != NULL, "failed");

  if (error->domain == DVT_WORKSPACE_ERROR)
    return workspace_error_to_string ((DvtWorkspaceError) error->code);
  if (error->domain == DVT_MODEL_ERROR)
    return model_error_to_string ((DvtModelError) error->code);
  if (error->domain == DVT_NET_ERROR)
    return dvt_net_error_to_string ((DvtNetError) error->code);
  if (error->domain == DVT_MARKETPLACE_ERROR)
    return dvt_marketplace_error_to_string ((DvtMarketplaceError) error->code);
  if (error->domain == DVT_AUTH_ERROR)
    return dvt_auth_error_to_string ((DvtAuthError) error->code);
  if (error->domain == DVT_SECRETS_ERROR)
    return secrets_error_to_string ((DvtSecretsError) error->code);
  if (error->domain == DVT_STORE_ERROR)
    return dvt_store_error_to_string ((DvtStoreError) error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";
  return "failed";
}
