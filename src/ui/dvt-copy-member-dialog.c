/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-copy-member-dialog.h"

#include <glib/gi18n.h>

#include "dvt-change-row.h"
#include "dvt-connector-text.h"
#include "dvt-entry-row.h"
#include "dvt-member-transfer.h"
#include "dvt-window.h"

struct _DvtCopyMemberDialog
{
  AdwDialog parent_instance;

  DvtWorkspace *workspace; /* (owned) */
  DvtConnector *connector; /* (owned) that the member is copied from */
  DvtSection section;
  char *member_id;             /* (owned) */
  DvtDefinition *source;       /* (owned) (nullable) until it is read */
  DvtConnector *target;        /* (owned) (nullable) until one is chosen */
  DvtDefinition *base;         /* (owned) (nullable) what the target has */
  DvtMemberTransfer *transfer; /* (owned) (nullable) while nothing can be copied */
  GCancellable *cancellable;   /* (owned) cancelled when the dialog has closed */
  GCancellable *preparation;   /* (owned) (nullable) of the target that is looked at */
  GPtrArray *change_rows;      /* (owned) (element-type GtkWidget) in replace_group */
  DvtWindow *window;           /* (nullable) weak: the toast outlives the dialog */
  gboolean copying;

  GtkStack *stack;
  GtkWidget *copy_button;
  AdwPreferencesGroup *connector_group;
  AdwBanner *problem_banner;
  GtkWidget *along_group;
  AdwActionRow *taken_row;
  AdwActionRow *kept_row;
  AdwPreferencesGroup *replace_group;
  AdwSwitchRow *replace_row;
  GtkEditable *message_row;
};

G_DEFINE_FINAL_TYPE (DvtCopyMemberDialog, dvt_copy_member_dialog, ADW_TYPE_DIALOG)

/* Why Copy is off; NULL where it can be pressed. */
static const char *
find_obstacle (DvtCopyMemberDialog *self)
{
  if (self->target == NULL)
    return _ ("Choose a connector");
  if (self->copying)
    return _ ("It is being copied");
  if (self->transfer == NULL)
    return adw_banner_get_revealed (self->problem_banner)
             ? _ ("It does not fit into this connector")
             : _ ("The connector is being read");
  if (self->transfer->changes->len == 0)
    return _ ("The connector has the same already");
  if (self->transfer->replaces && !adw_switch_row_get_active (self->replace_row))
    return _ ("The connector has one already: decide whether to replace it");
  return NULL;
}

static void
update_button (DvtCopyMemberDialog *self)
{
  const char *obstacle = find_obstacle (self);

  gtk_widget_set_sensitive (self->copy_button, obstacle == NULL);
  gtk_widget_set_tooltip_text (self->copy_button, obstacle);
}

static void
set_names (AdwActionRow *row, GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  adw_action_row_set_subtitle (row, text->str);
  gtk_widget_set_visible (GTK_WIDGET (row), names->len > 0);
}

static void
clear_result (DvtCopyMemberDialog *self)
{
  g_clear_pointer (&self->transfer, dvt_member_transfer_free);
  for (guint i = 0; i < self->change_rows->len; i++)
    adw_preferences_group_remove (self->replace_group, self->change_rows->pdata[i]);
  g_ptr_array_set_size (self->change_rows, 0);
  adw_switch_row_set_active (self->replace_row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->replace_group), FALSE);
  gtk_widget_set_visible (self->along_group, FALSE);
  adw_banner_set_revealed (self->problem_banner, FALSE);
}

static void
show_problem (DvtCopyMemberDialog *self, const char *text)
{
  adw_banner_set_title (self->problem_banner, text);
  adw_banner_set_revealed (self->problem_banner, TRUE);
  update_button (self);
}

static void
show_both_values (DvtCopyMemberDialog *self)
{
  g_autoptr (GListModel) items = dvt_change_item_list_new (self->transfer->changes);
  guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtChangeItem) item = g_list_model_get_item (items, i);
      GtkWidget *row = dvt_change_row_new (dvt_connector_get_name (self->target),
                                           dvt_connector_get_name (self->connector));

      dvt_change_row_set_item (DVT_CHANGE_ROW (row), item);
      gtk_widget_set_margin_top (row, 6);
      adw_preferences_group_add (self->replace_group, row);
      g_ptr_array_add (self->change_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->replace_group), TRUE);
}

