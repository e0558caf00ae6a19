/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dvt-copy-member-dialog.h"
#include "dvt-entry-row.h"
#include "dvt-json-editor.h"
#include "dvt-member-change.h"
#include "dvt-member-form.h"
#include "dvt-member-parts.h"
#include "dvt-model-error.h"
#include "dvt-user-error.h"
#include "dvt-window.h"

/* So long nobody has typed: the whole definition is validated, which takes a moment. */
#define VALIDATE_DELAY_MS 200

struct _DvtMemberEditor
{
  AdwDialog parent_instance;

  DvtWorkspace *workspace;   /* (owned) */
  DvtWindow *window;         /* (nullable) weak */
  GCancellable *cancellable; /* (owned) cancelled when the dialog has closed */
  char *connector_id;        /* (owned) */
  DvtSection section;
  char *member_id; /* (owned) (nullable) NULL: a new one */

  DvtDefinition *base;    /* (owned) (nullable) what the editor opened with */
  DvtMemberParts *parts;  /* (owned) (nullable) */
  DvtDefinition *changed; /* (owned) (nullable) valid, and what the editor shows now */
  guint validate_id;      /* 0: nothing new to validate */
  char *problem;          /* (owned) (nullable) why what the editor shows cannot be saved */
  gboolean validating;    /* on the worker thread */
  gboolean saving;

  AdwWindowTitle *window_title;
  GtkWidget *save_button;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkWidget *save_error_box;
  GtkLabel *save_error_label;
  GtkWidget *newest_button;
  DvtMemberForm *form;
  DvtJsonEditor *json_editor;
  GtkEditable *message_row;
  GtkWidget *member_buttons;
  GtkButton *remove_button;
};

G_DEFINE_FINAL_TYPE (DvtMemberEditor, dvt_member_editor, ADW_TYPE_DIALOG)

static const char *
get_title (DvtSection section, gboolean is_new)
{
  switch (section)
    {
    case DVT_SECTION_VARIABLES:
      return is_new ? _ ("New Variable") : _ ("Edit Variable");
    case DVT_SECTION_AUTH_METHODS:
      return is_new ? _ ("New Authentication Method") : _ ("Edit Authentication Method");
    case DVT_SECTION_ENDPOINTS:
    case DVT_SECTION_SCHEMAS:
    default:
      return is_new ? _ ("New Endpoint") : _ ("Edit Endpoint");
    }
}

static const char *
get_remove_label (DvtSection section)
{
  switch (section)
    {
    case DVT_SECTION_VARIABLES:
      return _ ("Remove Variable…");
    case DVT_SECTION_AUTH_METHODS:
      return _ ("Remove Authentication Method…");
    case DVT_SECTION_ENDPOINTS:
    case DVT_SECTION_SCHEMAS:
    default:
      return _ ("Remove Endpoint…");
    }
}

/* Why Save is off; NULL where it can be pressed. */
static const char *
find_obstacle (DvtMemberEditor *self)
{
  if (self->saving)
    return _ ("It is being saved");
  if (self->problem != NULL)
    return self->problem;
  if (self->validate_id != 0 || self->validating)
    return _ ("It is being checked");
  if (self->changed == NULL
      || g_str_equal (dvt_definition_get_digest (self->changed),
                      dvt_definition_get_digest (self->base)))
    return _ ("Nothing has been changed yet");
  return NULL;
}

static void
update_save (DvtMemberEditor *self)
{
  const char *obstacle = find_obstacle (self);

  gtk_widget_set_sensitive (self->save_button, obstacle == NULL);
  gtk_widget_set_tooltip_text (self->save_button, obstacle);
}

static void
set_problem (DvtMemberEditor *self, const char *problem)
{
  g_set_str (&self->problem, problem);
  update_save (self);
}

/* ---- Validating as one types ---- */

