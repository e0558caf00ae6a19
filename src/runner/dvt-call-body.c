/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "dvt-call-private.h"
#include "dvt-record.h"
#include "dvt-runner.h"
#include "dvt-value-text-private.h"

static gboolean
write_json (yyjson_mut_val *body, GString *out)
{
  gsize length = 0;
  char *json = yyjson_mut_val_write (body, YYJSON_WRITE_NOFLAG, &length);

  if (json != NULL)
    g_string_append_len (out, json, (gssize) length);
  free (json);

  return json != NULL;
}

static DvtParameterStyle
read_form_style (yyjson_val *encoding)
{
  return g_strcmp0 (yyjson_get_str (yyjson_obj_get (encoding, "style")), "deepObject") == 0
           ? DVT_STYLE_DEEP_OBJECT
           : DVT_STYLE_FORM;
}

/* One field of a form, as a query parameter of that name would be written: in OpenAPI their styles
 * are the same. */
static void
write_field (yyjson_val *encodings, const char *name, yyjson_mut_val *value, GString *out)
{
  yyjson_val *encoding = yyjson_obj_get (encodings, name);
  yyjson_val *explode = yyjson_obj_get (encoding, "explode");
  DvtParameter parameter = {
    .id = name,
    .name = name,
    .place = DVT_PARAMETER_QUERY,
    .style = read_form_style (encoding),
    .explode = explode == NULL || yyjson_get_bool (explode),
  };
  g_autoptr (GString) text = g_string_new (NULL);

  /* OpenAPI 3.1 §4.8.15: objects are JSON where no style is named. */
  parameter.as_json = yyjson_mut_is_obj (value) && yyjson_obj_get (encoding, "style") == NULL;
  dvt_parameter_write (&parameter, value, text);
  if (text->len == 0)
    return;

  if (out->len > 0)
    g_string_append_c (out, '&');
  g_string_append_len (out, text->str, (gssize) text->len);
}

static gboolean
write_form (const DvtCall *call, yyjson_mut_val *body, GString *out, GError **error)
{
  yyjson_val *content = yyjson_obj_get (yyjson_obj_get (call->endpoint, "request"), "content");
  yyjson_val *encodings = yyjson_obj_get (yyjson_obj_get (content, call->media_type), "encoding");
  yyjson_mut_obj_iter iter;

  if (!yyjson_mut_is_obj (body))
    {
      g_set_error_literal (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD,
                           _ ("A form is made from an object, and the body is none"));
      return FALSE;
    }

  iter = yyjson_mut_obj_iter_with (body);
  for (yyjson_mut_val *key = yyjson_mut_obj_iter_next (&iter); key != NULL;
       key = yyjson_mut_obj_iter_next (&iter))
    write_field (encodings, yyjson_mut_get_str (key), yyjson_mut_obj_iter_get_val (key), out);

  return TRUE;
}

yyjson_mut_val *
dvt_call_evaluate_body (yyjson_val *body,
                        yyjson_val *record,
                        yyjson_mut_doc *document,
                        DvtVariables *variables,
                        GError **error)
{
  g_autoptr (GError) local_error = NULL;
  yyjson_mut_val *made
    = dvt_value_evaluate (body, record, document, dvt_variables_lookup, variables, &local_error);
  const char *from = yyjson_get_str (yyjson_obj_get (body, "from"));

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (made == NULL)
    g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD,
                 _ ("The record has nothing at ‘%s’, which is to be sent"),
                 from != NULL ? from : "");

  return made;
}

gboolean
dvt_call_write_body (const DvtCall *call, yyjson_mut_val *body, GString *out, GError **error)
{
  g_autofree char *text = NULL;

  switch (call->body_kind)
    {
    case DVT_BODY_FORM:
      return write_form (call, body, out, error);

    case DVT_BODY_TEXT:
      text = dvt_value_to_text (body);
      g_string_append (out, text);
      return TRUE;

    case DVT_BODY_UNSUPPORTED:
      g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_NOT_READY,
                   _ ("Requests of the kind ‘%s’ are not supported"), call->media_type);
      return FALSE;

    case DVT_BODY_NONE:
    case DVT_BODY_JSON:
    default:
      if (write_json (body, out))
        return TRUE;
      g_set_error_literal (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD,
                           _ ("The body cannot be written as JSON"));
      return FALSE;
    }
}