static void
prepare_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtCopyMemberDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtMemberTransfer) transfer = dvt_member_transfer_prepare_finish (result, &error);

  /* Closed, or another connector is looked at by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (transfer == NULL)
    {
      /* Translators: a connector, and why a member of another one cannot be copied into it. */
      g_autofree char *text = g_strdup_printf (
        _ ("It does not fit into %s. %s"), dvt_connector_get_name (self->target), error->message);

      show_problem (self, text);
      return;
    }
  self->transfer = g_steal_pointer (&transfer);
  set_names (self->taken_row, self->transfer->taken);
  set_names (self->kept_row, self->transfer->kept);
  gtk_widget_set_visible (self->along_group,
                          self->transfer->taken->len + self->transfer->kept->len > 0);
  if (self->transfer->replaces)
    {
      show_both_values (self);
      show_problem (self, _ ("The connector has one already: decide below whether to replace it"));
    }
  update_button (self);
}

static void
load_target_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtCopyMemberDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (definition == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_clear_pointer (&self->base, dvt_definition_unref);
  self->base = g_steal_pointer (&definition);
  dvt_member_transfer_prepare_async (self->source, self->base, self->section, self->member_id,
                                     self->preparation, prepare_cb, g_object_ref (self));
}

/* Looks at the target as it is now. */
static void
look_at_target (DvtCopyMemberDialog *self)
{
  g_cancellable_cancel (self->preparation);
  g_clear_object (&self->preparation);
  clear_result (self);
  update_button (self);
  if (self->target == NULL || self->source == NULL)
    return;
  self->preparation = g_cancellable_new ();
  dvt_workspace_load_definition_async (self->workspace, dvt_connector_get_digest (self->target),
                                       self->preparation, load_target_cb, g_object_ref (self));
}

static char *
dup_member_title (DvtCopyMemberDialog *self)
{
  const char *key = self->section == DVT_SECTION_ENDPOINTS ? "name" : "label";
  g_autoptr (DvtJson) member
    = dvt_definition_dup_member (self->source, self->section, self->member_id);
  yyjson_val *title = member != NULL ? yyjson_obj_get (dvt_json_get_value (member), key) : NULL;

  return g_strdup (yyjson_is_str (title) ? yyjson_get_str (title) : self->member_id);
}

static void
load_source_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtCopyMemberDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &error);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  g_autofree char *description = NULL;
  g_autofree char *escaped = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (definition == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->source = g_steal_pointer (&definition);
  title = dup_member_title (self);
  /* Translators: the reason in the history: a member of a connector, and where it was copied from,
   * "List Gift Cards from Shopify". */
  message = g_strdup_printf (_ ("%s from %s"), title, dvt_connector_get_name (self->connector));
  gtk_editable_set_text (self->message_row, message);
  /* Translators: a member of a connector, and the connector. */
  description = g_strdup_printf (_ ("“%s” is copied from %s, which keeps it."), title,
                                 dvt_connector_get_name (self->connector));
  /* A group takes its description for markup. */
  escaped = g_markup_escape_text (description, -1);
  adw_preferences_group_set_description (self->connector_group, escaped);
  look_at_target (self);
}

static void
on_connector_toggled_cb (DvtCopyMemberDialog *self, GtkCheckButton *button)
{
  DvtConnector *connector = g_object_get_data (G_OBJECT (button), "connector");

  if (gtk_check_button_get_active (button) && g_set_object (&self->target, connector))
    look_at_target (self);
}

static GtkWidget *
add_connector_row (DvtCopyMemberDialog *self, DvtConnector *connector, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  const char *name = dvt_connector_get_name (connector);
  g_autofree char *version = dvt_connector_text_build_version (connector);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), (GtkCheckButton *) group);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "connector", g_object_ref (connector), g_object_unref);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_connector_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), version != NULL ? version : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->connector_group, row);
  return button;
}

