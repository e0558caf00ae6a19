/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-credentials.h"
#include "dvt-runner.h"
#include "scripted-server.h"

G_BEGIN_DECLS

/* A service on loopback with a connector, an instance and a log of what arrived, to run flows
 * against. */
typedef struct
{
  ScriptedServer *server;
  char *base_url;
  DvtDefinition *definition;
  DvtInstanceSettings *settings;
  DvtCredentials *credentials; /* (nullable) */
  guint deadline_ms;
  /* What the last run has told of. */
  guint n_progress;
  guint n_renewed;
  DvtCredentials *renewed; /* (nullable) */
  /* What has arrived at /sink, a line a body: on any thread. */
  GMutex mutex;
  GString *arrived;
  /* What the test answers itself: TRUE where it has. */
  gboolean (*handler) (ScriptedRequest *request, gpointer user_data);
  gpointer handler_data;
} Service;

/* The service has these: each GET gives the 25 records {"id":1…} of its kind, POST /sink takes
 * some.
 *
 * /all, /page, /offset, /cursor, /next, /link: one for each kind of pagination, /bare: one object
 */
Service *service_new (void);
void service_free (Service *service);
/* Replaces the connector. In @json ' stands for ", and BASE for the service's address. */
void service_set_definition (Service *service, const char *json);
/* Replaces what the service answers, before its own. */
void service_set_handler (Service *service,
                          gboolean (*handler) (ScriptedRequest *request, gpointer user_data),
                          gpointer user_data);
/* Runs the shapes, in which ' stands for ", and the instance is "i". */
DvtRunReport *service_run (Service *service, DvtRunKind kind, const char *shapes);
/* The same, with a cancellable that is cancelled after @milliseconds. */
DvtRunReport *service_run_cancelled (Service *service, const char *shapes, guint milliseconds);
/* What has arrived since the last time; free it. */
char *service_take_arrived (Service *service);
void service_reply_json (ScriptedRequest *request, const char *headers, const char *json);

const DvtShapeReport *report_get_shape (DvtRunReport *report, guint index);
/* Whether the run has failed at shape @index with @code; the report is printed where not. */
void report_assert_error (DvtRunReport *report, guint index, const char *code);
void report_assert_status (DvtRunReport *report, DvtRunStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Service, service_free)

G_END_DECLS
