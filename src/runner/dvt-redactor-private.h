/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

#include "dvt-credentials.h"

G_BEGIN_DECLS

/**
 * DvtRedactor:
 *
 * Takes secrets out of texts: as they are, percent-encoded, form-encoded, escaped in JSON, and
 * base64 in any alignment, so that "user:password" of Basic is found as well.
 *
 * Not thread-safe. Its memory is cleared when it is freed.
 */
typedef struct _DvtRedactor DvtRedactor;

/* What stands in the place of a secret. */
#define DVT_REDACTED "••••"

DvtRedactor *dvt_redactor_new (void) G_GNUC_WARN_UNUSED_RESULT;
void dvt_redactor_free (DvtRedactor *redactor);
/* All that @credentials (nullable) keep secret, from now on. */
void dvt_redactor_add (DvtRedactor *redactor, DvtCredentials *credentials);
/**
 * dvt_redactor_redact:
 * @text: (array length=length): any bytes
 * @limit: how many bytes of @text are wanted; a secret that begins before is recognised as a whole
 *
 * Returns: (transfer full): valid UTF-8
 */
char *dvt_redactor_redact (DvtRedactor *redactor, const char *text, gsize length, gsize limit)
  G_GNUC_WARN_UNUSED_RESULT;
/* All of @text. */
char *dvt_redactor_redact_text (DvtRedactor *redactor, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtRedactor, dvt_redactor_free)

G_END_DECLS
