/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-credentials.h"
#include "dvt-definition.h"
#include "dvt-instance-settings.h"

G_BEGIN_DECLS

/* What an instance's editor asks for, one text each. No GTK. */

typedef enum
{
  DVT_INSTANCE_FIELD_NAME,
  DVT_INSTANCE_FIELD_BASE_URL,
  DVT_INSTANCE_FIELD_TIME_ZONE,
  DVT_INSTANCE_FIELD_DATE_FORMAT,
  DVT_INSTANCE_FIELD_NOTES,
  DVT_INSTANCE_FIELD_CREDENTIAL,        /* @method, @key */
  DVT_INSTANCE_FIELD_VARIABLE,          /* @method or @endpoint or neither, @key */
  DVT_INSTANCE_FIELD_ENDPOINT_BASE_URL, /* @key: the address that its endpoints have */
} DvtInstanceFieldKind;

/**
 * DvtInstanceField:
 * @kind: what it is
 * @method: (nullable): of which authentication method
 * @endpoint: (nullable): of which endpoint
 * @key: (nullable): the key or the variable
 * @label: what to call it
 * @description: (nullable): more about it
 * @placeholder: (nullable): what holds where it is left empty
 * @required: nothing holds where it is left empty
 * @secret: goes into the Secret Service, and is hidden while it is typed
 * @advanced: for those who look for it
 */
typedef struct
{
  DvtInstanceFieldKind kind;
  char *method;
  char *endpoint;
  char *key;
  char *label;
  char *description;
  char *placeholder;
  gboolean required;
  gboolean secret;
  gboolean advanced;
} DvtInstanceField;

DvtInstanceField *dvt_instance_field_new (DvtInstanceFieldKind kind,
                                          const char *label) G_GNUC_WARN_UNUSED_RESULT;
void dvt_instance_field_free (DvtInstanceField *field);
/* The same kind, method, endpoint and key. */
gboolean dvt_instance_field_equal (const DvtInstanceField *a, const DvtInstanceField *b);

/* Each appends what @definition asks for to @fields. */
void dvt_instance_field_add_credentials (DvtDefinition *definition,
                                         const char *method,
                                         GPtrArray *fields);
/* The connector's variables, then those of @methods, then those of endpoints. */
void dvt_instance_field_add_variables (DvtDefinition *definition,
                                       const char *const *methods,
                                       GPtrArray *fields);
/* One for each address that endpoints have of their own. */
void dvt_instance_field_add_addresses (DvtDefinition *definition, GPtrArray *fields);
/* (element-type utf8): the endpoints that have @address of their own. */
GPtrArray *dvt_instance_field_list_endpoints (DvtDefinition *definition,
                                              const char *address) G_GNUC_WARN_UNUSED_RESULT;

/* NULL where the field has no value of its own, or it is secret: secrets are never read. */
const char *dvt_instance_field_get_value (const DvtInstanceField *field,
                                          DvtDefinition *definition,
                                          const DvtInstanceSettings *settings);
/* @value NULL or "": none. Secret ones go to @credentials, the others to @settings. */
void dvt_instance_field_set_value (const DvtInstanceField *field,
                                   DvtDefinition *definition,
                                   DvtInstanceSettings *settings,
                                   DvtCredentials *credentials,
                                   const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtInstanceField, dvt_instance_field_free)

G_END_DECLS
