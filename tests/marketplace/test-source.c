/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-source.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "dvt-net-error.h"
#include "feed-samples.h"
#include "scripted-server.h"

#define SHORT_DEADLINE_MS 200

/* A feed with one connector, "shop", whose versions are what a test makes of them. */
typedef struct
{
  GBytes *definition;
  char *digest;
  char *index;
} Feed;

static char *
build_index (guint serial, const char *feed_id, const char *digest, gsize size, const char *extra)
{
  return g_strdup_printf ("{\"format\": \"dovetail.feed/1\", \"id\": \"%s\","
                          " \"name\": \"Quayside\", \"serial\": %u, %s\"connectors\": {\"shop\":"
                          " {\"name\": \"Shop\", \"versions\": {\"1\": {\"name\": \"2026-04\","
                          " \"size\": %" G_GSIZE_FORMAT ", \"sha256\": \"%s\","
                          " \"url\": \"shop/1.json\"}}}}}\n",
                          feed_id, serial, extra, size, digest);
}

static void
feed_init (Feed *feed)
{
  feed->definition = build_definition ("Shop", "/orders");
  feed->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, feed->definition);
  feed->index = build_index (7, FEED_ID, feed->digest, g_bytes_get_size (feed->definition), "");
}

static void
feed_clear (Feed *feed)
{
  g_clear_pointer (&feed->definition, g_bytes_unref);
  g_clear_pointer (&feed->digest, g_free);
  g_clear_pointer (&feed->index, g_free);
}

/* Calls */

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  g_assert_null (*where);
  *where = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static DvtSourceIndex *
fetch_index (DvtSource *source,
             const DvtSourceKnown *known,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 24, 12, 0, 0);

  dvt_source_fetch_index_async (source, known, now, cancellable, store_result_cb, &result);
  g_assert_null (result);
  wait_for (&result);
  return dvt_source_fetch_index_finish (source, result, error);
}

static DvtDefinition *
fetch_definition (DvtSource *source,
                  const DvtFeedVersion *version,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_source_fetch_definition_async (source, "shop", version, cancellable, store_result_cb,
                                     &result);
  g_assert_null (result);
  wait_for (&result);
  return dvt_source_fetch_definition_finish (source, result, error);
}

static DvtSource *
new_source (const char *location, guint deadline_ms)
{
  g_autoptr (GError) error = NULL;
  DvtSource *source = dvt_source_new (location, deadline_ms, &error);

  g_assert_no_error (error);
  return source;
}

/* nginx makes an ETag weak where it compresses, and has it strong again in a 304. */
static const char *
skip_weak_mark (const char *etag)
{
  return g_str_has_prefix (etag, "W/") ? etag + 2 : etag;
}

/* Reads everything once, then again when nothing has changed. */
static void
check_good_source (DvtSource *source, Feed *feed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSourceIndex) index = fetch_index (source, NULL, NULL, &error);
  g_autoptr (DvtSourceIndex) again = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  const DvtFeedVersion *version;
  DvtSourceKnown known = { 0 };

  g_assert_no_error (error);
  g_assert_false (index->not_modified);
  g_assert_cmpstr (dvt_feed_get_name (index->feed), ==, "Quayside");
  g_assert_nonnull (index->etag);

  version = dvt_feed_entry_get_newest (dvt_feed_find_entry (index->feed, "shop"));
  definition = fetch_definition (source, version, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dvt_definition_get_name (definition), ==, "Shop");
  /* The file has spaces that the canonical form has not: its digest is the file's own. */
  g_assert_cmpstr (dvt_definition_get_digest (definition), !=, feed->digest);

  known.etag = index->etag;
  known.last_modified = index->last_modified;
  known.feed = index->feed;
  again = fetch_index (source, &known, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (again->not_modified);
  g_assert_null (again->feed);
  g_assert_cmpstr (skip_weak_mark (again->etag), ==, skip_weak_mark (index->etag));
}

/* Folders */

