/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-parameter-private.h"

#include <stdlib.h>
#include <string.h>

#include "dvt-value-text-private.h"

#define RESERVED ":/?#[]@!$&'()*+,;="

/* How the parts of an array or object are put together. */
typedef struct
{
  const DvtParameter *parameter;
  GString *out;
  gsize start; /* where it began in @out */
} Writer;

static DvtParameterStyle
read_style (const char *text, DvtParameterPlace place)
{
  static const struct
  {
    const char *name;
    DvtParameterStyle style;
  } styles[] = {
    { "deepObject", DVT_STYLE_DEEP_OBJECT },
    { "form", DVT_STYLE_FORM },
    { "label", DVT_STYLE_LABEL },
    { "matrix", DVT_STYLE_MATRIX },
    { "pipeDelimited", DVT_STYLE_PIPE_DELIMITED },
    { "simple", DVT_STYLE_SIMPLE },
    { "spaceDelimited", DVT_STYLE_SPACE_DELIMITED },
  };

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (text, styles[i].name))
      return styles[i].style;

  return place == DVT_PARAMETER_QUERY || place == DVT_PARAMETER_COOKIE ? DVT_STYLE_FORM
                                                                       : DVT_STYLE_SIMPLE;
}

static gboolean
read_place (DvtParameter *self, const char *id)
{
  static const struct
  {
    const char *prefix;
    DvtParameterPlace place;
  } places[] = {
    { "path.", DVT_PARAMETER_PATH },
    { "query.", DVT_PARAMETER_QUERY },
    { "header.", DVT_PARAMETER_HEADER },
    { "cookie.", DVT_PARAMETER_COOKIE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (id, places[i].prefix) && id[strlen (places[i].prefix)] != '\0')
      {
        self->place = places[i].place;
        self->name = id + strlen (places[i].prefix);
        return TRUE;
      }

  return FALSE;
}

DvtParameter *
dvt_parameter_new (const char *id, yyjson_val *value)
{
  DvtParameter *self = g_new0 (DvtParameter, 1);
  const char *name = yyjson_get_str (yyjson_obj_get (value, "name"));
  yyjson_val *explode = yyjson_obj_get (value, "explode");

  if (!read_place (self, id))
    {
      g_free (self);
      return NULL;
    }

  self->id = id;
  if (self->place == DVT_PARAMETER_PATH)
    self->position = (guint) g_ascii_strtoull (self->name, NULL, 10);
  if (name != NULL && *name != '\0')
    self->name = name;
  self->style = read_style (yyjson_get_str (yyjson_obj_get (value, "style")), self->place);
  self->explode = explode != NULL
                    ? yyjson_get_bool (explode)
                    : self->style == DVT_STYLE_FORM || self->style == DVT_STYLE_DEEP_OBJECT;
  self->allow_reserved = yyjson_get_bool (yyjson_obj_get (value, "allowReserved"));
  self->as_json = yyjson_is_obj (yyjson_obj_get (value, "content"));
  self->required = yyjson_get_bool (yyjson_obj_get (value, "required"));
  self->schema = yyjson_obj_get (value, "schema");
  self->default_value = yyjson_obj_get (self->schema, "default");

  return self;
}

void
dvt_parameter_append_encoded (GString *out, const char *text, gboolean allow_reserved)
{
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isalnum (*c) || strchr ("-._~", *c) != NULL
        || (allow_reserved && strchr (RESERVED, *c) != NULL))
      g_string_append_c (out, *c);
    else
      g_string_append_printf (out, "%%%02X", (guchar) *c);
}

static void
append_text (const Writer *writer, const char *text)
{
  if (writer->parameter->place == DVT_PARAMETER_HEADER)
    g_string_append (writer->out, text);
  else
    dvt_parameter_append_encoded (writer->out, text, writer->parameter->allow_reserved);
}

static void
append_value (const Writer *writer, yyjson_mut_val *value)
{
  g_autofree char *text = dvt_value_to_text (value);

  append_text (writer, text);
}

/* "name=", behind what separates it from the pair before. */
static void
begin_pair (const Writer *writer, const char *name)
{
  const DvtParameter *parameter = writer->parameter;

  if (parameter->style == DVT_STYLE_MATRIX)
    g_string_append_c (writer->out, ';');
  else if (writer->out->len > writer->start)
    g_string_append (writer->out, parameter->place == DVT_PARAMETER_COOKIE ? "; " : "&");
  append_text (writer, name);
  g_string_append_c (writer->out, '=');
}

static gboolean
has_pairs (const DvtParameter *parameter)
{
  return parameter->place == DVT_PARAMETER_QUERY || parameter->place == DVT_PARAMETER_COOKIE
         || parameter->style == DVT_STYLE_MATRIX;
}

