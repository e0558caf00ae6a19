/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-compare-dialog.h"

#include <glib/gi18n.h>

#include "dvt-change-item.h"
#include "dvt-change-list.h"
#include "dvt-connector-text.h"
#include "dvt-user-error.h"

struct _DvtCompareDialog
{
  AdwDialog parent_instance;

  DvtWorkspace *workspace;   /* (owned) */
  GCancellable *cancellable; /* (owned) cancelled when the dialog has gone */
  char *before_name;         /* (owned) (nullable) what the values are from */
  char *after_name;          /* (owned) (nullable) */

  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  DvtChangeList *change_list;
};

G_DEFINE_FINAL_TYPE (DvtCompareDialog, dvt_compare_dialog, ADW_TYPE_DIALOG)

static void
show_error (DvtCompareDialog *self, const GError *error)
{
  g_autofree char *text = dvt_user_error_describe (error);
  /* A status page takes its description for markup. */
  g_autofree char *description
    = g_markup_printf_escaped ("%s\n\n<small>%s</small>", text, error->message);

  adw_status_page_set_description (self->failed_page, description);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
show_changes (DvtCompareDialog *self, GListModel *changes)
{
  guint n_changes = g_list_model_get_n_items (changes);
  g_autofree char *count
    = g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);

  dvt_change_list_set_changes (self->change_list, changes, NULL, self->before_name,
                               self->after_name);
  adw_window_title_set_subtitle (self->window_title, count);
  gtk_stack_set_visible_child_name (self->stack, "changes");
}

static void
compare_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtCompareDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GListModel) items = NULL;

  changes = dvt_workspace_compare_finish (DVT_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (changes == NULL)
    {
      show_error (self, error);
      return;
    }
  items = dvt_change_item_list_new (changes);
  show_changes (self, items);
}

static void
list_own_changes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtCompareDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GListModel) items = NULL;

  changes = dvt_workspace_list_own_changes_finish (DVT_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (changes == NULL)
    {
      show_error (self, error);
      return;
    }
  now = dvt_workspace_get_now (self->workspace);
  items = dvt_change_item_list_new_own (changes, now);
  show_changes (self, items);
}

/* Closed, or its window has gone: nobody waits for an answer any more. */
static void
dvt_compare_dialog_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (DVT_COMPARE_DIALOG (widget)->cancellable);
  GTK_WIDGET_CLASS (dvt_compare_dialog_parent_class)->unroot (widget);
}

static void
dvt_compare_dialog_dispose (GObject *object)
{
  DvtCompareDialog *self = DVT_COMPARE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_COMPARE_DIALOG);
  G_OBJECT_CLASS (dvt_compare_dialog_parent_class)->dispose (object);
}

static void
dvt_compare_dialog_finalize (GObject *object)
{
  DvtCompareDialog *self = DVT_COMPARE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->before_name, g_free);
  g_clear_pointer (&self->after_name, g_free);
  G_OBJECT_CLASS (dvt_compare_dialog_parent_class)->finalize (object);
}

static void
dvt_compare_dialog_class_init (DvtCompareDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_compare_dialog_dispose;
  object_class->finalize = dvt_compare_dialog_finalize;
  widget_class->unroot = dvt_compare_dialog_unroot;

  g_type_ensure (DVT_TYPE_CHANGE_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtCompareDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DvtCompareDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtCompareDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DvtCompareDialog, change_list);
}

static void
dvt_compare_dialog_init (DvtCompareDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DvtCompareDialog *
create_dialog (DvtWorkspace *workspace, const char *title)
{
  DvtCompareDialog *self = g_object_new (DVT_TYPE_COMPARE_DIALOG, "title", title, NULL);

  self->workspace = g_object_ref (workspace);
  adw_window_title_set_title (self->window_title, title);
  return self;
}

void
dvt_compare_dialog_present (DvtWorkspace *workspace,
                            const char *title,
                            const char *before_digest,
                            const char *after_digest,
                            GtkWidget *parent)
{
  DvtCompareDialog *self;

  g_return_if_fail (DVT_IS_WORKSPACE (workspace));

  self = create_dialog (workspace, title);
  dvt_workspace_compare_async (workspace, before_digest, after_digest, self->cancellable,
                               compare_cb, g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
dvt_compare_dialog_present_own_changes (DvtWorkspace *workspace,
                                        DvtConnector *connector,
                                        GtkWidget *parent)
{
  DvtCompareDialog *self;
  g_autofree char *title = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (workspace));
  g_return_if_fail (DVT_IS_CONNECTOR (connector));

  /* Translators: the title of a list; %s is a connector. */
  title = g_strdup_printf (_ ("Your Changes to %s"), dvt_connector_get_name (connector));
  self = create_dialog (workspace, title);
  self->before_name = dvt_connector_text_build_version (connector);
  self->after_name = g_strdup (_ ("yours"));
  dvt_workspace_list_own_changes_async (workspace, dvt_connector_get_id (connector),
                                        self->cancellable, list_own_changes_cb,
                                        g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}