typedef struct
{
  Feed feed;
  char *folder;
  char *index_path;
  char *definition_path;
  DvtSource *source;
} FolderFixture;

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up_folder (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shop = NULL;

  feed_init (&fixture->feed);
  fixture->folder = g_dir_make_tmp ("feed-XXXXXX", &error);
  g_assert_no_error (error);
  shop = g_build_filename (fixture->folder, "shop", NULL);
  g_assert_cmpint (g_mkdir (shop, 0755), ==, 0);
  fixture->index_path = g_build_filename (fixture->folder, "index.json", NULL);
  fixture->definition_path = g_build_filename (shop, "1.json", NULL);
  write_text (fixture->index_path, fixture->feed.index);
  g_file_set_contents (fixture->definition_path, g_bytes_get_data (fixture->feed.definition, NULL),
                       (gssize) g_bytes_get_size (fixture->feed.definition), &error);
  g_assert_no_error (error);
  fixture->source = new_source (fixture->folder, 0);
}

static void
tear_down_folder (FolderFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->source));
  feed_clear (&fixture->feed);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->index_path, g_free);
  g_clear_pointer (&fixture->definition_path, g_free);
}

static void
test_folder (FolderFixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (dvt_source_get_location (fixture->source), ==, fixture->folder);
  check_good_source (fixture->source, &fixture->feed);
}

static void
test_folder_changed (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSourceIndex) index = fetch_index (fixture->source, NULL, NULL, &error);
  g_autoptr (DvtSourceIndex) again = NULL;
  g_autofree char *next = build_index (8, FEED_ID, fixture->feed.digest, 10, "");
  DvtSourceKnown known = { .etag = index->etag, .feed = index->feed };

  write_text (fixture->index_path, next);
  again = fetch_index (fixture->source, &known, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (again->not_modified);
  g_assert_cmpint (dvt_feed_get_serial (again->feed), ==, 8);
  g_assert_cmpstr (again->etag, !=, index->etag);
}

/* What a refresh refuses although the index by itself is good. */
static void
test_known (FolderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *feed_id;
    guint serial;
    const char *digest;
    const char *extra;
    DvtMarketplaceError code;
  } cases[] = {
    { OTHER_FEED_ID, 9, NULL, "", DVT_MARKETPLACE_ERROR_OTHER_FEED },
    { FEED_ID, 6, NULL, "", DVT_MARKETPLACE_ERROR_OLDER },
    { FEED_ID, 8, DIGEST_B, "", DVT_MARKETPLACE_ERROR_REWRITTEN },
    { FEED_ID, 8, NULL, "\"expires\": \"2026-11-24T11:59:59Z\", ", DVT_MARKETPLACE_ERROR_EXPIRED },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSourceIndex) index = fetch_index (fixture->source, NULL, NULL, &error);
  DvtSourceKnown known = { .etag = index->etag, .feed = index->feed };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *digest = cases[i].digest != NULL ? cases[i].digest : fixture->feed.digest;
      g_autofree char *text
        = build_index (cases[i].serial, cases[i].feed_id, digest,
                       g_bytes_get_size (fixture->feed.definition), cases[i].extra);

      write_text (fixture->index_path, text);
      g_assert_null (fetch_index (fixture->source, &known, NULL, &error));
      g_assert_error (error, DVT_MARKETPLACE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, fixture->folder));
      g_clear_error (&error);
    }
}

/* An index that has not changed is none the fresher for it. */
static void
test_known_expired (FolderFixture *fixture, gconstpointer data)
{
  g_autofree char *text
    = build_index (7, FEED_ID, fixture->feed.digest, 10, "\"expires\": \"2026-11-24T11:59:59Z\", ");
  g_autoptr (GBytes) bytes = bytes_from_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFeed) expired = dvt_feed_parse (bytes, &error);
  g_autoptr (DvtSourceIndex) index = fetch_index (fixture->source, NULL, NULL, &error);
  DvtSourceKnown known = { .etag = index->etag, .feed = expired };

  g_assert_null (fetch_index (fixture->source, &known, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_EXPIRED);
}

