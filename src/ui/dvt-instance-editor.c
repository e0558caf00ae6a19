/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-editor.h"

#include <glib/gi18n.h>

#include "dvt-credential-group.h"
#include "dvt-instance-draft.h"
#include "dvt-instance-field-row.h"
#include "dvt-instance-options.h"
#include "dvt-instance-variables.h"
#include "dvt-reason-list.h"
#include "dvt-user-error.h"
#include "dvt-window.h"

struct _DvtInstanceEditor
{
  AdwDialog parent_instance;

  DvtWorkspace *workspace;   /* (owned) */
  DvtWindow *window;         /* (nullable) weak */
  GCancellable *cancellable; /* (owned) cancelled when the dialog has closed */
  char *connector_id;        /* (owned) */
  DvtInstance *instance;     /* (owned) (nullable) NULL: a new one */
  DvtInstanceDraft *draft;   /* (owned) (nullable) until the definition is there */
  gboolean save_after_test;  /* the test that is under way was begun by Save */
  gboolean saving;           /* the action is under way, and will be done or fail */

  AdwWindowTitle *window_title;
  GtkWidget *save_button;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkScrolledWindow *scrolled_window;
  GtkWidget *form_box;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkLabel *details_label;
  GtkListBox *reason_list;
  GtkListBox *name_list;
  DvtCredentialGroup *credential_group;
  DvtInstanceVariables *variables;
  DvtInstanceOptions *options;
};

G_DEFINE_FINAL_TYPE (DvtInstanceEditor, dvt_instance_editor, ADW_TYPE_DIALOG)

static gboolean
is_closed (DvtInstanceEditor *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
is_changed (DvtInstanceEditor *self)
{
  return self->draft != NULL
         && dvt_instance_form_is_changed (dvt_instance_draft_get_form (self->draft));
}

static void
update (DvtInstanceEditor *self)
{
  gboolean busy = self->saving || self->save_after_test;

  gtk_widget_set_sensitive (self->save_button, self->draft != NULL && !busy
                                                 && dvt_instance_draft_can_save (self->draft));
  gtk_widget_set_sensitive (self->form_box, !self->saving);
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->saving && !is_changed (self));
}

/* @text NULL: nothing is wrong. */
static void
show_error (DvtInstanceEditor *self, const char *text, const char *details)
{
  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  gtk_label_set_label (self->details_label, details != NULL ? details : "");
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), details != NULL);
  gtk_widget_set_visible (self->error_box, text != NULL);
  if (text != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

/* ---- Saving ---- */

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtInstanceEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_instance_draft_save_finish (DVT_INSTANCE_DRAFT (source), result, &error);

  self->saving = FALSE;
  if (outcome != NULL && self->window != NULL)
    dvt_window_add_toast_for_outcome (self->window, outcome);
  if (is_closed (self))
    return;
  if (outcome != NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  update (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = dvt_user_error_describe (error);

      show_error (self, text, error->message);
    }
}

static void
save (DvtInstanceEditor *self)
{
  self->saving = TRUE;
  show_error (self, NULL, NULL);
  update (self);
  dvt_instance_draft_save_async (self->draft, NULL, save_cb, g_object_ref (self));
}

/* ---- Save Anyway ---- */

static void
anyway_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtInstanceEditor) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (is_closed (self))
    return;
  if (g_str_equal (response, "save"))
    save (self);
  else
    update (self);
}

static void
ask_anyway (DvtInstanceEditor *self,
            const char *heading,
            const char *body,
            GAsyncReadyCallback callback)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "back", _ ("_Go Back"), "save",
                                  _ ("_Save Anyway"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "back");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "back");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable,
                           callback, g_object_ref (self));
}

static char *
build_result_body (DvtInstanceEditor *self, const char *message)
{
  const char *then = dvt_instance_draft_is_new (self->draft)
                       ? _ ("Nothing has been saved yet.")
                       : _ ("Nothing has been saved yet: the old credentials are in place.");

  /* Translators: what the service said, and what that means here. */
  return g_strdup_printf (_ ("%1$s\n\n%2$s"), message, then);
}

