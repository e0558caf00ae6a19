/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-revision-private.h"

#include "dvt-item-private.h"

struct _DvtRevision
{
  GObject parent_instance;

  DvtRevisionFacts *facts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtRevision, dvt_revision, G_TYPE_OBJECT)

typedef enum
{
  PROP_NUMBER = 1,
  PROP_ACTION,
  PROP_VERSION,
  PROP_VERSION_NAME,
  PROP_AUTHOR,
  PROP_TIME,
  PROP_MESSAGE,
  PROP_DIGEST,
  PROP_RESTORES,
  PROP_MODIFIED,
  PROP_CURRENT,
} DvtRevisionProperty;

static GParamSpec *props[PROP_CURRENT + 1];

void
dvt_revision_facts_free (DvtRevisionFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_pointer (&facts->action, g_free);
  g_clear_pointer (&facts->version_name, g_free);
  g_clear_pointer (&facts->author, g_free);
  g_clear_pointer (&facts->time, g_date_time_unref);
  g_clear_pointer (&facts->message, g_free);
  g_clear_pointer (&facts->digest, g_free);
  g_free (facts);
}

static void
dvt_revision_finalize (GObject *object)
{
  DvtRevision *self = DVT_REVISION (object);

  g_clear_pointer (&self->facts, dvt_revision_facts_free);

  G_OBJECT_CLASS (dvt_revision_parent_class)->finalize (object);
}

static void
dvt_revision_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtRevision *self = DVT_REVISION (object);

  switch ((DvtRevisionProperty) id)
    {
    case PROP_NUMBER:
      g_value_set_uint (value, self->facts->number);
      break;
    case PROP_ACTION:
      g_value_set_string (value, self->facts->action);
      break;
    case PROP_VERSION:
      g_value_set_uint (value, self->facts->version);
      break;
    case PROP_VERSION_NAME:
      g_value_set_string (value, self->facts->version_name);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->facts->author);
      break;
    case PROP_TIME:
      g_value_set_boxed (value, self->facts->time);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->facts->message);
      break;
    case PROP_DIGEST:
      g_value_set_string (value, self->facts->digest);
      break;
    case PROP_RESTORES:
      g_value_set_uint (value, self->facts->restores);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->facts->modified);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, self->facts->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_revision_class_init (DvtRevisionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_revision_finalize;
  object_class->get_property = dvt_revision_get_property;

  props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, readable);
  props[PROP_VERSION] = g_param_spec_uint ("version", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_VERSION_NAME] = g_param_spec_string ("version-name", NULL, NULL, NULL, readable);
  props[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL, readable);
  props[PROP_TIME] = g_param_spec_boxed ("time", NULL, NULL, G_TYPE_DATE_TIME, readable);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  props[PROP_DIGEST] = g_param_spec_string ("digest", NULL, NULL, NULL, readable);
  props[PROP_RESTORES] = g_param_spec_uint ("restores", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, readable);
  props[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_revision_init (DvtRevision *self)
{
}

DvtRevision *
dvt_revision_new (DvtRevisionFacts *facts)
{
  DvtRevision *self = g_object_new (DVT_TYPE_REVISION, NULL);

  self->facts = facts;
  return self;
}

void
dvt_revision_take_facts (DvtRevision *self, DvtRevisionFacts *facts)
{
  g_autoptr (DvtRevisionFacts) taken = facts;
  g_autoptr (GArray) before = NULL;

  /* A revision never changes; only whether it is the connector's state does. */
  if (self->facts->current == taken->current)
    return;
  before = dvt_item_save_values (G_OBJECT (self), props, G_N_ELEMENTS (props));
  dvt_revision_facts_free (self->facts);
  self->facts = g_steal_pointer (&taken);
  dvt_item_notify_differences (G_OBJECT (self), props, G_N_ELEMENTS (props), before);
}

gconstpointer
dvt_revision_get_key (DvtRevision *self)
{
  return &self->facts->number;
}

guint
dvt_revision_get_number (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), 0);

  return self->facts->number;
}

const char *
dvt_revision_get_action (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), NULL);

  return self->facts->action;
}

guint
dvt_revision_get_version (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), 0);

  return self->facts->version;
}

const char *
dvt_revision_get_version_name (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), NULL);

  return self->facts->version_name;
}

const char *
dvt_revision_get_author (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), NULL);

  return self->facts->author;
}

GDateTime *
dvt_revision_get_time (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), NULL);

  return self->facts->time;
}

const char *
dvt_revision_get_message (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), NULL);

  return self->facts->message;
}

const char *
dvt_revision_get_digest (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), NULL);

  return self->facts->digest;
}

guint
dvt_revision_get_restores (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), 0);

  return self->facts->restores;
}

gboolean
dvt_revision_get_modified (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), FALSE);

  return self->facts->modified;
}

gboolean
dvt_revision_get_current (DvtRevision *self)
{
  g_return_val_if_fail (DVT_IS_REVISION (self), FALSE);

  return self->facts->current;
}
