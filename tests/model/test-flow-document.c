/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-flow-document.h>
#include <dvt-json-pointer.h>
#include <dvt-model-error.h>
#include <string.h>

/* What each document of flows/bad and flows/beyond is refused for; check-flow-schema.py asks the
 * same of the schema. */
static const struct
{
  const char *file;
  const char *place;
} refused[] = {
  /* clang-format off */
  { "bad/arguments-list.json", "/shapes/0/fields/0/arguments" },
  { "bad/arguments-without-function.json", "/shapes/0/fields/0/arguments" },
  { "bad/batch-size-large.json", "/shapes/0/size" },
  { "bad/batch-size-list.json", "/shapes/0/size" },
  { "bad/batch-size-missing.json", "/shapes/0" },
  { "bad/batch-size-zero.json", "/shapes/0/size" },
  { "bad/branch-name-number.json", "/shapes/0/branches/0/name" },
  { "bad/branch-shape-bad.json", "/shapes/0/branches/0/shapes/0" },
  { "bad/branch-shapes-missing.json", "/shapes/0/branches/0" },
  { "bad/branch-when-missing.json", "/shapes/0/branches/0" },
  { "bad/condition-all-empty.json", "/shapes/0/when/all" },
  { "bad/condition-any-object.json", "/shapes/0/when/any" },
  { "bad/condition-deep.json", "/shapes/0/when/any/1/not/all/0/field" },
  { "bad/condition-empty.json", "/shapes/0/when" },
  { "bad/condition-field-and-not.json", "/shapes/0/when" },
  { "bad/condition-field-no-pointer.json", "/shapes/0/when/field" },
  { "bad/condition-is-missing.json", "/shapes/0/when" },
  { "bad/condition-is-number.json", "/shapes/0/when/is" },
  { "bad/condition-is-unknown.json", "/shapes/0/when/is" },
  { "bad/condition-list.json", "/shapes/0/when" },
  { "bad/condition-not-list.json", "/shapes/0/when/not" },
  { "bad/condition-two-forms.json", "/shapes/0/when" },
  { "bad/connector-batch-large.json", "/shapes/0/batchSize" },
  { "bad/connector-batch-zero.json", "/shapes/0/batchSize" },
  { "bad/connector-body-two.json", "/shapes/0/body" },
  { "bad/connector-endpoint-missing.json", "/shapes/0" },
  { "bad/connector-endpoint-nul.json", "/shapes/0/endpoint" },
  { "bad/connector-instance-missing.json", "/shapes/0" },
  { "bad/connector-instance-null.json", "/shapes/0/instance" },
  { "bad/connector-maximum-fraction.json", "/shapes/0/maximumRecords" },
  { "bad/connector-maximum-large.json", "/shapes/0/maximumRecords" },
  { "bad/connector-maximum-negative.json", "/shapes/0/maximumRecords" },
  { "bad/connector-maximum-text.json", "/shapes/0/maximumRecords" },
  { "bad/connector-maximum-zero.json", "/shapes/0/maximumRecords" },
  { "bad/connector-parameter-bare.json", "/shapes/0/parameters/query.a~1b" },
  { "bad/connector-parameter-nul.json", "/shapes/0/parameters/a" },
  { "bad/connector-parameters-list.json", "/shapes/0/parameters" },
  { "bad/connector-variable-empty.json", "/shapes/0/variables/v" },
  { "bad/contains-no-value.json", "/shapes/0/when" },
  { "bad/date-from-empty.json", "/shapes/0/fields/0/arguments/from" },
  { "bad/date-from-end.json", "/shapes/0/fields/0/arguments/from" },
  { "bad/date-from-specifier.json", "/shapes/0/fields/0/arguments/from" },
  { "bad/date-to-empty.json", "/shapes/0/fields/0/arguments/to" },
  { "bad/date-zone-number.json", "/shapes/0/fields/0/arguments/timeZone" },
  { "bad/default-no-arguments.json", "/shapes/0/fields/0" },
  { "bad/default-no-value.json", "/shapes/0/fields/0/arguments" },
  { "bad/default-two-values.json", "/shapes/0/fields/0/arguments" },
  { "bad/description-null.json", "/description" },
  { "bad/empty.json", "" },
  { "bad/equals-no-value.json", "/shapes/0/when" },
  { "bad/exists-text.json", "/shapes/0/when/value" },
  { "bad/field-no-value.json", "/shapes/0/fields/0" },
  { "bad/field-text.json", "/shapes/0/fields/0" },
  { "bad/field-to-empty.json", "/shapes/0/fields/0/to" },
  { "bad/field-to-missing.json", "/shapes/0/fields/0" },
  { "bad/field-to-no-pointer.json", "/shapes/0/fields/0/to" },
  { "bad/field-two-values.json", "/shapes/0/fields/0" },
  { "bad/filter-when-missing.json", "/shapes/0" },
  { "bad/format-missing.json", "" },
  { "bad/format-other.json", "/format" },
  { "bad/function-null.json", "/shapes/0/fields/0/function" },
  { "bad/function-unknown.json", "/shapes/0/fields/0/function" },
  { "bad/greater-boolean.json", "/shapes/0/when/value" },
  { "bad/greater-no-value.json", "/shapes/0/when" },
  { "bad/join-separator-null.json", "/shapes/0/fields/0/arguments/separator" },
  { "bad/join-with-bare.json", "/shapes/0/fields/0/arguments/with/1" },
  { "bad/join-with-object.json", "/shapes/0/fields/0/arguments/with" },
  { "bad/less-null.json", "/shapes/0/when/value" },
  { "bad/lookup-no-arguments.json", "/shapes/0/fields/0" },
  { "bad/lookup-no-table.json", "/shapes/0/fields/0/arguments" },
  { "bad/lookup-table-list.json", "/shapes/0/fields/0/arguments/table" },
  { "bad/lookup-table-nul.json", "/shapes/0/fields/0/arguments/table/" },
  { "bad/map-fields-missing.json", "/shapes/0" },
  { "bad/map-fields-object.json", "/shapes/0/fields" },
  { "bad/matches-list.json", "/shapes/0/when/value" },
  { "bad/matches-no-value.json", "/shapes/0/when" },
  { "bad/name-empty.json", "/name" },
  { "bad/name-missing.json", "" },
  { "bad/name-nul.json", "/name" },
  { "bad/name-number.json", "/name" },
  { "bad/not-an-object.json", "" },
  { "bad/not-equals-no-value.json", "/shapes/0/when" },
  { "bad/otherwise-shape-bad.json", "/shapes/0/otherwise/0/otherwise/0" },
  { "bad/replace-find-empty.json", "/shapes/0/fields/0/arguments/find" },
  { "bad/replace-no-arguments.json", "/shapes/0/fields/0" },
  { "bad/replace-no-find.json", "/shapes/0/fields/0/arguments" },
  { "bad/replace-with-number.json", "/shapes/0/fields/0/arguments/with" },
  { "bad/route-branches-missing.json", "/shapes/0" },
  { "bad/route-branches-object.json", "/shapes/0/branches" },
  { "bad/route-otherwise-null.json", "/shapes/0/otherwise" },
  { "bad/shape-id-empty.json", "/shapes/0/id" },
  { "bad/shape-id-missing.json", "/shapes/0" },
  { "bad/shape-id-nul.json", "/shapes/0/id" },
  { "bad/shape-id-number.json", "/shapes/0/id" },
  { "bad/shape-name-number.json", "/shapes/0/name" },
  { "bad/shape-text.json", "/shapes/0" },
  { "bad/shape-type-missing.json", "/shapes/0" },
  { "bad/shape-type-unknown.json", "/shapes/0/type" },
  { "bad/shapes-missing.json", "" },
  { "bad/shapes-object.json", "/shapes" },
  { "bad/split-no-arguments.json", "/shapes/0/fields/0" },
  { "bad/split-no-separator.json", "/shapes/0/fields/0/arguments" },
  { "bad/split-separator-empty.json", "/shapes/0/fields/0/arguments/separator" },
  { "bad/starts-with-no-value.json", "/shapes/0/when" },
  { "bad/starts-with-number.json", "/shapes/0/when/value" },
  { "bad/value-from-escape.json", "/shapes/0/body/from" },
  { "bad/value-from-nul.json", "/shapes/0/body/from" },
  { "bad/value-from-number.json", "/shapes/0/body/from" },
  { "bad/value-from-pointer.json", "/shapes/0/body/from" },
  { "bad/value-from-tilde.json", "/shapes/0/body/from" },
  { "bad/value-text-nul.json", "/shapes/0/body/text" },
  { "bad/value-text-number.json", "/shapes/0/body/text" },
  { "bad/value-three.json", "/shapes/0/body" },
  { "beyond/date-to-format.json", "/shapes/0/fields/0/arguments/to" },
  { "beyond/duplicate-id.json", "/shapes/1/id" },
  { "beyond/duplicate-id-branch.json", "/shapes/1/branches/0/shapes/0/id" },
  { "beyond/duplicate-id-branches.json", "/shapes/0/otherwise/0/id" },
  { "beyond/duplicate-id-own-branch.json", "/shapes/0/otherwise/0/id" },
  { "beyond/duplicate-member.json", "/name" },
  { "beyond/matches-in-branch.json", "/shapes/0/branches/0/when/not/value" },
  { "beyond/matches-no-expression.json", "/shapes/0/when/value" },
  { "beyond/number-exponent.json", "/shapes/0/body/value" },
  /* clang-format on */
};