static void
add_connectors (DvtCopyMemberDialog *self)
{
  GListModel *connectors = G_LIST_MODEL (dvt_workspace_get_connectors (self->workspace));
  guint n_items = g_list_model_get_n_items (connectors);
  GtkWidget *group = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtConnector) connector = g_list_model_get_item (connectors, i);

      if (connector != self->connector)
        {
          GtkWidget *button = add_connector_row (self, connector, group);

          group = group != NULL ? group : button;
        }
    }
  gtk_stack_set_visible_child_name (self->stack, group != NULL ? "form" : "alone");
}

static void
copy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtCopyMemberDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);

  self->copying = FALSE;
  if (outcome != NULL && self->window != NULL)
    dvt_window_add_toast_for_outcome (self->window, outcome);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (outcome != NULL)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  look_at_target (self);
  if (self->window != NULL)
    dvt_window_show_error (self->window, _ ("Couldn’t Copy"), error);
}

static void
on_copy_clicked_cb (DvtCopyMemberDialog *self)
{
  g_autoptr (DvtAction) action = NULL;

  if (find_obstacle (self) != NULL)
    return;
  action = dvt_action_new_edit (dvt_connector_get_id (self->target),
                                dvt_definition_get_digest (self->base), self->transfer->definition);
  dvt_action_set_message (action, gtk_editable_get_text (self->message_row));
  self->copying = TRUE;
  update_button (self);
  /* Not cancelled by closing: what was asked for is done. */
  dvt_workspace_perform_async (self->workspace, action, NULL, copy_cb, g_object_ref (self));
}

static void
on_replace_toggled_cb (DvtCopyMemberDialog *self)
{
  update_button (self);
}

static void
on_cancel_clicked_cb (DvtCopyMemberDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_closed_cb (DvtCopyMemberDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->preparation);
}

static void
dvt_copy_member_dialog_dispose (GObject *object)
{
  DvtCopyMemberDialog *self = DVT_COPY_MEMBER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->preparation);
  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_COPY_MEMBER_DIALOG);
  G_OBJECT_CLASS (dvt_copy_member_dialog_parent_class)->dispose (object);
}

static void
dvt_copy_member_dialog_finalize (GObject *object)
{
  DvtCopyMemberDialog *self = DVT_COPY_MEMBER_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->connector);
  g_clear_object (&self->target);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->preparation);
  g_clear_pointer (&self->member_id, g_free);
  g_clear_pointer (&self->source, dvt_definition_unref);
  g_clear_pointer (&self->base, dvt_definition_unref);
  g_clear_pointer (&self->transfer, dvt_member_transfer_free);
  g_clear_pointer (&self->change_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_copy_member_dialog_parent_class)->finalize (object);
}

static void
dvt_copy_member_dialog_class_init (DvtCopyMemberDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_copy_member_dialog_dispose;
  object_class->finalize = dvt_copy_member_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-copy-member-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, connector_group);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, along_group);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, taken_row);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, kept_row);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, replace_group);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, replace_row);
  gtk_widget_class_bind_template_child (widget_class, DvtCopyMemberDialog, message_row);
  gtk_widget_class_bind_template_callback (widget_class, on_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_toggled_cb);
}

static void
dvt_copy_member_dialog_init (DvtCopyMemberDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->change_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (self->message_row), _ ("Why"));
  update_button (self);
}

void
dvt_copy_member_dialog_present (DvtWorkspace *workspace,
                                const char *connector_id,
                                DvtSection section,
                                const char *member_id,
                                GtkWidget *parent)
{
  DvtConnector *connector;
  DvtCopyMemberDialog *self;

  g_return_if_fail (DVT_IS_WORKSPACE (workspace));

  /* It may have been removed while its editor was open. */
  connector = dvt_workspace_find_connector (workspace, connector_id, NULL);
  if (connector == NULL)
    return;
  self = g_object_new (DVT_TYPE_COPY_MEMBER_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->connector = g_object_ref (connector);
  self->section = section;
  self->member_id = g_strdup (member_id);
  g_set_weak_pointer (&self->window, dvt_window_find (parent));
  add_connectors (self);
  dvt_workspace_load_definition_async (workspace, dvt_connector_get_digest (connector),
                                       self->cancellable, load_source_cb, g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}
