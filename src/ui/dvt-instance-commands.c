/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-commands.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dvt-entry-row.h"
#include "dvt-instance-words.h"
#include "dvt-reason-dialog.h"
#include "dvt-window.h"

/* One command, from the question to its outcome. */
typedef struct
{
  DvtWorkspace *workspace; /* (owned) */
  DvtInstance *instance;   /* (owned) */
  GtkWidget *parent;       /* (owned) */
  AdwDialog *dialog;       /* (nullable) weak: that asks for a name */
  GtkEditable *name_row;   /* (unowned) in the dialog */
  const char *failure;     /* what did not work, for the title of an error */
} Command;

static void
command_free (Command *command)
{
  g_clear_weak_pointer (&command->dialog);
  g_clear_object (&command->workspace);
  g_clear_object (&command->instance);
  g_clear_object (&command->parent);
  g_free (command);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Command, command_free)

static Command *
command_new (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent, const char *failure)
{
  Command *command = g_new0 (Command, 1);

  command->workspace = g_object_ref (workspace);
  command->instance = g_object_ref (instance);
  command->parent = g_object_ref (parent);
  command->failure = failure;
  return command;
}

static void
perform_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Command) command = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  DvtWindow *window = dvt_window_find (command->parent);

  if (window == NULL)
    return;
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (window, outcome);
  else if (g_error_matches (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY)
           && dvt_instance_get_n_flows (command->instance) > 0)
    dvt_reason_dialog_present_flows (command->workspace, command->instance, command->parent);
  else
    dvt_window_show_error (window, command->failure, error);
}

/* Takes @command and @action. */
static void
perform (Command *command, DvtAction *action)
{
  g_autoptr (DvtAction) owned = action;

  dvt_workspace_perform_async (command->workspace, action, NULL, perform_cb, command);
}

/* ---- Commands that ask for a name ---- */

static char *
dup_name (Command *command)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (command->name_row)));
}

static void
on_name_changed_cb (Command *command)
{
  g_autofree char *name = dup_name (command);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (command->dialog), "save", *name != '\0');
}

/* @name is what the row begins with. */
static void
ask_for_name (Command *command,
              const char *heading,
              const char *save_label,
              const char *name,
              GAsyncReadyCallback callback)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, NULL);
  GtkWidget *list_box = gtk_list_box_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", _ ("Name"),
                                 "activates-default", TRUE, NULL);

  g_set_weak_pointer (&command->dialog, dialog);
  command->name_row = GTK_EDITABLE (row);
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (row), _ ("Name"));
  gtk_editable_set_text (command->name_row, name);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list_box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list_box, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list_box), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_name_changed_cb), command);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list_box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                  save_label, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_dialog_set_focus (dialog, row);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), command->parent, NULL, callback, command);
}

/* The name that was entered; NULL where nothing is to be done. */
static char *
finish_name (Command *command, GObject *source, GAsyncResult *result)
{
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  /* The command may be freed before its row. */
  g_signal_handlers_disconnect_by_data (command->name_row, command);
  return g_str_equal (response, "save") ? dup_name (command) : NULL;
}

static void
duplicate_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Command) command = user_data;
  g_autofree char *name = finish_name (command, source, result);
  DvtAction *action;

  if (name == NULL)
    return;
  action = dvt_action_new_duplicate_instance (dvt_instance_get_id (command->instance), name);
  perform (g_steal_pointer (&command), action);
}

void
dvt_instance_commands_duplicate (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent)
{
  g_autofree char *name
    = dvt_instance_words_build_copy_name (dvt_workspace_get_instances (workspace), instance);
  /* Translators: %s is an instance's name; header capitals. */
  g_autofree char *heading
    = g_strdup_printf (_ ("Duplicate “%s”"), dvt_instance_get_name (instance));

  ask_for_name (command_new (workspace, instance, parent, _ ("Couldn’t Duplicate the Instance")),
                heading, _ ("_Duplicate"), name, duplicate_answered_cb);
}

static void
rename_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Command) command = user_data;
  g_autofree char *name = finish_name (command, source, result);
  g_autoptr (DvtInstanceSettings) settings = NULL;
  DvtAction *action;

  if (name == NULL || g_str_equal (name, dvt_instance_get_name (command->instance)))
    return;
  settings = dvt_instance_settings_copy (dvt_instance_get_settings (command->instance));
  g_set_str (&settings->name, name);
  action = dvt_action_new_edit_instance (dvt_instance_get_id (command->instance), settings, NULL);
  perform (g_steal_pointer (&command), action);
}

void
dvt_instance_commands_rename (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent)
{
  /* Translators: %s is an instance's name; header capitals. */
  g_autofree char *heading = g_strdup_printf (_ ("Rename “%s”"), dvt_instance_get_name (instance));

  ask_for_name (command_new (workspace, instance, parent, _ ("Couldn’t Rename the Instance")),
                heading, _ ("_Rename"), dvt_instance_get_name (instance), rename_answered_cb);
}

void
dvt_instance_commands_remove (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent)
{
  if (dvt_instance_get_n_flows (instance) > 0)
    {
      dvt_reason_dialog_present_flows (workspace, instance, parent);
      return;
    }
  perform (command_new (workspace, instance, parent, _ ("Couldn’t Remove the Instance")),
           dvt_action_new_remove_instance (dvt_instance_get_id (instance)));
}
