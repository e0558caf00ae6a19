/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "run-fixture.h"

#include <stdlib.h>
#include <string.h>

#define N_RECORDS 25

static const char definition[]
  = "{'format':'dovetail.connector/1','name':'Shop','baseUrl':'BASE','endpoints':{"
    "'GET /all':{'method':'GET','path':'/all'},"
    "'GET /bare':{'method':'GET','path':'/bare','response':{'dataPath':'/shop'}},"
    "'GET /page':{'method':'GET','path':'/page','parameters':{'query.page':{},'query.size':{}},'pagination':{'page':{'parameter':'query.page',"
    "'first':1,'sizeParameter':'query.size','size':10}}},"
    "'GET /offset':{'method':'GET','path':'/offset','pagination':{'offset':{"
    "'parameter':'query.offset','sizeParameter':'query.limit','size':10}}},"
    "'GET /cursor':{'method':'GET','path':'/cursor','response':{'dataPath':'/items'},"
    "'pagination':{'cursor':{'parameter':'query.after','next':'/next'}}},"
    "'GET /next':{'method':'GET','path':'/next','response':{'dataPath':'/items'},"
    "'pagination':{'nextUrl':{'next':'/next'}}},"
    "'GET /link':{'method':'GET','path':'/link','pagination':{'link':{}}},"
    "'GET /orders/{}':{'method':'GET','path':'/orders/{id}','parameters':{'path.1':{"
    "'required':true,'schema':{'type':'integer'}}}},"
    "'POST /sink':{'method':'POST','path':'/sink','request':{'content':{'application/json':{}}}},"
    "'PUT /sink/{}':{'method':'PUT','path':'/sink/{id}','parameters':{'path.1':{"
    "'required':true}},'request':{'content':{'application/json':{}}}},"
    "'DELETE /sink/{}':{'method':'DELETE','path':'/sink/{id}','parameters':{'path.1':{"
    "'required':true}}},"
    "'POST /form':{'method':'POST','path':'/form','request':{'content':{"
    "'application/x-www-form-urlencoded':{}}}},"
    "'POST /upload':{'method':'POST','path':'/upload','request':{'content':{"
    "'multipart/form-data':{}}}}}}";

static char *
quote (Service *self, const char *text)
{
  GString *json = g_string_new (text);

  g_string_replace (json, "'", "\"", 0);
  if (self != NULL)
    g_string_replace (json, "BASE", self->base_url, 0);

  return g_string_free_and_steal (json);
}

static guint
get_number (const char *path, const char *name, guint otherwise)
{
  const char *query = strchr (path, '?');
  const char *found = query != NULL ? strstr (query, name) : NULL;

  return found != NULL ? (guint) strtoul (found + strlen (name), NULL, 10) : otherwise;
}

static char *
build_records (guint first, guint count)
{
  GString *json = g_string_new ("[");

  for (guint i = first; i < first + count && i <= N_RECORDS; i++)
    g_string_append_printf (json, "%s{\"id\":%u}", i > first ? "," : "", i);
  g_string_append_c (json, ']');

  return g_string_free_and_steal (json);
}

void
service_reply_json (ScriptedRequest *request, const char *headers, const char *json)
{
  g_autofree char *all
    = g_strconcat ("Content-Type: application/json\r\n", headers != NULL ? headers : "", NULL);

  scripted_request_reply (request, "200 OK", all, json, strlen (json));
}

static void
reply_with_page (ScriptedRequest *request)
{
  guint size = get_number (request->path, "size=", get_number (request->path, "limit=", 10));
  guint first = get_number (request->path, "offset=", 0) + 1
                + (get_number (request->path, "page=", 1) - 1) * size;
  g_autofree char *records = build_records (first, size);

  service_reply_json (request, NULL, records);
}

