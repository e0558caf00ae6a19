/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-update-plan-private.h"

/* The machine-readable plan. Values of definitions stand in it, so it is yyjson's: none is rounded.
 */

static const char *
choice_to_string (DvtUpdateChoice choice)
{
  static const char *const names[] = { "none", "plain", "overwrite", "alongside" };

  return names[choice];
}

static yyjson_mut_val *
add_object (yyjson_mut_doc *document, yyjson_mut_val *parent, const char *member)
{
  yyjson_mut_val *object = yyjson_mut_obj (document);

  yyjson_mut_obj_add_val (document, parent, member, object);
  return object;
}

static void
add_text (yyjson_mut_doc *document, yyjson_mut_val *object, const char *member, const char *text)
{
  if (text != NULL)
    yyjson_mut_obj_add_strcpy (document, object, member, text);
  else
    yyjson_mut_obj_add_null (document, object, member);
}

static void
add_version (yyjson_mut_doc *document,
             yyjson_mut_val *parent,
             const char *member,
             guint number,
             const char *name)
{
  yyjson_mut_val *version = add_object (document, parent, member);

  yyjson_mut_obj_add_uint (document, version, "version", number);
  add_text (document, version, "versionName", name);
}

/* The rows of the contract's {"changes": […]}, copied into @document. */
static yyjson_mut_val *
copy_changes (yyjson_mut_doc *document, GPtrArray *changes)
{
  g_autofree char *text = dvt_changes_to_json (changes);
  g_autoptr (yyjson_doc) rows = yyjson_read (text, strlen (text), YYJSON_READ_NUMBER_AS_RAW);

  return yyjson_val_mut_copy (document, yyjson_obj_get (yyjson_doc_get_root (rows), "changes"));
}

static yyjson_mut_val *
copy_own_changes (yyjson_mut_doc *document, GPtrArray *own_changes)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  yyjson_mut_val *rows = NULL;
  yyjson_mut_val *row = NULL;
  size_t index, max;

  for (guint i = 0; i < own_changes->len; i++)
    {
      const DvtOwnChange *own = g_ptr_array_index (own_changes, i);

      g_ptr_array_add (changes, own->change);
    }
  rows = copy_changes (document, changes);
  yyjson_mut_arr_foreach (rows, index, max, row)
    {
      const DvtOwnChange *own = g_ptr_array_index (own_changes, index);
      g_autofree char *time = own->time != NULL ? g_date_time_format_iso8601 (own->time) : NULL;

      add_text (document, row, "author", own->author);
      add_text (document, row, "time", time);
      yyjson_mut_obj_add_uint (document, row, "revision", own->revision);
    }
  return rows;
}

static yyjson_mut_val *
build_choices (yyjson_mut_doc *document, DvtUpdatePlan *self)
{
  yyjson_mut_val *choices = yyjson_mut_arr (document);

  for (DvtUpdateChoice choice = DVT_UPDATE_CHOICE_PLAIN; choice <= DVT_UPDATE_CHOICE_ALONGSIDE;
       choice++)
    {
      const char *reason = NULL;
      const gboolean possible = dvt_update_plan_can_choose (self, choice, &reason);
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (document, choices);

      yyjson_mut_obj_add_str (document, row, "choice", choice_to_string (choice));
      yyjson_mut_obj_add_bool (document, row, "possible", possible);
      add_text (document, row, "reason", reason);
    }
  return choices;
}

static yyjson_mut_val *
build_versions (yyjson_mut_doc *document, GPtrArray *versions)
{
  yyjson_mut_val *rows = yyjson_mut_arr (document);

  for (guint i = 0; i < versions->len; i++)
    {
      DvtMarketplaceVersion *version = g_ptr_array_index (versions, i);
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (document, rows);

      yyjson_mut_obj_add_uint (document, row, "version",
                               dvt_marketplace_version_get_number (version));
      add_text (document, row, "versionName", dvt_marketplace_version_get_name (version));
      add_text (document, row, "date", dvt_marketplace_version_get_date (version));
      add_text (document, row, "notes", dvt_marketplace_version_get_notes (version));
    }
  return rows;
}

