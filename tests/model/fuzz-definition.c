/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Whatever is accepted as a definition can be listed, is the same when taken back, and can be
 * changed. */

#include "config.h"

#include <dvt-definition.h>
#include <dvt-model-error.h>
#include <fuzz.h>

static void
check_lists (DvtDefinition *definition)
{
  g_autoptr (GPtrArray) endpoints = dvt_definition_list_endpoints (definition);
  g_autoptr (GPtrArray) variables = dvt_definition_list_variables (definition);
  g_autoptr (GPtrArray) methods = dvt_definition_list_auth_methods (definition);

  for (guint i = 0; i < endpoints->len; i++)
    {
      const DvtEndpoint *endpoint = endpoints->pdata[i];
      g_autoptr (DvtJson) member
        = dvt_definition_dup_member (definition, DVT_SECTION_ENDPOINTS, endpoint->id);

      g_assert_nonnull (endpoint->name);
      g_assert_nonnull (endpoint->method);
      g_assert_nonnull (endpoint->path);
    }
  for (guint i = 0; i < variables->len; i++)
    g_assert_nonnull (((const DvtVariable *) variables->pdata[i])->label);
  for (guint i = 0; i < methods->len; i++)
    g_assert_nonnull (((const DvtAuthMethod *) methods->pdata[i])->type);
}

static void
check_taken_back (DvtDefinition *definition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) trusted
    = dvt_definition_new_trusted (dvt_definition_get_bytes (definition), &error);
  g_autoptr (DvtDefinition) read = NULL;

  g_assert_no_error (error);
  read = dvt_definition_new (dvt_definition_get_bytes (definition), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dvt_definition_get_digest (read), ==, dvt_definition_get_digest (definition));
  g_assert_cmpstr (dvt_definition_get_digest (trusted), ==, dvt_definition_get_digest (definition));
}

static void
check_change (DvtDefinition *definition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) member = dvt_json_parse ("{}", 2, 2, DVT_JSON_STRICT, NULL);
  g_autoptr (DvtDefinition) changed = dvt_definition_change_member (
    definition, DVT_SECTION_VARIABLES, NULL, "a new one", member, &error);
  g_autoptr (DvtDefinition) restored = NULL;

  g_assert_no_error (error);
  restored = dvt_definition_change_member (changed, DVT_SECTION_VARIABLES, "a new one", NULL, NULL,
                                           &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (DvtDefinition) definition = dvt_definition_new (bytes, &error);

  if (definition == NULL)
    {
      g_assert_true (error->domain == DVT_MODEL_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  check_lists (definition);
  check_taken_back (definition);
  check_change (definition);

  return 0;
}
