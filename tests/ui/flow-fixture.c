/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "flow-fixture.h"

char *
flow_fixture_add_instance (Fixture *fixture,
                           const char *connector,
                           const char *base_url,
                           const char *instance)
{
  g_autofree char *json = g_strdup_printf (
    "{\"format\":\"dovetail.connector/1\",\"name\":\"%s\",\"baseUrl\":\"%s\",\"endpoints\":{"
    "\"GET /orders\":{\"name\":\"List Orders\",\"direction\":\"receive\",\"method\":\"GET\","
    "\"path\":\"/orders\",\"response\":{\"dataPath\":\"/orders\"}},"
    "\"POST /orders\":{\"name\":\"Create Order\",\"direction\":\"send\",\"method\":\"POST\","
    "\"path\":\"/orders\"}}}",
    connector, base_url);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition = dvt_definition_new (bytes, &error);
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new (instance);
  DvtAction *create;
  g_autoptr (DvtOutcome) created = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  g_assert_no_error (error);
  create = dvt_action_new_create (definition);
  created = fixture_perform (fixture, create);
  outcome = fixture_perform (
    fixture, dvt_action_new_create_instance (created->connector_id, settings, NULL));
  return g_strdup (outcome->instance_id);
}

char *
flow_fixture_add (Fixture *fixture, const char *name, const char *shapes)
{
  g_autofree char *json = g_strdup_printf (
    "{\"format\":\"dovetail.flow/1\",\"name\":\"%s\",\"shapes\":[%s]}", name, shapes);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new (bytes, &error);
  g_autoptr (DvtOutcome) outcome = NULL;

  g_assert_no_error (error);
  outcome = fixture_perform (fixture, dvt_action_new_create_flow (document));
  return g_strdup (outcome->flow_id);
}

char *
flow_fixture_add_deployed (Fixture *fixture, const char *name, const char *instance)
{
  g_autofree char *shapes = g_strdup_printf (
    "{\"id\":\"get\",\"type\":\"connector\",\"instance\":\"%s\",\"endpoint\":\"GET /orders\"},"
    "{\"id\":\"map\",\"name\":\"To Order\",\"type\":\"map\","
    "\"fields\":[{\"to\":\"/number\",\"from\":\"/id\"}]},"
    "{\"id\":\"put\",\"type\":\"connector\",\"instance\":\"%s\",\"endpoint\":\"POST /orders\"}",
    instance, instance);
  char *flow = flow_fixture_add (fixture, name, shapes);

  flow_fixture_deploy (fixture, flow);
  return flow;
}

void
flow_fixture_deploy (Fixture *fixture, const char *flow)
{
  g_autoptr (DvtOutcome) outcome = fixture_perform (fixture, dvt_action_new_deploy_flow (flow));

  g_assert_cmpint (outcome->entry, >, 0);
}
