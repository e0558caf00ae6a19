/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* How fast records go through receive, map, filter and send against a server on loopback, which is
 * a process of its own, beside curl fetching the same pages; and how much memory that takes for ten
 * times the records. Fails where it takes more than 10 MB more. */

#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dvt-runner.h"

#define PAGE_RECORDS 1000
#define FEW_RECORDS 10000
#define MANY_RECORDS 100000
#define MAX_GROWTH_KB (10 * 1024)

/* --- The server: bench-runner serve --- */

static char *
build_page (guint page)
{
  GString *json = g_string_new ("{\"orders\":[");

  for (guint i = 0; i < PAGE_RECORDS; i++)
    {
      guint id = page * PAGE_RECORDS + i;

      g_string_append_printf (
        json,
        "%s{\"id\":%u,\"number\":\"SO-%08u\",\"status\":\"%s\",\"currency\":\"EUR\","
        "\"total\":%u.%02u,\"created\":\"2026-03-%02uT08:%02u:00Z\",\"customer\":{\"id\":%u,"
        "\"name\":\"Customer “%u”\",\"email\":\"customer%u@example.com\"},\"lines\":[{\"sku\":"
        "\"A-%04u\",\"quantity\":%u,\"price\":\"12.50\"},{\"sku\":\"B-%04u\",\"quantity\":1,"
        "\"price\":\"3.99\"}],\"note\":null,\"gift\":false}",
        i > 0 ? "," : "", id, id, id % 4 == 0 ? "open" : "paid", id % 1000, id % 100, id % 28 + 1,
        id % 60, id % 500, id % 500, id % 500, id % 900, id % 7 + 1, id % 300);
    }
  g_string_append (json, "]}");

  return g_string_free_and_steal (json);
}

static void
reply (GOutputStream *out, const char *status, const char *body)
{
  g_autofree char *head = g_strdup_printf (
    "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
    status, strlen (body));

  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  g_output_stream_write_all (out, body, strlen (body), NULL, NULL, NULL);
}

/* One request; FALSE where there is none any more. */
static gboolean
serve_request (GDataInputStream *in, GOutputStream *out, char **pages, guint n_pages)
{
  g_autofree char *line = g_data_input_stream_read_line (in, NULL, NULL, NULL);
  const char *page = line != NULL ? strstr (line, "page=") : NULL;
  gsize length = 0;

  if (line == NULL)
    return FALSE;

  for (;;)
    {
      g_autofree char *header = g_data_input_stream_read_line (in, NULL, NULL, NULL);

      if (header == NULL)
        return FALSE;
      g_strchomp (header);
      if (*header == '\0')
        break;
      if (g_ascii_strncasecmp (header, "Content-Length:", strlen ("Content-Length:")) == 0)
        length = strtoul (header + strlen ("Content-Length:"), NULL, 10);
    }

  for (gssize skipped = 1; length > 0 && skipped > 0; length -= (gsize) skipped)
    skipped = g_input_stream_skip (G_INPUT_STREAM (in), length, NULL, NULL);

  if (page != NULL)
    {
      guint number = (guint) strtoul (page + strlen ("page="), NULL, 10);

      reply (out, "200 OK",
             number > 0 && number <= n_pages ? pages[number - 1] : "{\"orders\":[]}");
    }
  else
    reply (out, "201 Created", "");

  return TRUE;
}

static gboolean
on_run_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer user_data)
{
  g_autoptr (GDataInputStream) in
    = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char **pages = user_data;

  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_LF);
  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (in), 64 * 1024);
  g_socket_set_option (g_socket_connection_get_socket (connection), 6 /* TCP */, 1 /* NODELAY */, 1,
                       NULL);
  while (serve_request (in, out, pages, g_strv_length (pages)))
    ;

  return TRUE;
}

/* The service accepts in the default main context. */
static gpointer
accept_in_thread (gpointer data)
{
  for (;;)
    g_main_context_iteration (NULL, TRUE);

  return NULL;
}