static yyjson_mut_val *
build_reasons (yyjson_mut_doc *document, GPtrArray *reasons)
{
  yyjson_mut_val *rows = yyjson_mut_arr (document);

  for (guint i = 0; i < reasons->len; i++)
    {
      const DvtReason *reason = g_ptr_array_index (reasons, i);
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (document, rows);

      yyjson_mut_obj_add_str (document, row, "code", dvt_reason_code_to_string (reason->code));
      add_text (document, row, "message", reason->message);
      add_text (document, row, "subject", reason->subject);
      add_text (document, row, "shape", reason->shape);
    }
  return rows;
}

static void
add_impacts (yyjson_mut_doc *document,
             yyjson_mut_val *root,
             DvtUpdatePlan *self,
             DvtUpdateChoice choice)
{
  GPtrArray *impacts = dvt_update_plan_get_impacts (self, choice);
  yyjson_mut_val *object = add_object (document, root, "impacts");
  yyjson_mut_val *broken = yyjson_mut_arr (document);

  yyjson_mut_obj_add_uint (document, object, "instances", self->n_instances);
  yyjson_mut_obj_add_uint (document, object, "flows", self->n_flows);
  yyjson_mut_obj_add_val (document, object, "broken", broken);
  for (guint i = 0; i < impacts->len; i++)
    {
      const DvtImpact *impact = g_ptr_array_index (impacts, i);
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (document, broken);

      add_text (document, row, "kind", impact->kind);
      add_text (document, row, "id", impact->id);
      add_text (document, row, "name", impact->name);
      add_text (document, row, "detail", impact->detail);
      yyjson_mut_obj_add_val (document, row, "reasons", build_reasons (document, impact->reasons));
    }
}

static void
add_inputs (yyjson_mut_doc *document, yyjson_mut_val *root, DvtUpdatePlan *self)
{
  yyjson_mut_val *inputs = add_object (document, root, "inputs");

  yyjson_mut_obj_add_uint (document, inputs, "head", self->head);
  add_text (document, inputs, "installed", self->installed_digest);
  add_text (document, inputs, "pristine", self->pristine_digest);
  add_text (document, inputs, "target", dvt_update_plan_get_target_digest (self));
}

char *
dvt_update_plan_to_json (DvtUpdatePlan *self, DvtUpdateChoice choice)
{
  g_autoptr (yyjson_mut_doc) document = NULL;
  yyjson_mut_val *root = NULL;
  yyjson_mut_val *connector = NULL;
  char *text = NULL;
  char *copy = NULL;

  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (self), NULL);
  g_return_val_if_fail (choice >= DVT_UPDATE_CHOICE_NONE && choice <= DVT_UPDATE_CHOICE_ALONGSIDE,
                        NULL);

  document = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (document);
  yyjson_mut_doc_set_root (document, root);
  connector = add_object (document, root, "connector");
  add_text (document, connector, "id", self->connector_id);
  add_text (document, connector, "name", self->connector_name);
  add_text (document, root, "source", self->source_name);
  add_version (document, root, "from", self->from_version, self->from_name);
  add_version (document, root, "to", self->to_version, self->to_name);
  yyjson_mut_obj_add_bool (document, root, "modified", dvt_update_plan_get_modified (self));
  add_inputs (document, root, self);
  add_text (document, root, "choice",
            choice != DVT_UPDATE_CHOICE_NONE ? choice_to_string (choice) : NULL);
  yyjson_mut_obj_add_val (document, root, "choices", build_choices (document, self));
  add_text (document, root, "alongsideName", self->alongside_name);
  add_impacts (document, root, self, choice);
  yyjson_mut_obj_add_val (document, root, "versions", build_versions (document, self->versions));
  yyjson_mut_obj_add_val (document, root, "vendorChanges",
                          copy_changes (document, self->vendor_changes));
  yyjson_mut_obj_add_val (document, root, "ownChanges",
                          copy_own_changes (document, self->own_changes));
  text = yyjson_mut_write (document, YYJSON_WRITE_PRETTY_TWO_SPACES, NULL);
  copy = g_strdup (text);
  free (text);
  return copy;
}