static void
on_tested_cb (DvtInstanceEditor *self, const DvtTestOutcome *outcome)
{
  g_autofree char *body = NULL;

  if (!self->save_after_test || is_closed (self))
    return;
  self->save_after_test = FALSE;
  if (outcome == NULL)
    update (self);
  else if (outcome->result != DVT_TEST_SIGNED_IN)
    {
      body = build_result_body (self, outcome->message != NULL ? outcome->message : "");
      ask_anyway (self,
                  outcome->result == DVT_TEST_REFUSED ? _ ("The Service Refused")
                                                      : _ ("It Could Not Be Tested"),
                  body, anyway_cb);
    }
  else if (dvt_instance_draft_needs_test (self->draft))
    /* Something was typed meanwhile: it shall be saved when that has been looked at. */
    update (self);
  else
    save (self);
}

static void
test_or_save (DvtInstanceEditor *self)
{
  DvtInstanceTestRow *test_row = dvt_credential_group_get_test_row (self->credential_group);

  if (!dvt_instance_draft_needs_test (self->draft))
    {
      save (self);
      return;
    }
  self->save_after_test = TRUE;
  update (self);
  dvt_instance_test_row_start (test_row);
}

static void
incomplete_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtInstanceEditor) self = user_data;
  g_autoptr (GPtrArray) missing = NULL;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (is_closed (self))
    return;
  if (g_str_equal (response, "save"))
    {
      /* Without all that is needed a test says nothing new. */
      save (self);
      return;
    }
  missing = dvt_instance_form_list_missing (dvt_instance_draft_get_form (self->draft));
  dvt_instance_draft_tell_problems (self->draft, missing);
}

static void
ask_incomplete (DvtInstanceEditor *self, GPtrArray *missing)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (body, "%s\n",
                            ((const DvtInstanceProblem *) missing->pdata[i])->message);
  g_string_append_c (body, '\n');
  g_string_append (body, _ ("It can be saved, but does not work before that is done."));
  ask_anyway (self, _ ("Not Complete Yet"), body->str, incomplete_cb);
}

static void
on_save_clicked_cb (DvtInstanceEditor *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  g_autoptr (GPtrArray) problems = dvt_instance_form_list_problems (form);
  g_autoptr (GPtrArray) missing = dvt_instance_form_list_missing (form);

  dvt_instance_draft_tell_problems (self->draft, problems);
  if (problems->len > 0)
    return;
  if (missing->len > 0)
    ask_incomplete (self, missing);
  else
    test_or_save (self);
}

/* ---- Closing ---- */

