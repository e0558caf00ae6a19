/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-publish.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "dvt-definition.h"
#include "dvt-feed-private.h"
#include "dvt-model-error.h"
#include "dvt-openapi.h"
#include "feed-samples.h"

/* What no program of ours writes, but a person may, stays. */
#define OLD_INDEX                                                                                 \
  "{\"format\": \"dovetail.feed/1\", \"id\": \"" FEED_ID "\", \"name\": \"Quayside\","            \
  " \"serial\": 41, \"contact\": 12345678901234567890.10, \"expires\": \"2037-01-31T00:00:00Z\"," \
  " \"connectors\": {\"shop\": {\"name\": \"Old\", \"homepage\": \"https://example.com\","        \
  " \"versions\": {\"5\": {\"name\": \"five\", \"size\": 10, \"sha256\": \"" DIGEST_A "\","       \
  " \"url\": \"old/5.json\", \"licence\": \"free\", \"withdrawn\": {\"date\": \"2026-01-01\","    \
  " \"reason\": \"Broken\"}}}}}}"

typedef struct
{
  char *folder;
  char *index_path;
  GBytes *input;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("publish-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->folder = g_build_filename (parent, "My Feed", NULL);
  fixture->index_path = g_build_filename (fixture->folder, "index.json", NULL);
  fixture->input = build_definition ("Shop", "/orders");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->index_path, g_free);
  g_clear_pointer (&fixture->input, g_bytes_unref);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static DvtFeed *
read_feed (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = read_file (fixture->index_path);
  g_autoptr (GError) error = NULL;
  DvtFeed *feed = dvt_feed_parse (bytes, &error);

  g_assert_no_error (error);
  return feed;
}

static DvtPublishRequest
build_request (Fixture *fixture, guint number)
{
  return (DvtPublishRequest) {
    .folder = fixture->folder,
    .entry_id = "shop",
    .number = number,
    .input = fixture->input,
  };
}

static void
publish_good (const DvtPublishRequest *request)
{
  g_autoptr (GError) error = NULL;
  DvtPublishResult result = DVT_PUBLISH_NOTHING_CHANGED;

  g_assert_true (dvt_publish (request, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, DVT_PUBLISH_ADDED);
}

/* Every file that the index names is there, canonical, and what the index says of it. */
static void
check_files (Fixture *fixture)
{
  g_autoptr (DvtFeed) feed = read_feed (fixture);
  const DvtFeedEntry *entry = dvt_feed_find_entry (feed, "shop");

  for (guint i = 0; i < entry->versions->len; i++)
    {
      const DvtFeedVersion *version = g_ptr_array_index (entry->versions, i);
      g_autofree char *path = g_build_filename (fixture->folder, version->url, NULL);
      g_autoptr (GBytes) bytes = read_file (path);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtDefinition) definition = dvt_definition_new (bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (version->size, ==, g_bytes_get_size (bytes));
      g_assert_cmpstr (version->sha256, ==, digest);
      g_assert_cmpstr (version->sha256, ==, dvt_definition_get_digest (definition));
      g_assert_true (g_bytes_equal (bytes, dvt_definition_get_bytes (definition)));
    }
}

static void
test_first (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (DvtFeed) feed = NULL;
  const DvtFeedEntry *entry;
  const DvtFeedVersion *version;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%F");

  publish_good (&request);
  feed = read_feed (fixture);
  g_assert_true (g_uuid_string_is_valid (dvt_feed_get_id (feed)));
  g_assert_cmpstr (dvt_feed_get_name (feed), ==, "My Feed");
  g_assert_cmpint (dvt_feed_get_serial (feed), ==, 1);
  g_assert_null (feed->expires);

  entry = dvt_feed_find_entry (feed, "shop");
  g_assert_cmpstr (entry->name, ==, "Shop");
  g_assert_cmpstr (entry->summary, ==, "Sells things");
  g_assert_cmpstr (entry->category, ==, "eCommerce");
  g_assert_cmpstr (entry->colour, ==, "green");

  version = dvt_feed_entry_get_newest (entry);
  g_assert_cmpuint (version->number, ==, 1);
  g_assert_cmpstr (version->name, ==, "1");
  g_assert_cmpstr (version->notes, ==, "");
  g_assert_cmpstr (version->url, ==, "shop/1.json");
  g_assert_cmpstr (version->date, <=, today);
  check_files (fixture);
}

static void
test_next (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 2);
  g_autoptr (GBytes) newer = build_definition ("Shop 2", "/items");
  g_autoptr (GBytes) older = build_definition ("Shop 1", "/things");
  g_autoptr (DvtFeed) first = NULL;
  g_autoptr (DvtFeed) feed = NULL;
  const DvtFeedEntry *entry;

  publish_good (&request);
  first = read_feed (fixture);

  request.number = 3;
  request.version_name = "Spring “26”";
  request.notes = "One\nTwo\t<b>";
  request.date = "2026-04-01";
  request.feed_name = "Renamed";
  request.input = newer;
  publish_good (&request);

  request = build_request (fixture, 1);
  request.input = older;
  publish_good (&request);

  feed = read_feed (fixture);
  g_assert_cmpstr (dvt_feed_get_id (feed), ==, dvt_feed_get_id (first));
  g_assert_cmpstr (dvt_feed_get_name (feed), ==, "Renamed");
  g_assert_cmpint (dvt_feed_get_serial (feed), ==, 3);
  entry = dvt_feed_find_entry (feed, "shop");
  /* The highest version describes the connector, whenever it was published. */
  g_assert_cmpstr (entry->name, ==, "Shop 2");
  g_assert_cmpuint (entry->versions->len, ==, 3);
  g_assert_cmpstr (dvt_feed_entry_get_newest (entry)->name, ==, "Spring “26”");
  g_assert_cmpstr (dvt_feed_entry_get_newest (entry)->notes, ==, "One\nTwo\t<b>");
  g_assert_cmpstr (dvt_feed_entry_get_newest (entry)->date, ==, "2026-04-01");
  check_files (fixture);
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (GBytes) same = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *spaced = NULL;
  DvtPublishResult result = DVT_PUBLISH_ADDED;
  struct stat status_before;
  struct stat status_after;

  publish_good (&request);
  before = read_file (fixture->index_path);
  g_assert_cmpint (stat (fixture->index_path, &status_before), ==, 0);

  /* The same by its digest: what differs is only white space. */
  spaced = g_strdup_printf ("  %.*s\n", (int) g_bytes_get_size (fixture->input),
                            (const char *) g_bytes_get_data (fixture->input, NULL));
  same = bytes_from_text (spaced);
  request.input = same;
  request.notes = "Other notes";
  g_assert_true (dvt_publish (&request, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, DVT_PUBLISH_NOTHING_CHANGED);

  after = read_file (fixture->index_path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpint (stat (fixture->index_path, &status_after), ==, 0);
  g_assert_cmpuint (status_before.st_ino, ==, status_after.st_ino);
}

static void
test_taken (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (GBytes) other = build_definition ("Shop", "/other");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  publish_good (&request);
  before = read_file (fixture->index_path);
  request.input = other;
  g_assert_false (dvt_publish (&request, NULL, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_VERSION_TAKEN);
  g_assert_nonnull (strstr (error->message, "Version 1 of ‘shop’"));
  after = read_file (fixture->index_path);
  g_assert_true (g_bytes_equal (before, after));
  check_files (fixture);
}

static void
test_unknown_members_stay (Fixture *fixture, gconstpointer data)
{
  static const char *const kept[] = {
    "\"contact\": 12345678901234567890.10",
    "\"homepage\": \"https://example.com\"",
    "\"licence\": \"free\"",
    "\"reason\": \"Broken\"",
    "\"expires\": \"2037-01-31T00:00:00Z\"",
  };
  DvtPublishRequest request = build_request (fixture, 6);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DvtFeed) feed = NULL;
  const DvtFeedEntry *entry;

  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (fixture->index_path, OLD_INDEX, -1, NULL));
  publish_good (&request);

  bytes = read_file (fixture->index_path);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_test_message ("%s", kept[i]);
      g_assert_nonnull (strstr (text, kept[i]));
    }

  feed = read_feed (fixture);
  g_assert_cmpstr (dvt_feed_get_id (feed), ==, FEED_ID);
  g_assert_cmpstr (dvt_feed_get_name (feed), ==, "Quayside");
  g_assert_cmpint (dvt_feed_get_serial (feed), ==, 42);
  entry = dvt_feed_find_entry (feed, "shop");
  g_assert_cmpstr (entry->name, ==, "Shop");
  g_assert_cmpstr (dvt_feed_entry_find_version (entry, 5)->withdrawn_reason, ==, "Broken");
  g_assert_cmpuint (dvt_feed_entry_get_newest (entry)->number, ==, 6);
}

/* A damaged index is not taken for none. */
static void
test_damaged_index (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (fixture->index_path, "{\"format\":", -1, NULL));
  g_assert_false (dvt_publish (&request, NULL, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_A_FEED);
  g_assert_nonnull (strstr (error->message, fixture->index_path));
  bytes = read_file (fixture->index_path);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "{\"format\":", 10);
}

