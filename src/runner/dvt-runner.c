/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-runner.h"

struct _DvtRunner
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtRunner, dvt_runner, G_TYPE_OBJECT)

static void
dvt_runner_class_init (DvtRunnerClass *klass)
{
}

static void
dvt_runner_init (DvtRunner *self)
{
}

GQuark
dvt_runner_error_quark (void)
{
  return g_quark_from_static_string ("dvt_runner_error_quark");
}

const char *
dvt_runner_error_to_string (DvtRunnerError code)
{
  return NULL;
}

DvtRunner *
dvt_runner_new (DvtFlowDocument *document, DvtRunKind kind)
{
  return NULL;
}

void
dvt_runner_add_instance (DvtRunner *self, const char *id, const char *connector_name, const char *version_name, DvtDefinition *definition, const DvtInstanceSettings *settings, DvtCredentials *credentials)
{

}

void
dvt_runner_set_shape (DvtRunner *self, const char *shape)
{

}

void
dvt_runner_set_deadline_ms (DvtRunner *self, guint deadline_ms)
{

}

void
dvt_runner_run_async (DvtRunner *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtRunReport *
dvt_runner_run_finish (DvtRunner *self, GAsyncResult *result)
{
  return NULL;
}
