/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Meson takes it for "skipped". */
#define REAL_DOCUMENTS_SKIP 77

#define REAL_OCTOKIT_OLD "octokit-10.0.0/generated/api.github.com.json"
#define REAL_OCTOKIT "octokit-23.0.2/generated/api.github.com.json"
#define REAL_FIGMA "figma-0.43.0/openapi/openapi.yaml"
#define REAL_DIRECTUS "directus-15.2.0/dist/openapi.json"

/* A vendor's document from the folder $DOVETAIL_REAL_DIR (fetch-real-documents); NULL, having said
 * so, where it is not there. */
GBytes *real_document_read (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
