/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-history-pane.h"

#include <glib/gi18n.h>

#include "dvt-compare-dialog.h"
#include "dvt-revision-row.h"
#include "dvt-user-error.h"
#include "dvt-window.h"

struct _DvtHistoryPane
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;      /* (owned) (nullable) */
  DvtConnector *connector;      /* (owned) (nullable) */
  DvtRevisionList *revisions;   /* (owned) (nullable) */
  GtkMultiSelection *selection; /* (owned) */
  GPtrArray *selected;       /* (owned) (element-type DvtRevision) in the order they were chosen */
  GCancellable *cancellable; /* (owned) of what is being restored */
  gboolean paired;
  gboolean trimming;

  GtkStack *stack;
  GtkListView *list_view;
  AdwStatusPage *failed_page;
};

G_DEFINE_FINAL_TYPE (DvtHistoryPane, dvt_history_pane, ADW_TYPE_BIN)

typedef enum
{
  PROP_PAIRED = 1,
} DvtHistoryPaneProperty;

static GParamSpec *props[PROP_PAIRED + 1];

static void
update_stack (DvtHistoryPane *self)
{
  const GError *error = dvt_revision_list_get_error (self->revisions);
  const char *name = "empty";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->revisions)) > 0)
    name = "list";
  else if (error != NULL)
    name = "failed";
  else if (dvt_revision_list_get_loading (self->revisions))
    name = "loading";
  if (error != NULL)
    {
      g_autofree char *text = dvt_user_error_describe (error);
      g_autofree char *description = g_markup_escape_text (text, -1);

      adw_status_page_set_description (self->failed_page, description);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
is_selected (DvtHistoryPane *self, DvtRevision *revision, guint *position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtRevision) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item != revision)
        continue;
      *position = i;
      return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i);
    }
  return FALSE;
}

/* Keeps the order in which revisions were chosen: those still selected, then the new ones. */
static void
collect_selected (DvtHistoryPane *self)
{
  g_autoptr (GtkBitset) set
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (guint i = self->selected->len; i > 0; i--)
    if (!is_selected (self, self->selected->pdata[i - 1], &position))
      g_ptr_array_remove_index (self->selected, i - 1);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (DvtRevision) revision
        = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

      if (!g_ptr_array_find (self->selected, revision, NULL))
        g_ptr_array_add (self->selected, g_steal_pointer (&revision));
    }
}

static void
on_selection_changed_cb (DvtHistoryPane *self)
{
  gboolean paired;

  if (self->trimming)
    return;
  collect_selected (self);
  /* A third one takes the place of the one before the last. */
  self->trimming = TRUE;
  while (self->selected->len > 2)
    {
      guint position;

      if (is_selected (self, self->selected->pdata[self->selected->len - 3], &position))
        gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self->selection), position);
      g_ptr_array_remove_index (self->selected, self->selected->len - 3);
    }
  self->trimming = FALSE;
  paired = self->selected->len == 2;
  if (self->paired == paired)
    return;
  self->paired = paired;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAIRED]);
}

static DvtRevision *
find_revision (DvtHistoryPane *self, guint number)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->revisions));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtRevision) revision = g_list_model_get_item (G_LIST_MODEL (self->revisions), i);

      if (dvt_revision_get_number (revision) == number)
        return g_steal_pointer (&revision);
    }
  return NULL;
}

/* The other one of a comparison with the revision @number. */
static DvtRevision *
find_counterpart (DvtHistoryPane *self, guint number)
{
  g_autoptr (DvtRevision) head = g_list_model_get_item (G_LIST_MODEL (self->revisions), 0);

  if (self->paired)
    {
      DvtRevision *first = self->selected->pdata[0];
      DvtRevision *second = self->selected->pdata[1];

      return g_object_ref (dvt_revision_get_number (first) == number ? second : first);
    }
  if (head != NULL && dvt_revision_get_number (head) != number)
    return g_steal_pointer (&head);
  return number > 1 ? find_revision (self, number - 1) : NULL;
}

