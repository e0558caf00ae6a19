/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/*
 * DvtCanonical:
 *
 * A document in canonical form (formats §2) with the digest that it is known by: what is common to
 * everything that is immutable and kept.
 */
typedef struct
{
  GBytes *bytes; /* (owned): canonical */
  DvtJson *json; /* (owned): parsed from @bytes, so its members are sorted */
  char *digest;  /* (owned): of @bytes */
} DvtCanonical;

/* Whether everything in @document that is known is as it must be. */
typedef gboolean (*DvtValidateFunc) (yyjson_val *document, GError **error);

/* A document that comes from outside. @canonical is only set where it is answered TRUE, as below.
 */
gboolean dvt_canonical_parse (DvtCanonical *canonical,
                              GBytes *json,
                              gsize max_bytes,
                              DvtValidateFunc validate,
                              GError **error);
/* A document that was built, which is looked at like one from outside. */
gboolean dvt_canonical_read (DvtCanonical *canonical,
                             DvtJson *json,
                             gsize max_bytes,
                             DvtValidateFunc validate,
                             GError **error);
/* What was canonical and valid before: only its syntax is looked at. */
gboolean dvt_canonical_trust (DvtCanonical *canonical, GBytes *bytes, GError **error);
void dvt_canonical_clear (DvtCanonical *canonical);

G_END_DECLS