/* The place of @error inside of the member: "" for itself; NULL where it is somewhere else. */
static const char *
find_place_in_member (DvtMemberEditor *self, const GError *error, const char *id)
{
  const char *pointer = dvt_model_error_get_pointer (error);
  g_autoptr (GString) member = g_string_new (NULL);

  if (pointer == NULL)
    return NULL;
  dvt_json_pointer_append (member, dvt_section_get_member (self->section));
  dvt_json_pointer_append (member, id);
  if (!g_str_has_prefix (pointer, member->str))
    return NULL;
  pointer += member->len;
  return *pointer == '/' || *pointer == '\0' ? pointer : NULL;
}

static void
show_invalid (DvtMemberEditor *self, const GError *error)
{
  g_autofree char *id = dvt_member_form_build_id (self->form);
  const char *place = id != NULL ? find_place_in_member (self, error, id) : NULL;
  g_auto (GStrv) tokens = place != NULL ? g_strsplit (place, "/", 3) : NULL;
  gboolean in_form = FALSE;

  if (tokens != NULL && tokens[0] != NULL && tokens[1] != NULL)
    in_form = dvt_member_form_mark (self->form, tokens[1]);
  else
    dvt_member_form_mark (self->form, NULL);
  dvt_json_editor_set_error_at_pointer (self->json_editor, error->message,
                                        in_form || place == NULL || *place == '\0' ? NULL : place);
}

static void
change_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtMemberEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) changed = dvt_member_change_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->validating = FALSE;
  if (self->validate_id != 0)
    return; /* It was of what stood there before; the next one comes. */
  if (changed == NULL)
    {
      show_invalid (self, error);
      set_problem (self, error->message);
      return;
    }
  dvt_json_editor_clear_error (self->json_editor);
  dvt_member_form_mark (self->form, NULL);
  self->changed = g_steal_pointer (&changed);
  set_problem (self, NULL);
}

/* No text at all is no members. */
static char *
dup_rest (DvtMemberEditor *self)
{
  g_autofree char *rest = dvt_json_editor_dup_text (self->json_editor);

  return rest[strspn (rest, " \t\r\n")] != '\0' ? g_steal_pointer (&rest) : g_strdup ("{}");
}

/* The place of what stands in the form and in @rest; NULL where nothing does, or it is no JSON. */
static char *
find_twice (DvtMemberEditor *self, const char *rest)
{
  g_autoptr (DvtJson) json
    = dvt_json_parse (rest, strlen (rest), DVT_DEFINITION_MAX_BYTES, DVT_JSON_STRICT, NULL);
  gsize n_fields;
  const DvtMemberField *fields = dvt_member_fields_get (self->section, &n_fields);
  yyjson_val *value = json != NULL ? dvt_json_get_value (json) : NULL;

  for (gsize i = 0; yyjson_is_obj (value) && i < n_fields; i++)
    if (yyjson_obj_get (value, fields[i].key) != NULL
        && (fields[i].kind == DVT_FIELD_FLAG
            || dvt_member_parts_get_text (self->parts, fields[i].key) != NULL))
      return g_strconcat ("/", fields[i].key, NULL);
  return NULL;
}

static void
show_unparsed (DvtMemberEditor *self, const char *rest, const GError *error)
{
  g_autofree char *twice = find_twice (self, rest);

  if (twice != NULL)
    dvt_json_editor_set_error_at_pointer (self->json_editor, error->message, twice);
  else
    dvt_json_editor_set_error_at_position (self->json_editor, error->message,
                                           dvt_model_error_get_line (error),
                                           dvt_model_error_get_column (error));
  set_problem (self, error->message);
}

/* What the form lacks; NULL where it is complete. */
static const char *
find_missing (DvtMemberEditor *self, const char *id)
{
  gboolean endpoint = self->section == DVT_SECTION_ENDPOINTS;

  /* A definition need not name its endpoints, but who adds one does. */
  if (endpoint && self->member_id == NULL
      && dvt_member_parts_get_text (self->parts, "name") == NULL)
    return _ ("Enter a name");
  if (id == NULL)
    return endpoint ? _ ("Enter a path, such as /orders") : _ ("Enter an identifier");
  return NULL;
}

