/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "scripted-server.h"
#include "workspace-fixture.h"

/* A marketplace on a server with every fault: each has its own code and a message that names the
 * source, and the last good state stays (issue: what it must show, 6). */

typedef enum
{
  GOOD,
  SERVER_ERROR,
  RATE_LIMITED,
  NOT_FOUND,
  TRUNCATED,
  HTML,
  WRONG_DIGEST,
  SLOW,
} Fault;

typedef struct
{
  Fixture parent;
  ScriptedServer *server;
  gint fault; /* atomic: a Fault */
} ServerFixture;

static const char *const one[] = { "/orders", NULL };
static const char *const two[] = { "/orders", "/returns", NULL };

static void
reply_file (ScriptedRequest *request, ServerFixture *fixture, Fault fault)
{
  const char *name = g_str_has_prefix (request->path, "/feed/") ? request->path + 6 : "";
  g_autofree char *path = g_build_filename (fixture->parent.feed, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *condition = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      scripted_request_reply (request, "404 Not Found", NULL, "", 0);
      return;
    }
  etag = g_strdup_printf ("ETag: \"%x\"\r\n", g_str_hash (text));
  condition = g_strdup_printf ("\"%x\"", g_str_hash (text));
  if (strstr (request->head, condition) != NULL)
    {
      scripted_request_reply (request, "304 Not Modified", etag, "", 0);
      return;
    }
  /* A file of the same size with other content. */
  if (fault == WRONG_DIGEST && strstr (name, "/") != NULL)
    memset (text + length - 4, ' ', 4);
  scripted_request_reply (request, "200 OK", etag, text, length);
}

static void
on_request (ScriptedRequest *request, gpointer user_data)
{
  ServerFixture *fixture = user_data;
  const Fault fault = (Fault) g_atomic_int_get (&fixture->fault);
  static const char html[] = "<!DOCTYPE html><html><body>Sign in</body></html>";
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{ \"format\"";

  switch (fault)
    {
    case SERVER_ERROR:
      scripted_request_reply (request, "500 Internal Server Error", NULL, "", 0);
      break;
    case RATE_LIMITED:
      scripted_request_reply (request, "429 Too Many Requests", "Retry-After: 60\r\n", "", 0);
      break;
    case NOT_FOUND:
      scripted_request_reply (request, "404 Not Found", NULL, "", 0);
      break;
    case TRUNCATED:
      scripted_request_write (request, head, strlen (head));
      break;
    case HTML:
      scripted_request_reply (request, "200 OK", "Content-Type: text/html\r\n", html,
                              strlen (html));
      break;
    case SLOW:
      scripted_request_wait (request, 20000);
      break;
    case GOOD:
    case WRONG_DIGEST:
    default:
      reply_file (request, fixture, fault);
    }
}

static void
set_up (ServerFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->parent, data);
  fixture->server = scripted_server_new (on_request, fixture);
}

static void
tear_down (ServerFixture *fixture, gconstpointer data)
{
  g_unsetenv ("DOVETAIL_DEADLINE_MS");
  g_clear_pointer (&fixture->server, scripted_server_free);
  fixture_tear_down (&fixture->parent, data);
}

static void
set_fault (ServerFixture *fixture, Fault fault)
{
  g_atomic_int_set (&fixture->fault, (gint) fault);
}

static void
add_server (ServerFixture *fixture)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, "/feed/index.json");
  g_autoptr (DvtOutcome) outcome
    = fixture_perform (&fixture->parent, dvt_action_new_add_source (uri, NULL, DVT_ADD_SOURCE_NEW));

  g_assert_nonnull (outcome->source_id);
}

static DvtSourceItem *
get_source (Fixture *fixture, const char *name)
{
  GListModel *model = G_LIST_MODEL (dvt_workspace_get_sources (fixture->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DvtSourceItem) item = g_list_model_get_item (model, i);

      if (g_str_equal (dvt_source_item_get_name (item), name))
        return item;
    }
  g_assert_not_reached ();
}

static guint
count_entries (Fixture *fixture)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (dvt_workspace_get_marketplace (fixture->workspace)));
}