static void
compare (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtHistoryPane *self = DVT_HISTORY_PANE (widget);
  guint number = g_variant_get_uint32 (parameter);
  g_autoptr (DvtRevision) revision = find_revision (self, number);
  g_autoptr (DvtRevision) other = find_counterpart (self, number);
  DvtRevision *before = revision;
  DvtRevision *after = other;
  g_autofree char *title = NULL;

  if (revision == NULL || other == NULL)
    return;
  if (dvt_revision_get_number (before) > dvt_revision_get_number (after))
    {
      before = other;
      after = revision;
    }
  title = g_strdup_printf (_ ("Revisions %u and %u"), dvt_revision_get_number (before),
                           dvt_revision_get_number (after));
  dvt_compare_dialog_present (self->workspace, title, dvt_revision_get_digest (before),
                              dvt_revision_get_digest (after), widget);
}

static void
restore_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtHistoryPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  DvtWindow *window = dvt_window_find (GTK_WIDGET (self));

  if (window == NULL)
    return;
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (window, outcome);
  else
    dvt_window_show_error (window, _ ("Couldn’t Restore the Revision"), error);
}

static void
restore (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtHistoryPane *self = DVT_HISTORY_PANE (widget);
  g_autoptr (DvtAction) action = dvt_action_new_restore (dvt_connector_get_id (self->connector),
                                                         g_variant_get_uint32 (parameter));

  dvt_workspace_perform_async (self->workspace, action, self->cancellable, restore_cb,
                               g_object_ref (self));
}

static void
on_item_setup_cb (DvtHistoryPane *self, GtkListItem *item)
{
  GtkWidget *row = dvt_revision_row_new (self->workspace);

  gtk_list_item_set_child (item, row);
  g_object_bind_property (item, "item", row, "revision", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "selected", row, "selected", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "paired", row, "paired", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "label", item, "accessible-label", G_BINDING_SYNC_CREATE);
}

static void
dvt_history_pane_dispose (GObject *object)
{
  DvtHistoryPane *self = DVT_HISTORY_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->selected, 0);
  g_clear_object (&self->selection);
  g_clear_object (&self->revisions);
  g_clear_object (&self->connector);
  g_clear_object (&self->workspace);
  /* The template's child is bound to a field, and disposing of the template would unparent it
   * behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_HISTORY_PANE);
  G_OBJECT_CLASS (dvt_history_pane_parent_class)->dispose (object);
}

static void
dvt_history_pane_finalize (GObject *object)
{
  DvtHistoryPane *self = DVT_HISTORY_PANE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->selected, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_history_pane_parent_class)->finalize (object);
}

static void
dvt_history_pane_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtHistoryPane *self = DVT_HISTORY_PANE (object);

  switch ((DvtHistoryPaneProperty) property_id)
    {
    case PROP_PAIRED:
      g_value_set_boolean (value, self->paired);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_history_pane_class_init (DvtHistoryPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_history_pane_dispose;
  object_class->finalize = dvt_history_pane_finalize;
  object_class->get_property = dvt_history_pane_get_property;

  /* Two revisions are selected. */
  props[PROP_PAIRED]
    = g_param_spec_boolean ("paired", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-history-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtHistoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtHistoryPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, DvtHistoryPane, failed_page);
  gtk_widget_class_install_action (widget_class, "history.compare", "u", compare);
  gtk_widget_class_install_action (widget_class, "history.restore", "u", restore);
}

static void
dvt_history_pane_init (DvtHistoryPane *self)
{
  self->selected = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->selection = gtk_multi_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

void
dvt_history_pane_set_workspace (DvtHistoryPane *self, DvtWorkspace *workspace)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (DVT_IS_HISTORY_PANE (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

void
dvt_history_pane_set_connector (DvtHistoryPane *self, DvtConnector *connector)
{
  g_return_if_fail (DVT_IS_HISTORY_PANE (self));

  if (!g_set_object (&self->connector, connector))
    return;
  if (self->revisions != NULL)
    g_signal_handlers_disconnect_by_func (self->revisions, update_stack, self);
  g_clear_object (&self->revisions);
  if (connector != NULL)
    {
      self->revisions
        = dvt_workspace_list_revisions (self->workspace, dvt_connector_get_id (connector));
      g_signal_connect_object (self->revisions, "notify", G_CALLBACK (update_stack), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->revisions, "items-changed", G_CALLBACK (update_stack), self,
                               G_CONNECT_SWAPPED);
      update_stack (self);
    }
  gtk_multi_selection_set_model (self->selection,
                                 self->revisions != NULL ? G_LIST_MODEL (self->revisions) : NULL);
}