static void
validate (DvtMemberEditor *self)
{
  g_autofree char *id = dvt_member_form_build_id (self->form);
  g_autofree char *rest = dup_rest (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) member = NULL;
  const char *missing;

  dvt_member_form_store (self->form, self->parts);
  member = dvt_member_parts_join (self->parts, rest, &error);
  if (member == NULL)
    {
      show_unparsed (self, rest, error);
      return;
    }
  dvt_json_editor_clear_error (self->json_editor);
  /* Nothing to say yet: the form says by itself what is missing. */
  missing = find_missing (self, id);
  if (missing != NULL)
    {
      set_problem (self, missing);
      return;
    }
  self->validating = TRUE;
  dvt_member_change_async (self->base,
                           &(DvtMemberChange) { self->section, self->member_id, id, member },
                           self->cancellable, change_cb, g_object_ref (self));
}

static gboolean
validate_cb (gpointer user_data)
{
  DvtMemberEditor *self = user_data;

  /* One at a time; a large definition must not pile up. */
  if (self->validating)
    return G_SOURCE_CONTINUE;
  self->validate_id = 0;
  validate (self);
  return G_SOURCE_REMOVE;
}

static void
on_edited_cb (DvtMemberEditor *self)
{
  if (self->parts == NULL)
    return;
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_clear_pointer (&self->changed, dvt_definition_unref);
  gtk_widget_set_visible (self->save_error_box, FALSE);
  g_clear_handle_id (&self->validate_id, g_source_remove);
  self->validate_id = g_timeout_add (VALIDATE_DELAY_MS, validate_cb, self);
  set_problem (self, NULL);
}