/* Another entry's version may stand where ours would go. */
static void
test_url_taken (Fixture *fixture, gconstpointer data)
{
  static const char index[]
    = "{\"format\": \"dovetail.feed/1\", \"id\": \"" FEED_ID "\", \"name\": \"x\", \"serial\": 1,"
      " \"connectors\": {\"a\": {\"name\": \"A\", \"versions\": {\"1\": {\"name\": \"1\", \"size\": 1,"
      " \"sha256\": \"" DIGEST_A "\", \"url\": \"sho%70/1.json\"}}}}}";
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (fixture->index_path, index, -1, NULL));
  g_assert_false (dvt_publish (&request, NULL, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_VERSION_TAKEN);
}

static void
test_bad_requests (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    guint number;
    const char *date;
    const char *notes;
    DvtMarketplaceError code;
  } cases[] = {
    { "Shop", 1, NULL, NULL, DVT_MARKETPLACE_ERROR_BAD_ID },
    { "../shop", 1, NULL, NULL, DVT_MARKETPLACE_ERROR_BAD_ID },
    { "", 1, NULL, NULL, DVT_MARKETPLACE_ERROR_BAD_ID },
    { "index.json", 1, NULL, NULL, DVT_MARKETPLACE_ERROR_BAD_ID },
    { "shop", 0, NULL, NULL, DVT_MARKETPLACE_ERROR_BAD_ID },
    { "shop", 1000000000, NULL, NULL, DVT_MARKETPLACE_ERROR_BAD_ID },
    { "shop", 1, "yesterday", NULL, DVT_MARKETPLACE_ERROR_INVALID },
    { "shop", 1, NULL, "\xff", DVT_MARKETPLACE_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DvtPublishRequest request = build_request (fixture, cases[i].number);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %u", cases[i].id, cases[i].number);
      request.entry_id = cases[i].id;
      request.date = cases[i].date;
      request.notes = cases[i].notes;
      g_assert_false (dvt_publish (&request, NULL, NULL, &error));
      g_assert_error (error, DVT_MARKETPLACE_ERROR, (int) cases[i].code);
    }
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_bad_input (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (GBytes) input
    = bytes_from_text ("{\"format\": \"dovetail.connector/1\", \"name\": 1}");
  g_autoptr (GError) error = NULL;

  request.input = input;
  g_assert_false (dvt_publish (&request, NULL, NULL, &error));
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_not_writable (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autofree char *below = g_build_filename (fixture->index_path, "feed", NULL);
  g_autofree char *shop = g_build_filename (fixture->folder, "shop", NULL);
  g_autoptr (GError) error = NULL;

  /* A file where a folder should be: the one obstacle that also stops root. */
  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (shop, "", 0, NULL));
  g_assert_false (dvt_publish (&request, NULL, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_WRITABLE);
  g_assert_false (g_file_test (fixture->index_path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (fixture->index_path, "", 0, NULL));
  request.folder = below;
  g_assert_false (dvt_publish (&request, NULL, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_WRITABLE);
}

static void
test_openapi (Fixture *fixture, gconstpointer data)
{
  static const char document[] = "openapi: 3.1.0\n"
                                 "info:\n  title: Shop\n  version: 2026-04\n"
                                 "servers:\n  - url: https://example.com\n"
                                 "webhooks:\n  new: {}\n"
                                 "paths:\n  /orders:\n    get:\n      summary: List\n"
                                 "      responses:\n        '200':\n          description: OK\n";
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (GBytes) input = bytes_from_text (document);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFeed) feed = NULL;
  const DvtFeedEntry *entry;

  request.input = input;
  g_assert_true (dvt_publish (&request, NULL, &warnings, &error));
  g_assert_no_error (error);
  g_assert_nonnull (warnings);
  g_assert_cmpuint (warnings->len, >, 0);

  feed = read_feed (fixture);
  entry = dvt_feed_find_entry (feed, "shop");
  g_assert_cmpstr (entry->name, ==, "Shop");
  g_assert_cmpstr (entry->category, ==, "Other");
  g_assert_cmpstr (dvt_feed_entry_get_newest (entry)->name, ==, "2026-04");
  check_files (fixture);
}

/* Somebody reads while somebody publishes */

typedef struct
{
  Fixture *fixture;
  void (*check) (Fixture *fixture);
  gboolean is_done; /* atomic */
  guint n_reads;
} ReaderThread;

/* What a half-written index has not: its end. */
static void
check_whole_index (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = read_file (fixture->index_path);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_cmpuint (length, >, 2);
  g_assert_cmpmem (text + length - 2, 2, "}\n", 2);
}

/* The file of the newest version is there as soon as an index names it. */
static void
check_newest_file (Fixture *fixture)
{
  g_autoptr (DvtFeed) feed = read_feed (fixture);
  const DvtFeedVersion *version = dvt_feed_entry_get_newest (dvt_feed_find_entry (feed, "shop"));
  g_autofree char *path = g_build_filename (fixture->folder, version->url, NULL);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint ((guint64) status.st_size, ==, version->size);
}

static gpointer
read_in_thread (gpointer data)
{
  ReaderThread *reader = data;

  while (!g_atomic_int_get (&reader->is_done))
    {
      reader->check (reader->fixture);
      reader->n_reads++;
    }

  return NULL;
}

static void
publish_while_reading (Fixture *fixture, void (*check) (Fixture *fixture))
{
  ReaderThread reader = { .fixture = fixture, .check = check };
  GThread *thread = g_thread_new ("read", read_in_thread, &reader);

  for (guint i = 2; i <= 40; i++)
    {
      DvtPublishRequest request = build_request (fixture, i);

      publish_good (&request);
    }
  g_atomic_int_set (&reader.is_done, TRUE);
  g_thread_join (thread);
  g_test_message ("%u reads", reader.n_reads);
  check_files (fixture);
}

/* With notes of 4 MiB it takes a while to write the index. */
static void
test_whole_index (Fixture *fixture, gconstpointer data)
{
  g_autofree char *notes = g_strnfill (4 * 1024 * 1024, 'x');
  DvtPublishRequest request = build_request (fixture, 1);

  request.notes = notes;
  publish_good (&request);
  publish_while_reading (fixture, check_whole_index);
}

/* And with a description of 2 MiB, the definition. */
static void
test_definition_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *description = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *text = g_strdup_printf ("{\"format\": \"dovetail.connector/1\", \"name\": "
                                           "\"Shop\", \"description\": \"%s\"}",
                                           description);
  DvtPublishRequest request;

  g_bytes_unref (fixture->input);
  fixture->input = bytes_from_text (text);
  request = build_request (fixture, 1);
  publish_good (&request);
  publish_while_reading (fixture, check_newest_file);
}

static gpointer
publish_in_thread (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 1; i <= 20; i++)
    {
      DvtPublishRequest request = build_request (fixture, 2 * i);

      publish_good (&request);
    }

  return NULL;
}

/* Two publishers at once lose nothing of each other's. */
static void
test_two_publishers (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (DvtFeed) feed = NULL;
  GThread *other;

  publish_good (&request);
  other = g_thread_new ("publish", publish_in_thread, fixture);
  for (guint i = 1; i <= 20; i++)
    {
      request.number = 2 * i + 1;
      publish_good (&request);
    }
  g_thread_join (other);

  feed = read_feed (fixture);
  g_assert_cmpint (dvt_feed_get_serial (feed), ==, 41);
  g_assert_cmpuint (dvt_feed_find_entry (feed, "shop")->versions->len, ==, 41);
  check_files (fixture);
}

/* Because two that happen not to meet prove nothing. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autofree char *path = g_build_filename (fixture->folder, ".publish.lock", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "shop", "2.json", NULL);
  g_autoptr (GThread) other = NULL;
  int lock;

  publish_good (&request);
  lock = g_open (path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0);
  other = g_thread_new ("publish", publish_in_thread, fixture);
  g_usleep (100 * 1000);
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  close (lock);
  g_thread_join (g_steal_pointer (&other));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

/* kill -9 */

static pid_t
start_publisher (const char *folder)
{
  const char *const arguments[] = { "/proc/self/exe", "--publish", folder, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                 &error);
  g_assert_no_error (error);
  return pid;
}

static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gboolean stays;
  } files[] = {
    { "index.json.A1B2C3", FALSE },  { "shop/1.json.ABCDEF", FALSE }, { "index.json.backup", TRUE },
    { "index.json.20260401", TRUE }, { "notes.A1B2C3", TRUE },
  };
  DvtPublishRequest request = build_request (fixture, 1);

  publish_good (&request);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, "half", -1, NULL));
    }

  request.number = 2;
  publish_good (&request);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL);

      g_test_message ("%s", files[i].name);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, files[i].stays);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (files) != NULL)
    n_files++;
  return n_files;
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  DvtPublishRequest request = build_request (fixture, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261124);
  gint64 serial = 1;
  guint n_added = 0;

  publish_good (&request);
  for (guint i = 0; i < 25; i++)
    {
      g_autoptr (DvtFeed) feed = NULL;
      pid_t pid = start_publisher (fixture->folder);

      g_usleep ((gulong) g_rand_int_range (random, 2000, 40000));
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);

      feed = read_feed (fixture);
      g_assert_cmpint (dvt_feed_get_serial (feed), >=, serial);
      n_added += (guint) (dvt_feed_get_serial (feed) - serial);
      serial = dvt_feed_get_serial (feed);
      check_files (fixture);
    }
  g_test_message ("%u versions were added by the killed", n_added);

  /* The lock died with its holders, and the next number is free. */
  request.number = 999999;
  publish_good (&request);
  /* The index, the lock and the connector's folder: nothing half-written stays. */
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
}