/* The refresh fails with @code, and nothing else has changed. */
static void
assert_failed_refresh (ServerFixture *fixture, const char *code)
{
  DvtSourceItem *item = get_source (&fixture->parent, "Quayside");
  g_autoptr (GDateTime) from = g_date_time_ref (dvt_source_item_get_last_refreshed (item));
  const guint n_entries = count_entries (&fixture->parent);
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_refresh (&fixture->parent, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (dvt_error_get_code (error), ==, code);
  g_assert_cmpstr (dvt_source_item_get_error_code (item), ==, code);
  g_assert_cmpstr (dvt_source_item_get_error_message (item), ==, error->message);
  g_assert_true (g_str_has_prefix (error->message, "Couldn’t refresh ‘Quayside’: "));
  g_assert_true (g_date_time_equal (from, dvt_source_item_get_last_refreshed (item)));
  g_assert_cmpuint (count_entries (&fixture->parent), ==, n_entries);
  g_assert_cmpuint (n_entries, >, 0);
  g_assert_false (dvt_source_item_get_loading (item));
}

static void
test_faults (ServerFixture *fixture, gconstpointer data)
{
  static const struct
  {
    Fault fault;
    const char *code;
  } faults[] = {
    { SERVER_ERROR, "server" }, { RATE_LIMITED, "rate-limited" }, { NOT_FOUND, "not-found" },
    { TRUNCATED, "truncated" }, { HTML, "not-a-feed" },           { SLOW, "timed-out" },
  };
  DvtSourceItem *item = NULL;
  g_autoptr (GError) error = NULL;

  fixture_publish (&fixture->parent, "shopify", 1, one);
  add_server (fixture);
  g_setenv ("DOVETAIL_DEADLINE_MS", "400", TRUE);
  g_setenv ("DOVETAIL_NOW", "2026-11-04T10:19:00Z", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      set_fault (fixture, faults[i].fault);
      assert_failed_refresh (fixture, faults[i].code);
    }
  /* Also after a restart. */
  fixture_reopen (&fixture->parent);
  item = get_source (&fixture->parent, "Quayside");
  g_assert_cmpstr (dvt_source_item_get_error_code (item), ==, "timed-out");
  g_assert_cmpuint (count_entries (&fixture->parent), ==, 1);

  set_fault (fixture, GOOD);
  g_assert_true (fixture_refresh (&fixture->parent, &error));
  g_assert_no_error (error);
  g_assert_null (dvt_source_item_get_error_code (item));
  g_assert_null (dvt_source_item_get_error_message (item));
  g_assert_cmpint (g_date_time_get_day_of_month (dvt_source_item_get_last_refreshed (item)), ==, 4);
}

static void
test_stopped_server (ServerFixture *fixture, gconstpointer data)
{
  fixture_publish (&fixture->parent, "shopify", 1, one);
  add_server (fixture);
  g_setenv ("DOVETAIL_DEADLINE_MS", "1500", TRUE);
  g_clear_pointer (&fixture->server, scripted_server_free);
  assert_failed_refresh (fixture, "unreachable");
}

/* Another feed in the place of the one that was added. */
static void
test_other_feed (ServerFixture *fixture, gconstpointer data)
{
  g_autofree char *index = g_build_filename (fixture->parent.feed, "index.json", NULL);
  g_autofree char *file = g_build_filename (fixture->parent.feed, "shopify", "1.json", NULL);

  fixture_publish (&fixture->parent, "shopify", 1, one);
  add_server (fixture);
  remove (index);
  remove (file);
  fixture_publish (&fixture->parent, "shopify", 1, two);
  assert_failed_refresh (fixture, "other-feed");
}

/* A version that was seen does not change (formats §4), whatever the index says now. */
static void
test_rewritten (ServerFixture *fixture, gconstpointer data)
{
  g_autofree char *index = g_build_filename (fixture->parent.feed, "index.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *digest = NULL;

  fixture_publish (&fixture->parent, "shopify", 1, one);
  add_server (fixture);
  fixture_publish (&fixture->parent, "shopify", 2, two);
  g_file_get_contents (index, &text, NULL, &error);
  g_assert_no_error (error);
  digest = strstr (strstr (text, "\"1\""), "\"sha256\"");
  digest = strchr (strchr (digest, ':'), '"') + 1;
  *digest = *digest == '0' ? '1' : '0';
  g_file_set_contents (index, text, -1, &error);
  g_assert_no_error (error);
  assert_failed_refresh (fixture, "rewritten");
}

static void
test_wrong_digest (ServerFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autofree char *id = NULL;

  fixture_publish (&fixture->parent, "shopify", 1, one);
  add_server (fixture);
  set_fault (fixture, WRONG_DIGEST);
  outcome = fixture_try (fixture->parent.workspace,
                         dvt_action_new_install (NULL, "shopify", 0, DVT_INSTALL_ONCE), &error);
  g_assert_null (outcome);
  g_assert_cmpstr (dvt_error_get_code (error), ==, "wrong-digest");
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "‘Quayside’"));
  set_fault (fixture, GOOD);
  id = fixture_install (&fixture->parent, "shopify", 0);
  g_assert_nonnull (id);
}

