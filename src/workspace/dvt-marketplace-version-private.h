/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-feed.h"
#include "dvt-marketplace-version.h"

G_BEGIN_DECLS

/* What DvtMarketplaceVersion shows, by the names of its properties. */
typedef struct
{
  guint number;
  char *name;
  char *date;
  char *notes;
  char *withdrawn_reason;
} DvtVersionFacts;

DvtVersionFacts *dvt_version_facts_new (const DvtFeedVersion *version) G_GNUC_WARN_UNUSED_RESULT;
void dvt_version_facts_free (DvtVersionFacts *facts);

/* Takes @facts, which the getters read from then on. */
DvtMarketplaceVersion *
dvt_marketplace_version_new (DvtVersionFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @facts; what differs notifies. */
void dvt_marketplace_version_take_facts (DvtMarketplaceVersion *self, DvtVersionFacts *facts);
/* Where its number stands, for a hash table; valid until other facts are taken. */
gconstpointer dvt_marketplace_version_get_key (DvtMarketplaceVersion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtVersionFacts, dvt_version_facts_free)

G_END_DECLS