static const char *
get_delimiter (const DvtParameter *parameter)
{
  switch (parameter->style)
    {
    case DVT_STYLE_SPACE_DELIMITED:
      return "%20";
    case DVT_STYLE_PIPE_DELIMITED:
      return "%7C";
    case DVT_STYLE_LABEL:
      return parameter->explode ? "." : ",";
    case DVT_STYLE_FORM:
    case DVT_STYLE_SIMPLE:
    case DVT_STYLE_DEEP_OBJECT:
    case DVT_STYLE_MATRIX:
    default:
      return ",";
    }
}

/* What stands before the first part where parts are joined by a delimiter. */
static void
begin_joined (const Writer *writer)
{
  if (has_pairs (writer->parameter))
    begin_pair (writer, writer->parameter->name);
  else if (writer->parameter->style == DVT_STYLE_LABEL)
    g_string_append_c (writer->out, '.');
}

static void
write_deep (const Writer *writer, yyjson_mut_val *value, const char *name)
{
  yyjson_mut_obj_iter members;
  yyjson_mut_arr_iter elements;

  if (yyjson_mut_is_obj (value))
    {
      members = yyjson_mut_obj_iter_with (value);
      for (yyjson_mut_val *key = yyjson_mut_obj_iter_next (&members); key != NULL;
           key = yyjson_mut_obj_iter_next (&members))
        {
          g_autofree char *member = g_strdup_printf ("%s[%s]", name, yyjson_mut_get_str (key));

          write_deep (writer, yyjson_mut_obj_iter_get_val (key), member);
        }
    }
  else if (yyjson_mut_is_arr (value))
    {
      elements = yyjson_mut_arr_iter_with (value);
      for (yyjson_mut_val *element = yyjson_mut_arr_iter_next (&elements); element != NULL;
           element = yyjson_mut_arr_iter_next (&elements))
        write_deep (writer, element, name);
    }
  else if (!yyjson_mut_is_null (value))
    {
      begin_pair (writer, name);
      append_value (writer, value);
    }
}

static void
write_array (const Writer *writer, yyjson_mut_val *array)
{
  const DvtParameter *parameter = writer->parameter;
  yyjson_mut_arr_iter iter = yyjson_mut_arr_iter_with (array);
  gboolean pairs = parameter->explode && has_pairs (parameter);
  gboolean first = TRUE;

  for (yyjson_mut_val *element = yyjson_mut_arr_iter_next (&iter); element != NULL;
       element = yyjson_mut_arr_iter_next (&iter), first = FALSE)
    {
      if (pairs)
        begin_pair (writer, parameter->name);
      else if (first)
        begin_joined (writer);
      else
        g_string_append (writer->out, get_delimiter (parameter));
      append_value (writer, element);
    }
}

static void
write_object (const Writer *writer, yyjson_mut_val *object)
{
  const DvtParameter *parameter = writer->parameter;
  yyjson_mut_obj_iter iter = yyjson_mut_obj_iter_with (object);
  gboolean pairs = parameter->explode && has_pairs (parameter);
  gboolean first = TRUE;

  for (yyjson_mut_val *key = yyjson_mut_obj_iter_next (&iter); key != NULL;
       key = yyjson_mut_obj_iter_next (&iter), first = FALSE)
    {
      const char *name = yyjson_mut_get_str (key);

      if (pairs)
        begin_pair (writer, name);
      else
        {
          if (first)
            begin_joined (writer);
          else
            g_string_append (writer->out, get_delimiter (parameter));
          append_text (writer, name);
          g_string_append (writer->out, parameter->explode ? "=" : get_delimiter (parameter));
        }
      append_value (writer, yyjson_mut_obj_iter_get_val (key));
    }
}

void
dvt_parameter_write (const DvtParameter *parameter, yyjson_mut_val *value, GString *out)
{
  Writer writer = { parameter, out, out->len };

  if (yyjson_mut_is_null (value))
    return;

  if (!parameter->as_json && yyjson_mut_is_ctn (value))
    {
      if (parameter->style == DVT_STYLE_DEEP_OBJECT)
        write_deep (&writer, value, parameter->name);
      else if (yyjson_mut_is_arr (value))
        write_array (&writer, value);
      else
        write_object (&writer, value);
      return;
    }

  begin_joined (&writer);
  if (parameter->as_json)
    {
      g_autofree char *text = NULL;
      char *json = yyjson_mut_val_write (value, YYJSON_WRITE_NOFLAG, NULL);

      text = g_strdup (json != NULL ? json : "");
      free (json);
      append_text (&writer, text);
    }
  else
    append_value (&writer, value);
}
