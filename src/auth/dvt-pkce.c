/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-pkce-private.h"

#include <string.h>
#include <unistd.h>

#define SECRET_BYTES 32

/* RFC 4648 5, without padding. */
static char *
encode (const guint8 *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';

  return text;
}

char *
dvt_pkce_build_secret (void)
{
  guint8 bytes[SECRET_BYTES];

  /* Not GLib's numbers, which can be foretold. Up to 256 bytes fail on no system that has booted.
   */
  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("The system has no random numbers");

  return encode (bytes, sizeof bytes);
}

char *
dvt_pkce_build_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[SECRET_BYTES];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);

  return encode (digest, length);
}