static void
test_folder_not_readable (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSourceIndex) index = fetch_index (fixture->source, NULL, NULL, &error);
  const DvtFeedVersion *version
    = dvt_feed_entry_get_newest (dvt_feed_find_entry (index->feed, "shop"));

  g_assert_cmpint (g_unlink (fixture->definition_path), ==, 0);
  g_assert_null (fetch_definition (fixture->source, version, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_READABLE);
  g_assert_nonnull (strstr (error->message, fixture->definition_path));
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (fixture->index_path), ==, 0);
  g_assert_null (fetch_index (fixture->source, NULL, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_READABLE);
  g_assert_nonnull (strstr (error->message, fixture->index_path));
  g_clear_error (&error);

  /* A pipe that nobody writes to would be waited for without end. */
  g_assert_cmpint (mkfifo (fixture->index_path, 0644), ==, 0);
  g_assert_null (fetch_index (fixture->source, NULL, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_READABLE);
}

static void
test_folder_too_large (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *spaces = g_strnfill (DVT_FEED_MAX_BYTES + 1, ' ');

  write_text (fixture->index_path, spaces);
  g_assert_null (fetch_index (fixture->source, NULL, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, fixture->index_path));
}

static void
test_folder_wrong_digest (FolderFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "{}" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSourceIndex) index = fetch_index (fixture->source, NULL, NULL, &error);
  const DvtFeedVersion *version
    = dvt_feed_entry_get_newest (dvt_feed_find_entry (index->feed, "shop"));
  g_autofree char *longer
    = g_strdup_printf ("%.*s ", (int) g_bytes_get_size (fixture->feed.definition),
                       (const char *) g_bytes_get_data (fixture->feed.definition, NULL));
  g_autofree char *other = g_strdup (longer);

  other[strlen (other) - 1] = '\0';
  *strchr (other, 'S') = 's';
  write_text (fixture->definition_path, longer);
  g_assert_null (fetch_definition (fixture->source, version, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_WRONG_DIGEST);
  g_clear_error (&error);

  write_text (fixture->definition_path, other);
  g_assert_null (fetch_definition (fixture->source, version, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_WRONG_DIGEST);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_assert_nonnull (strstr (error->message, "version 1 of ‘shop’"));
  g_clear_error (&error);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_text (fixture->definition_path, texts[i]);
      g_assert_null (fetch_definition (fixture->source, version, NULL, &error));
      g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_WRONG_DIGEST);
      g_clear_error (&error);
    }
}

