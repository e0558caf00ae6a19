/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-http.h"
#include "dvt-redactor-private.h"

G_BEGIN_DECLS

/* What a service says of a failure: the sentence in a JSON body, or a short plain one. NULL where
 * it says nothing that a person could read. One line, bounded, not redacted. */
char *dvt_service_words_find (const DvtHttpAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;

/* Why the status of @answer is no success: DVT_RUNNER_ERROR_REFUSED or _STATUS, with the service's
 * words. @service: what it is called. */
GError *dvt_service_words_build_error (const DvtHttpAnswer *answer,
                                       const char *service,
                                       const char *endpoint) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
