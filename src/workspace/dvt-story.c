/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-story-private.h"

#include <glib/gi18n-lib.h>

static void
story_source_free (DvtStorySource *source)
{
  g_clear_pointer (&source->feed, g_free);
  g_clear_pointer (&source->name, g_free);
  g_free (source);
}

static void
story_step_free (DvtStoryStep *step)
{
  g_clear_pointer (&step->action, g_free);
  g_clear_pointer (&step->author, g_free);
  g_clear_pointer (&step->time, g_date_time_unref);
  g_clear_pointer (&step->message, g_free);
  g_clear_pointer (&step->connector, g_free);
  g_clear_pointer (&step->patch, dvt_json_unref);
  g_clear_pointer (&step->definition, dvt_definition_unref);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoryStep, story_step_free)

void
dvt_story_free (DvtStory *story)
{
  if (story == NULL)
    return;
  g_clear_pointer (&story->sources, g_ptr_array_unref);
  g_clear_pointer (&story->steps, g_ptr_array_unref);
  g_free (story);
}

static GBytes *
load_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return g_bytes_new_take (text, length);
}

static DvtDefinition *
load_definition (const char *folder, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = load_file (folder, name, error);

  return bytes != NULL ? dvt_definition_new (bytes, error) : NULL;
}

static char *
dup_text (yyjson_val *object, const char *member)
{
  return g_strdup (yyjson_get_str (yyjson_obj_get (object, member)));
}

/* Numbers are kept as they were written. */
static guint
get_number (yyjson_val *object, const char *member)
{
  const char *text = yyjson_get_raw (yyjson_obj_get (object, member));

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static DvtUpdateChoice
get_choice (yyjson_val *object)
{
  g_autoptr (GEnumClass) choices = g_type_class_ref (DVT_TYPE_UPDATE_CHOICE);
  const char *nick = yyjson_get_str (yyjson_obj_get (object, "choice"));
  const GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (choices, nick) : NULL;

  return value != NULL ? (DvtUpdateChoice) value->value : DVT_UPDATE_CHOICE_NONE;
}

static DvtStoryStep *
read_step (DvtJson *json, yyjson_val *object, const char *folder, GError **error)
{
  g_autoptr (DvtStoryStep) step = g_new0 (DvtStoryStep, 1);
  const char *time = yyjson_get_str (yyjson_obj_get (object, "at"));
  const char *definition = yyjson_get_str (yyjson_obj_get (object, "definition"));
  yyjson_val *patch = yyjson_obj_get (object, "patch");

  step->action = dup_text (object, "action");
  step->author = dup_text (object, "author");
  step->time = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  step->message = dup_text (object, "message");
  step->connector = dup_text (object, "connector");
  step->version = get_number (object, "version");
  step->revision = get_number (object, "revision");
  step->choice = get_choice (object);
  if (patch != NULL)
    step->patch = dvt_json_new_child (json, patch);
  if (step->action == NULL || step->author == NULL || step->time == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("A step of the story lacks its action, author or time"));
      return NULL;
    }
  if (definition != NULL)
    {
      step->definition = load_definition (folder, definition, error);
      if (step->definition == NULL)
        return NULL;
    }
  return g_steal_pointer (&step);
}

static GPtrArray *
read_sources (yyjson_val *list, const char *folder)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) story_source_free);
  yyjson_val *object = NULL;
  size_t index, max;

  yyjson_arr_foreach (list, index, max, object)
    {
      DvtStorySource *source = g_new0 (DvtStorySource, 1);
      const char *feed = yyjson_get_str (yyjson_obj_get (object, "feed"));

      source->feed = g_build_filename (folder, "feed", feed, NULL);
      source->name = dup_text (object, "name");
      g_ptr_array_add (sources, source);
    }
  return sources;
}

DvtStory *
dvt_story_load (const char *folder, GError **error)
{
  g_autoptr (DvtStory) story = g_new0 (DvtStory, 1);
  g_autoptr (GBytes) bytes = load_file (folder, "story.json", error);
  g_autoptr (DvtJson) json = NULL;
  yyjson_val *root = NULL;
  yyjson_val *object = NULL;
  size_t index, max;

  if (bytes == NULL)
    return NULL;
  json = dvt_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                         DVT_DEFINITION_MAX_BYTES, DVT_JSON_STRICT, error);
  if (json == NULL)
    return NULL;
  root = dvt_json_get_value (json);
  story->sources = read_sources (yyjson_obj_get (root, "sources"), folder);
  story->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) story_step_free);
  yyjson_arr_foreach (yyjson_obj_get (root, "actions"), index, max, object)
    {
      DvtStoryStep *step = read_step (json, object, folder, error);

      if (step == NULL)
        return NULL;
      g_ptr_array_add (story->steps, step);
    }
  return g_steal_pointer (&story);
}

DvtDefinition *
dvt_story_patch (DvtDefinition *definition, DvtJson *patch, GError **error)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  g_autoptr (DvtJson) json = NULL;
  yyjson_mut_val *root
    = yyjson_merge_patch (document, dvt_json_get_value (dvt_definition_get_json (definition)),
                          dvt_json_get_value (patch));

  yyjson_mut_doc_set_root (document, root);
  json = dvt_json_new_from_mut (document);
  return dvt_definition_new_from_json (json, error);
}
