/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-yaml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

#include "dvt-openapi-yaml-scalar-private.h"
#include "dvt-openapi-yaml-tree-private.h"
#include "dvt-openapi.h"

/* Aliases may make a document this many times as large (formats §1). */
#define MAX_ALIAS_EXPANSION 10

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (yaml_event_t, yaml_event_delete)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (yaml_parser_t, yaml_parser_delete)

typedef struct
{
  yyjson_mut_doc *document; /* (unowned) */
  DvtOpenapiYamlTree *tree; /* (unowned) */
  guint documents;
  gboolean is_done;
} Reader;

/* Puts line and column, which count from 1, in front of the message. */
static void
add_place (GError **error, const yaml_mark_t *mark)
{
  g_prefix_error (error, "%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT ": ", mark->line + 1,
                  mark->column + 1);
}

static gboolean
has_tag (const yaml_event_t *event, const char *tag)
{
  const char *own = (const char *) event->data.scalar.tag;

  return own != NULL && g_str_equal (own, tag);
}

/* A scalar has a type of its own where it is plain, or where its tag says that it has one. */
static gboolean
is_typed (const yaml_event_t *event)
{
  if (event->data.scalar.tag == NULL)
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;

  return has_tag (event, YAML_NULL_TAG) || has_tag (event, YAML_BOOL_TAG)
         || has_tag (event, YAML_INT_TAG) || has_tag (event, YAML_FLOAT_TAG);
}

static yyjson_mut_val *
build_scalar (Reader *reader, const yaml_event_t *event, GError **error)
{
  const char *text = (const char *) event->data.scalar.value;
  const gsize length = event->data.scalar.length;
  g_autofree char *number = NULL;

  if (!is_typed (event))
    return yyjson_mut_strncpy (reader->document, text, length);

  switch (dvt_openapi_yaml_resolve (text, length, &number))
    {
    case DVT_OPENAPI_YAML_NULL:
      return yyjson_mut_null (reader->document);
    case DVT_OPENAPI_YAML_TRUE:
      return yyjson_mut_true (reader->document);
    case DVT_OPENAPI_YAML_FALSE:
      return yyjson_mut_false (reader->document);
    case DVT_OPENAPI_YAML_NUMBER:
      return yyjson_mut_rawcpy (reader->document, number);
    case DVT_OPENAPI_YAML_NO_JSON:
      g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                   _ ("The number ‘%s’ has no place in JSON"), text);
      return NULL;
    case DVT_OPENAPI_YAML_STRING:
    default:
      return yyjson_mut_strncpy (reader->document, text, length);
    }
}

static gboolean
read_scalar (Reader *reader, const yaml_event_t *event, GError **error)
{
  const char *anchor = (const char *) event->data.scalar.anchor;
  const char *text = (const char *) event->data.scalar.value;
  yyjson_mut_val *scalar = NULL;

  if (dvt_openapi_yaml_tree_wants_key (reader->tree))
    {
      const gboolean is_merge_key
        = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && g_str_equal (text, "<<");

      scalar = yyjson_mut_strncpy (reader->document, text, event->data.scalar.length);
      return dvt_openapi_yaml_tree_add_key (reader->tree, scalar, anchor, is_merge_key, error);
    }

  scalar = build_scalar (reader, event, error);
  return scalar != NULL && dvt_openapi_yaml_tree_add_scalar (reader->tree, scalar, anchor, error);
}

static gboolean
count_document (Reader *reader, GError **error)
{
  if (++reader->documents == 1)
    return TRUE;

  g_set_error_literal (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                       _ ("A second document begins here; one is expected"));
  return FALSE;
}

static gboolean
read_event (Reader *reader, const yaml_event_t *event, GError **error)
{
  switch (event->type)
    {
    case YAML_DOCUMENT_START_EVENT:
      return count_document (reader, error);
    case YAML_SCALAR_EVENT:
      return read_scalar (reader, event, error);
    case YAML_ALIAS_EVENT:
      return dvt_openapi_yaml_tree_add_alias (reader->tree, (const char *) event->data.alias.anchor,
                                              error);
    case YAML_MAPPING_START_EVENT:
      return dvt_openapi_yaml_tree_open (reader->tree, yyjson_mut_obj (reader->document),
                                         (const char *) event->data.mapping_start.anchor, error);
    case YAML_SEQUENCE_START_EVENT:
      return dvt_openapi_yaml_tree_open (reader->tree, yyjson_mut_arr (reader->document),
                                         (const char *) event->data.sequence_start.anchor, error);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      return dvt_openapi_yaml_tree_close (reader->tree, error);
    case YAML_STREAM_END_EVENT:
      reader->is_done = TRUE;
      return TRUE;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    default:
      return TRUE;
    }
}

static void
set_parser_error (GError **error, const yaml_parser_t *parser)
{
  const char *problem = parser->problem != NULL ? parser->problem : _ ("Not enough memory");

  if (parser->error == YAML_READER_ERROR)
    {
      g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                   /* Translators: the problem is in English, as libyaml says it. */
                   _ ("No YAML: %s at byte %" G_GSIZE_FORMAT), problem, parser->problem_offset);
      return;
    }

  g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX, _ ("No YAML: %s"), problem);
  add_place (error, &parser->problem_mark);
}

static gboolean
read_events (Reader *reader, yaml_parser_t *parser, GError **error)
{
  while (!reader->is_done)
    {
      g_auto (yaml_event_t) event = { 0 };

      if (!yaml_parser_parse (parser, &event))
        {
          set_parser_error (error, parser);
          return FALSE;
        }
      if (!read_event (reader, &event, error))
        {
          add_place (error, &event.start_mark);
          return FALSE;
        }
    }
  return TRUE;
}

DvtJson *
dvt_openapi_yaml_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  g_autoptr (DvtOpenapiYamlTree) tree
    = dvt_openapi_yaml_tree_new (document, length * MAX_ALIAS_EXPANSION);
  g_auto (yaml_parser_t) parser = { 0 };
  Reader reader = { .document = document, .tree = tree };

  if (!yaml_parser_initialize (&parser))
    g_error ("Out of memory while reading YAML");

  /* Where there are no bytes there may be no memory either. */
  yaml_parser_set_input_string (&parser, (const unsigned char *) (length > 0 ? text : ""), length);
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  if (!read_events (&reader, &parser, error))
    return NULL;

  if (yyjson_mut_doc_get_root (document) == NULL)
    {
      g_set_error_literal (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_SYNTAX,
                           _ ("The document is empty"));
      return NULL;
    }
  return dvt_json_new_from_mut (document);
}
