/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check.h"

const char *
dvt_reason_code_to_string (DvtReasonCode code)
{
  return NULL;
}

DvtReason *
dvt_reason_new (DvtReasonCode code, const char *subject, const char *shape, const char *message)
{
  return NULL;
}

DvtReason *
dvt_reason_copy (const DvtReason *reason)
{
  return NULL;
}

void
dvt_reason_free (DvtReason *reason)
{

}

gboolean
dvt_reason_equal (const DvtReason *a, const DvtReason *b)
{
  return 0;
}

char *
dvt_check_build_signature (DvtDefinition *definition, const char *method)
{
  return NULL;
}

GPtrArray *
dvt_check_instance (DvtDefinition *definition, const DvtInstanceSettings *settings)
{
  return NULL;
}

GPtrArray *
dvt_check_credentials (DvtDefinition *definition, const DvtInstanceSettings *settings, DvtCredentials *credentials)
{
  return NULL;
}

GPtrArray *
dvt_check_shape (DvtDefinition *definition, const DvtInstanceSettings *settings, const DvtShape *shape)
{
  return NULL;
}

GStrv
dvt_check_find_alternative (DvtDefinition *definition, const char *endpoint, const char *const *methods)
{
  return NULL;
}

GPtrArray *
dvt_check_list_alternatives (DvtDefinition *definition)
{
  return NULL;
}

GPtrArray *
dvt_check_list_credential_keys (DvtDefinition *definition, const char *method)
{
  return NULL;
}
