/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What a record costs on its way through a filter, a map and the check against a schema. */

#include "config.h"

#include <dvt-record.h>
#include <dvt-schema-checker.h>
#include <string.h>

#define RECORDS 100000
#define ROUNDS 5

#define RECORD                                                                                    \
  "{\"id\":4711,\"number\":\"2026-000123\",\"total\":1234.50,\"currency\":\"EUR\",\"paid\":true," \
  "\"created\":\"2026-03-29T00:30:00Z\",\"customer\":{\"name\":\" Ada Lovelace \",\"country\":"   \
  "\"DE\",\"tags\":[\"new\",\"b2b\"]},\"lines\":[{\"sku\":\"A-1\",\"count\":2},{\"sku\":\"B-2\"," \
  "\"count\":1}],\"note\":null}"

#define FILTER                                                                               \
  "{\"all\":[{\"field\":\"/total\",\"is\":\"greater\",\"value\":1000},{\"any\":[{\"field\":" \
  "\"/customer/country\",\"is\":\"equals\",\"value\":\"DE\"},{\"field\":\"/paid\",\"is\":"   \
  "\"equals\",\"value\":true}]},{\"field\":\"/number\",\"is\":\"matches\",\"value\":"        \
  "\"^20\\\\d{2}-\"}]}"

#define PLAIN_FIELD "{\"to\":\"/a\",\"from\":\"/customer/country\"}"

#define FIELDS                                                                                     \
  "[{\"to\":\"/orderId\",\"from\":\"/id\",\"function\":\"text\"},"                                 \
  "{\"to\":\"/reference\",\"text\":\"{{store}}-order\"},"                                          \
  "{\"to\":\"/amount\",\"from\":\"/total\",\"function\":\"number\"},"                              \
  "{\"to\":\"/customer/name\",\"from\":\"/customer/name\",\"function\":\"trim\"},"                 \
  "{\"to\":\"/customer/land\",\"from\":\"/customer/country\",\"function\":\"lookup\","             \
  "\"arguments\":{\"table\":{\"DE\":\"Deutschland\",\"FR\":\"France\"}}},"                         \
  "{\"to\":\"/customer/tags\",\"from\":\"/customer/tags\",\"function\":\"join\","                  \
  "\"arguments\":{\"separator\":\", \"}},"                                                         \
  "{\"to\":\"/items\",\"from\":\"/lines\"},"                                                       \
  "{\"to\":\"/note\",\"from\":\"/note\",\"function\":\"default\",\"arguments\":{\"value\":\"\"}}," \
  "{\"to\":\"/paid\",\"from\":\"/paid\",\"function\":\"boolean\"},"                                \
  "{\"to\":\"/day\",\"from\":\"/created\",\"function\":\"date\",\"arguments\":{\"to\":\"%d.%m.%Y\"}}]"

#define SCHEMA                                                                                  \
  "{\"type\":\"object\",\"required\":[\"id\",\"number\",\"total\"],\"properties\":{"            \
  "\"id\":{\"type\":\"integer\",\"minimum\":1},\"number\":{\"type\":\"string\",\"pattern\":"    \
  "\"^[0-9]{4}-[0-9]+$\"},\"total\":{\"type\":\"number\",\"multipleOf\":0.01},\"currency\":"    \
  "{\"enum\":[\"EUR\",\"USD\",\"GBP\"]},\"paid\":{\"type\":\"boolean\"},\"created\":{\"type\":" \
  "\"string\",\"format\":\"date-time\"},\"customer\":{\"type\":\"object\",\"properties\":"      \
  "{\"name\":{\"type\":\"string\",\"maxLength\":80},\"tags\":{\"type\":\"array\",\"items\":"    \
  "{\"type\":\"string\"}}}},\"lines\":{\"type\":\"array\",\"items\":{\"type\":\"object\","      \
  "\"required\":[\"sku\"],\"properties\":{\"sku\":{\"type\":\"string\"},\"count\":{\"type\":"   \
  "\"integer\"}}}},\"note\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}}}"

static DvtJson *
parse (const char *text)
{
  return dvt_json_parse (text, strlen (text), G_MAXSIZE, DVT_JSON_STRICT, NULL);
}

static const char *
look_up (const char *name, gpointer user_data)
{
  return "shop";
}

static void
run_filter (gpointer filter, yyjson_val *record)
{
  gboolean fits = FALSE;

  g_assert_true (dvt_condition_test (filter, record, &fits, NULL));
  g_assert_true (fits);
}

static void
run_map (gpointer map, yyjson_val *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) made = dvt_map_apply (map, record, look_up, NULL, &error);

  g_assert_no_error (error);
}

typedef struct
{
  DvtSchemaChecker *checker;
  yyjson_val *schema;
} Schema;

static void
run_check (gpointer data, yyjson_val *record)
{
  const Schema *schema = data;
  g_autoptr (GPtrArray) mismatches
    = dvt_schema_checker_check (schema->checker, schema->schema, record, 10);

  g_assert_cmpuint (mismatches->len, ==, 0);
}

typedef void (*RunFunc) (gpointer data, yyjson_val *record);

/* The least of some rounds. */
static void
measure (const char *name, RunFunc func, gpointer data, yyjson_val *record)
{
  gint64 least_us = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      const gint64 start_us = g_get_monotonic_time ();

      for (guint i = 0; i < RECORDS; i++)
        func (data, record);
      least_us = MIN (least_us, g_get_monotonic_time () - start_us);
    }

  g_print ("%s: %.2f µs a record\n", name, (double) least_us / RECORDS);
}

int
main (void)
{
  g_autoptr (DvtJson) record = parse (RECORD);
  g_autoptr (DvtJson) filter_json = parse (FILTER);
  g_autoptr (DvtJson) plain_json = parse ("[" PLAIN_FIELD "]");
  g_autoptr (DvtJson) fields_json = parse (FIELDS);
  g_autoptr (DvtJson) schema_json = parse (SCHEMA);
  g_autoptr (DvtCondition) filter = dvt_condition_new (dvt_json_get_value (filter_json), NULL);
  g_autoptr (DvtMap) plain = dvt_map_new (dvt_json_get_value (plain_json), NULL, NULL);
  g_autoptr (DvtMap) map = dvt_map_new (dvt_json_get_value (fields_json), "Europe/Berlin", NULL);
  g_autoptr (DvtSchemaChecker) checker = dvt_schema_checker_new (NULL);
  Schema schema = { checker, dvt_json_get_value (schema_json) };
  yyjson_val *value = dvt_json_get_value (record);

  measure ("filter of four comparisons, one a pattern", run_filter, filter, value);
  measure ("map of one field", run_map, plain, value);
  measure ("map of ten fields, a function each", run_map, map, value);
  measure ("check against a schema of 17 parts", run_check, &schema, value);

  return 0;
}
