/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What net says (unreachable, timed out …) stays DVT_NET_ERROR with a prefix that names the source. */
typedef enum
{
  DVT_MARKETPLACE_ERROR_NOT_A_FEED = 1, /* HTML, no JSON, another format */
  DVT_MARKETPLACE_ERROR_INVALID,        /* a feed that breaks its format; the message has the place */
  DVT_MARKETPLACE_ERROR_OTHER_FEED,     /* another feed id than before */
  DVT_MARKETPLACE_ERROR_OLDER,          /* a lower serial than was seen */
  DVT_MARKETPLACE_ERROR_EXPIRED,
  DVT_MARKETPLACE_ERROR_WRONG_DIGEST,   /* a file's size or digest is not what the index says */
  DVT_MARKETPLACE_ERROR_REWRITTEN,      /* a version that was seen has another digest now */
  DVT_MARKETPLACE_ERROR_NOT_READABLE,   /* a folder or file that cannot be read */
  DVT_MARKETPLACE_ERROR_BAD_LOCATION,   /* no https, loopback http or folder */
  DVT_MARKETPLACE_ERROR_VERSION_TAKEN,  /* publish: other content under that number */
  DVT_MARKETPLACE_ERROR_NOT_WRITABLE,   /* publish */
  DVT_MARKETPLACE_ERROR_BAD_ID,         /* publish: a connector id or version that is none */
} DvtMarketplaceError;

#define DVT_MARKETPLACE_ERROR (dvt_marketplace_error_quark ())
GQuark dvt_marketplace_error_quark (void);
const char *dvt_marketplace_error_to_string (DvtMarketplaceError code);

G_END_DECLS