/* Ends when its standard input does: with who started it. */
static int
serve (void)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (8);
  g_autoptr (GThread) accepting = NULL;
  g_auto (GStrv) pages = g_new0 (char *, MANY_RECORDS / PAGE_RECORDS + 1);
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < MANY_RECORDS / PAGE_RECORDS; i++)
    pages[i] = build_page (i);
  g_signal_connect (service, "run", G_CALLBACK (on_run_cb), pages);
  accepting = g_thread_new ("accept", accept_in_thread, NULL);
  printf ("%u\n", port);
  fflush (stdout);
  while (getchar () != EOF)
    ;

  return EXIT_SUCCESS;
}

/* --- A run: bench-runner run PORT RECORDS BATCH --- */

static const char definition[]
  = "{\"format\":\"dovetail.connector/1\",\"name\":\"Shop\",\"baseUrl\":\"http://127.0.0.1:%s\","
    "\"endpoints\":{\"GET /orders\":{\"method\":\"GET\",\"path\":\"/orders\",\"response\":{"
    "\"dataPath\":\"/orders\"},\"pagination\":{\"page\":{\"parameter\":\"query.page\"}},"
    "\"responses\":{\"200\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\","
    "\"properties\":{\"orders\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/schemas/Order\"}}}}}}}}},"
    "\"POST /sink\":{\"method\":\"POST\",\"path\":\"/sink\",\"request\":{\"content\":{"
    "\"application/json\":{}}}}},"
    "\"schemas\":{\"Order\":{\"type\":\"object\",\"required\":[\"id\",\"number\",\"status\"],"
    "\"properties\":{\"id\":{\"type\":\"integer\"},\"number\":{\"type\":\"string\"},"
    "\"status\":{\"enum\":[\"open\",\"paid\"]},\"total\":{\"type\":\"number\",\"minimum\":0},"
    "\"customer\":{\"type\":\"object\",\"properties\":{\"email\":{\"type\":\"string\"}}},"
    "\"lines\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"sku\":{"
    "\"type\":\"string\"},\"quantity\":{\"type\":\"integer\"}}}}}}}}";

static const char flow[]
  = "{\"format\":\"dovetail.flow/1\",\"name\":\"Orders\",\"shapes\":["
    "{\"id\":\"r\",\"type\":\"connector\",\"instance\":\"i\",\"endpoint\":\"GET /orders\","
    "\"maximumRecords\":%s},"
    "{\"id\":\"m\",\"type\":\"map\",\"fields\":[{\"to\":\"/id\",\"from\":\"/id\"},"
    "{\"to\":\"/reference\",\"from\":\"/number\",\"function\":\"lower\"},"
    "{\"to\":\"/total\",\"from\":\"/total\",\"function\":\"text\"},"
    "{\"to\":\"/placed\",\"from\":\"/created\",\"function\":\"date\",\"arguments\":{\"to\":"
    "\"%%d.%%m.%%Y\"}},"
    "{\"to\":\"/state\",\"from\":\"/status\",\"function\":\"lookup\",\"arguments\":{\"table\":{"
    "\"open\":\"O\",\"paid\":\"P\"}}},"
    "{\"to\":\"/customer/mail\",\"from\":\"/customer/email\"},{\"to\":\"/lines\",\"from\":\"/lines\"}"
    "]},"
    "{\"id\":\"f\",\"type\":\"filter\",\"when\":{\"any\":[{\"field\":\"/state\",\"is\":\"equals\","
    "\"value\":\"P\"},{\"field\":\"/id\",\"is\":\"greater\",\"value\":-1}]}},"
    "{\"id\":\"s\",\"type\":\"connector\",\"instance\":\"i\",\"endpoint\":\"POST /sink\","
    "\"batchSize\":%s}]}";

static guint64
read_peak_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;

  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
on_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(DvtRunReport **) user_data = dvt_runner_run_finish (DVT_RUNNER (source), result);
}