static void
on_message_changed_cb (DvtMemberEditor *self)
{
  if (self->parts != NULL)
    adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

/* ---- Loading ---- */

static void
show_member (DvtMemberEditor *self)
{
  g_autoptr (DvtJson) member = NULL;
  DvtMemberParts *parts;

  if (self->member_id != NULL)
    member = dvt_definition_dup_member (self->base, self->section, self->member_id);
  if (self->member_id != NULL && member == NULL)
    {
      adw_status_page_set_description (self->failed_page,
                                       _ ("It does not exist any more. It may have been removed "
                                          "meanwhile."));
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  parts = dvt_member_parts_new (self->section, member);
  dvt_member_form_load (self->form, self->section, self->member_id, parts);
  dvt_json_editor_set_text (self->json_editor, dvt_member_parts_get_rest (parts));
  /* From now on it is somebody who edits. */
  self->parts = parts;
  gtk_stack_set_visible_child_name (self->stack, "member");
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtMemberEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition = NULL;

  definition = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (definition == NULL)
    {
      g_autofree char *text = dvt_user_error_describe (error);
      /* A status page takes its description for markup. */
      g_autofree char *description = g_markup_escape_text (text, -1);

      adw_status_page_set_description (self->failed_page, description);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->base = g_steal_pointer (&definition);
  show_member (self);
}

/* ---- Saving and removing ---- */

static gboolean
has_same_member (DvtMemberEditor *self, DvtDefinition *definition)
{
  g_autoptr (DvtJson) before
    = dvt_definition_dup_member (self->base, self->section, self->member_id);
  g_autoptr (DvtJson) after
    = dvt_definition_dup_member (definition, self->section, self->member_id);

  return before != NULL && after != NULL
         && dvt_json_values_equal (dvt_json_get_value (before), dvt_json_get_value (after));
}

static void
show_notice (DvtMemberEditor *self, const char *text)
{
  gtk_label_set_label (self->save_error_label, text);
  gtk_widget_set_visible (self->save_error_box, text != NULL);
}

static void
load_newest_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtMemberEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &error);
  g_autoptr (DvtJson) member = NULL;
  const char *notice = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (definition == NULL)
    {
      show_notice (self, error->message);
      return;
    }
  if (self->member_id != NULL)
    member = dvt_definition_dup_member (definition, self->section, self->member_id);
  if (self->member_id != NULL && member == NULL)
    {
      notice = _ ("It was removed meanwhile: Save adds it again as it is here.");
      g_clear_pointer (&self->member_id, g_free);
      gtk_widget_set_visible (self->member_buttons, FALSE);
    }
  else if (self->member_id != NULL && !has_same_member (self, definition))
    notice = _ ("It was changed meanwhile as well: Save replaces that with what is here.");
  g_clear_pointer (&self->base, dvt_definition_unref);
  self->base = g_steal_pointer (&definition);
  /* Validates what is typed on what is there now. */
  on_edited_cb (self);
  gtk_widget_set_visible (self->newest_button, FALSE);
  show_notice (self, notice);
}

/* What is typed stays; what others did stays as well. */
static void
on_newest_clicked_cb (DvtMemberEditor *self)
{
  g_autoptr (GError) error = NULL;
  DvtConnector *connector
    = dvt_workspace_find_connector (self->workspace, self->connector_id, &error);

  if (connector == NULL)
    {
      show_notice (self, error->message);
      return;
    }
  dvt_workspace_load_definition_async (self->workspace, dvt_connector_get_digest (connector),
                                       self->cancellable, load_newest_cb, g_object_ref (self));
}

static void
show_save_error (DvtMemberEditor *self, const GError *error)
{
  gboolean stale = g_error_matches (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE);
  g_autofree char *text = NULL;

  if (stale)
    text = g_strdup (_ ("Somebody has changed the connector meanwhile, so nothing was saved. What "
                        "you typed is kept."));
  else
    text = dvt_user_error_describe (error);
  gtk_widget_set_visible (self->newest_button, stale);
  show_notice (self, text);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtMemberEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  outcome = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  if (outcome != NULL && self->window != NULL)
    dvt_window_add_toast_for_outcome (self->window, outcome);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->saving = FALSE;
  update_save (self);
  if (outcome != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    show_save_error (self, error);
}

/* Once begun, a change is carried out or refused as a whole: closing the dialog does not stop it
 * half-way, so it is not cancellable. */
static void
save (DvtMemberEditor *self, DvtDefinition *definition)
{
  g_autoptr (DvtAction) action
    = dvt_action_new_edit (self->connector_id, dvt_definition_get_digest (self->base), definition);
  g_autofree char *message = g_strstrip (g_strdup (gtk_editable_get_text (self->message_row)));

  if (*message != '\0')
    dvt_action_set_message (action, message);
  self->saving = TRUE;
  update_save (self);
  dvt_workspace_perform_async (self->workspace, action, NULL, save_cb, g_object_ref (self));
}

static void
on_save_clicked_cb (DvtMemberEditor *self)
{
  if (find_obstacle (self) == NULL)
    save (self, self->changed);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtMemberEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) without = dvt_member_change_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (without != NULL)
    save (self, without);
  else
    {
      /* As where an endpoint still needs the authentication method. */
      gtk_label_set_label (self->save_error_label, error->message);
      gtk_widget_set_visible (self->save_error_box, TRUE);
    }
}

/* A question that was cancelled has no answer. */
static gboolean
is_answer (DvtMemberEditor *self, GObject *dialog, GAsyncResult *result, const char *response)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  return g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), response);
}

static void
ask_to_remove_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtMemberEditor) self = user_data;

  if (!is_answer (self, source, result, "remove"))
    return;
  dvt_member_change_async (self->base,
                           &(DvtMemberChange) { self->section, self->member_id, NULL, NULL },
                           self->cancellable, removed_cb, g_object_ref (self));
}

static char *
build_member_name (DvtMemberEditor *self)
{
  const char *key = self->section == DVT_SECTION_VARIABLES ? "label" : "name";
  const char *name = dvt_member_parts_get_text (self->parts, key);

  return g_strdup (name != NULL ? name : self->member_id);
}

