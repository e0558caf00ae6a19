/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvtMarketplaceError:
 * @DVT_MARKETPLACE_ERROR_NOT_A_FEED: a web page, no JSON, or JSON of another format
 * @DVT_MARKETPLACE_ERROR_INVALID: a feed, or a definition of one, that breaks its format; the
 * message has the place
 * @DVT_MARKETPLACE_ERROR_OTHER_FEED: another feed id than before
 * @DVT_MARKETPLACE_ERROR_OLDER: a lower serial than was seen
 * @DVT_MARKETPLACE_ERROR_EXPIRED: the index was good until a time that has passed
 * @DVT_MARKETPLACE_ERROR_WRONG_DIGEST: a file's size or digest is not what the index says
 * @DVT_MARKETPLACE_ERROR_REWRITTEN: a version that was seen has another digest now
 * @DVT_MARKETPLACE_ERROR_NOT_READABLE: a folder or a file in it that cannot be read
 * @DVT_MARKETPLACE_ERROR_BAD_LOCATION: neither https nor http to this machine nor a folder
 * @DVT_MARKETPLACE_ERROR_VERSION_TAKEN: publishing other content under a number that is in use
 * @DVT_MARKETPLACE_ERROR_NOT_WRITABLE: publishing into a folder that cannot be written
 * @DVT_MARKETPLACE_ERROR_BAD_ID: publishing under a connector id or version number that is none
 *
 * Why a marketplace was refused. Every message names the source.
 *
 * What the net says (unreachable, timed out …) stays %DVT_NET_ERROR, whose messages name the
 * address, and a cancellation stays `G_IO_ERROR_CANCELLED`.
 */
typedef enum
{
  DVT_MARKETPLACE_ERROR_NOT_A_FEED = 1,
  DVT_MARKETPLACE_ERROR_INVALID,
  DVT_MARKETPLACE_ERROR_OTHER_FEED,
  DVT_MARKETPLACE_ERROR_OLDER,
  DVT_MARKETPLACE_ERROR_EXPIRED,
  DVT_MARKETPLACE_ERROR_WRONG_DIGEST,
  DVT_MARKETPLACE_ERROR_REWRITTEN,
  DVT_MARKETPLACE_ERROR_NOT_READABLE,
  DVT_MARKETPLACE_ERROR_BAD_LOCATION,
  DVT_MARKETPLACE_ERROR_VERSION_TAKEN,
  DVT_MARKETPLACE_ERROR_NOT_WRITABLE,
  DVT_MARKETPLACE_ERROR_BAD_ID,
} DvtMarketplaceError;

#define DVT_MARKETPLACE_ERROR (dvt_marketplace_error_quark ())
GQuark dvt_marketplace_error_quark (void);

/**
 * dvt_marketplace_error_to_string:
 * @code: a code of [error@MarketplaceError]
 *
 * The stable name of @code for machines: "not-a-feed", "wrong-digest" …
 *
 * Returns: a static string, never `NULL`; "failed" for a number that is no code
 */
const char *dvt_marketplace_error_to_string (DvtMarketplaceError code);

G_END_DECLS
