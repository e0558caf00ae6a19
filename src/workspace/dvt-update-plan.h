/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-compare.h"
#include "dvt-impact.h"
#include "dvt-marketplace-version.h"

G_BEGIN_DECLS

/**
 * DvtUpdateChoice:
 * @DVT_UPDATE_CHOICE_NONE: not decided
 * @DVT_UPDATE_CHOICE_PLAIN: take the new version, where nothing is modified
 * @DVT_UPDATE_CHOICE_OVERWRITE: take the new version; the organisation's changes stay in the
 * history
 * @DVT_UPDATE_CHOICE_ALONGSIDE: the new version as a second connector; the first stays as it is
 *
 * How to take an update (design §5). Its nicks are "none", "plain", "overwrite" and "alongside".
 */
typedef enum
{
  DVT_UPDATE_CHOICE_NONE,
  DVT_UPDATE_CHOICE_PLAIN,
  DVT_UPDATE_CHOICE_OVERWRITE,
  DVT_UPDATE_CHOICE_ALONGSIDE,
} DvtUpdateChoice;

GType dvt_update_choice_get_type (void);
#define DVT_TYPE_UPDATE_CHOICE (dvt_update_choice_get_type ())

/**
 * DvtOwnChange:
 * @change: from the pristine definition to the installed one
 * @author: who made it
 * @time: (nullable): when
 * @revision: in which revision of the connector
 *
 * One change of the organisation's own, and the newest revision that made it. Who only restored it
 * did not make it. Belongs to the list that it came in.
 */
typedef struct
{
  DvtChange *change;
  const char *author;
  GDateTime *time;
  guint revision;
} DvtOwnChange;

/**
 * DvtUpdatePlan:
 *
 * What an update would do, computed against what is installed now.
 *
 * Immutable: the wizard's pages and `update --dry-run` read it. When it is applied, its inputs are
 * looked at again; where the connector's head, its pristine definition or the target has changed,
 * or an instance or a flow that it lists, or the target was withdrawn, it is refused (formats §7).
 * What a getter returns belongs to the plan. Main thread. What the plain getters say:
 *
 * - connector-id, connector-name: the connector's, as it is named in the workspace
 * - source-name: the marketplace that the target comes from
 * - colour: of the installed definition; "" where absent
 * - head: the revision that the plan was made for
 * - from-version, from-name, to-version, to-name: the installed version and the target
 * - target-digest: of the target's definition
 * - modified: the connector has changes of the organisation's own
 */
#define DVT_TYPE_UPDATE_PLAN (dvt_update_plan_get_type ())
G_DECLARE_FINAL_TYPE (DvtUpdatePlan, dvt_update_plan, DVT, UPDATE_PLAN, GObject)

const char *dvt_update_plan_get_connector_id (DvtUpdatePlan *self);
const char *dvt_update_plan_get_connector_name (DvtUpdatePlan *self);
const char *dvt_update_plan_get_source_name (DvtUpdatePlan *self);
const char *dvt_update_plan_get_colour (DvtUpdatePlan *self);
guint dvt_update_plan_get_head (DvtUpdatePlan *self);
guint dvt_update_plan_get_from_version (DvtUpdatePlan *self);
const char *dvt_update_plan_get_from_name (DvtUpdatePlan *self);
guint dvt_update_plan_get_to_version (DvtUpdatePlan *self);
const char *dvt_update_plan_get_to_name (DvtUpdatePlan *self);
const char *dvt_update_plan_get_target_digest (DvtUpdatePlan *self);
gboolean dvt_update_plan_get_modified (DvtUpdatePlan *self);

/**
 * dvt_update_plan_get_vendor_changes:
 * @self: a plan
 *
 * What the vendor changed: from the pristine definition to the target.
 *
 * Returns: (transfer none) (element-type DvtChange): the changes
 */
GPtrArray *dvt_update_plan_get_vendor_changes (DvtUpdatePlan *self);

/**
 * dvt_update_plan_get_own_changes:
 * @self: a plan
 *
 * What the organisation changed: from the pristine definition to the installed one.
 *
 * Returns: (transfer none) (element-type DvtOwnChange): the changes, none where it is not modified
 */
GPtrArray *dvt_update_plan_get_own_changes (DvtUpdatePlan *self);

/**
 * dvt_update_plan_get_versions:
 * @self: a plan
 *
 * The versions that the update skips, and the target, the oldest first; without those withdrawn.
 *
 * Returns: (transfer none) (element-type DvtMarketplaceVersion): the versions
 */
GPtrArray *dvt_update_plan_get_versions (DvtUpdatePlan *self);

/**
 * dvt_update_plan_get_impacts:
 * @self: a plan
 * @choice: a way to take the update
 *
 * Which instances and flows need attention after the update and did not before: none where the new
 * version is installed alongside. Drafts and disabled flows count.
 *
 * Returns: (transfer none) (element-type DvtImpact): instances first, by name
 */
GPtrArray *dvt_update_plan_get_impacts (DvtUpdatePlan *self, DvtUpdateChoice choice);
/* How many instances the connector has, and how many flows use them in any version. */
guint dvt_update_plan_get_n_instances (DvtUpdatePlan *self);
guint dvt_update_plan_get_n_flows (DvtUpdatePlan *self);

/**
 * dvt_update_plan_can_choose:
 * @self: a plan
 * @choice: a way to take the update
 * @reason: (out) (optional) (nullable) (transfer none): why not, in the user's language; `NULL`
 *   where it can be taken, "" for @DVT_UPDATE_CHOICE_NONE
 *
 * Whether the update can be taken like that.
 *
 * Returns: `TRUE` where it can
 */
gboolean
dvt_update_plan_can_choose (DvtUpdatePlan *self, DvtUpdateChoice choice, const char **reason);

/**
 * dvt_update_plan_get_default_choice:
 * @self: a plan
 *
 * The safe choice that can be taken. Overwriting is never the default.
 *
 * Returns: the choice; `NONE` where only overwriting is left
 */
DvtUpdateChoice dvt_update_plan_get_default_choice (DvtUpdatePlan *self);
/* The name that a copy installed alongside would get: "Shopify (2026-10)". */
const char *dvt_update_plan_get_alongside_name (DvtUpdatePlan *self);

/**
 * dvt_update_plan_to_json:
 * @self: a plan
 * @choice: what was chosen, or `NONE`
 *
 * The machine-readable plan of `update --dry-run --json`: what, from where to where, the digests of
 * its inputs, the choices, and the changes of both sides with their values as they are.
 *
 * Returns: (transfer full): a JSON document
 */
char *dvt_update_plan_to_json (DvtUpdatePlan *self,
                               DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