/* The right digest of something that is no definition. */
static void
test_folder_invalid_definition (FolderFixture *fixture, gconstpointer data)
{
  static const char text[] = "{\"format\": \"dovetail.connector/1\", \"name\": 1}";
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  DvtFeedVersion version = {
    .number = 1,
    .name = "x",
    .size = strlen (text),
    .sha256 = digest,
    .url = "shop/1.json",
  };
  g_autoptr (GError) error = NULL;

  write_text (fixture->definition_path, text);
  g_assert_null (fetch_definition (fixture->source, &version, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_assert_nonnull (strstr (error->message, "/name"));
}

static void
test_folder_cancel (FolderFixture *fixture, gconstpointer data)
{
  DvtFeedVersion version = { .number = 1,
                             .name = "x",
                             .size = g_bytes_get_size (fixture->feed.definition),
                             .sha256 = fixture->feed.digest,
                             .url = "shop/1.json" };

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) index_result = NULL;
      g_autoptr (GAsyncResult) definition_result = NULL;
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
      g_autoptr (GError) error = NULL;

      dvt_source_fetch_index_async (fixture->source, NULL, now, cancellable, store_result_cb,
                                    &index_result);
      dvt_source_fetch_definition_async (fixture->source, "shop", &version, cancellable,
                                         store_result_cb, &definition_result);
      g_usleep (i * 20);
      g_cancellable_cancel (cancellable);
      wait_for (&index_result);
      wait_for (&definition_result);
      g_assert_null (dvt_source_fetch_index_finish (fixture->source, index_result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_null (
        dvt_source_fetch_definition_finish (fixture->source, definition_result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* More work than the time allows stands for a folder that does not answer. */
static void
test_folder_deadline (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (DvtSource) source = new_source (fixture->folder, 1);
  g_autofree char *spaces = g_strnfill (DVT_FEED_MAX_BYTES - 2, ' ');
  g_autofree char *text = g_strconcat ("[", spaces, "]", NULL);
  g_autoptr (GError) error = NULL;

  write_text (fixture->index_path, text);
  g_assert_null (fetch_index (source, NULL, NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TIMED_OUT);
  g_assert_nonnull (strstr (error->message, fixture->folder));
}

static void
test_folder_dispose_in_flight (FolderFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      DvtSource *source = new_source (fixture->folder, 0);
      gpointer weak = source;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtSourceIndex) index = NULL;

      g_object_add_weak_pointer (G_OBJECT (source), &weak);
      dvt_source_fetch_index_async (source, NULL, now, NULL, store_result_cb, &result);
      g_object_unref (source);
      wait_for (&result);
      index = dvt_source_fetch_index_finish (weak, result, &error);
      g_assert_no_error (error);
      g_clear_object (&result);
      g_assert_null (weak);
    }
}

/* A real web server */

static void
test_nginx (FolderFixture *fixture, gconstpointer data)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "support", "nginx-serve", NULL);
  g_autofree char *nginx = g_find_program_in_path ("nginx");
  g_autoptr (GSubprocess) server = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSource) source = NULL;

  if (nginx == NULL && !g_file_test ("/usr/sbin/nginx", G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("There is no nginx");
      return;
    }

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, script, fixture->folder, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_nonnull (line);

  source = new_source (line, 0);
  g_assert_cmpstr (dvt_source_get_location (source), ==, line);
  check_good_source (source, &fixture->feed);

  g_subprocess_send_signal (server, SIGTERM);
  g_subprocess_wait (server, NULL, NULL);
  g_assert_null (fetch_index (source, NULL, NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE);
}

/* Servers with a fault */

typedef struct
{
  Feed feed;
  ScriptedServer *server;
} ServerFixture;

static void
reply_text (ScriptedRequest *request, const char *status, const char *headers, const char *text)
{
  scripted_request_reply (request, status, headers, text, strlen (text));
}

static void
serve_index (ScriptedRequest *request, Feed *feed)
{
  const char *path = request->path;

  if (g_str_has_prefix (path, "/slow/"))
    scripted_request_wait (request, 20000);
  else if (g_str_has_prefix (path, "/500/"))
    reply_text (request, "500 Internal Server Error", NULL, "<html>Sorry</html>");
  else if (g_str_has_prefix (path, "/429/"))
    reply_text (request, "429 Too Many Requests", "Retry-After: 120\r\n", "later");
  else if (g_str_has_prefix (path, "/404/"))
    reply_text (request, "404 Not Found", NULL, "<html>Not here</html>");
  else if (g_str_has_prefix (path, "/html/"))
    reply_text (request, "200 OK", "Content-Type: text/html\r\n", "<!DOCTYPE html><p>Sign in");
  else if (g_str_has_prefix (path, "/json/"))
    reply_text (request, "200 OK", NULL, "{\"openapi\": \"3.1.0\"}");
  else if (g_str_has_prefix (path, "/invalid/"))
    reply_text (request, "200 OK", NULL, "{\"format\": \"dovetail.feed/1\", \"id\": 1}");
  else if (g_str_has_prefix (path, "/truncated/"))
    {
      g_autofree char *head = g_strdup_printf (
        "HTTP/1.1 200 OK\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", strlen (feed->index));

      scripted_request_write (request, head, strlen (head));
      scripted_request_write (request, feed->index, strlen (feed->index) / 2);
    }
  else
    reply_text (request, "200 OK", "ETag: \"1\"\r\n", feed->index);
}

static void
serve_definition (ScriptedRequest *request, Feed *feed)
{
  const char *path = request->path;
  const char *text = g_bytes_get_data (feed->definition, NULL);
  gsize length = g_bytes_get_size (feed->definition);

  if (g_str_has_prefix (path, "/definition-longer/"))
    {
      g_autofree char *longer = g_strdup_printf ("%.*s  ", (int) length, text);

      scripted_request_reply (request, "200 OK", NULL, longer, length + 2);
    }
  else if (g_str_has_prefix (path, "/definition-shorter/"))
    scripted_request_reply (request, "200 OK", NULL, text, length - 1);
  else if (g_str_has_prefix (path, "/definition-html/"))
    reply_text (request, "200 OK", NULL, "<html></html>");
  else if (g_str_has_prefix (path, "/definition-404/"))
    reply_text (request, "404 Not Found", NULL, "");
  else if (g_str_has_prefix (path, "/definition-endless/"))
    {
      static const char head[] = "HTTP/1.0 200 OK\r\n\r\n";

      scripted_request_write (request, head, strlen (head));
      do
        scripted_request_write (request, text, length);
      while (scripted_request_wait (request, 10));
    }
  else if (g_str_has_prefix (path, "/definition-slow/"))
    scripted_request_wait (request, 20000);
  else
    scripted_request_reply (request, "200 OK", NULL, text, length);
}

static void
serve (ScriptedRequest *request, gpointer user_data)
{
  ServerFixture *fixture = user_data;

  if (g_str_has_suffix (request->path, "/shop/1.json"))
    serve_definition (request, &fixture->feed);
  else
    serve_index (request, &fixture->feed);
}

static void
set_up_server (ServerFixture *fixture, gconstpointer data)
{
  feed_init (&fixture->feed);
  fixture->server = scripted_server_new (serve, fixture);
}

static void
tear_down_server (ServerFixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&fixture->server, scripted_server_free);
  feed_clear (&fixture->feed);
}

static DvtSource *
new_server_source (ServerFixture *fixture, const char *path, guint deadline_ms)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, path);

  return new_source (uri, deadline_ms);
}

static void
test_index_faults (ServerFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    gboolean is_net;
    int code;
  } cases[] = {
    { "/slow/", TRUE, DVT_NET_ERROR_TIMED_OUT },
    { "/500/", TRUE, DVT_NET_ERROR_SERVER },
    { "/429/", TRUE, DVT_NET_ERROR_RATE_LIMITED },
    { "/404/", TRUE, DVT_NET_ERROR_NOT_FOUND },
    { "/truncated/", TRUE, DVT_NET_ERROR_TRUNCATED },
    { "/html/", FALSE, DVT_MARKETPLACE_ERROR_NOT_A_FEED },
    { "/json/", FALSE, DVT_MARKETPLACE_ERROR_NOT_A_FEED },
    { "/invalid/", FALSE, DVT_MARKETPLACE_ERROR_INVALID },
  };
  g_autofree char *host
    = g_strdup_printf ("127.0.0.1:%u", scripted_server_get_port (fixture->server));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtSource) source = new_server_source (fixture, cases[i].path, SHORT_DEADLINE_MS);
      GQuark domain = cases[i].is_net ? DVT_NET_ERROR : DVT_MARKETPLACE_ERROR;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].path);
      g_assert_null (fetch_index (source, NULL, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, domain, cases[i].code);
      g_assert_nonnull (strstr (error->message, host));
    }
}