static void
on_remove_clicked_cb (DvtMemberEditor *self)
{
  g_autofree char *name = build_member_name (self);
  /* Translators: %s is an endpoint, a variable or an authentication method. */
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), name);
  AdwDialog *dialog = adw_alert_dialog_new (
    heading, _ ("It is kept in the connector’s history, and this can be undone."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                  _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable,
                           ask_to_remove_cb, g_object_ref (self));
}

static void
on_copy_clicked_cb (DvtMemberEditor *self)
{
  dvt_copy_member_dialog_present (self->workspace, self->connector_id, self->section,
                                  self->member_id, GTK_WIDGET (self));
}

static void
ask_to_discard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtMemberEditor) self = user_data;

  if (is_answer (self, source, result, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_close_attempt_cb (DvtMemberEditor *self)
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
                           ask_to_discard_cb, g_object_ref (self));
}

static void
on_cancel_clicked_cb (DvtMemberEditor *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_closed_cb (DvtMemberEditor *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->validate_id, g_source_remove);
}

/* A question that is still open holds the editor; it goes with the window. */
static void
dvt_member_editor_unroot (GtkWidget *widget)
{
  on_closed_cb (DVT_MEMBER_EDITOR (widget));
  GTK_WIDGET_CLASS (dvt_member_editor_parent_class)->unroot (widget);
}

static void
dvt_member_editor_dispose (GObject *object)
{
  DvtMemberEditor *self = DVT_MEMBER_EDITOR (object);

  on_closed_cb (self);
  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_MEMBER_EDITOR);
  G_OBJECT_CLASS (dvt_member_editor_parent_class)->dispose (object);
}

static void
dvt_member_editor_finalize (GObject *object)
{
  DvtMemberEditor *self = DVT_MEMBER_EDITOR (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->member_id, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->base, dvt_definition_unref);
  g_clear_pointer (&self->changed, dvt_definition_unref);
  g_clear_pointer (&self->parts, dvt_member_parts_free);
  G_OBJECT_CLASS (dvt_member_editor_parent_class)->finalize (object);
}

static void
dvt_member_editor_class_init (DvtMemberEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_member_editor_dispose;
  object_class->finalize = dvt_member_editor_finalize;
  widget_class->unroot = dvt_member_editor_unroot;

  g_type_ensure (DVT_TYPE_JSON_EDITOR);
  g_type_ensure (DVT_TYPE_MEMBER_FORM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-member-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, save_error_box);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, save_error_label);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, newest_button);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, form);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, json_editor);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, message_row);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, member_buttons);
  gtk_widget_class_bind_template_child (widget_class, DvtMemberEditor, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_message_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_newest_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_closed_cb);
}

static void
dvt_member_editor_init (DvtMemberEditor *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (self->message_row), _ ("Why"));
  update_save (self);
}

void
dvt_member_editor_present (DvtWorkspace *workspace,
                           const char *connector_id,
                           DvtSection section,
                           const char *member_id,
                           GtkWidget *parent)
{
  DvtMemberEditor *self;
  DvtConnector *connector;

  g_return_if_fail (DVT_IS_WORKSPACE (workspace));

  connector = dvt_workspace_find_connector (workspace, connector_id, NULL);
  if (connector == NULL)
    return;
  self = g_object_new (DVT_TYPE_MEMBER_EDITOR, NULL);
  self->workspace = g_object_ref (workspace);
  self->connector_id = g_strdup (connector_id);
  self->section = section;
  self->member_id = g_strdup (member_id);
  g_set_weak_pointer (&self->window, dvt_window_find (parent));
  adw_dialog_set_title (ADW_DIALOG (self), get_title (section, member_id == NULL));
  adw_window_title_set_title (self->window_title, get_title (section, member_id == NULL));
  adw_window_title_set_subtitle (self->window_title, dvt_connector_get_name (connector));
  gtk_button_set_label (self->remove_button, get_remove_label (section));
  gtk_widget_set_visible (self->member_buttons, member_id != NULL);
  dvt_workspace_load_definition_async (workspace, dvt_connector_get_digest (connector),
                                       self->cancellable, load_cb, g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}
