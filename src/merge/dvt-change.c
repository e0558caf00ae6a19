/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-change-private.h"

G_DEFINE_BOXED_TYPE (DvtChange, dvt_change, dvt_change_ref, dvt_change_unref)

DvtChange *
dvt_change_new (const DvtChange *fields)
{
  DvtChange *self = g_new (DvtChange, 1);

  *self = *fields;
  g_atomic_ref_count_init (&self->references);

  return self;
}

/**
 * dvt_change_ref:
 * @change: a row
 *
 * Holds the row and the documents that its values stand in. May be called from any thread.
 *
 * Returns: (transfer full): @change
 */
DvtChange *
dvt_change_ref (DvtChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  g_atomic_ref_count_inc (&change->references);

  return change;
}

/**
 * dvt_change_unref:
 * @change: (transfer full): a row
 *
 * Lets the row go; the last one frees it. May be called from any thread.
 */
void
dvt_change_unref (DvtChange *change)
{
  g_return_if_fail (change != NULL);

  if (!g_atomic_ref_count_dec (&change->references))
    return;

  g_clear_pointer (&change->place, g_free);
  g_clear_pointer (&change->title, g_free);
  g_clear_pointer (&change->pointer, g_free);
  g_clear_pointer (&change->before, dvt_json_unref);
  g_clear_pointer (&change->after, dvt_json_unref);
  g_free (change);
}

/**
 * dvt_change_get_kind:
 * @change: a row
 *
 * Gets which side has a value: the second one, the first one, or both.
 *
 * Returns: the kind
 */
DvtChangeKind
dvt_change_get_kind (DvtChange *change)
{
  g_return_val_if_fail (change != NULL, DVT_CHANGE_CHANGED);

  return change->kind;
}

/**
 * dvt_change_get_place:
 * @change: a row
 *
 * Gets where the change is, in words and in the user's language: "List Orders, parameter limit,
 * default". It holds names from the definitions and is plain text, no markup.
 *
 * Returns: the place
 */
const char *
dvt_change_get_place (DvtChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  return change->place;
}

/**
 * dvt_change_get_title:
 * @change: a row
 *
 * Gets what has changed, one sentence in the user's language: "Endpoint added: Create Return",
 * "Default 100, it was 50". It holds text from the definitions and is plain text, no markup.
 *
 * Returns: the title
 */
const char *
dvt_change_get_title (DvtChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  return change->title;
}

/**
 * dvt_change_get_pointer:
 * @change: a row
 *
 * Gets the place of both values as a JSON Pointer (RFC 6901) into the definitions.
 *
 * Returns: the pointer, which resolves in each definition whose value is not `NULL`
 */
const char *
dvt_change_get_pointer (DvtChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  return change->pointer;
}

/**
 * dvt_change_get_before:
 * @change: a row
 *
 * Gets the value in the first definition, which it keeps alive.
 *
 * Returns: (nullable) (transfer none): the value; `NULL` for an addition
 */
DvtJson *
dvt_change_get_before (DvtChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  return change->before;
}

/**
 * dvt_change_get_after:
 * @change: a row
 *
 * Gets the value in the second definition, which it keeps alive.
 *
 * Returns: (nullable) (transfer none): the value; `NULL` for a removal
 */
DvtJson *
dvt_change_get_after (DvtChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  return change->after;
}

/**
 * dvt_change_kind_to_string:
 * @kind: a kind
 *
 * Gets the word for @kind that the machine-readable contract has; it is not translated.
 *
 * Returns: `added`, `removed` or `changed`
 */
const char *
dvt_change_kind_to_string (DvtChangeKind kind)
{
  switch (kind)
    {
    case DVT_CHANGE_ADDED:
      return "added";
    case DVT_CHANGE_REMOVED:
      return "removed";
    case DVT_CHANGE_CHANGED:
      return "changed";
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_side (yyjson_mut_doc *document, yyjson_mut_val *row, const char *key, DvtJson *side)
{
  yyjson_mut_obj_add_val (document, row, key,
                          side != NULL ? yyjson_val_mut_copy (document, dvt_json_get_value (side))
                                       : yyjson_mut_null (document));
}

/**
 * dvt_changes_to_json:
 * @changes: (element-type DvtChange): the rows
 *
 * Writes the `changes` document of the machine-readable contract: `kind`, `place`, `pointer`,
 * `before` and `after` of each row, a missing side null, values as they are (formats §2, §11).
 *
 * Returns: (transfer full): the document, without a newline at the end
 */
char *
dvt_changes_to_json (GPtrArray *changes)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (document);
  yyjson_mut_val *rows;
  g_autoptr (DvtJson) json = NULL;

  g_return_val_if_fail (changes != NULL, NULL);

  yyjson_mut_doc_set_root (document, root);
  rows = yyjson_mut_obj_add_arr (document, root, "changes");
  for (guint i = 0; i < changes->len; i++)
    {
      DvtChange *change = changes->pdata[i];
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (document, rows);

      yyjson_mut_obj_add_str (document, row, "kind", dvt_change_kind_to_string (change->kind));
      yyjson_mut_obj_add_str (document, row, "place", change->place);
      yyjson_mut_obj_add_str (document, row, "pointer", change->pointer);
      add_side (document, row, "before", change->before);
      add_side (document, row, "after", change->after);
    }

  json = dvt_json_new_from_mut (document);

  return dvt_json_format (dvt_json_get_value (json));
}
