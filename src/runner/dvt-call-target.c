/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-call-private.h"
#include "dvt-record.h"
#include "dvt-runner.h"
#include "dvt-value-text-private.h"

/* An address in the making. */
typedef struct
{
  const DvtCall *call;
  const DvtCallValues *values;
  yyjson_mut_doc *document; /* what values are made in */
  GString *out;
  guint n_names;     /* how many different placeholders so far */
  GHashTable *names; /* (owned) (element-type utf8 guint): which position each has */
} Builder;

yyjson_mut_val *
dvt_call_evaluate (const DvtParameter *parameter,
                   const DvtCallValues *values,
                   yyjson_mut_doc *document,
                   GError **error)
{
  const char *override
    = values->overrides != NULL ? g_hash_table_lookup (values->overrides, parameter->id) : NULL;
  yyjson_val *value = yyjson_obj_get (values->parameters, parameter->id);
  g_autoptr (GError) local_error = NULL;
  yyjson_mut_val *made = NULL;

  if (override != NULL)
    return yyjson_mut_strcpy (document, override);

  if (value != NULL)
    made = dvt_value_evaluate (value, values->record, document, dvt_variables_lookup,
                               values->variables, &local_error);
  if (local_error != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&local_error), _ ("Parameter ‘%s’: "),
                                  parameter->name);
      return NULL;
    }

  if (made == NULL && yyjson_is_str (parameter->default_value))
    {
      /* A default may name a variable. */
      char *text = dvt_text_expand (yyjson_get_str (parameter->default_value), dvt_variables_lookup,
                                    values->variables, error);

      made = text != NULL ? yyjson_mut_strcpy (document, text) : NULL;
      g_free (text);
    }
  else if (made == NULL && parameter->default_value != NULL)
    made = yyjson_val_mut_copy (document, parameter->default_value);

  return made;
}

/* Appends what @parameter says, behind @prefix where there is something to say. */
static gboolean
append_parameter (Builder *builder,
                  const DvtParameter *parameter,
                  const char *prefix,
                  GString *out,
                  GError **error)
{
  g_autoptr (GError) local_error = NULL;
  yyjson_mut_val *value
    = dvt_call_evaluate (parameter, builder->values, builder->document, &local_error);
  gsize start = out->len;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (value != NULL)
    dvt_parameter_write (parameter, value, out);
  if (out->len > start)
    g_string_insert (out, (gssize) start, prefix);
  else if (parameter->place == DVT_PARAMETER_PATH
           || (parameter->required && (value == NULL || yyjson_mut_is_null (value))))
    {
      g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD,
                   _ ("The parameter ‘%s’ has no value"), parameter->name);
      return FALSE;
    }

  return TRUE;
}

/* --- The path --- */

static const DvtParameter *
find_by_position (const DvtCall *call, guint position)
{
  for (guint i = 0; i < call->parameters->len; i++)
    {
      const DvtParameter *parameter = call->parameters->pdata[i];

      if (parameter->place == DVT_PARAMETER_PATH && parameter->position == position)
        return parameter;
    }

  return NULL;
}

static gboolean
append_variable (Builder *builder, const char *name, GError **error)
{
  const char *value = dvt_variables_lookup_for_address (name, builder->values->variables);

  if (value == NULL)
    {
      g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_NOT_READY,
                   _ ("The variable ‘%s’ has no value"), name);
      return FALSE;
    }

  for (const char *c = value; *c != '\0'; c++)
    if (*c <= ' ' || *c == 0x7f || strchr ("\"<>\\^`{|}#", *c) != NULL)
      g_string_append_printf (builder->out, "%%%02X", (guchar) *c);
    else
      g_string_append_c (builder->out, *c);

  return TRUE;
}

static gboolean
append_placeholder (Builder *builder, const char *name, GError **error)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (builder->names, name));
  const DvtParameter *parameter;

  if (position == 0)
    {
      position = ++builder->n_names;
      g_hash_table_insert (builder->names, g_strdup (name), GUINT_TO_POINTER (position));
    }

  parameter = find_by_position (builder->call, position);
  if (parameter == NULL)
    {
      g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD,
                   _ ("The parameter ‘%s’ has no value"), name);
      return FALSE;
    }

  return append_parameter (builder, parameter, "", builder->out, error);
}

static gboolean
is_segment_dots (const char *segment, gsize length)
{
  return (length == 1 && segment[0] == '.')
         || (length == 2 && segment[0] == '.' && segment[1] == '.');
}

/* A value that is "." or ".." would lead out of its place in the path once a server tidies it up.
 */
static gboolean
check_segments (const char *path, GError **error)
{
  for (const char *segment = path; *segment != '\0' && *segment != '?';)
    {
      gsize length = strcspn (segment, "/?");

      if (is_segment_dots (segment, length))
        {
          g_set_error_literal (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD,
                               _ ("A part of the path would be ‘.’ or ‘..’"));
          return FALSE;
        }
      segment += length;
      if (*segment == '/')
        segment++;
    }

  return TRUE;
}

