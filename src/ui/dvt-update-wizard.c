/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-update-wizard.h"

#include <glib/gi18n.h>

#include "dvt-change-item.h"
#include "dvt-instance-editor.h"
#include "dvt-kind-filter.h"
#include "dvt-plan-text.h"
#include "dvt-user-error.h"
#include "dvt-window.h"
#include "dvt-wizard-changes.h"
#include "dvt-wizard-choice.h"
#include "dvt-wizard-confirm.h"
#include "dvt-wizard-done.h"
#include "dvt-wizard-progress.h"
#include "dvt-wizard-whats-new.h"

struct _DvtUpdateWizard
{
  AdwDialog parent_instance;

  DvtWorkspace *workspace;         /* (owned) */
  char *connector_id;              /* (owned) */
  DvtWindow *window;               /* (nullable) weak */
  GCancellable *cancellable;       /* (owned) cancelled when the dialog has gone */
  GCancellable *apply_cancellable; /* (owned) (nullable) while the update is applied */

  DvtUpdatePlan *plan;        /* (owned) (nullable) until it is made */
  GListModel *vendor_changes; /* (owned) (nullable) of DvtChangeItem, from the plan */
  GListModel *own_changes;    /* (owned) (nullable) the same */
  DvtKindFilter *filter;      /* (owned) what the vendor's changes are narrowed to */
  DvtUpdateChoice choice;
  gint64 entry;   /* the journal entry of what was done */
  guint focus_id; /* 0: the page that is shown has had its chance of the focus */
  char *made_id;  /* (owned) (nullable) the connector that was made or changed */

  AdwNavigationView *navigation_view;
  GtkStack *loading_stack;
  AdwStatusPage *failed_page;
};

G_DEFINE_FINAL_TYPE (DvtUpdateWizard, dvt_update_wizard, ADW_TYPE_DIALOG)

typedef enum
{
  PLAN_FIRST,   /* the dialog has just opened */
  PLAN_RENEWED, /* what the plan was made for has changed */
} PlanReason;

static const char *
get_visible_tag (DvtUpdateWizard *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);
  const char *tag = page != NULL ? adw_navigation_page_get_tag (page) : NULL;

  return tag != NULL ? tag : "";
}

static void
show_only (DvtUpdateWizard *self, AdwNavigationPage *page)
{
  adw_navigation_view_replace (self->navigation_view, &page, 1);
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

/* ---- The plan ---- */

static void
set_plan (DvtUpdateWizard *self, DvtUpdatePlan *plan)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);

  g_set_object (&self->plan, plan);
  g_clear_object (&self->vendor_changes);
  g_clear_object (&self->own_changes);
  g_clear_object (&self->filter);
  self->vendor_changes = dvt_change_item_list_new (dvt_update_plan_get_vendor_changes (plan));
  self->own_changes = dvt_change_item_list_new_own (dvt_update_plan_get_own_changes (plan), now);
  self->filter = dvt_kind_filter_new ();
  self->choice = dvt_update_plan_get_modified (plan) ? dvt_update_plan_get_default_choice (plan)
                                                     : DVT_UPDATE_CHOICE_PLAIN;
}

static void
show_whats_new (DvtUpdateWizard *self, PlanReason reason)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);
  AdwNavigationPage *page
    = dvt_wizard_whats_new_new (self->plan, self->vendor_changes, self->filter, now);

  dvt_wizard_whats_new_set_renewed (DVT_WIZARD_WHATS_NEW (page), reason == PLAN_RENEWED);
  show_only (self, page);
}

static void
show_plan_error (DvtUpdateWizard *self, const GError *error)
{
  g_autofree char *text = dvt_user_error_describe (error);
  /* A status page takes its description for markup. */
  g_autofree char *description
    = g_markup_printf_escaped ("%s\n\n<small>%s</small>", text, error->message);

  adw_status_page_set_description (self->failed_page, description);
  gtk_stack_set_visible_child_name (self->loading_stack, "failed");
  if (!g_str_equal (get_visible_tag (self), "loading"))
    adw_navigation_view_replace_with_tags (self->navigation_view, (const char *[]) { "loading" },
                                           1);
}

static void
finish_plan (DvtUpdateWizard *self, GAsyncResult *result, PlanReason reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;

  plan = dvt_workspace_plan_update_finish (self->workspace, result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (plan == NULL)
    {
      show_plan_error (self, error);
      return;
    }
  set_plan (self, plan);
  show_whats_new (self, reason);
}

static void
plan_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtUpdateWizard) self = user_data;

  finish_plan (self, result, PLAN_FIRST);
}

