/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-call-private.h"

G_BEGIN_DECLS

/**
 * DvtPages:
 *
 * Which page of an endpoint's answer is asked for next (formats §3). Knows no network: it is told
 * what was answered. An endpoint without pagination has one page.
 */
typedef struct _DvtPages DvtPages;

/* A start that the shape itself sets, as a parameter, is begun with. */
DvtPages *dvt_pages_new (const DvtCall *call,
                         const DvtCallValues *values,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_pages_free (DvtPages *pages);
/* (transfer none) (element-type utf8 utf8): what the next page sets, by parameter id. */
GHashTable *dvt_pages_get_overrides (DvtPages *pages);
/* (transfer none) (nullable): the whole address of the next page, where an answer said it. */
const char *dvt_pages_get_uri (DvtPages *pages);
/* The number of the next page, from 1. */
guint64 dvt_pages_get_number (DvtPages *pages);
/* Whether @uri may be asked for: DVT_RUNNER_ERROR_PAGINATION where it leads round in a circle. */
gboolean dvt_pages_check_uri (DvtPages *pages, const char *uri, GError **error);
/* What the page was answered with. @body: (nullable): there was none. TRUE: there is a next one. */
gboolean
dvt_pages_advance (DvtPages *pages, const DvtHttpAnswer *answer, yyjson_val *body, gsize n_records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtPages, dvt_pages_free)

G_END_DECLS