static void
test_stopped (ServerFixture *fixture, gconstpointer data)
{
  g_autoptr (DvtSource) source = new_server_source (fixture, "/", 0);
  g_autofree char *host
    = g_strdup_printf ("127.0.0.1:%u", scripted_server_get_port (fixture->server));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->server, scripted_server_free);
  g_assert_null (fetch_index (source, NULL, NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, host));
  fixture->server = scripted_server_new (serve, fixture);
}

static void
test_definition_faults (ServerFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    gboolean is_net;
    int code;
  } cases[] = {
    { "/definition-longer/", FALSE, DVT_MARKETPLACE_ERROR_WRONG_DIGEST },
    { "/definition-endless/", FALSE, DVT_MARKETPLACE_ERROR_WRONG_DIGEST },
    { "/definition-shorter/", FALSE, DVT_MARKETPLACE_ERROR_WRONG_DIGEST },
    { "/definition-html/", FALSE, DVT_MARKETPLACE_ERROR_WRONG_DIGEST },
    { "/definition-404/", TRUE, DVT_NET_ERROR_NOT_FOUND },
    { "/definition-slow/", TRUE, DVT_NET_ERROR_TIMED_OUT },
  };
  DvtFeedVersion version = { .number = 1,
                             .name = "x",
                             .size = g_bytes_get_size (fixture->feed.definition),
                             .sha256 = fixture->feed.digest,
                             .url = "shop/1.json" };
  g_autofree char *host
    = g_strdup_printf ("127.0.0.1:%u", scripted_server_get_port (fixture->server));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtSource) source = new_server_source (fixture, cases[i].path, SHORT_DEADLINE_MS);
      GQuark domain = cases[i].is_net ? DVT_NET_ERROR : DVT_MARKETPLACE_ERROR;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].path);
      g_assert_null (fetch_definition (source, &version, NULL, &error));
      g_assert_error (error, domain, cases[i].code);
      g_assert_nonnull (strstr (error->message, host));
    }
}