/* What is unchanged costs one 304, and the data is from then. */
static void
test_not_modified (ServerFixture *fixture, gconstpointer data)
{
  DvtSourceItem *item = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;

  fixture_publish (&fixture->parent, "shopify", 1, one);
  add_server (fixture);
  g_setenv ("DOVETAIL_NOW", "2026-11-04T10:19:00Z", TRUE);
  g_assert_true (fixture_refresh (&fixture->parent, &error));
  item = get_source (&fixture->parent, "Quayside");
  g_assert_cmpint (g_date_time_get_day_of_month (dvt_source_item_get_last_refreshed (item)), ==, 4);
  g_assert_cmpuint (scripted_server_count_requests (fixture->server), ==, 2);
  log = scripted_server_dup_log (fixture->server);
  g_assert_nonnull (strstr (log, "If-None-Match"));
  /* A refresh is no journal entry. */
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (fixture->parent.workspace))),
    ==, 1);
}

typedef struct
{
  ServerFixture *fixture;
  guint n_entries;
  gboolean finished;
  guint n_turns;
} Watch;

static gboolean
has_entries (gpointer user_data)
{
  const Watch *watch = user_data;

  return count_entries (&watch->fixture->parent) == watch->n_entries;
}

static gboolean
has_finished (gpointer user_data)
{
  Watch *watch = user_data;
  DvtWorkspace *workspace = watch->fixture->parent.workspace;

  if (dvt_marketplace_get_loading (dvt_workspace_get_marketplace (workspace)))
    {
      watch->n_turns++;
      g_assert_true (dvt_workspace_get_refreshing (workspace));
      g_assert_true (dvt_connector_list_get_loading (dvt_workspace_get_connectors (workspace)));
      g_assert_true (
        dvt_live_list_get_loading (DVT_LIVE_LIST (dvt_workspace_get_sources (workspace))));
    }
  return watch->finished;
}

static void
on_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (dvt_workspace_refresh_finish (DVT_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
  watch->finished = TRUE;
}

/* The quick source is shown while the slow one is still asked. */
static void
test_slow_source (ServerFixture *fixture, gconstpointer data)
{
  g_autofree char *quick = g_build_filename (fixture->parent.folder, "quick", NULL);
  g_autofree char *slow = g_strdup (fixture->parent.feed);
  Watch watch = { .fixture = fixture, .n_entries = 3 };
  g_autoptr (DvtOutcome) outcome = NULL;
  DvtSourceItem *item = NULL;

  fixture_publish (&fixture->parent, "shopify", 1, one);
  add_server (fixture);
  item = get_source (&fixture->parent, "Quayside");
  g_set_str (&fixture->parent.feed, quick);
  fixture_publish (&fixture->parent, "akeneo", 1, one);
  outcome = fixture_perform (&fixture->parent,
                             dvt_action_new_add_source (quick, "Quick", DVT_ADD_SOURCE_NEW));
  fixture_publish (&fixture->parent, "mirakl", 1, one);
  g_set_str (&fixture->parent.feed, slow);
  g_setenv ("DOVETAIL_DEADLINE_MS", "800", TRUE);
  set_fault (fixture, SLOW);
  dvt_workspace_refresh_async (fixture->parent.workspace, NULL, on_refreshed_cb, &watch);
  fixture_wait_for (has_entries, &watch);
  g_assert_false (watch.finished);
  g_assert_true (dvt_source_item_get_loading (item));
  fixture_wait_for (has_finished, &watch);
  g_assert_cmpuint (watch.n_turns, >, 0);
  g_assert_false (dvt_source_item_get_loading (item));
  g_assert_false (dvt_workspace_get_refreshing (fixture->parent.workspace));
  g_assert_false (
    dvt_marketplace_get_loading (dvt_workspace_get_marketplace (fixture->parent.workspace)));
  /* One of two failed: that stands with it, and the call went well. */
  g_assert_cmpstr (dvt_source_item_get_error_code (item), ==, "timed-out");
  g_assert_null (dvt_source_item_get_error_code (get_source (&fixture->parent, "Quick")));
}

#define add(name, func) g_test_add (name, ServerFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/workspace/refresh/faults", test_faults);
  add ("/workspace/refresh/stopped-server", test_stopped_server);
  add ("/workspace/refresh/other-feed", test_other_feed);
  add ("/workspace/refresh/rewritten", test_rewritten);
  add ("/workspace/refresh/wrong-digest", test_wrong_digest);
  add ("/workspace/refresh/not-modified", test_not_modified);
  add ("/workspace/refresh/slow-source", test_slow_source);
  return g_test_run ();
}
