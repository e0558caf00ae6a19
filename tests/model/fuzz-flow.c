/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Whatever is accepted as a flow can be listed, is the same when taken back, and can be changed and
 * changed back. */

#include "config.h"

#include <dvt-flow-document.h>
#include <dvt-model-error.h>
#include <fuzz.h>
#include <string.h>

static void
check_shapes (DvtFlowDocument *document)
{
  g_autoptr (GPtrArray) shapes = dvt_flow_document_list_shapes (document);

  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = shapes->pdata[i];

      g_assert_cmpuint (shape->number, ==, i + 1);
      g_assert_true (dvt_flow_document_find_shape (document, shape->id) == shape);
      g_assert_true ((shape->type == DVT_SHAPE_CONNECTOR) == (shape->instance != NULL));
      g_assert_true ((shape->type == DVT_SHAPE_CONNECTOR) == (shape->batch_size > 0));
      g_assert_true ((shape->type == DVT_SHAPE_MAP) == yyjson_is_arr (shape->fields));
      g_assert_true ((shape->type == DVT_SHAPE_FILTER) == yyjson_is_obj (shape->when));
      g_assert_true ((shape->type == DVT_SHAPE_ROUTE) == (shape->branches != NULL));
      g_assert_true ((shape->type == DVT_SHAPE_BATCH) == (shape->size > 0));
    }
}

static void
check_taken_back (DvtFlowDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) read
    = dvt_flow_document_new (dvt_flow_document_get_bytes (document), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dvt_flow_document_get_digest (read), ==,
                   dvt_flow_document_get_digest (document));
}

static void
check_change (DvtFlowDocument *document)
{
  static const char text[] = "{\"id\":\"a new one\",\"type\":\"batch\",\"size\":1}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) shape = dvt_json_parse (text, strlen (text), 1024, DVT_JSON_STRICT, NULL);
  g_autoptr (DvtFlowDocument) longer = NULL;
  g_autoptr (DvtFlowDocument) back = NULL;

  longer = dvt_flow_document_insert_shape (document, NULL, 0, 0, shape, &error);
  g_assert_no_error (error);
  back = dvt_flow_document_change_shape (longer, "a new one", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dvt_flow_document_get_digest (back), ==,
                   dvt_flow_document_get_digest (document));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new (bytes, &error);

  if (document == NULL)
    {
      g_assert_true (error->domain == DVT_MODEL_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  check_shapes (document);
  check_taken_back (document);
  check_change (document);

  return 0;
}
