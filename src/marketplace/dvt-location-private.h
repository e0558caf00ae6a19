/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a feed stands: on a web server or in a folder. Immutable. */
typedef struct _DvtLocation DvtLocation;

/* @text as a person writes it: an https address, an http address of this machine, a file: address
 * or a path; of an index or of its folder. BAD_LOCATION otherwise. */
DvtLocation *dvt_location_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_location_free (DvtLocation *location);

/* One spelling for one place: the same for an index.json and for its folder. */
const char *dvt_location_get_text (DvtLocation *location);
/* The same for people, without a query. */
const char *dvt_location_get_place (DvtLocation *location);
gboolean dvt_location_is_folder (DvtLocation *location);
/* The index's address, or its path where it is in a folder. */
const char *dvt_location_get_index (DvtLocation *location);
/* The address or path of the file at @inner_url, which was checked to be an inner one. */
char *dvt_location_resolve (DvtLocation *location, const char *inner_url) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtLocation, dvt_location_free)

G_END_DECLS
