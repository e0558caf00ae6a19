/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-credentials.h"
#include "dvt-definition.h"
#include "dvt-http.h"

G_BEGIN_DECLS

/**
 * dvt_auth_apply:
 * @credentials: (nullable): none is stored
 * @method: the id of a method
 * @request: gets what the method puts into a request
 * @error: set with `DVT_AUTH_ERROR_CREDENTIALS_MISSING` or `DVT_AUTH_ERROR_UNUSABLE`
 *
 * Adds the credentials of one method to a request: an OAuth method's access token as it is.
 *
 * Returns: whether they were added; @request is as it was otherwise
 */
gboolean dvt_auth_apply (DvtDefinition *definition,
                         DvtCredentials *credentials,
                         const char *method,
                         DvtHttpRequest *request,
                         GError **error);

G_END_DECLS
