/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-journal-entry-private.h"

#include "dvt-item-private.h"

struct _DvtJournalEntry
{
  GObject parent_instance;

  DvtJournalFacts *facts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtJournalEntry, dvt_journal_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_ACTION,
  PROP_TITLE,
  PROP_AUTHOR,
  PROP_TIME,
  PROP_MESSAGE,
  PROP_CONNECTOR_ID,
  PROP_INSTANCE_ID,
  PROP_FLOW_ID,
  PROP_UNDONE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
} DvtJournalEntryProperty;

static GParamSpec *props[PROP_CAN_REDO + 1];

void
dvt_journal_facts_free (DvtJournalFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_pointer (&facts->kind, g_free);
  g_clear_pointer (&facts->action, g_free);
  g_clear_pointer (&facts->title, g_free);
  g_clear_pointer (&facts->author, g_free);
  g_clear_pointer (&facts->time, g_date_time_unref);
  g_clear_pointer (&facts->message, g_free);
  g_clear_pointer (&facts->connector_id, g_free);
  g_clear_pointer (&facts->instance_id, g_free);
  g_clear_pointer (&facts->flow_id, g_free);
  g_free (facts);
}

static void
dvt_journal_entry_finalize (GObject *object)
{
  DvtJournalEntry *self = DVT_JOURNAL_ENTRY (object);

  g_clear_pointer (&self->facts, dvt_journal_facts_free);

  G_OBJECT_CLASS (dvt_journal_entry_parent_class)->finalize (object);
}

static void
dvt_journal_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtJournalEntry *self = DVT_JOURNAL_ENTRY (object);

  switch ((DvtJournalEntryProperty) id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->facts->id);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->facts->kind);
      break;
    case PROP_ACTION:
      g_value_set_string (value, self->facts->action);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->facts->title);
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
    case PROP_CONNECTOR_ID:
      g_value_set_string (value, self->facts->connector_id);
      break;
    case PROP_INSTANCE_ID:
      g_value_set_string (value, self->facts->instance_id);
      break;
    case PROP_FLOW_ID:
      g_value_set_string (value, self->facts->flow_id);
      break;
    case PROP_UNDONE:
      g_value_set_boolean (value, self->facts->undone);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->facts->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->facts->can_redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_journal_entry_class_init (DvtJournalEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_journal_entry_finalize;
  object_class->get_property = dvt_journal_entry_get_property;

  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, readable);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, readable);
  props[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, readable);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  props[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL, readable);
  props[PROP_TIME] = g_param_spec_boxed ("time", NULL, NULL, G_TYPE_DATE_TIME, readable);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  props[PROP_CONNECTOR_ID] = g_param_spec_string ("connector-id", NULL, NULL, NULL, readable);
  props[PROP_INSTANCE_ID] = g_param_spec_string ("instance-id", NULL, NULL, NULL, readable);
  props[PROP_FLOW_ID] = g_param_spec_string ("flow-id", NULL, NULL, NULL, readable);
  props[PROP_UNDONE] = g_param_spec_boolean ("undone", NULL, NULL, FALSE, readable);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_journal_entry_init (DvtJournalEntry *self)
{
}

DvtJournalEntry *
dvt_journal_entry_new (DvtJournalFacts *facts)
{
  DvtJournalEntry *self = g_object_new (DVT_TYPE_JOURNAL_ENTRY, NULL);

  self->facts = facts;
  return self;
}

void
dvt_journal_entry_take_facts (DvtJournalEntry *self, DvtJournalFacts *facts)
{
  g_autoptr (DvtJournalFacts) taken = facts;
  g_autoptr (GArray) before = NULL;

  /* What was done stays; only whether it still is, and what can be done about it, changes. */
  if (self->facts->undone == taken->undone && self->facts->can_undo == taken->can_undo
      && self->facts->can_redo == taken->can_redo)
    return;
  before = dvt_item_save_values (G_OBJECT (self), props, G_N_ELEMENTS (props));
  dvt_journal_facts_free (self->facts);
  self->facts = g_steal_pointer (&taken);
  dvt_item_notify_differences (G_OBJECT (self), props, G_N_ELEMENTS (props), before);
}

gconstpointer
dvt_journal_entry_get_key (DvtJournalEntry *self)
{
  return &self->facts->id;
}

gint64
dvt_journal_entry_get_id (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), 0);

  return self->facts->id;
}

const char *
dvt_journal_entry_get_kind (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->kind;
}

const char *
dvt_journal_entry_get_action (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->action;
}

const char *
dvt_journal_entry_get_title (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->title;
}

const char *
dvt_journal_entry_get_author (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->author;
}

GDateTime *
dvt_journal_entry_get_time (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->time;
}

const char *
dvt_journal_entry_get_message (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->message;
}

const char *
dvt_journal_entry_get_connector_id (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->connector_id;
}

const char *
dvt_journal_entry_get_instance_id (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->instance_id;
}

const char *
dvt_journal_entry_get_flow_id (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), NULL);

  return self->facts->flow_id;
}

gboolean
dvt_journal_entry_get_undone (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), FALSE);

  return self->facts->undone;
}

gboolean
dvt_journal_entry_get_can_undo (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), FALSE);

  return self->facts->can_undo;
}

gboolean
dvt_journal_entry_get_can_redo (DvtJournalEntry *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ENTRY (self), FALSE);

  return self->facts->can_redo;
}