/* `{{name}}` everywhere; `{name}` too where @placeholders is set. A fragment is never sent. */
static gboolean
append_template (Builder *builder, const char *text, gboolean placeholders, GError **error)
{
  for (const char *c = text; *c != '\0' && *c != '#';)
    {
      const char *end = NULL;
      g_autofree char *name = NULL;

      if (g_str_has_prefix (c, "{{") && (end = strstr (c, "}}")) != NULL)
        {
          name = g_strstrip (g_strndup (c + 2, (gsize) (end - c - 2)));
          if (!append_variable (builder, name, error))
            return FALSE;
          c = end + 2;
        }
      else if (placeholders && *c == '{' && (end = strchr (c, '}')) != NULL)
        {
          name = g_strndup (c + 1, (gsize) (end - c - 1));
          if (!append_placeholder (builder, name, error))
            return FALSE;
          c = end + 1;
        }
      else
        {
          if (*c <= ' ' || *c == 0x7f || strchr ("\"<>\\^`{|}", *c) != NULL)
            g_string_append_printf (builder->out, "%%%02X", (guchar) *c);
          else
            g_string_append_c (builder->out, *c);
          c++;
        }
    }

  return TRUE;
}

/* An instance's base address replaces the connector's; an endpoint with one of its own keeps it
 * unless the instance overrides that endpoint (formats §3). */
static const char *
get_base_url (const DvtCall *call)
{
  const DvtInstanceSettings *settings = call->settings;
  const char *own = yyjson_get_str (yyjson_obj_get (call->endpoint, "baseUrl"));
  const char *overridden = g_hash_table_lookup (settings->endpoint_base_urls, call->id);

  if (overridden != NULL && *overridden != '\0')
    return overridden;
  if (own != NULL && *own != '\0')
    return own;
  if (settings->base_url != NULL && *settings->base_url != '\0')
    return settings->base_url;

  return dvt_definition_get_base_url (call->definition);
}

static gboolean
append_path (Builder *builder, GError **error)
{
  const DvtCall *call = builder->call;
  const char *base = get_base_url (call);
  gsize start;

  if (*base == '\0')
    {
      g_set_error_literal (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_NOT_READY,
                           _ ("Neither the connector nor the instance has a base address"));
      return FALSE;
    }
  if (!append_template (builder, base, FALSE, error))
    return FALSE;

  while (builder->out->len > 0 && builder->out->str[builder->out->len - 1] == '/'
         && call->path[0] == '/')
    g_string_truncate (builder->out, builder->out->len - 1);

  start = builder->out->len;
  if (call->path[0] != '/' && call->path[0] != '\0' && start > 0
      && builder->out->str[start - 1] != '/')
    g_string_append_c (builder->out, '/');

  return append_template (builder, call->path, TRUE, error)
         && check_segments (builder->out->str + start, error);
}

/* --- The rest --- */

static gboolean
append_query (Builder *builder, GError **error)
{
  gboolean has_query = strchr (builder->out->str, '?') != NULL;

  for (guint i = 0; i < builder->call->parameters->len; i++)
    {
      const DvtParameter *parameter = builder->call->parameters->pdata[i];
      gsize length = builder->out->len;

      if (parameter->place != DVT_PARAMETER_QUERY)
        continue;
      if (!append_parameter (builder, parameter, has_query ? "&" : "?", builder->out, error))
        return FALSE;
      has_query = has_query || builder->out->len > length;
    }

  return TRUE;
}

static gboolean
add_header_parameter (Builder *builder,
                      DvtTarget *target,
                      const DvtParameter *parameter,
                      GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!append_parameter (builder, parameter, "", text, error))
    return FALSE;

  for (gsize i = 0; i < text->len; i++)
    if (g_ascii_iscntrl (text->str[i]) && text->str[i] != '\t')
      {
        g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD,
                     _ ("The value of the header ‘%s’ has control characters"), parameter->name);
        return FALSE;
      }
  if (text->len > 0)
    dvt_target_add_header (target, parameter->name, text->str);

  return TRUE;
}

static gboolean
has_header (const DvtTarget *target, const char *name)
{
  for (guint i = 0; i < target->headers->len; i++)
    if (g_ascii_strcasecmp (((DvtHttpHeader *) target->headers->pdata[i])->name, name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
add_headers (Builder *builder, DvtTarget *target, GError **error)
{
  g_autoptr (GString) cookies = g_string_new (NULL);

  for (guint i = 0; i < builder->call->parameters->len; i++)
    {
      const DvtParameter *parameter = builder->call->parameters->pdata[i];

      if (parameter->place == DVT_PARAMETER_HEADER
          && !add_header_parameter (builder, target, parameter, error))
        return FALSE;
      if (parameter->place == DVT_PARAMETER_COOKIE
          && !append_parameter (builder, parameter, cookies->len > 0 ? "; " : "", cookies, error))
        return FALSE;
    }

  if (cookies->len > 0)
    dvt_target_add_header (target, "Cookie", cookies->str);
  if (!has_header (target, "Accept"))
    dvt_target_add_header (target, "Accept", builder->call->accept);

  return TRUE;
}

DvtTarget *
dvt_call_build_target (const DvtCall *call, const DvtCallValues *values, GError **error)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DvtTarget) target = dvt_target_new (NULL);
  Builder builder = { call, values, document, out, 0, names };

  if (!append_path (&builder, error) || !append_query (&builder, error)
      || !add_headers (&builder, target, error))
    return NULL;

  target->uri = g_string_free_and_steal (g_steal_pointer (&out));
  return g_steal_pointer (&target);
}