static GBytes *
load (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "model", "flows", file, NULL);
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static DvtFlowDocument *
load_valid (const char *file)
{
  g_autoptr (GBytes) bytes = load (file);
  g_autoptr (GError) error = NULL;
  DvtFlowDocument *document = dvt_flow_document_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

static DvtFlowDocument *
read (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return dvt_flow_document_new (bytes, error);
}

static guint
count_files (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "model", "flows", folder, NULL);
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (directory) != NULL)
    count++;

  return count;
}

static void
test_good (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "model", "flows", "good", NULL);
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_cmpuint (count_files ("good"), >=, 6);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *file = g_build_filename ("good", name, NULL);
      g_autoptr (DvtFlowDocument) document = NULL;

      g_test_message ("%s", file);
      document = load_valid (file);
      g_assert_nonnull (dvt_flow_document_get_digest (document));
    }
}

static void
test_refused (void)
{
  g_assert_cmpuint (count_files ("bad") + count_files ("beyond"), ==, G_N_ELEMENTS (refused));

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = load (refused[i].file);
      g_autoptr (GError) error = NULL;
      DvtFlowDocument *document = dvt_flow_document_new (bytes, &error);

      g_test_message ("%s", refused[i].file);
      g_assert_null (document);
      g_assert_true (error->domain == DVT_MODEL_ERROR);
      g_assert_cmpstr (dvt_model_error_get_pointer (error), ==, refused[i].place);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* The same reading for what was built. */
static void
test_refused_as_json (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = load (refused[i].file);
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) json
        = dvt_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                          DVT_FLOW_MAX_BYTES, DVT_JSON_STRICT, NULL);

      if (json == NULL)
        continue;

      g_test_message ("%s", refused[i].file);
      g_assert_null (dvt_flow_document_new_from_json (json, &error));
      g_assert_cmpstr (dvt_model_error_get_pointer (error), ==, refused[i].place);
    }
}

