/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-call-private.h"

#include <string.h>

/* The part of a media type in front of its parameters. */
static gsize
get_type_length (const char *media_type)
{
  gsize length = strcspn (media_type, ";");

  while (length > 0 && g_ascii_isspace (media_type[length - 1]))
    length--;

  return length;
}

static gboolean
media_types_equal (const char *a, const char *b)
{
  gsize length = get_type_length (a);

  return length == get_type_length (b) && g_ascii_strncasecmp (a, b, length) == 0;
}

static gboolean
is_type (const char *media_type, const char *wanted)
{
  return media_types_equal (media_type, wanted);
}

gboolean
dvt_call_is_json (const char *media_type)
{
  gsize length = get_type_length (media_type);

  return is_type (media_type, "application/json") || is_type (media_type, "text/json")
         || (length > strlen ("+json")
             && g_ascii_strncasecmp (media_type + length - strlen ("+json"), "+json",
                                     strlen ("+json"))
                  == 0);
}

/* Of a `content`, application/json, else +json, else the first (formats §3). */
static yyjson_val *
choose_media (yyjson_val *content, const char **media_type)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (content);
  yyjson_val *chosen = NULL;
  int chosen_rank = 0;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *name = yyjson_get_str (key);
      int rank = is_type (name, "application/json") ? 3 : dvt_call_is_json (name) ? 2 : 1;

      if (rank <= chosen_rank)
        continue;
      chosen_rank = rank;
      chosen = yyjson_obj_iter_get_val (key);
      *media_type = name;
    }

  return chosen;
}

static yyjson_val *
get_success_response (yyjson_val *responses)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (responses);
  yyjson_val *lowest = NULL;
  const char *lowest_status = NULL;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *status = yyjson_get_str (key);

      if (status != NULL && status[0] == '2' && strlen (status) == 3 && g_ascii_isdigit (status[1])
          && (lowest_status == NULL || strcmp (status, lowest_status) < 0))
        {
          lowest_status = status;
          lowest = yyjson_obj_iter_get_val (key);
        }
    }

  if (lowest == NULL)
    lowest = yyjson_obj_get (responses, "2XX");
  if (lowest == NULL)
    lowest = yyjson_obj_get (responses, "default");

  return lowest;
}

/* The kinds of JSON where there are some; nothing else can be read. */
static char *
build_accept (yyjson_val *endpoint)
{
  yyjson_val *content
    = yyjson_obj_get (get_success_response (yyjson_obj_get (endpoint, "responses")), "content");
  yyjson_obj_iter iter = yyjson_obj_iter_with (content);
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *name = yyjson_get_str (key);
      GString *list = dvt_call_is_json (name) ? json : others;

      if (list->len > 0)
        g_string_append (list, ", ");
      g_string_append_len (list, name, (gssize) get_type_length (name));
    }

  if (json->len == 0 && others->len == 0)
    return g_strdup ("application/json, */*;q=0.5");

  return g_strdup (json->len > 0 ? json->str : others->str);
}

static DvtBodyKind
get_body_kind (const char *media_type)
{
  if (dvt_call_is_json (media_type) || is_type (media_type, "*/*")
      || is_type (media_type, "application/*"))
    return DVT_BODY_JSON;
  if (is_type (media_type, "application/x-www-form-urlencoded"))
    return DVT_BODY_FORM;
  if (is_type (media_type, "text/plain"))
    return DVT_BODY_TEXT;

  return DVT_BODY_UNSUPPORTED;
}

/* JSON where it may be, else a kind that can be written, else one that cannot. */
static void
read_request (DvtCall *self)
{
  yyjson_val *content = yyjson_obj_get (yyjson_obj_get (self->endpoint, "request"), "content");
  yyjson_obj_iter iter = yyjson_obj_iter_with (content);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *name = yyjson_get_str (key);
      DvtBodyKind kind = get_body_kind (name);

      if (self->body_kind != DVT_BODY_NONE && kind >= self->body_kind
          && !(kind == DVT_BODY_JSON && is_type (name, "application/json")))
        continue;
      self->body_kind = kind;
      self->media_type = strchr (name, '*') != NULL ? "application/json" : name;
      self->request_schema = yyjson_obj_get (yyjson_obj_iter_get_val (key), "schema");
    }
}