static void
discard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtInstanceEditor) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (!is_closed (self) && g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_close_attempt_cb (DvtInstanceEditor *self)
{
  AdwDialog *dialog;

  if (self->saving)
    return;
  dialog = adw_alert_dialog_new (_ ("Discard What You Typed?"),
                                 _ ("It has not been saved, and would be lost."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Keep Editing"), "discard",
                                  _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable,
                           discard_cb, g_object_ref (self));
}

static void
on_cancel_clicked_cb (DvtInstanceEditor *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_closed_cb (DvtInstanceEditor *self)
{
  g_cancellable_cancel (self->cancellable);
  dvt_instance_test_row_cancel (dvt_credential_group_get_test_row (self->credential_group));
}

/* ---- The form ---- */

static void
add_name_row (DvtInstanceEditor *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  DvtInstanceFieldRows rows = dvt_instance_field_row_new (
    self->draft, dvt_instance_form_get_field (form, DVT_INSTANCE_FIELD_NAME));

  gtk_list_box_append (self->name_list, rows.row);
  gtk_list_box_append (self->name_list, rows.problem_row);
  if (self->instance == NULL)
    gtk_widget_grab_focus (rows.row);
}

static void
show_form (DvtInstanceEditor *self, DvtDefinition *definition)
{
  DvtInstanceTestRow *test_row = dvt_credential_group_get_test_row (self->credential_group);

  self->draft
    = dvt_instance_draft_new (self->workspace, self->connector_id, definition, self->instance);
  dvt_credential_group_set_draft (self->credential_group, self->draft);
  dvt_instance_variables_set_draft (self->variables, self->draft);
  dvt_instance_options_set_draft (self->options, self->draft);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (test_row, "tested", G_CALLBACK (on_tested_cb), self, G_CONNECT_SWAPPED);
  if (self->instance != NULL)
    dvt_reason_list_fill (self->reason_list, dvt_instance_get_reasons (self->instance));
  gtk_stack_set_visible_child_name (self->stack, "form");
  add_name_row (self);
  update (self);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtInstanceEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  if (is_closed (self))
    return;
  if (definition != NULL)
    {
      show_form (self, definition);
      return;
    }
  text = dvt_user_error_describe (error);
  /* A status page takes its description for markup. */
  description = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->failed_page, description);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* A question that is still open holds the editor; it goes with the window. */
static void
dvt_instance_editor_unroot (GtkWidget *widget)
{
  on_closed_cb (DVT_INSTANCE_EDITOR (widget));
  GTK_WIDGET_CLASS (dvt_instance_editor_parent_class)->unroot (widget);
}

static void
dvt_instance_editor_dispose (GObject *object)
{
  DvtInstanceEditor *self = DVT_INSTANCE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_INSTANCE_EDITOR);
  G_OBJECT_CLASS (dvt_instance_editor_parent_class)->dispose (object);
}

static void
dvt_instance_editor_finalize (GObject *object)
{
  DvtInstanceEditor *self = DVT_INSTANCE_EDITOR (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->instance);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->connector_id, g_free);
  G_OBJECT_CLASS (dvt_instance_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-instance-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, form_box);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, error_box);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, error_label);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, details_label);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, reason_list);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, name_list);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, credential_group);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, variables);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceEditor, options);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_closed_cb);
}

static void
dvt_instance_editor_class_init (DvtInstanceEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_instance_editor_dispose;
  object_class->finalize = dvt_instance_editor_finalize;
  widget_class->unroot = dvt_instance_editor_unroot;

  g_type_ensure (DVT_TYPE_CREDENTIAL_GROUP);
  g_type_ensure (DVT_TYPE_INSTANCE_OPTIONS);
  g_type_ensure (DVT_TYPE_INSTANCE_VARIABLES);
  bind_template (widget_class);
}

static void
dvt_instance_editor_init (DvtInstanceEditor *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
present (DvtWorkspace *workspace,
         const char *connector_id,
         DvtInstance *instance,
         GtkWidget *parent)
{
  DvtConnector *connector = dvt_workspace_find_connector (workspace, connector_id, NULL);
  DvtInstanceEditor *self;
  const char *title = instance != NULL ? _ ("Edit Instance") : _ ("New Instance");

  if (connector == NULL)
    return;
  self = g_object_new (DVT_TYPE_INSTANCE_EDITOR, NULL);
  self->workspace = g_object_ref (workspace);
  self->connector_id = g_strdup (connector_id);
  g_set_object (&self->instance, instance);
  g_set_weak_pointer (&self->window, dvt_window_find (parent));
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, dvt_connector_get_name (connector));
  dvt_workspace_load_definition_async (workspace, dvt_connector_get_digest (connector),
                                       self->cancellable, load_cb, g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
dvt_instance_editor_present_new (DvtWorkspace *workspace,
                                 const char *connector_id,
                                 GtkWidget *parent)
{
  g_return_if_fail (DVT_IS_WORKSPACE (workspace));
  g_return_if_fail (connector_id != NULL);

  present (workspace, connector_id, NULL, parent);
}

void
dvt_instance_editor_present (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent)
{
  g_return_if_fail (DVT_IS_WORKSPACE (workspace));
  g_return_if_fail (DVT_IS_INSTANCE (instance));

  present (workspace, dvt_instance_get_connector_id (instance), instance, parent);
}