static gboolean
on_cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (ServerFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    guint delay_ms;
  } cases[]
    = { { "/slow/", 0 }, { "/slow/", 50 }, { "/good/", 0 }, { "/good/", 1 }, { "/good/", 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtSource) source = new_server_source (fixture, cases[i].path, 0);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtSourceIndex) index = NULL;
      guint timer = g_timeout_add (cases[i].delay_ms, on_cancel_cb, g_object_ref (cancellable));

      index = fetch_index (source, NULL, cancellable, &error);
      g_test_message ("%s after %u ms: %s", cases[i].path, cases[i].delay_ms,
                      index != NULL ? "done" : "cancelled");
      if (index == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpstr (cases[i].path, ==, "/good/");
      if (g_main_context_find_source_by_id (NULL, timer) != NULL)
        g_source_remove (timer);
      g_object_unref (cancellable);
    }
}

static void
test_dispose_in_flight (ServerFixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/slow/", "/good/", "/html/", "/truncated/" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      DvtSource *source = new_server_source (fixture, paths[i], SHORT_DEADLINE_MS);
      gpointer weak = source;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtSourceIndex) index = NULL;

      g_test_message ("%s", paths[i]);
      g_object_add_weak_pointer (G_OBJECT (source), &weak);
      dvt_source_fetch_index_async (source, NULL, now, NULL, store_result_cb, &result);
      g_main_context_iteration (NULL, FALSE);
      g_object_unref (source);
      wait_for (&result);
      index = dvt_source_fetch_index_finish (weak, result, &error);
      g_assert_true ((index != NULL) == g_str_equal (paths[i], "/good/"));
      g_clear_object (&result);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_null (weak);
    }
}

/* One slow source holds up no other. */
static void
test_side_by_side (ServerFixture *fixture, gconstpointer data)
{
  g_autoptr (DvtSource) slow = new_server_source (fixture, "/slow/", 0);
  g_autoptr (DvtSource) good = new_server_source (fixture, "/good/", 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) slow_result = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSourceIndex) index = NULL;

  dvt_source_fetch_index_async (slow, NULL, now, cancellable, store_result_cb, &slow_result);
  index = fetch_index (good, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (slow_result);
  g_cancellable_cancel (cancellable);
  wait_for (&slow_result);
  g_assert_null (dvt_source_fetch_index_finish (slow, slow_result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_bad_location (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dvt_source_new ("http://192.0.2.1/", 0, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_BAD_LOCATION);
}

#define ADD_FOLDER(path, function) \
  g_test_add ("/source/" path, FolderFixture, NULL, set_up_folder, function, tear_down_folder)
#define ADD_SERVER(path, function) \
  g_test_add ("/source/" path, ServerFixture, NULL, set_up_server, function, tear_down_server)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD_FOLDER ("folder/good", test_folder);
  ADD_FOLDER ("folder/changed", test_folder_changed);
  ADD_FOLDER ("folder/known", test_known);
  ADD_FOLDER ("folder/known-expired", test_known_expired);
  ADD_FOLDER ("folder/not-readable", test_folder_not_readable);
  ADD_FOLDER ("folder/too-large", test_folder_too_large);
  ADD_FOLDER ("folder/wrong-digest", test_folder_wrong_digest);
  ADD_FOLDER ("folder/invalid-definition", test_folder_invalid_definition);
  ADD_FOLDER ("folder/cancel", test_folder_cancel);
  ADD_FOLDER ("folder/deadline", test_folder_deadline);
  ADD_FOLDER ("folder/dispose-in-flight", test_folder_dispose_in_flight);
  ADD_FOLDER ("server/nginx", test_nginx);
  ADD_SERVER ("server/index-faults", test_index_faults);
  ADD_SERVER ("server/stopped", test_stopped);
  ADD_SERVER ("server/definition-faults", test_definition_faults);
  ADD_SERVER ("server/cancel", test_cancel);
  ADD_SERVER ("server/dispose-in-flight", test_dispose_in_flight);
  ADD_SERVER ("server/side-by-side", test_side_by_side);
  g_test_add_func ("/source/bad-location", test_bad_location);

  return g_test_run ();
}