static void
renewed_plan_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtUpdateWizard) self = user_data;

  finish_plan (self, result, PLAN_RENEWED);
}

static void
start_plan (DvtUpdateWizard *self, PlanReason reason)
{
  gtk_stack_set_visible_child_name (self->loading_stack, "loading");
  dvt_workspace_plan_update_async (self->workspace, self->connector_id, 0, self->cancellable,
                                   reason == PLAN_FIRST ? plan_cb : renewed_plan_cb,
                                   g_object_ref (self));
}

static void
retry (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  start_plan (DVT_UPDATE_WIZARD (widget), PLAN_FIRST);
}

/* ---- The way forward ---- */

static void
go_on (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);
  AdwNavigationPage *next;

  if (self->plan == NULL)
    return;
  if (DVT_IS_WIZARD_CHOICE (page))
    self->choice = dvt_wizard_choice_get_choice (DVT_WIZARD_CHOICE (page));
  if (DVT_IS_WIZARD_WHATS_NEW (page) && dvt_update_plan_get_modified (self->plan))
    next = dvt_wizard_choice_new (self->plan, self->own_changes, self->choice);
  else
    next = dvt_wizard_confirm_new (self->plan, self->own_changes, self->choice);
  adw_navigation_view_push (self->navigation_view, next);
}

static void
show_vendor_changes (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);
  g_autofree char *from = dvt_plan_text_build_from (self->plan);
  g_autofree char *to = dvt_plan_text_build_to (self->plan);

  adw_navigation_view_push (
    self->navigation_view,
    dvt_wizard_changes_new (_ ("All Changes"), self->vendor_changes, self->filter, from, to));
}

static void
show_own_changes (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);
  g_autofree char *from = dvt_plan_text_build_from (self->plan);

  adw_navigation_view_push (
    self->navigation_view,
    dvt_wizard_changes_new (_ ("Your Changes"), self->own_changes, NULL, from, _ ("yours")));
}

/* ---- Applying ---- */

static void
end_apply (DvtUpdateWizard *self)
{
  g_clear_object (&self->apply_cancellable);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

static void
show_done (DvtUpdateWizard *self, const DvtOutcome *outcome)
{
  self->entry = outcome->entry;
  g_set_str (&self->made_id, outcome->connector_id);
  /* There is no way back from that page, and pushing it brings the focus along. */
  adw_navigation_view_push (self->navigation_view,
                            dvt_wizard_done_new (self->plan, self->choice, outcome->warnings));
}

static void
apply_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtUpdateWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  outcome = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  end_apply (self);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (outcome != NULL)
    show_done (self, outcome);
  else if (g_error_matches (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE))
    start_plan (self, PLAN_RENEWED);
  else
    {
      /* Nothing was changed: back to the last gate. */
      adw_navigation_view_pop_to_tag (self->navigation_view, "confirm");
      if (self->window != NULL)
        dvt_window_show_error (self->window, _ ("Couldn’t Update"), error);
    }
}

static void
apply (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);
  g_autoptr (DvtAction) action = NULL;
  g_autofree char *message = NULL;

  if (self->plan == NULL || self->apply_cancellable != NULL || !DVT_IS_WIZARD_CONFIRM (page))
    return;
  action = dvt_action_new_update (self->plan, self->choice);
  message = dvt_wizard_confirm_dup_message (DVT_WIZARD_CONFIRM (page));
  if (message != NULL)
    dvt_action_set_message (action, message);

  self->apply_cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (widget, "wizard.cancel-update", TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_navigation_view_push (self->navigation_view, dvt_wizard_progress_new (self->plan));
  dvt_workspace_perform_async (self->workspace, action, self->apply_cancellable, apply_cb,
                               g_object_ref (self));
}

static void
cancel_update (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);

  gtk_widget_action_set_enabled (widget, "wizard.cancel-update", FALSE);
  g_cancellable_cancel (self->apply_cancellable);
}

/* ---- The end ---- */

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtUpdateWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  outcome = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.undo", TRUE);
  if (outcome == NULL)
    {
      if (self->window != NULL)
        dvt_window_show_error (self->window, _ ("Couldn’t Undo the Update"), error);
      return;
    }
  if (self->window != NULL)
    dvt_window_add_toast_for_outcome (self->window, outcome);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
undo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);
  g_autoptr (DvtAction) action = dvt_action_new_undo (self->entry);

  gtk_widget_action_set_enabled (widget, "wizard.undo", FALSE);
  dvt_workspace_perform_async (self->workspace, action, self->cancellable, undo_cb,
                               g_object_ref (self));
}

