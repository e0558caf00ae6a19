/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-credentials.h"
#include "dvt-definition.h"
#include "dvt-instance-settings.h"

G_BEGIN_DECLS

/**
 * dvt_auth_address_build:
 * @credentials: (nullable): for secret variables
 * @method: the method that the address belongs to
 * @text: an address of its flow: may hold `{{variables}}`, and be relative to the base address
 * @error: set with `DVT_AUTH_ERROR_CREDENTIALS_MISSING` where a variable has no value,
 *   `DVT_AUTH_ERROR_UNUSABLE` or `DVT_NET_ERROR` where it is no address that may be asked
 *
 * Where the instance has a base address of its own, what is on the host of the connector's is asked
 * on the host of the instance's.
 *
 * Returns: (transfer full): an absolute address, `NULL` with @error set otherwise
 */
char *dvt_auth_address_build (DvtDefinition *definition,
                              const DvtInstanceSettings *settings,
                              DvtCredentials *credentials,
                              const char *method,
                              const char *text,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
