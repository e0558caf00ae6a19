/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-compare.h"
#include "dvt-marketplace-version.h"

G_BEGIN_DECLS

typedef enum
{
  DVT_UPDATE_CHOICE_NONE,      /* not decided */
  DVT_UPDATE_CHOICE_PLAIN,     /* unmodified: take the new version */
  DVT_UPDATE_CHOICE_OVERWRITE,
  DVT_UPDATE_CHOICE_ALONGSIDE,
} DvtUpdateChoice;

GType dvt_update_choice_get_type (void);
#define DVT_TYPE_UPDATE_CHOICE (dvt_update_choice_get_type ())

/* One change of the organisation's own, with who made it and when (found in the revisions). */
typedef struct
{
  DvtChange  *change;
  const char *author;
  GDateTime  *time;
  guint       revision;
} DvtOwnChange;

/**
 * DvtUpdatePlan:
 *
 * What an update would do, computed against what is installed now. Immutable; the wizard's pages
 * and `update --dry-run` read it, and it is computed again when it is applied.
 */
#define DVT_TYPE_UPDATE_PLAN (dvt_update_plan_get_type ())
G_DECLARE_FINAL_TYPE (DvtUpdatePlan, dvt_update_plan, DVT, UPDATE_PLAN, GObject)

const char *dvt_update_plan_get_connector_id     (DvtUpdatePlan *self);
const char *dvt_update_plan_get_connector_name   (DvtUpdatePlan *self);
const char *dvt_update_plan_get_source_name      (DvtUpdatePlan *self);
const char *dvt_update_plan_get_colour           (DvtUpdatePlan *self);
guint       dvt_update_plan_get_head             (DvtUpdatePlan *self);
guint       dvt_update_plan_get_from_version     (DvtUpdatePlan *self);
const char *dvt_update_plan_get_from_name        (DvtUpdatePlan *self);
guint       dvt_update_plan_get_to_version       (DvtUpdatePlan *self);
const char *dvt_update_plan_get_to_name          (DvtUpdatePlan *self);
const char *dvt_update_plan_get_installed_digest (DvtUpdatePlan *self);
const char *dvt_update_plan_get_pristine_digest  (DvtUpdatePlan *self);
const char *dvt_update_plan_get_target_digest    (DvtUpdatePlan *self);
gboolean    dvt_update_plan_get_modified         (DvtUpdatePlan *self);
/* Pristine to target: what the vendor changed. (element-type DvtChange) (transfer none) */
GPtrArray  *dvt_update_plan_get_vendor_changes   (DvtUpdatePlan *self);
/* Pristine to installed: what the organisation changed. (element-type DvtOwnChange) (transfer none) */
GPtrArray  *dvt_update_plan_get_own_changes      (DvtUpdatePlan *self);
/* The skipped versions and the target, oldest first. (element-type DvtMarketplaceVersion) (transfer none) */
GPtrArray  *dvt_update_plan_get_versions         (DvtUpdatePlan *self);
/* Whether @choice can be taken; @reason (out) (optional) (transfer none): why not, in words. */
gboolean    dvt_update_plan_can_choose           (DvtUpdatePlan  *self,
                                                  DvtUpdateChoice choice,
                                                  const char    **reason);
/* The safe one that can be taken; NONE where only Overwrite is left. */
DvtUpdateChoice dvt_update_plan_get_default_choice (DvtUpdatePlan *self);
/* The name that a copy installed alongside would get: "Shopify (2026-10)". */
const char *dvt_update_plan_get_alongside_name   (DvtUpdatePlan *self);
/* The machine-readable plan of `update --dry-run --json`. */
char       *dvt_update_plan_to_json              (DvtUpdatePlan  *self,
                                                  DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
