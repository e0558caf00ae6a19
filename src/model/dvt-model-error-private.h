/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-model-error.h"
#include "dvt-place-private.h"

G_BEGIN_DECLS

/* "MESSAGE, at ‘POINTER’"; the document itself is not named. Takes @message. */
void dvt_model_error_set_at_place (GError **error,
                                   DvtModelError code,
                                   const DvtPlace *place,
                                   char *message);
/* "MESSAGE, at line 3, column 14": the place of the byte @offset in @text. */
void dvt_model_error_set_at_position (GError **error,
                                      DvtModelError code,
                                      const char *text,
                                      gsize offset,
                                      const char *message);

G_END_DECLS
