/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-definition.h"

#include <glib/gi18n-lib.h>

#include "dvt-model-error-private.h"

/* One change: what dvt_definition_change_member() was given, and the copy that it works on. */
typedef struct
{
  yyjson_mut_doc *document; /* (unowned) */
  yyjson_mut_val *members;  /* (unowned) (nullable): the section's object */
  const char *section_key;  /* (unowned) */
  GError **error;
} Change;

static gboolean
refuse (Change *change, const char *id, const char *format)
{
  DvtPlace section = { NULL, change->section_key, 0 };
  DvtPlace place = { &section, id, 0 };
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", id, 1);
  dvt_model_error_set_at_place (change->error, DVT_MODEL_ERROR_INVALID, &place,
                                g_string_free_and_steal (g_steal_pointer (&message)));

  return FALSE;
}

static gboolean
check_ids (Change *change, const char *old_id, const char *new_id)
{
  if (old_id != NULL && yyjson_mut_obj_get (change->members, old_id) == NULL)
    return refuse (change, old_id, _ ("There is no ‘%s’ to change"));

  if (new_id != NULL && g_strcmp0 (old_id, new_id) != 0
      && yyjson_mut_obj_get (change->members, new_id) != NULL)
    return refuse (change, new_id, _ ("There already is a ‘%s’"));

  return TRUE;
}

static void
remove_member (Change *change, const char *id)
{
  yyjson_mut_obj_remove_key (change->members, id);

  /* So that an addition that is taken back leaves the definition that there was. */
  if (yyjson_mut_obj_size (change->members) == 0)
    yyjson_mut_obj_remove_key (yyjson_mut_doc_get_root (change->document), change->section_key);
}

static void
put_member (Change *change, const char *id, yyjson_val *member)
{
  if (change->members == NULL)
    {
      change->members = yyjson_mut_obj (change->document);
      yyjson_mut_obj_add_val (change->document, yyjson_mut_doc_get_root (change->document),
                              change->section_key, change->members);
    }

  yyjson_mut_obj_add (change->members, yyjson_mut_strcpy (change->document, id),
                      yyjson_val_mut_copy (change->document, member));
}

/**
 * dvt_definition_change_member:
 * @definition: a definition
 * @section: the member's section
 * @old_id: (nullable): the member that is replaced; `NULL` adds one
 * @new_id: (nullable): the id that @member gets; not used where @member is `NULL`
 * @member: (nullable): the new value; `NULL` removes
 * @error: return location for a #DvtModelError
 *
 * Makes a definition in which one member is another one, and validates the whole.
 *
 * The section's own member comes with its first member and goes with its last. May be called from
 * any thread, and takes long for a large definition.
 *
 * Returns: (transfer full): the changed definition; `NULL` with %DVT_MODEL_ERROR_INVALID set where
 *   there is no @old_id, @new_id is taken, or the result would be no valid definition
 */
DvtDefinition *
dvt_definition_change_member (DvtDefinition *definition,
                              DvtSection section,
                              const char *old_id,
                              const char *new_id,
                              DvtJson *member,
                              GError **error)
{
  g_autoptr (yyjson_mut_doc) document = NULL;
  g_autoptr (DvtJson) json = NULL;
  Change change = { NULL };

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (old_id != NULL || member != NULL, NULL);
  g_return_val_if_fail (new_id != NULL || member == NULL, NULL);

  document = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (
    document,
    yyjson_val_mut_copy (document, dvt_json_get_value (dvt_definition_get_json (definition))));

  change.document = document;
  change.section_key = dvt_section_get_member (section);
  change.members = yyjson_mut_obj_get (yyjson_mut_doc_get_root (document), change.section_key);
  change.error = error;

  if (!check_ids (&change, old_id, member != NULL ? new_id : NULL))
    return NULL;

  if (member == NULL)
    remove_member (&change, old_id);
  else
    {
      if (old_id != NULL)
        yyjson_mut_obj_remove_key (change.members, old_id);
      put_member (&change, new_id, dvt_json_get_value (member));
    }

  json = dvt_json_new_from_mut (document);

  return dvt_definition_new_from_json (json, error);
}
