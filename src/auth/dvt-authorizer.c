/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-authorizer.h"

struct _DvtAuthorizer
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtAuthorizer, dvt_authorizer, G_TYPE_OBJECT)

static void
dvt_authorizer_class_init (DvtAuthorizerClass *klass)
{
}

static void
dvt_authorizer_init (DvtAuthorizer *self)
{
}

DvtAuthorizer *
dvt_authorizer_new (DvtDefinition *definition, const DvtInstanceSettings *settings, DvtCredentials *credentials, DvtFetcher *fetcher)
{
  return NULL;
}

DvtCredentials *
dvt_authorizer_get_credentials (DvtAuthorizer *self)
{
  return NULL;
}

void
dvt_authorizer_set_now (DvtAuthorizer *self, GDateTime *now)
{

}

void
dvt_authorizer_authorize_async (DvtAuthorizer *self, const char *endpoint, DvtHttpRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

gboolean
dvt_authorizer_authorize_finish (DvtAuthorizer *self, GAsyncResult *result, GError **error)
{
  return 0;
}

void
dvt_authorizer_renew_async (DvtAuthorizer *self, const char *endpoint, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

gboolean
dvt_authorizer_renew_finish (DvtAuthorizer *self, GAsyncResult *result, GError **error)
{
  return 0;
}

void
dvt_authorizer_check_token_async (DvtAuthorizer *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

gboolean
dvt_authorizer_check_token_finish (DvtAuthorizer *self, GAsyncResult *result, gboolean *checked, GError **error)
{
  return 0;
}

gboolean
dvt_auth_is_expired (DvtDefinition *definition, const DvtInstanceSettings *settings, DvtCredentials *credentials, GDateTime *now)
{
  return 0;
}

gboolean
dvt_auth_needs_sign_in (DvtDefinition *definition, const char *method)
{
  return 0;
}