/* The victim of the test above: adds versions until it is killed. */
G_NORETURN static void
publish_until_killed (const char *folder)
{
  Fixture fixture = { .folder = (char *) folder };
  guint number = 2;

  fixture.index_path = g_build_filename (folder, "index.json", NULL);
  for (;;)
    {
      g_autofree char *path = g_strdup_printf ("/orders/%u", number);
      g_autoptr (GBytes) input = build_definition ("Shop", path);
      DvtPublishRequest request = build_request (&fixture, number++);

      request.input = input;
      dvt_publish (&request, NULL, NULL, NULL);
    }
}

#define ADD(path, function) \
  g_test_add ("/publish/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--publish"))
    publish_until_killed (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("first", test_first);
  ADD ("next", test_next);
  ADD ("again", test_again);
  ADD ("taken", test_taken);
  ADD ("unknown-members-stay", test_unknown_members_stay);
  ADD ("damaged-index", test_damaged_index);
  ADD ("url-taken", test_url_taken);
  ADD ("bad-requests", test_bad_requests);
  ADD ("bad-input", test_bad_input);
  ADD ("not-writable", test_not_writable);
  ADD ("openapi", test_openapi);
  ADD ("whole-index", test_whole_index);
  ADD ("definition-first", test_definition_first);
  ADD ("two-publishers", test_two_publishers);
  ADD ("locked", test_locked);
  ADD ("leftovers", test_leftovers);
  ADD ("killed", test_killed);

  return g_test_run ();
}