static void
add_parameter (DvtCall *self, const char *id, yyjson_val *value)
{
  DvtParameter *parameter;

  if (id == NULL || dvt_call_find_parameter (self, id) != NULL)
    return;

  parameter = dvt_parameter_new (id, value);
  if (parameter != NULL)
    g_ptr_array_add (self->parameters, parameter);
}

/* Those that are declared, and those that only the pagination names. */
static void
read_parameters (DvtCall *self)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_obj_get (self->endpoint, "parameters"));
  yyjson_obj_iter kinds = yyjson_obj_iter_with (self->pagination);

  self->parameters = g_ptr_array_new_with_free_func (g_free);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    add_parameter (self, yyjson_get_str (key), yyjson_obj_iter_get_val (key));

  for (yyjson_val *kind = yyjson_obj_iter_next (&kinds); kind != NULL;
       kind = yyjson_obj_iter_next (&kinds))
    {
      yyjson_val *pages = yyjson_obj_iter_get_val (kind);

      add_parameter (self, yyjson_get_str (yyjson_obj_get (pages, "parameter")), NULL);
      add_parameter (self, yyjson_get_str (yyjson_obj_get (pages, "sizeParameter")), NULL);
    }
}

DvtCall *
dvt_call_new (DvtDefinition *definition, const DvtInstanceSettings *settings, const char *endpoint)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (definition));
  yyjson_val *endpoints = yyjson_obj_get (root, "endpoints");
  yyjson_val *value = yyjson_obj_get (endpoints, endpoint);
  const char *direction;
  DvtCall *self;

  if (value == NULL)
    return NULL;

  self = g_new0 (DvtCall, 1);
  self->definition = dvt_definition_ref (definition);
  self->settings = settings;
  self->root = root;
  self->endpoint = value;
  self->id = endpoint;
  self->method = yyjson_get_str (yyjson_obj_get (value, "method"));
  self->path = yyjson_get_str (yyjson_obj_get (value, "path"));
  direction = yyjson_get_str (yyjson_obj_get (value, "direction"));
  self->receives = direction != NULL
                     ? g_str_equal (direction, "receive")
                     : dvt_direction_for_method (self->method) == DVT_DIRECTION_RECEIVE;
  self->data_path
    = yyjson_get_str (yyjson_obj_get (yyjson_obj_get (value, "response"), "dataPath"));
  self->pagination = yyjson_obj_get (value, "pagination");
  self->accept = build_accept (value);
  read_parameters (self);
  read_request (self);

  return self;
}

void
dvt_call_free (DvtCall *call)
{
  if (call == NULL)
    return;

  g_ptr_array_unref (call->parameters);
  g_free (call->accept);
  dvt_definition_unref (call->definition);
  g_free (call);
}

const DvtParameter *
dvt_call_find_parameter (const DvtCall *call, const char *id)
{
  for (guint i = 0; i < call->parameters->len; i++)
    {
      const DvtParameter *parameter = call->parameters->pdata[i];

      if (g_str_equal (parameter->id, id))
        return parameter;
    }

  return NULL;
}

yyjson_val *
dvt_call_find_response_schema (const DvtCall *call, guint status, const char *media_type)
{
  yyjson_val *responses = yyjson_obj_get (call->endpoint, "responses");
  g_autofree char *exact = g_strdup_printf ("%u", status);
  yyjson_val *response = yyjson_obj_get (responses, exact);
  yyjson_val *content;
  yyjson_val *media = NULL;
  const char *chosen = NULL;
  yyjson_obj_iter iter;

  if (response == NULL)
    response = yyjson_obj_get (responses, "2XX");
  if (response == NULL)
    response = yyjson_obj_get (responses, "default");

  content = yyjson_obj_get (response, "content");
  iter = yyjson_obj_iter_with (content);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); media_type != NULL && key != NULL;
       key = yyjson_obj_iter_next (&iter))
    if (media_types_equal (yyjson_get_str (key), media_type))
      media = yyjson_obj_iter_get_val (key);
  if (media == NULL)
    media = choose_media (content, &chosen);

  return yyjson_obj_get (media, "schema");
}
