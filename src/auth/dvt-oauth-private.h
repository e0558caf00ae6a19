/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-credentials.h"
#include "dvt-definition.h"
#include "dvt-instance-settings.h"

G_BEGIN_DECLS

/* What OAuth 2 methods of definitions and their credentials say. */

/* The flow @name of the oauth2 method @method; NULL where it has none. */
yyjson_val *dvt_oauth_find_flow (DvtDefinition *definition, const char *method, const char *name);
gboolean dvt_oauth_is_method (DvtDefinition *definition, const char *method);
/* What to call a method in messages: its label, else its id. */
const char *dvt_oauth_get_label (DvtDefinition *definition, const char *method);
/* A text member of a flow; NULL where it is absent or empty. */
const char *dvt_oauth_flow_get (yyjson_val *flow, const char *name);
/* The names of all scopes of a flow, with spaces between; NULL where it has none. */
char *dvt_oauth_flow_build_scope (yyjson_val *flow) G_GNUC_WARN_UNUSED_RESULT;

/* How new tokens are got without the user. */
typedef enum
{
  DVT_GRANT_NONE,
  DVT_GRANT_CLIENT_CREDENTIALS,
  DVT_GRANT_REFRESH_TOKEN,
} DvtGrant;

/* @credentials: (nullable): none. */
DvtGrant
dvt_oauth_choose_grant (DvtDefinition *definition, const char *method, DvtCredentials *credentials);

/* When the access token expires; NULL where that is not known. */
GDateTime *dvt_oauth_get_expiry (DvtCredentials *credentials,
                                 const char *method) G_GNUC_WARN_UNUSED_RESULT;
void dvt_oauth_set_expiry (DvtCredentials *credentials, const char *method, GDateTime *expiry);

/* Whether the access token has at most @margin_s to live at @now. */
gboolean dvt_oauth_is_token_old (DvtCredentials *credentials,
                                 const char *method,
                                 GDateTime *now,
                                 int margin_s);

/* The credential that says that a user signed in, so that the program does not go on as itself. */
#define DVT_OAUTH_GRANT_KEY "grant"
#define DVT_OAUTH_GRANT_CODE "authorization_code"

G_END_DECLS
