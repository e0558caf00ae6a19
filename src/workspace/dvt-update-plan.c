/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-update-plan-private.h"

G_DEFINE_ENUM_TYPE (DvtUpdateChoice,
                    dvt_update_choice,
                    G_DEFINE_ENUM_VALUE (DVT_UPDATE_CHOICE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (DVT_UPDATE_CHOICE_PLAIN, "plain"),
                    G_DEFINE_ENUM_VALUE (DVT_UPDATE_CHOICE_OVERWRITE, "overwrite"),
                    G_DEFINE_ENUM_VALUE (DVT_UPDATE_CHOICE_ALONGSIDE, "alongside"))

G_DEFINE_FINAL_TYPE (DvtUpdatePlan, dvt_update_plan, G_TYPE_OBJECT)

/* DvtOwnChange's strings are for its readers to look at, ours to free. */
DvtOwnChange *
dvt_own_change_new (DvtChange *change)
{
  DvtOwnChange *own = g_new0 (DvtOwnChange, 1);

  own->change = change;
  return own;
}

void
dvt_own_change_free (DvtOwnChange *own)
{
  if (own == NULL)
    return;
  g_clear_pointer (&own->change, dvt_change_unref);
  g_clear_pointer ((char **) &own->author, g_free);
  g_clear_pointer (&own->time, g_date_time_unref);
  g_free (own);
}

static void
dvt_update_plan_finalize (GObject *object)
{
  DvtUpdatePlan *self = DVT_UPDATE_PLAN (object);

  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->connector_name, g_free);
  g_clear_pointer (&self->source_id, g_free);
  g_clear_pointer (&self->source_name, g_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_pointer (&self->from_name, g_free);
  g_clear_pointer (&self->to_name, g_free);
  g_clear_pointer (&self->installed_digest, g_free);
  g_clear_pointer (&self->pristine_digest, g_free);
  g_clear_pointer (&self->target_sha256, g_free);
  g_clear_pointer (&self->target, dvt_definition_unref);
  g_clear_pointer (&self->vendor_changes, g_ptr_array_unref);
  g_clear_pointer (&self->own_changes, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->impacts, g_ptr_array_unref);
  g_clear_pointer (&self->nothing, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->copy_reason, g_free);
  g_clear_pointer (&self->alongside_name, g_free);
  g_clear_pointer (&self->unmodified_reason, g_free);
  g_clear_pointer (&self->modified_reason, g_free);

  G_OBJECT_CLASS (dvt_update_plan_parent_class)->finalize (object);
}

static void
dvt_update_plan_class_init (DvtUpdatePlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_update_plan_finalize;
}

static void
dvt_update_plan_init (DvtUpdatePlan *self)
{
  self->nothing = g_ptr_array_new ();
}

DvtUpdatePlan *
dvt_update_plan_new (void)
{
  return g_object_new (DVT_TYPE_UPDATE_PLAN, NULL);
}

const char *
dvt_update_plan_get_connector_id (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->connector_id;
}

const char *
dvt_update_plan_get_connector_name (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->connector_name;
}

const char *
dvt_update_plan_get_source_name (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->source_name;
}

const char *
dvt_update_plan_get_colour (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->colour;
}

guint
dvt_update_plan_get_head (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), 0);

  return self->head;
}

guint
dvt_update_plan_get_from_version (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), 0);

  return self->from_version;
}

const char *
dvt_update_plan_get_from_name (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->from_name;
}

guint
dvt_update_plan_get_to_version (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), 0);

  return self->to_version;
}

const char *
dvt_update_plan_get_to_name (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->to_name;
}

const char *
dvt_update_plan_get_target_digest (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return dvt_definition_get_digest (self->target);
}

gboolean
dvt_update_plan_get_modified (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), FALSE);

  return !g_str_equal (self->installed_digest, self->pristine_digest);
}

GPtrArray *
dvt_update_plan_get_vendor_changes (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->vendor_changes;
}

GPtrArray *
dvt_update_plan_get_own_changes (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->own_changes;
}

GPtrArray *
dvt_update_plan_get_versions (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->versions;
}

/* NULL where @choice can be taken. */
static const char *
find_obstacle (DvtUpdatePlan *self, DvtUpdateChoice choice)
{
  const gboolean modified = dvt_update_plan_get_modified (self);

  switch (choice)
    {
    case DVT_UPDATE_CHOICE_PLAIN:
      return modified ? self->modified_reason : NULL;
    case DVT_UPDATE_CHOICE_ALONGSIDE:
      return modified ? self->copy_reason : self->unmodified_reason;
    case DVT_UPDATE_CHOICE_OVERWRITE: /* with nothing to overwrite it is the plain update */
      return NULL;
    case DVT_UPDATE_CHOICE_NONE:
    default:
      return "";
    }
}

gboolean
dvt_update_plan_can_choose (DvtUpdatePlan *self, DvtUpdateChoice choice, const char **reason)
{
  const char *obstacle = NULL;

  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), FALSE);

  obstacle = find_obstacle (self, choice);
  if (reason != NULL)
    *reason = obstacle;
  return obstacle == NULL;
}

DvtUpdateChoice
dvt_update_plan_get_default_choice (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), DVT_UPDATE_CHOICE_NONE);

  if (!dvt_update_plan_get_modified (self))
    return DVT_UPDATE_CHOICE_PLAIN;
  if (dvt_update_plan_can_choose (self, DVT_UPDATE_CHOICE_ALONGSIDE, NULL))
    return DVT_UPDATE_CHOICE_ALONGSIDE;
  return DVT_UPDATE_CHOICE_NONE;
}

const char *
dvt_update_plan_get_alongside_name (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return self->alongside_name;
}

GPtrArray *
dvt_update_plan_get_impacts (DvtUpdatePlan *self, DvtUpdateChoice choice)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);

  return choice == DVT_UPDATE_CHOICE_ALONGSIDE ? self->nothing : self->impacts;
}

guint
dvt_update_plan_get_n_instances (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), 0);

  return self->n_instances;
}

guint
dvt_update_plan_get_n_flows (DvtUpdatePlan *self)
{
  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), 0);

  return self->n_flows;
}
