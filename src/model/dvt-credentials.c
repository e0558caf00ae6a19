/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-credentials.h"

GType
dvt_credentials_get_type (void)
{
  return G_TYPE_POINTER;
}

DvtCredentials *
dvt_credentials_new (void)
{
  return NULL;
}

DvtCredentials *
dvt_credentials_copy (DvtCredentials *credentials)
{
  return NULL;
}

DvtCredentials *
dvt_credentials_ref (DvtCredentials *credentials)
{
  return NULL;
}

void
dvt_credentials_unref (DvtCredentials *credentials)
{

}

void
dvt_credentials_set (DvtCredentials *credentials, const char *method, const char *key, const char *value)
{

}

const char *
dvt_credentials_get (DvtCredentials *credentials, const char *method, const char *key)
{
  return NULL;
}

gboolean
dvt_credentials_is_empty (DvtCredentials *credentials)
{
  return 0;
}

gboolean
dvt_credentials_equal (DvtCredentials *a, DvtCredentials *b)
{
  return 0;
}

void
dvt_credentials_foreach (DvtCredentials *credentials, DvtCredentialsFunc func, gpointer user_data)
{

}

char *
dvt_credentials_to_json (DvtCredentials *credentials)
{
  return NULL;
}

DvtCredentials *
dvt_credentials_parse (const char *json, gsize length, GError **error)
{
  return NULL;
}

void
dvt_secret_text_free (char *text)
{

}
