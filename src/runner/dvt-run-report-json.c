/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "dvt-run-report-private.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, guint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) MIN (number, (guint64) G_MAXINT64));
}

static void
add_time (JsonBuilder *builder, const char *name, GDateTime *time)
{
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;
  /* %Y would write the year 26 in two digits. */
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%C%y-%m-%dT%H:%M:%S.%fZ") : NULL;

  add_text (builder, name, text);
}

static void
add_issue (JsonBuilder *builder, const DvtRunIssue *issue)
{
  json_builder_begin_object (builder);
  add_text (builder, "code", issue->code);
  add_text (builder, "message", issue->message);
  add_text (builder, "place", issue->place);
  json_builder_end_object (builder);
}

static void
add_issues (JsonBuilder *builder, const char *name, GPtrArray *issues)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < issues->len; i++)
    add_issue (builder, issues->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_shape (JsonBuilder *builder, const DvtShapeReport *shape)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", shape->id);
  add_text (builder, "name", shape->name);
  add_text (builder, "type", shape->type);
  add_number (builder, "requests", shape->requests);
  add_number (builder, "recordsIn", shape->records_in);
  add_number (builder, "recordsOut", shape->records_out);
  add_number (builder, "recordsSent", shape->records_sent);
  add_issues (builder, "warnings", shape->warnings);
  add_number (builder, "warningCount", shape->n_warnings);
  add_issues (builder, "errors", shape->errors);
  add_text (builder, "sampleRequest", shape->sample_request);
  add_text (builder, "sampleResponse", shape->sample_response);
  json_builder_end_object (builder);
}

/**
 * dvt_run_report_to_json:
 * @report: a report
 *
 * Writes what happened as the JSON object that `run --json` has under "run", but "id".
 *
 * Returns: (transfer full): one line
 */
char *
dvt_run_report_to_json (DvtRunReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  json_builder_begin_object (builder);
  add_text (builder, "kind", dvt_run_kind_to_string (report->kind));
  add_text (builder, "status", dvt_run_status_to_string (report->status));
  add_time (builder, "started", report->started);
  add_time (builder, "ended", report->ended);
  json_builder_set_member_name (builder, "error");
  if (report->error != NULL)
    add_issue (builder, report->error);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "shapes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->shapes->len; i++)
    add_shape (builder, report->shapes->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- And back: what is not there, or of another type, is empty --- */

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static guint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_INT64
           ? (guint64) MAX (json_node_get_int (node), 0)
           : 0;
}

static GDateTime *
get_time (JsonObject *object, const char *name)
{
  const char *text = get_text (object, name);

  return text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
}

static JsonObject *
get_element_object (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static DvtRunIssue *
read_issue (JsonObject *object)
{
  const char *code = get_text (object, "code");
  const char *message = get_text (object, "message");

  return dvt_run_issue_new (code != NULL ? code : "failed", message != NULL ? message : "",
                            get_text (object, "place"));
}

static void
read_issues (GPtrArray *issues, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = get_element_object (array, i);

      if (object != NULL)
        g_ptr_array_add (issues, read_issue (object));
    }
}

static DvtShapeReport *
read_shape (JsonObject *object)
{
  const char *id = get_text (object, "id");
  const char *name = get_text (object, "name");
  const char *type = get_text (object, "type");
  DvtShapeReport *shape = dvt_shape_report_new (id != NULL ? id : "", name != NULL ? name : "",
                                                type != NULL ? type : "");

  shape->requests = get_number (object, "requests");
  shape->records_in = get_number (object, "recordsIn");
  shape->records_out = get_number (object, "recordsOut");
  shape->records_sent = get_number (object, "recordsSent");
  read_issues (shape->warnings, get_array (object, "warnings"));
  shape->n_warnings = MAX (get_number (object, "warningCount"), shape->warnings->len);
  read_issues (shape->errors, get_array (object, "errors"));
  shape->sample_request = g_strdup (get_text (object, "sampleRequest"));
  shape->sample_response = g_strdup (get_text (object, "sampleResponse"));

  return shape;
}

/**
 * dvt_run_report_parse:
 * @json: what dvt_run_report_to_json() wrote
 * @error: set with a `JSON_PARSER_ERROR`, where it is no JSON object
 *
 * Reads a report back. A member that is not there, or is no such thing, is empty: a report that an
 * older program kept can still be shown.
 *
 * Returns: (transfer full): the report, `NULL` with @error set otherwise
 */
DvtRunReport *
dvt_run_report_parse (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GDateTime) started = NULL;
  DvtRunReport *report;
  JsonObject *object;
  JsonArray *shapes;

  g_return_val_if_fail (json != NULL, NULL);

  if (!json_parser_load_from_data (parser, json, -1, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA,
                           "The report of a run is no object");
      return NULL;
    }

  object = json_node_get_object (json_parser_get_root (parser));
  started = get_time (object, "started");
  if (started == NULL)
    started = g_date_time_new_from_unix_utc (0);
  report = dvt_run_report_new (
    g_strcmp0 (get_text (object, "kind"), "check") == 0 ? DVT_RUN_KIND_CHECK : DVT_RUN_KIND_RUN,
    started);
  report->status = dvt_run_status_from_string (get_text (object, "status"));
  report->ended = get_time (object, "ended");
  if (json_object_has_member (object, "error")
      && JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "error")))
    report->error = read_issue (json_object_get_object_member (object, "error"));

  shapes = get_array (object, "shapes");
  for (guint i = 0; shapes != NULL && i < json_array_get_length (shapes); i++)
    {
      JsonObject *shape = get_element_object (shapes, i);

      if (shape != NULL)
        g_ptr_array_add (report->shapes, read_shape (shape));
    }

  return report;
}
