/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-activity-page.h"

#include <glib/gi18n.h>

#include "dvt-item-watch.h"
#include "dvt-journal-day.h"
#include "dvt-journal-row.h"
#include "dvt-journal-text.h"
#include "dvt-user-error.h"
#include "dvt-window.h"

struct _DvtActivityPage
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;   /* (owned) (nullable) */
  DvtItemWatch *watch;       /* (owned) (nullable) */
  GtkFilter *filter;         /* (owned) by search and by group */
  GListModel *shown;         /* (owned) (nullable) what the list shows */
  GCancellable *cancellable; /* (owned) of what is being undone or redone */
  char *needle;              /* (owned) (nullable) the search, case folded */
  char *group;               /* (owned) */
  guint top_id;              /* 0: the list need not be taken back to its top */
  guint n_top_frames;        /* since it has to be */

  GtkSearchEntry *search_entry;
  AdwBanner *group_banner;
  GtkStack *stack;
  GtkListView *list_view;
  AdwStatusPage *failed_page;
};

G_DEFINE_FINAL_TYPE (DvtActivityPage, dvt_activity_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_GROUP = 1,
} DvtActivityPageProperty;

static GParamSpec *props[PROP_GROUP + 1];

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  DvtActivityPage *self = user_data;

  return dvt_journal_text_matches_group (item, self->group)
         && dvt_journal_text_matches (item, self->needle);
}

static void
update_stack (DvtActivityPage *self)
{
  DvtJournal *journal = dvt_workspace_get_journal (self->workspace);
  const GError *error = dvt_journal_get_error (journal);
  const char *name = "empty";

  if (g_list_model_get_n_items (self->shown) > 0)
    name = "list";
  else if (g_list_model_get_n_items (G_LIST_MODEL (journal)) > 0)
    name = "nothing";
  else if (error != NULL)
    name = "failed";
  else if (dvt_journal_get_loading (journal))
    name = "loading";
  if (error != NULL)
    {
      g_autofree char *text = dvt_user_error_describe (error);
      /* A status page takes its description for markup. */
      g_autofree char *description = g_markup_escape_text (text, -1);

      adw_status_page_set_description (self->failed_page, description);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
}

/* The second frame: by then the list has laid itself out around what was at its top before. */
static gboolean
keep_top_cb (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user_data)
{
  DvtActivityPage *self = DVT_ACTIVITY_PAGE (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));

  if (++self->n_top_frames < 2)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
  self->top_id = 0;
  return G_SOURCE_REMOVE;
}

/* Who looks at the newest entry wants to see the one that has just been made. */
static void
on_shown_changed_cb (DvtActivityPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));

  update_stack (self);
  if (self->top_id != 0
      || gtk_adjustment_get_value (adjustment) > gtk_adjustment_get_lower (adjustment))
    return;
  self->n_top_frames = 0;
  self->top_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), keep_top_cb, NULL, NULL);
}

static void
update_filter (DvtActivityPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->workspace != NULL)
    update_stack (self);
}

static void
on_search_changed_cb (DvtActivityPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = g_utf8_casefold (text, -1);
  update_filter (self);
}

static void
on_search_stopped_cb (DvtActivityPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static const char *
get_group_title (const char *group)
{
  if (g_str_equal (group, "updates"))
    return _ ("Only updates are shown");
  if (g_str_equal (group, "edits"))
    return _ ("Only edits and restored revisions are shown");
  if (g_str_equal (group, "installs"))
    return _ ("Only what was installed and removed is shown");
  if (g_str_equal (group, "instances"))
    return _ ("Only instances are shown");
  if (g_str_equal (group, "flows"))
    return _ ("Only process flows are shown");
  if (g_str_equal (group, "sources"))
    return _ ("Only marketplaces are shown");
  if (g_str_equal (group, "undone"))
    return _ ("Only what was undone and redone is shown");
  return NULL;
}

static void
set_group (DvtActivityPage *self, const char *group)
{
  const char *title = get_group_title (group);

  if (!g_set_str (&self->group, group))
    return;
  adw_banner_set_revealed (self->group_banner, title != NULL);
  if (title != NULL)
    adw_banner_set_title (self->group_banner, title);
  update_filter (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUP]);
}

static void
on_show_all_clicked_cb (DvtActivityPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  set_group (self, "all");
}

static void
on_list_activated_cb (DvtActivityPage *self, guint position)
{
  g_autoptr (DvtJournalEntry) entry = g_list_model_get_item (self->shown, position);
  const char *connector_id = dvt_journal_entry_get_connector_id (entry);
  DvtWindow *window = dvt_window_find (GTK_WIDGET (self));

  /* One that has been removed since has nothing to show. */
  if (window != NULL && connector_id != NULL
      && dvt_workspace_find_connector (self->workspace, connector_id, NULL) != NULL)
    dvt_window_show_connector (window, connector_id);
}

