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
  g_clear_pointer (&step->name, g_free);
  g_clear_pointer (&step->flow, dvt_flow_document_unref);
  g_clear_pointer (&step->settings, dvt_instance_settings_free);
  g_clear_pointer (&step->credentials, dvt_credentials_unref);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoryStep, story_step_free)

static void
story_run_free (DvtStoryRun *run)
{
  g_clear_pointer (&run->flow, g_free);
  g_clear_pointer (&run->report, dvt_run_report_unref);
  g_free (run);
}

void
dvt_story_free (DvtStory *story)
{
  if (story == NULL)
    return;
  g_clear_pointer (&story->sources, g_ptr_array_unref);
  g_clear_pointer (&story->steps, g_ptr_array_unref);
  g_clear_pointer (&story->runs, g_ptr_array_unref);
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

static void
read_values (yyjson_val *object, GHashTable *values)
{
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  size_t index, max;

  yyjson_obj_foreach (object, index, max, key, value)
    g_hash_table_insert (values, g_strdup (yyjson_get_str (key)),
                         g_strdup (yyjson_get_str (value)));
}

static void
read_methods (yyjson_val *list, DvtInstanceSettings *settings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) methods = NULL;
  yyjson_val *method = NULL;
  size_t index, max;

  yyjson_arr_foreach (list, index, max, method)
    g_strv_builder_add (builder, yyjson_get_str (method));
  methods = g_strv_builder_end (builder);
  dvt_instance_settings_set_methods (settings, (const char *const *) methods);
}

static void
read_credentials (yyjson_val *object, DvtCredentials *credentials)
{
  yyjson_val *method = NULL;
  yyjson_val *keys = NULL;
  size_t i, n_methods;

  yyjson_obj_foreach (object, i, n_methods, method, keys)
    {
      yyjson_val *key = NULL;
      yyjson_val *value = NULL;
      size_t j, n_keys;

      yyjson_obj_foreach (keys, j, n_keys, key, value)
        dvt_credentials_set (credentials, yyjson_get_str (method), yyjson_get_str (key),
                             yyjson_get_str (value));
    }
}

static void
read_instance (DvtStoryStep *step, yyjson_val *object, const char *services)
{
  const char *name = yyjson_get_str (yyjson_obj_get (object, "name"));
  const char *service = yyjson_get_str (yyjson_obj_get (object, "service"));
  yyjson_val *credentials = yyjson_obj_get (object, "credentials");

  step->settings = dvt_instance_settings_new (name != NULL ? name : "");
  read_methods (yyjson_obj_get (object, "methods"), step->settings);
  read_values (yyjson_obj_get (object, "variables"), step->settings->variables);
  step->settings->time_zone = dup_text (object, "timeZone");
  if (services != NULL && service != NULL)
    step->settings->base_url = g_strconcat (services, "/", service, NULL);
  if (credentials == NULL)
    return;
  step->credentials = dvt_credentials_new ();
  read_credentials (credentials, step->credentials);
}

/* What a step names that stands in a file of its own. */
static gboolean
read_files (DvtStoryStep *step, yyjson_val *object, const char *folder, GError **error)
{
  const char *definition = yyjson_get_str (yyjson_obj_get (object, "definition"));
  const char *flow = yyjson_get_str (yyjson_obj_get (object, "flow"));
  g_autoptr (GBytes) bytes = NULL;

  if (definition != NULL)
    {
      step->definition = load_definition (folder, definition, error);
      return step->definition != NULL;
    }
  if (flow == NULL)
    return TRUE;
  bytes = load_file (folder, flow, error);
  if (bytes != NULL)
    step->flow = dvt_flow_document_new (bytes, error);
  return step->flow != NULL;
}

static DvtStoryStep *
read_step (DvtJson *json,
           yyjson_val *object,
           const char *folder,
           const char *services,
           GError **error)
{
  g_autoptr (DvtStoryStep) step = g_new0 (DvtStoryStep, 1);
  const char *time = yyjson_get_str (yyjson_obj_get (object, "at"));
  yyjson_val *patch = yyjson_obj_get (object, "patch");
  yyjson_val *instance = yyjson_obj_get (object, "instance");

  step->action = dup_text (object, "action");
  step->author = dup_text (object, "author");
  step->time = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  step->message = dup_text (object, "message");
  step->connector = dup_text (object, "connector");
  step->name = dup_text (object, "name");
  step->version = get_number (object, "version");
  step->revision = get_number (object, "revision");
  step->choice = get_choice (object);
  if (patch != NULL)
    step->patch = dvt_json_new_child (json, patch);
  if (instance != NULL)
    read_instance (step, instance, services);
  if (step->action == NULL || step->author == NULL || step->time == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("A step of the story lacks its action, author or time"));
      return NULL;
    }
  return read_files (step, object, folder, error) ? g_steal_pointer (&step) : NULL;
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

static DvtJson *
load_json (const char *folder, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = load_file (folder, name, error);

  if (bytes == NULL)
    return NULL;
  return dvt_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                         DVT_DEFINITION_MAX_BYTES, DVT_JSON_STRICT, error);
}

/* A sample without runs has no file of them. */
static GPtrArray *
read_runs (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "runs.json", NULL);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) story_run_free);
  g_autoptr (DvtJson) json = NULL;
  yyjson_val *object = NULL;
  size_t index, max;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&runs);
  json = load_json (folder, "runs.json", error);
  if (json == NULL)
    return NULL;
  yyjson_arr_foreach (dvt_json_get_value (json), index, max, object)
    {
      g_autofree char *text = dvt_json_format (yyjson_obj_get (object, "report"));
      DvtStoryRun *run = g_new0 (DvtStoryRun, 1);

      g_ptr_array_add (runs, run);
      run->flow = dup_text (object, "flow");
      run->version = get_number (object, "version");
      run->report = dvt_run_report_parse (text, error);
      if (run->report == NULL)
        return NULL;
    }
  return g_steal_pointer (&runs);
}

DvtStory *
dvt_story_load (const char *folder, const char *services, GError **error)
{
  g_autoptr (DvtStory) story = g_new0 (DvtStory, 1);
  g_autoptr (DvtJson) json = load_json (folder, "story.json", error);
  yyjson_val *root = NULL;
  yyjson_val *object = NULL;
  size_t index, max;

  if (json == NULL)
    return NULL;
  story->runs = read_runs (folder, error);
  if (story->runs == NULL)
    return NULL;
  root = dvt_json_get_value (json);
  story->sources = read_sources (yyjson_obj_get (root, "sources"), folder);
  story->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) story_step_free);
  yyjson_arr_foreach (yyjson_obj_get (root, "actions"), index, max, object)
    {
      DvtStoryStep *step = read_step (json, object, folder, services, error);

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