static void
show_copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);

  if (self->window != NULL && self->made_id != NULL)
    dvt_window_show_connector (self->window, self->made_id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_instance (DvtWorkspace *workspace, DvtWindow *window, const char *id)
{
  DvtInstance *instance = dvt_instance_list_find (dvt_workspace_get_instances (workspace), id);

  if (instance == NULL)
    return;
  dvt_window_show_connector (window, dvt_instance_get_connector_id (instance));
  dvt_instance_editor_present (workspace, instance, GTK_WIDGET (window));
}

/* What needs somebody after the update: the flow's page, or the editor of the instance. */
static void
show_impact (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);
  g_autoptr (DvtWorkspace) workspace = g_object_ref (self->workspace);
  g_autoptr (DvtWindow) window = self->window != NULL ? g_object_ref (self->window) : NULL;
  const char *kind;
  const char *id;

  g_variant_get (parameter, "(&s&s)", &kind, &id);
  /* What opens takes the focus: the wizard goes first. */
  adw_dialog_close (ADW_DIALOG (self));
  if (window == NULL)
    return;
  if (g_str_equal (kind, "instance"))
    show_instance (workspace, window, id);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-flow", "s", id);
}

static void
close_dialog (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* Escape while the update is applied asks for what the button does. */
static void
on_close_attempt_cb (DvtUpdateWizard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.cancel-update", NULL);
}

/* Without a focus neither Return nor Escape would reach anything. */
static gboolean
focus_page_cb (gpointer user_data)
{
  DvtUpdateWizard *self = user_data;
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);
  GtkWidget *focus = adw_dialog_get_focus (ADW_DIALOG (self));

  self->focus_id = 0;
  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
on_visible_page_changed_cb (DvtUpdateWizard *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);

  if (page == NULL)
    return;
  adw_dialog_set_title (ADW_DIALOG (self), adw_navigation_page_get_title (page));
  /* Later: a page that replaces all others cannot take the focus before it is mapped. */
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_page_cb, self);
}

/* Closed, or its window has gone: nobody waits for an answer any more. */
static void
dvt_update_wizard_unroot (GtkWidget *widget)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (widget);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->apply_cancellable);
  GTK_WIDGET_CLASS (dvt_update_wizard_parent_class)->unroot (widget);
}

static void
dvt_update_wizard_dispose (GObject *object)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->apply_cancellable);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_UPDATE_WIZARD);
  G_OBJECT_CLASS (dvt_update_wizard_parent_class)->dispose (object);
}

static void
dvt_update_wizard_finalize (GObject *object)
{
  DvtUpdateWizard *self = DVT_UPDATE_WIZARD (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->apply_cancellable);
  g_clear_object (&self->plan);
  g_clear_object (&self->vendor_changes);
  g_clear_object (&self->own_changes);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->made_id, g_free);
  G_OBJECT_CLASS (dvt_update_wizard_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wizard.close", NULL, close_dialog);
  gtk_widget_class_install_action (widget_class, "wizard.retry", NULL, retry);
  gtk_widget_class_install_action (widget_class, "wizard.continue", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "wizard.show-vendor-changes", NULL,
                                   show_vendor_changes);
  gtk_widget_class_install_action (widget_class, "wizard.show-own-changes", NULL, show_own_changes);
  gtk_widget_class_install_action (widget_class, "wizard.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "wizard.cancel-update", NULL, cancel_update);
  gtk_widget_class_install_action (widget_class, "wizard.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "wizard.show-copy", NULL, show_copy);
  gtk_widget_class_install_action (widget_class, "wizard.show-impact", "(ss)", show_impact);
}

static void
dvt_update_wizard_class_init (DvtUpdateWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_update_wizard_dispose;
  object_class->finalize = dvt_update_wizard_finalize;
  widget_class->unroot = dvt_update_wizard_unroot;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-update-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtUpdateWizard, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, DvtUpdateWizard, loading_stack);
  gtk_widget_class_bind_template_child (widget_class, DvtUpdateWizard, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_page_changed_cb);
  install_actions (widget_class);
}

static void
dvt_update_wizard_init (DvtUpdateWizard *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_update_wizard_present (DvtWorkspace *workspace, const char *connector_id, GtkWidget *parent)
{
  DvtUpdateWizard *self;

  g_return_if_fail (DVT_IS_WORKSPACE (workspace));
  g_return_if_fail (connector_id != NULL);

  self = g_object_new (DVT_TYPE_UPDATE_WIZARD, NULL);
  self->workspace = g_object_ref (workspace);
  self->connector_id = g_strdup (connector_id);
  g_set_weak_pointer (&self->window, dvt_window_find (parent));
  start_plan (self, PLAN_FIRST);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
