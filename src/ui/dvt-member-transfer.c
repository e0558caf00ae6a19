/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-transfer.h"

#include <string.h>

#include "dvt-compare.h"

#define SCHEMA_REFERENCE_PREFIX "#/schemas/"

/* What is asked; read by the thread. */
typedef struct
{
  DvtDefinition *source; /* (owned) */
  DvtDefinition *target; /* (owned) */
  DvtSection section;
  char *member_id; /* (owned) */
} Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->source, dvt_definition_unref);
  g_clear_pointer (&request->target, dvt_definition_unref);
  g_clear_pointer (&request->member_id, g_free);
  g_free (request);
}

void
dvt_member_transfer_free (DvtMemberTransfer *transfer)
{
  if (transfer == NULL)
    return;
  g_clear_pointer (&transfer->definition, dvt_definition_unref);
  g_clear_pointer (&transfer->changes, g_ptr_array_unref);
  g_clear_pointer (&transfer->taken, g_ptr_array_unref);
  g_clear_pointer (&transfer->kept, g_ptr_array_unref);
  g_free (transfer);
}

static yyjson_val *
get_schemas (DvtDefinition *definition)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (definition));

  return yyjson_obj_get (root, dvt_section_get_member (DVT_SECTION_SCHEMAS));
}

static yyjson_val *
find_schema (yyjson_val *schemas, char *name)
{
  g_autoptr (GString) token = g_string_new (name);

  g_string_replace (token, "~1", "/", 0);
  g_string_replace (token, "~0", "~", 0);
  g_strlcpy (name, token->str, strlen (name) + 1);
  return yyjson_obj_get (schemas, name);
}

/* The name in "#/schemas/NAME/…"; NULL where @schemas has none of it. */
static char *
resolve_reference (yyjson_val *schemas, const char *reference)
{
  const char *token = reference + strlen (SCHEMA_REFERENCE_PREFIX);
  gsize length = strcspn (token, "/");
  g_autofree char *name = g_strndup (token, length);
  g_autofree char *plain = NULL;

  if (find_schema (schemas, name) != NULL)
    return g_steal_pointer (&name);
  /* A fragment of a URI may be percent-encoded, and not everybody who should does. */
  plain = g_uri_unescape_segment (token, token + length, NULL);
  if (plain != NULL && find_schema (schemas, plain) != NULL)
    return g_steal_pointer (&plain);
  return NULL;
}

/* Adds the names of the schemas that @value refers to, directly. A definition's depth is limited.
 */
static void
collect_references (yyjson_val *schemas, yyjson_val *value, GPtrArray *names)
{
  yyjson_val *reference = yyjson_is_obj (value) ? yyjson_obj_get (value, "$ref") : NULL;
  yyjson_val *key;
  yyjson_val *child;
  gsize index;
  gsize max;

  if (yyjson_is_str (reference)
      && g_str_has_prefix (yyjson_get_str (reference), SCHEMA_REFERENCE_PREFIX))
    {
      g_autofree char *name = resolve_reference (schemas, yyjson_get_str (reference));

      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  if (yyjson_is_obj (value))
    {
      yyjson_obj_foreach (value, index, max, key, child)
        collect_references (schemas, child, names);
    }
  else if (yyjson_is_arr (value))
    {
      yyjson_arr_foreach (value, index, max, child)
        collect_references (schemas, child, names);
    }
}

/* Sorts what the member needs into what is taken along and what the target keeps as its own. What
 * only a kept schema needs is the target's own affair. */
static void
sort_schemas (DvtMemberTransfer *transfer, Request *request, yyjson_val *member)
{
  yyjson_val *schemas = get_schemas (request->source);
  yyjson_val *present = get_schemas (request->target);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  collect_references (schemas, member, names);
  for (guint i = 0; i < names->len; i++)
    {
      yyjson_val *schema = yyjson_obj_get (schemas, names->pdata[i]);
      yyjson_val *own = yyjson_obj_get (present, names->pdata[i]);

      if (own == NULL)
        {
          g_ptr_array_add (transfer->taken, g_strdup (names->pdata[i]));
          collect_references (schemas, schema, names);
        }
      else if (!dvt_json_values_equal (schema, own))
        g_ptr_array_add (transfer->kept, g_strdup (names->pdata[i]));
    }
}

/* All at once: schemas may refer to each other. */
static DvtDefinition *
add_schemas (Request *request, GPtrArray *names, GError **error)
{
  const char *section_key = dvt_section_get_member (DVT_SECTION_SCHEMAS);
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (request->target));
  yyjson_val *schemas = get_schemas (request->source);
  g_autoptr (yyjson_mut_doc) document = NULL;
  g_autoptr (DvtJson) json = NULL;
  yyjson_mut_val *members;

  if (names->len == 0)
    return dvt_definition_ref (request->target);
  document = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (document, yyjson_val_mut_copy (document, root));
  members = yyjson_mut_obj_get (yyjson_mut_doc_get_root (document), section_key);
  if (members == NULL)
    members = yyjson_mut_obj_add_obj (document, yyjson_mut_doc_get_root (document), section_key);
  for (guint i = 0; i < names->len; i++)
    {
      yyjson_val *schema = yyjson_obj_get (schemas, names->pdata[i]);

      yyjson_mut_obj_add (members, yyjson_mut_strcpy (document, names->pdata[i]),
                          yyjson_val_mut_copy (document, schema));
    }
  json = dvt_json_new_from_mut (document);
  return dvt_definition_new_from_json (json, error);
}

static gboolean
prepare (DvtMemberTransfer *transfer, Request *request, DvtJson *member, GError **error)
{
  g_autoptr (DvtJson) present
    = dvt_definition_dup_member (request->target, request->section, request->member_id);
  g_autoptr (DvtDefinition) ready = NULL;

  sort_schemas (transfer, request, dvt_json_get_value (member));
  transfer->replaces
    = present != NULL
      && !dvt_json_values_equal (dvt_json_get_value (present), dvt_json_get_value (member));
  ready = add_schemas (request, transfer->taken, error);
  if (ready == NULL)
    return FALSE;
  transfer->definition = dvt_definition_change_member (ready, request->section,
                                                       present != NULL ? request->member_id : NULL,
                                                       request->member_id, member, error);
  if (transfer->definition == NULL)
    return FALSE;
  transfer->changes = dvt_compare (request->target, transfer->definition);
  return TRUE;
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (DvtMemberTransfer) transfer = g_new0 (DvtMemberTransfer, 1);
  g_autoptr (DvtJson) member
    = dvt_definition_dup_member (request->source, request->section, request->member_id);
  g_autoptr (GError) error = NULL;

  transfer->taken = g_ptr_array_new_with_free_func (g_free);
  transfer->kept = g_ptr_array_new_with_free_func (g_free);
  if (member == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no ‘%s’ to copy",
                             request->member_id);
  else if (prepare (transfer, request, member, &error))
    g_task_return_pointer (task, g_steal_pointer (&transfer),
                           (GDestroyNotify) dvt_member_transfer_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dvt_member_transfer_prepare_async (DvtDefinition *source,
                                   DvtDefinition *target,
                                   DvtSection section,
                                   const char *member_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->source = dvt_definition_ref (source);
  request->target = dvt_definition_ref (target);
  request->section = section;
  request->member_id = g_strdup (member_id);
  g_task_set_source_tag (task, dvt_member_transfer_prepare_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, prepare_in_thread);
}

DvtMemberTransfer *
dvt_member_transfer_prepare_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