static void
finish (DvtActivityPage *self, GObject *source, GAsyncResult *result, const char *failure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  DvtWindow *window = dvt_window_find (GTK_WIDGET (self));

  if (window == NULL)
    return;
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (window, outcome);
  else
    dvt_window_show_error (window, failure, error);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtActivityPage) self = user_data;

  finish (self, source, result, _ ("Couldn’t Undo"));
}

static void
undo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtActivityPage *self = DVT_ACTIVITY_PAGE (widget);
  g_autoptr (DvtAction) action = dvt_action_new_undo (g_variant_get_int64 (parameter));

  dvt_workspace_perform_async (self->workspace, action, self->cancellable, undo_cb,
                               g_object_ref (self));
}

static void
redo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtActivityPage) self = user_data;

  finish (self, source, result, _ ("Couldn’t Redo"));
}

static void
redo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtActivityPage *self = DVT_ACTIVITY_PAGE (widget);
  g_autoptr (DvtAction) action = dvt_action_new_redo (g_variant_get_int64 (parameter));

  dvt_workspace_perform_async (self->workspace, action, self->cancellable, redo_cb,
                               g_object_ref (self));
}

static void
search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DVT_ACTIVITY_PAGE (widget)->search_entry));
}

static void
on_item_setup_cb (DvtActivityPage *self, GtkListItem *item)
{
  GtkWidget *row = dvt_journal_row_new (self->workspace);

  gtk_list_item_set_child (item, row);
  g_object_bind_property (item, "item", row, "entry", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "label", item, "accessible-label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "message", item, "accessible-description", G_BINDING_SYNC_CREATE);
}

static void
show_journal (DvtActivityPage *self)
{
  DvtJournal *journal = dvt_workspace_get_journal (self->workspace);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) header_factory
    = dvt_journal_day_header_factory_new (self->workspace);
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (journal)),
                                                            g_object_ref (self->filter));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  g_autoptr (GtkSorter) days = dvt_journal_day_sorter_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_sort_list_model_set_section_sorter (sorted, days);
  self->shown = g_object_ref (G_LIST_MODEL (sorted));
  selection = gtk_no_selection_new (G_LIST_MODEL (sorted));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_header_factory (self->list_view, header_factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (journal, "notify", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (on_shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->watch = dvt_item_watch_new (G_LIST_MODEL (journal));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update_filter), self,
                           G_CONNECT_SWAPPED);
  update_stack (self);
}

static void
dvt_activity_page_dispose (GObject *object)
{
  DvtActivityPage *self = DVT_ACTIVITY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->watch);
  g_clear_object (&self->shown);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_ACTIVITY_PAGE);
  G_OBJECT_CLASS (dvt_activity_page_parent_class)->dispose (object);
}

static void
dvt_activity_page_finalize (GObject *object)
{
  DvtActivityPage *self = DVT_ACTIVITY_PAGE (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->group, g_free);
  G_OBJECT_CLASS (dvt_activity_page_parent_class)->finalize (object);
}

static void
dvt_activity_page_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  DvtActivityPage *self = DVT_ACTIVITY_PAGE (object);

  switch ((DvtActivityPageProperty) property_id)
    {
    case PROP_GROUP:
      g_value_set_string (value, self->group);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_activity_page_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DvtActivityPage *self = DVT_ACTIVITY_PAGE (object);

  switch ((DvtActivityPageProperty) property_id)
    {
    case PROP_GROUP:
      set_group (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_activity_page_class_init (DvtActivityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_activity_page_dispose;
  object_class->finalize = dvt_activity_page_finalize;
  object_class->get_property = dvt_activity_page_get_property;
  object_class->set_property = dvt_activity_page_set_property;

  props[PROP_GROUP]
    = g_param_spec_string ("group", NULL, NULL, "all",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-activity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtActivityPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DvtActivityPage, group_banner);
  gtk_widget_class_bind_template_child (widget_class, DvtActivityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtActivityPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, DvtActivityPage, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated_cb);
  gtk_widget_class_install_property_action (widget_class, "activity.group", "group");
  gtk_widget_class_install_action (widget_class, "activity.undo", "x", undo);
  gtk_widget_class_install_action (widget_class, "activity.redo", "x", redo);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search);
}

static void
dvt_activity_page_init (DvtActivityPage *self)
{
  self->group = g_strdup ("all");
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dvt_activity_page_new (DvtWorkspace *workspace)
{
  DvtActivityPage *self;

  g_return_val_if_fail (DVT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DVT_TYPE_ACTIVITY_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  show_journal (self);
  return GTK_WIDGET (self);
}