static void
reply_with_next (ScriptedRequest *request)
{
  guint after = get_number (request->path, "after=", 0);
  gboolean is_last = after + 10 >= N_RECORDS;
  g_autofree char *records = build_records (after + 1, 10);
  g_autofree char *json = NULL;

  if (g_str_has_prefix (request->path, "/cursor"))
    json = is_last ? g_strdup_printf ("{\"items\":%s,\"next\":null}", records)
                   : g_strdup_printf ("{\"items\":%s,\"next\":\"%u\"}", records, after + 10);
  else
    json = is_last
             ? g_strdup_printf ("{\"items\":%s}", records)
             : g_strdup_printf ("{\"items\":%s,\"next\":\"/next?after=%u\"}", records, after + 10);
  service_reply_json (request, NULL, json);
}

static void
reply_with_link (ScriptedRequest *request)
{
  guint after = get_number (request->path, "after=", 0);
  g_autofree char *records = build_records (after + 1, 10);
  g_autofree char *link
    = after + 10 < N_RECORDS
        ? g_strdup_printf ("Link: </link?after=%u>; rel=\"next\"\r\n", after + 10)
        : NULL;

  service_reply_json (request, link, records);
}

/* "METHOD /path body" */
static void
note (Service *self, ScriptedRequest *request)
{
  g_autoptr (GBytes) body = scripted_request_read_body (request);
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);

  g_mutex_lock (&self->mutex);
  g_string_append_len (self->arrived, request->head, (gssize) strcspn (request->head, " "));
  g_string_append_printf (self->arrived, " %s %.*s\n", request->path, (int) length, text);
  g_mutex_unlock (&self->mutex);
}

static void
on_request (ScriptedRequest *request, gpointer user_data)
{
  Service *self = user_data;
  g_autofree char *all = NULL;

  if (self->handler != NULL && self->handler (request, self->handler_data))
    return;

  if (g_str_has_prefix (request->path, "/page") || g_str_has_prefix (request->path, "/offset"))
    reply_with_page (request);
  else if (g_str_has_prefix (request->path, "/cursor") || g_str_has_prefix (request->path, "/next"))
    reply_with_next (request);
  else if (g_str_has_prefix (request->path, "/link"))
    reply_with_link (request);
  else if (g_str_has_prefix (request->path, "/all"))
    {
      all = build_records (1, N_RECORDS);
      service_reply_json (request, NULL, all);
    }
  else if (g_str_has_prefix (request->path, "/bare"))
    service_reply_json (request, NULL, "{\"shop\":{\"id\":1,\"name\":\"Corner\"}}");
  else if (g_str_has_prefix (request->path, "/orders/"))
    {
      all = g_strdup_printf ("{\"order\":%s}", request->path + strlen ("/orders/"));
      service_reply_json (request, NULL, all);
    }
  else
    {
      note (self, request);
      scripted_request_reply (request, "201 Created", NULL, "", 0);
    }
}

void
service_set_definition (Service *service, const char *json)
{
  g_autofree char *text = quote (service, json);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&service->definition, dvt_definition_unref);
  service->definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
}

void
service_set_handler (Service *service,
                     gboolean (*handler) (ScriptedRequest *request, gpointer user_data),
                     gpointer user_data)
{
  service->handler_data = user_data;
  service->handler = handler;
}

Service *
service_new (void)
{
  Service *self = g_new0 (Service, 1);

  g_mutex_init (&self->mutex);
  self->arrived = g_string_new (NULL);
  self->server = scripted_server_new (on_request, self);
  self->base_url = scripted_server_build_uri (self->server, "");
  self->settings = dvt_instance_settings_new ("Sandbox");
  self->deadline_ms = 5000;
  service_set_definition (self, definition);

  return self;
}

void
service_free (Service *service)
{
  g_clear_pointer (&service->server, scripted_server_free);
  g_clear_pointer (&service->definition, dvt_definition_unref);
  g_clear_pointer (&service->settings, dvt_instance_settings_free);
  g_clear_pointer (&service->credentials, dvt_credentials_unref);
  g_clear_pointer (&service->renewed, dvt_credentials_unref);
  g_string_free (service->arrived, TRUE);
  g_free (service->base_url);
  g_mutex_clear (&service->mutex);
  g_free (service);
}