static DvtRunReport *
run_flow (const char *port, const char *records, const char *batch)
{
  g_autofree char *definition_json = g_strdup_printf (definition, port);
  g_autofree char *flow_json = g_strdup_printf (flow, records, batch);
  g_autoptr (GBytes) definition_bytes = g_bytes_new (definition_json, strlen (definition_json));
  g_autoptr (GBytes) flow_bytes = g_bytes_new (flow_json, strlen (flow_json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) connector = dvt_definition_new (definition_bytes, &error);
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new ("Shop");
  g_autoptr (DvtRunner) runner = NULL;
  DvtRunReport *report = NULL;

  g_assert_no_error (error);
  document = dvt_flow_document_new (flow_bytes, &error);
  g_assert_no_error (error);
  runner = dvt_runner_new (document, DVT_RUN_KIND_RUN);
  dvt_runner_add_instance (runner, "i", "Shop", NULL, connector, settings, NULL);
  dvt_runner_run_async (runner, NULL, on_ended_cb, &report);
  while (report == NULL)
    g_main_context_iteration (NULL, TRUE);

  return report;
}

/* "SENT MICROSECONDS PEAK" */
static int
run (const char *port, const char *records, const char *batch)
{
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (DvtRunReport) report = run_flow (port, records, batch);
  gint64 end_us = g_get_monotonic_time ();
  const DvtShapeReport *sent = report->shapes->pdata[report->shapes->len - 1];

  if (report->status != DVT_RUN_STATUS_SUCCEEDED)
    {
      g_autofree char *json = dvt_run_report_to_json (report);

      fprintf (stderr, "%s\n", json);
      return EXIT_FAILURE;
    }
  printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT "\n", sent->records_sent,
          end_us - start_us, read_peak_kb ());

  return EXIT_SUCCESS;
}

/* --- Both, and curl --- */

static guint64
measure_run (const char *self, const char *port, guint records, const char *batch)
{
  g_autofree char *count = g_strdup_printf ("%u", records);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self,
                                                      "run", port, count, batch, NULL);
  g_auto (GStrv) fields = NULL;
  double seconds;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  fields = g_strsplit (g_strchomp (output), " ", 3);
  g_assert_cmpuint (g_ascii_strtoull (fields[0], NULL, 10), ==, records);
  seconds = g_ascii_strtod (fields[1], NULL) / G_USEC_PER_SEC;
  printf ("%u records, %s a request: %.2f s, %.0f records a second, peak memory %.1f MB\n", records,
          batch, seconds, records / seconds, g_ascii_strtod (fields[2], NULL) / 1024);

  return g_ascii_strtoull (fields[2], NULL, 10);
}

static void
measure_curl (const char *port)
{
  g_autofree char *uri
    = g_strdup_printf ("http://127.0.0.1:%s/orders?page=[1-%d]", port, MANY_RECORDS / PAGE_RECORDS);
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
    = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "curl", "--silent", uri, NULL);
  double seconds;

  if (process == NULL || !g_subprocess_wait_check (process, NULL, NULL))
    {
      printf ("curl: not measured\n");
      return;
    }

  seconds = (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
  printf ("curl fetching the same pages: %.2f s, %.0f records a second\n", seconds,
          MANY_RECORDS / seconds);
}

static int
measure (const char *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) server = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, "serve", NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *port = NULL;
  guint64 few_kb;
  guint64 many_kb;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  port = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);

  measure_curl (port);
  few_kb = measure_run (self, port, FEW_RECORDS, "100");
  many_kb = measure_run (self, port, MANY_RECORDS, "100");
  measure_run (self, port, FEW_RECORDS, "1");
  g_output_stream_close (g_subprocess_get_stdin_pipe (server), NULL, NULL);
  g_subprocess_wait (server, NULL, NULL);

  if (many_kb > few_kb + MAX_GROWTH_KB)
    {
      printf ("Ten times the records take %.1f MB more\n", (double) (many_kb - few_kb) / 1024);
      return EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], "serve"))
    return serve ();
  if (argc == 5 && g_str_equal (argv[1], "run"))
    return run (argv[2], argv[3], argv[4]);

  return measure (argv[0]);
}
