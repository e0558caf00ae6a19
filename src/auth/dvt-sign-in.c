/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-sign-in.h"

void
dvt_sign_in_async (DvtDefinition *definition, const DvtInstanceSettings *settings, const char *method, DvtCredentials *credentials, const char *const *scopes, DvtFetcher *fetcher, DvtOpenUriFunc open_uri, gpointer open_uri_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtCredentials *
dvt_sign_in_finish (GAsyncResult *result, GError **error)
{
  return NULL;
}