static void
on_progress_cb (DvtRunner *runner, DvtRunReport *report, Service *service)
{
  g_autofree char *json = dvt_run_report_to_json (report);

  g_assert_cmpint (report->status, ==, DVT_RUN_STATUS_RUNNING);
  g_assert_nonnull (json);
  service->n_progress++;
}

static void
on_renewed_cb (DvtRunner *runner,
               const char *instance,
               DvtCredentials *credentials,
               Service *service)
{
  g_assert_cmpstr (instance, ==, "i");
  service->n_renewed++;
  g_clear_pointer (&service->renewed, dvt_credentials_unref);
  service->renewed = dvt_credentials_ref (credentials);
}

static void
on_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(DvtRunReport **) user_data = dvt_runner_run_finish (DVT_RUNNER (source), result);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static DvtRunReport *
run (Service *self, DvtRunKind kind, const char *shapes, GCancellable *cancellable)
{
  g_autofree char *list = quote (self, shapes);
  g_autofree char *json = g_strdup_printf (
    "{\"format\":\"dovetail.flow/1\",\"name\":\"Flow\",\"description\":\"\",\"shapes\":%s}", list);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new (bytes, &error);
  DvtRunner *runner;
  DvtRunReport *report = NULL;

  g_assert_no_error (error);
  runner = dvt_runner_new (document, kind);
  dvt_runner_set_deadline_ms (runner, self->deadline_ms);
  dvt_runner_add_instance (runner, "i", "Shop", "2026-04", self->definition, self->settings,
                           self->credentials);
  self->n_progress = 0;
  self->n_renewed = 0;
  g_signal_connect (runner, "progress", G_CALLBACK (on_progress_cb), self);
  g_signal_connect (runner, "renewed", G_CALLBACK (on_renewed_cb), self);

  dvt_runner_run_async (runner, cancellable, on_run_cb, &report);
  while (report == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (runner, self);
  /* The last of what the call holds goes with its callback. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (runner);
  g_assert_nonnull (report->ended);

  return report;
}

DvtRunReport *
service_run (Service *service, DvtRunKind kind, const char *shapes)
{
  return run (service, kind, shapes, NULL);
}

DvtRunReport *
service_run_cancelled (Service *service, const char *shapes, guint milliseconds)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DvtRunReport *report;
  guint timeout = 0;

  if (milliseconds == 0)
    g_cancellable_cancel (cancellable);
  else
    timeout = g_timeout_add (milliseconds, on_timeout_cb, cancellable);
  report = run (service, DVT_RUN_KIND_RUN, shapes, cancellable);
  if (timeout != 0 && !g_cancellable_is_cancelled (cancellable))
    g_source_remove (timeout);

  return report;
}

char *
service_take_arrived (Service *service)
{
  char *arrived;

  g_mutex_lock (&service->mutex);
  arrived = g_strdup (service->arrived->str);
  g_string_truncate (service->arrived, 0);
  g_mutex_unlock (&service->mutex);

  return arrived;
}

const DvtShapeReport *
report_get_shape (DvtRunReport *report, guint index)
{
  g_assert_cmpuint (index, <, report->shapes->len);

  return report->shapes->pdata[index];
}

static void
print_report (DvtRunReport *report)
{
  g_autofree char *json = dvt_run_report_to_json (report);

  g_test_message ("%s", json);
}

void
report_assert_error (DvtRunReport *report, guint index, const char *code)
{
  const DvtShapeReport *shape = report_get_shape (report, index);

  if (shape->errors->len == 0)
    print_report (report);
  g_assert_cmpuint (shape->errors->len, >, 0);
  g_assert_cmpstr (((DvtRunIssue *) shape->errors->pdata[0])->code, ==, code);
  g_assert_cmpint (report->status, ==, DVT_RUN_STATUS_FAILED);
}

void
report_assert_status (DvtRunReport *report, DvtRunStatus status)
{
  if (report->status != status)
    print_report (report);
  g_assert_cmpstr (dvt_run_status_to_string (report->status), ==,
                   dvt_run_status_to_string (status));
}