static void
test_messages (void)
{
  static const struct
  {
    const char *file;
    const char *message;
  } cases[] = {
    { "beyond/duplicate-id.json", "Another shape has the id ‘a’, at ‘/shapes/1/id’" },
    { "bad/shape-type-unknown.json",
      "‘loop’ is none of connector, map, filter, route, batch, at ‘/shapes/0/type’" },
    { "bad/value-three.json",
      "Expected exactly one of the members value, from, text, at ‘/shapes/0/body’" },
    { "bad/batch-size-zero.json",
      "Expected a whole number from 1 to 1000000, at ‘/shapes/0/size’" },
    { "bad/split-no-arguments.json", "The member ‘arguments’ is missing, at ‘/shapes/0/fields/0’" },
    { "bad/date-from-end.json",
      "Expected one of “YymdHMSzsQ%” after each ‘%’, at ‘/shapes/0/fields/0/arguments/from’" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = load (cases[i].file);
      g_autoptr (GError) error = NULL;

      g_assert_null (dvt_flow_document_new (bytes, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_canonical (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document = read (
    "{ \"shapes\": [ { \"size\": 1e1, \"type\": \"batch\", \"id\": \"\\u0061\", \"x\": 1.50 } ],"
    "  \"name\": \"A\", \"format\": \"dovetail.flow/1\" }",
    &error);
  g_autoptr (DvtFlowDocument) again = NULL;
  g_autoptr (DvtFlowDocument) built = NULL;
  GBytes *bytes;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  bytes = dvt_flow_document_get_bytes (document);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==,
                   "{\"format\":\"dovetail.flow/1\",\"name\":\"A\",\"shapes\":"
                   "[{\"id\":\"a\",\"size\":10,\"type\":\"batch\",\"x\":1.5}]}");
  /* printf '%s' '…' | sha256sum */
  g_assert_cmpstr (dvt_flow_document_get_digest (document), ==,
                   "23b6ad46fa8c2a8d3408bf194cd7fe6706c9f854e8eed67923411ed9d545c1f9");

  again = dvt_flow_document_new (bytes, NULL);
  g_assert_cmpstr (dvt_flow_document_get_digest (again), ==,
                   dvt_flow_document_get_digest (document));
  g_assert_true (dvt_flow_document_get_bytes (again) == bytes);

  built = dvt_flow_document_new_from_json (dvt_flow_document_get_json (document), NULL);
  g_assert_cmpstr (dvt_flow_document_get_digest (built), ==,
                   dvt_flow_document_get_digest (document));
}

/* Nothing is rounded, and what is not known travels along. */
static void
test_kept (void)
{
  g_autoptr (DvtFlowDocument) document = load_valid ("good/everything.json");
  yyjson_val *root = dvt_json_get_value (dvt_flow_document_get_json (document));
  g_autoptr (GBytes) bytes
    = dvt_json_canonicalise (dvt_json_pointer_get (root, "/x-later/kept"), NULL);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "[1,12345678901234567890,1e+400,null]",
                   strlen ("[1,12345678901234567890,1e+400,null]"));
}

static void
test_empty (void)
{
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new_empty ("A");
  g_autoptr (DvtFlowDocument) smallest = load_valid ("good/smallest.json");
  g_autoptr (GPtrArray) all = dvt_flow_document_list_shapes (document);

  g_assert_cmpstr (dvt_flow_document_get_name (document), ==, "A");
  g_assert_cmpstr (dvt_flow_document_get_description (document), ==, "");
  g_assert_cmpuint (dvt_flow_document_get_shapes (document)->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_null (dvt_flow_document_find_shape (document, "a"));
  g_assert_cmpstr (dvt_flow_document_get_digest (document), ==,
                   dvt_flow_document_get_digest (smallest));
}

static void
test_numbers (void)
{
  static const char *const ids[]
    = { "orders", "fields", "some", "where", "inner", "ten", "send-big", "not-chosen", "end" };
  static const char *const own[] = { "orders", "fields", "some", "where", "end" };
  g_autoptr (DvtFlowDocument) document = load_valid ("good/everything.json");
  g_autoptr (GPtrArray) all = dvt_flow_document_list_shapes (document);
  GPtrArray *shapes = dvt_flow_document_get_shapes (document);

  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < all->len; i++)
    {
      const DvtShape *shape = all->pdata[i];

      g_assert_cmpstr (shape->id, ==, ids[i]);
      g_assert_cmpuint (shape->number, ==, i + 1);
      g_assert_true (dvt_flow_document_find_shape (document, ids[i]) == shape);
    }

  g_assert_cmpuint (shapes->len, ==, G_N_ELEMENTS (own));
  for (guint i = 0; i < shapes->len; i++)
    g_assert_cmpstr (((const DvtShape *) shapes->pdata[i])->id, ==, own[i]);
}

static void
test_connector (void)
{
  g_autoptr (DvtFlowDocument) document = load_valid ("good/everything.json");
  const DvtShape *shape = dvt_flow_document_find_shape (document, "orders");

  g_assert_cmpint (shape->type, ==, DVT_SHAPE_CONNECTOR);
  g_assert_cmpstr (shape->name, ==, "Orders");
  g_assert_cmpstr (shape->instance, ==, "5b0c");
  g_assert_cmpstr (shape->endpoint, ==, "GET /orders/{}");
  g_assert_cmpuint (yyjson_obj_size (shape->parameters), ==, 3);
  g_assert_cmpuint (yyjson_obj_size (shape->variables), ==, 1);
  g_assert_cmpuint (shape->maximum_records, ==, 100000);
  g_assert_null (shape->body);
  g_assert_cmpuint (shape->batch_size, ==, 1);
  g_assert_null (shape->branches);
  g_assert_true (yyjson_equals_str (yyjson_obj_get (shape->value, "id"), "orders"));

  shape = dvt_flow_document_find_shape (document, "send-big");
  g_assert_null (shape->name);
  g_assert_null (shape->parameters);
  g_assert_null (shape->variables);
  g_assert_cmpuint (shape->maximum_records, ==, 0);
  g_assert_nonnull (shape->body);
  g_assert_cmpuint (shape->batch_size, ==, 1000000);

  shape = dvt_flow_document_find_shape (document, "not-chosen");
  g_assert_cmpstr (shape->instance, ==, "");
  g_assert_cmpstr (shape->endpoint, ==, "");
}

static void
test_others (void)
{
  g_autoptr (DvtFlowDocument) document = load_valid ("good/everything.json");
  const DvtShape *shape = dvt_flow_document_find_shape (document, "fields");

  g_assert_cmpint (shape->type, ==, DVT_SHAPE_MAP);
  g_assert_cmpuint (yyjson_arr_size (shape->fields), ==, 19);
  g_assert_null (shape->instance);
  g_assert_cmpuint (shape->batch_size, ==, 0);

  shape = dvt_flow_document_find_shape (document, "some");
  g_assert_cmpint (shape->type, ==, DVT_SHAPE_FILTER);
  g_assert_null (shape->name);
  g_assert_nonnull (yyjson_obj_get (shape->when, "all"));

  shape = dvt_flow_document_find_shape (document, "ten");
  g_assert_cmpint (shape->type, ==, DVT_SHAPE_BATCH);
  g_assert_cmpuint (shape->size, ==, 10);
}

static void
test_branches (void)
{
  g_autoptr (DvtFlowDocument) document = load_valid ("good/everything.json");
  const DvtShape *shape = dvt_flow_document_find_shape (document, "where");
  const DvtBranch *branch;

  g_assert_cmpint (shape->type, ==, DVT_SHAPE_ROUTE);
  g_assert_cmpuint (shape->branches->len, ==, 3);
  branch = shape->branches->pdata[0];
  g_assert_cmpstr (branch->name, ==, "Big");
  g_assert_nonnull (branch->when);
  g_assert_cmpuint (branch->shapes->len, ==, 2);
  branch = shape->branches->pdata[1];
  g_assert_null (branch->name);
  g_assert_nonnull (branch->when);
  g_assert_cmpuint (branch->shapes->len, ==, 0);
  branch = shape->branches->pdata[2];
  g_assert_null (branch->name);
  g_assert_null (branch->when);
  g_assert_cmpuint (branch->shapes->len, ==, 1);

  /* The branch for the rest is always there. */
  shape = dvt_flow_document_find_shape (document, "end");
  g_assert_cmpuint (shape->branches->len, ==, 1);
  branch = shape->branches->pdata[0];
  g_assert_null (branch->when);
  g_assert_cmpuint (branch->shapes->len, ==, 0);
}

/* @levels routes in each other's branch for the rest: two levels each, in two of the document. */
static char *
build_nested (guint levels)
{
  GString *json = g_string_new ("{\"format\":\"dovetail.flow/1\",\"name\":\"A\",\"shapes\":[");

  for (guint i = 0; i < levels; i++)
    g_string_append_printf (
      json, "{\"id\":\"r%u\",\"type\":\"route\",\"branches\":[],\"otherwise\":[", i);
  for (guint i = 0; i < levels; i++)
    g_string_append (json, "]}");
  g_string_append (json, "]}");

  return g_string_free_and_steal (json);
}

static void
test_depth (void)
{
  g_autofree char *deepest = build_nested ((DVT_JSON_MAX_DEPTH - 2) / 2);
  g_autofree char *deeper = build_nested ((DVT_JSON_MAX_DEPTH - 2) / 2 + 1);
  g_autofree char *bottomless = build_nested (100000);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document = read (deepest, &error);
  g_autoptr (GPtrArray) all = NULL;

  g_assert_no_error (error);
  all = dvt_flow_document_list_shapes (document);
  g_assert_cmpuint (all->len, ==, (DVT_JSON_MAX_DEPTH - 2) / 2);
  g_assert_nonnull (dvt_flow_document_find_shape (document, "r200"));

  g_assert_null (read (deeper, &error));
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (read (bottomless, &error));
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
}

static void
test_size (void)
{
  g_autofree char *text = g_strnfill (DVT_FLOW_MAX_BYTES, 'x');
  g_autoptr (yyjson_mut_doc) built = yyjson_mut_doc_new (NULL);
  g_autoptr (DvtFlowDocument) smallest = dvt_flow_document_new_empty ("A");
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (GError) error = NULL;
  yyjson_mut_val *root
    = yyjson_val_mut_copy (built, dvt_json_get_value (dvt_flow_document_get_json (smallest)));

  g_assert_null (read (text, &error));
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_SYNTAX);
  g_clear_error (&error);

  yyjson_mut_doc_set_root (built, root);
  yyjson_mut_obj_add_str (built, root, "description", text);
  json = dvt_json_new_from_mut (built);
  g_assert_null (dvt_flow_document_new_from_json (json, &error));
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
}

static void
test_types (void)
{
  g_assert_cmpstr (dvt_shape_type_to_string (DVT_SHAPE_CONNECTOR), ==, "connector");
  g_assert_cmpstr (dvt_shape_type_to_string (DVT_SHAPE_MAP), ==, "map");
  g_assert_cmpstr (dvt_shape_type_to_string (DVT_SHAPE_FILTER), ==, "filter");
  g_assert_cmpstr (dvt_shape_type_to_string (DVT_SHAPE_ROUTE), ==, "route");
  g_assert_cmpstr (dvt_shape_type_to_string (DVT_SHAPE_BATCH), ==, "batch");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/model/flow-document/good", test_good);
  g_test_add_func ("/model/flow-document/refused", test_refused);
  g_test_add_func ("/model/flow-document/refused-as-json", test_refused_as_json);
  g_test_add_func ("/model/flow-document/messages", test_messages);
  g_test_add_func ("/model/flow-document/canonical", test_canonical);
  g_test_add_func ("/model/flow-document/kept", test_kept);
  g_test_add_func ("/model/flow-document/empty", test_empty);
  g_test_add_func ("/model/flow-document/numbers", test_numbers);
  g_test_add_func ("/model/flow-document/connector", test_connector);
  g_test_add_func ("/model/flow-document/others", test_others);
  g_test_add_func ("/model/flow-document/branches", test_branches);
  g_test_add_func ("/model/flow-document/depth", test_depth);
  g_test_add_func ("/model/flow-document/size", test_size);
  g_test_add_func ("/model/flow-document/types", test_types);

  return g_test_run ();
}
