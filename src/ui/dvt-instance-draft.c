/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-draft.h"

struct _DvtInstanceDraft
{
  GObject parent_instance;

  DvtWorkspace *workspace; /* (owned) */
  char *connector_id;      /* (owned) */
  char *instance_id;       /* (owned) (nullable) NULL: a new one */
  DvtInstanceForm *form;   /* (owned) */
  guint n_changes;         /* counts up */
  guint passed_at;         /* the value of n_changes for which a test has passed; 0: none has */
};

G_DEFINE_FINAL_TYPE (DvtInstanceDraft, dvt_instance_draft, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROBLEMS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
dvt_instance_draft_finalize (GObject *object)
{
  DvtInstanceDraft *self = DVT_INSTANCE_DRAFT (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->instance_id, g_free);
  g_clear_pointer (&self->form, dvt_instance_form_free);
  G_OBJECT_CLASS (dvt_instance_draft_parent_class)->finalize (object);
}

static void
dvt_instance_draft_class_init (DvtInstanceDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_instance_draft_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DVT_TYPE_INSTANCE_DRAFT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROBLEMS] = g_signal_new ("problems", DVT_TYPE_INSTANCE_DRAFT, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
dvt_instance_draft_init (DvtInstanceDraft *self)
{
  self->n_changes = 1;
}

DvtInstanceDraft *
dvt_instance_draft_new (DvtWorkspace *workspace,
                        const char *connector_id,
                        DvtDefinition *definition,
                        DvtInstance *instance)
{
  DvtInstanceDraft *self = g_object_new (DVT_TYPE_INSTANCE_DRAFT, NULL);

  self->workspace = g_object_ref (workspace);
  self->connector_id = g_strdup (connector_id);
  self->instance_id = instance != NULL ? g_strdup (dvt_instance_get_id (instance)) : NULL;
  self->form = dvt_instance_form_new (
    definition, instance != NULL ? dvt_instance_get_settings (instance) : NULL,
    instance != NULL && dvt_instance_get_has_credentials (instance),
    instance != NULL ? dvt_instance_get_reasons (instance) : NULL);
  return self;
}

DvtInstanceForm *
dvt_instance_draft_get_form (DvtInstanceDraft *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE_DRAFT (self), NULL);

  return self->form;
}

gboolean
dvt_instance_draft_is_new (DvtInstanceDraft *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE_DRAFT (self), FALSE);

  return self->instance_id == NULL;
}

static void
tell_changed (DvtInstanceDraft *self)
{
  self->n_changes++;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dvt_instance_draft_set_text (DvtInstanceDraft *self,
                             const DvtInstanceField *field,
                             const char *text)
{
  g_return_if_fail (DVT_IS_INSTANCE_DRAFT (self));

  dvt_instance_form_set_text (self->form, field, text);
  tell_changed (self);
}

void
dvt_instance_draft_set_alternative (DvtInstanceDraft *self, guint alternative)
{
  g_return_if_fail (DVT_IS_INSTANCE_DRAFT (self));

  if (dvt_instance_form_get_alternative (self->form) == alternative)
    return;
  dvt_instance_form_set_alternative (self->form, alternative);
  tell_changed (self);
}

void
dvt_instance_draft_set_rate (DvtInstanceDraft *self, guint amount, const char *unit)
{
  g_return_if_fail (DVT_IS_INSTANCE_DRAFT (self));

  dvt_instance_form_set_rate (self->form, amount, unit);
  tell_changed (self);
}

void
dvt_instance_draft_tell_problems (DvtInstanceDraft *self, GPtrArray *problems)
{
  g_return_if_fail (DVT_IS_INSTANCE_DRAFT (self));

  g_signal_emit (self, signals[SIGNAL_PROBLEMS], 0, problems);
}

gboolean
dvt_instance_draft_can_save (DvtInstanceDraft *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE_DRAFT (self), FALSE);

  return self->instance_id == NULL || dvt_instance_form_is_changed (self->form)
         || dvt_instance_form_needs_test (self->form);
}

gboolean
dvt_instance_draft_needs_test (DvtInstanceDraft *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE_DRAFT (self), FALSE);

  return self->passed_at != self->n_changes && dvt_instance_form_needs_test (self->form);
}

/* ---- Test ---- */

static void
test_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtInstanceDraft *self = g_task_get_source_object (task);
  guint tried_at = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;
  DvtTestOutcome *outcome = dvt_workspace_test_finish (DVT_WORKSPACE (source), result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Nothing was typed meanwhile: what was fetched with it is as good as typed. */
  if (outcome->result == DVT_TEST_SIGNED_IN && self->n_changes == tried_at)
    {
      if (outcome->credentials != NULL && dvt_instance_form_needs_test (self->form))
        dvt_instance_form_take_credentials (self->form, outcome->credentials);
      self->passed_at = tried_at;
    }
  g_task_return_pointer (task, outcome, (GDestroyNotify) dvt_test_outcome_free);
}

void
dvt_instance_draft_test_async (DvtInstanceDraft *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_form_build_settings (self->form);
  g_autoptr (DvtCredentials) credentials = dvt_instance_form_dup_credentials (self->form);

  g_task_set_source_tag (task, dvt_instance_draft_test_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (self->n_changes), NULL);
  dvt_workspace_test_async (self->workspace, self->connector_id, settings, credentials,
                            self->instance_id, cancellable, test_cb, g_steal_pointer (&task));
}

DvtTestOutcome *
dvt_instance_draft_test_finish (DvtInstanceDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Sign in ---- */

static void
sign_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtInstanceDraft *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (DvtCredentials) credentials
    = dvt_workspace_sign_in_finish (DVT_WORKSPACE (source), result, &error);

  if (credentials == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dvt_instance_form_take_credentials (self->form, credentials);
  tell_changed (self);
  g_task_return_boolean (task, TRUE);
}

void
dvt_instance_draft_sign_in_async (DvtInstanceDraft *self,
                                  const char *method,
                                  DvtBrowseFunc browse,
                                  gpointer browse_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_form_build_settings (self->form);
  g_autoptr (DvtCredentials) credentials = dvt_instance_form_dup_credentials (self->form);

  g_task_set_source_tag (task, dvt_instance_draft_sign_in_async);
  dvt_workspace_sign_in_async (self->workspace, self->connector_id, settings, method, credentials,
                               self->instance_id, browse, browse_data, cancellable, sign_in_cb,
                               g_steal_pointer (&task));
}

gboolean
dvt_instance_draft_sign_in_finish (DvtInstanceDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Save ---- */

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DvtOutcome *outcome = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);

  if (outcome != NULL)
    g_task_return_pointer (task, outcome, (GDestroyNotify) dvt_outcome_free);
  else
    g_task_return_error (task, error);
}

void
dvt_instance_draft_save_async (DvtInstanceDraft *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_form_build_settings (self->form);
  g_autoptr (DvtCredentials) credentials = dvt_instance_form_dup_credentials (self->form);
  g_autoptr (DvtAction) action
    = self->instance_id != NULL
        ? dvt_action_new_edit_instance (self->instance_id, settings, credentials)
        : dvt_action_new_create_instance (self->connector_id, settings, credentials);

  g_task_set_source_tag (task, dvt_instance_draft_save_async);
  /* What was committed is not reported as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  dvt_workspace_perform_async (self->workspace, action, cancellable, save_cb,
                               g_steal_pointer (&task));
}

DvtOutcome *
dvt_instance_draft_save_finish (DvtInstanceDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
