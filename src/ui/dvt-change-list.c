/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-change-list.h"

#include "dvt-change-row.h"
#include "dvt-kind-chips.h"

/* A shorter list is read faster than searched. */
#define SEARCH_MIN_CHANGES 8
/* A list view makes two hundred rows at once, in sight or not, which takes longer than a frame may.
 * So it gets a few more in each turn of the main loop, until it makes no new ones any more. */
#define N_FIRST_ROWS 16
#define N_MORE_ROWS 8
#define N_ROWS_MADE 256

struct _DvtChangeList
{
  AdwBin parent_instance;

  GListModel *changes;     /* (owned) (nullable) all of them */
  GtkFilter *search;       /* (owned) */
  GtkSliceListModel *made; /* (owned) (nullable) as much of what passes as the list view has got */
  guint grow_id;           /* 0: it has got all */
  char *words;             /* (owned) (nullable) what is searched for, case-folded */
  char *before_name;       /* (owned) (nullable) */
  char *after_name;        /* (owned) (nullable) */

  GtkSearchEntry *search_entry;
  DvtKindChips *chips;
  GtkStack *stack;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (DvtChangeList, dvt_change_list, ADW_TYPE_BIN)

static gboolean
grow_cb (gpointer user_data)
{
  DvtChangeList *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->made);
  guint n_items = g_list_model_get_n_items (gtk_slice_list_model_get_model (self->made));

  if (size < N_ROWS_MADE && size < n_items)
    {
      gtk_slice_list_model_set_size (self->made, size + N_MORE_ROWS);
      return G_SOURCE_CONTINUE;
    }
  gtk_slice_list_model_set_size (self->made, G_MAXUINT);
  self->grow_id = 0;
  return G_SOURCE_REMOVE;
}

/* Before what passes becomes another selection. */
static void
start_small (DvtChangeList *self)
{
  if (self->made == NULL)
    return;
  gtk_slice_list_model_set_size (self->made, N_FIRST_ROWS);
  if (self->grow_id == 0)
    self->grow_id = g_idle_add (grow_cb, self);
}

static gboolean
contains (const char *text, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, words) != NULL;
}

static gboolean
match_search (gpointer item, gpointer user_data)
{
  DvtChangeList *self = user_data;
  DvtChange *change = dvt_change_item_get_change (DVT_CHANGE_ITEM (item));
  const char *author = dvt_change_item_get_author (DVT_CHANGE_ITEM (item));

  return self->words == NULL || contains (dvt_change_get_title (change), self->words)
         || contains (dvt_change_get_place (change), self->words)
         || (author != NULL && contains (author, self->words));
}

static void
on_search_changed_cb (DvtChangeList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->words, g_free);
  if (*text != '\0')
    self->words = g_utf8_casefold (text, -1);
  start_small (self);
  gtk_filter_changed (self->search, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Escape first takes the search back, then leaves as everywhere else. */
static void
on_search_stopped_cb (DvtChangeList *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else if (!gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL)
           && dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
on_shown_changed_cb (DvtChangeList *self,
                     guint position,
                     guint removed,
                     guint added,
                     GListModel *shown)
{
  const char *name = "list";

  if (g_list_model_get_n_items (self->changes) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (shown) == 0)
    name = "no-match";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
on_setup_cb (DvtChangeList *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, dvt_change_row_new (self->before_name, self->after_name));
  /* The button in the row takes the focus and opens it. */
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_focusable (list_item, FALSE);
}

static void
on_bind_cb (DvtChangeList *self, GtkListItem *list_item)
{
  dvt_change_row_set_item (DVT_CHANGE_ROW (gtk_list_item_get_child (list_item)),
                           gtk_list_item_get_item (list_item));
}

static void
on_unbind_cb (DvtChangeList *self, GtkListItem *list_item)
{
  dvt_change_row_set_item (DVT_CHANGE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static GtkListItemFactory *
create_factory (DvtChangeList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
dvt_change_list_dispose (GObject *object)
{
  DvtChangeList *self = DVT_CHANGE_LIST (object);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->made);
  g_clear_object (&self->search);
  g_clear_object (&self->changes);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_CHANGE_LIST);
  G_OBJECT_CLASS (dvt_change_list_parent_class)->dispose (object);
}

static void
dvt_change_list_finalize (GObject *object)
{
  DvtChangeList *self = DVT_CHANGE_LIST (object);

  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->before_name, g_free);
  g_clear_pointer (&self->after_name, g_free);
  G_OBJECT_CLASS (dvt_change_list_parent_class)->finalize (object);
}

static void
dvt_change_list_class_init (DvtChangeListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_change_list_dispose;
  object_class->finalize = dvt_change_list_finalize;

  g_type_ensure (DVT_TYPE_KIND_CHIPS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-change-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtChangeList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeList, chips);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeList, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
}

static void
dvt_change_list_init (DvtChangeList *self)
{
  g_autoptr (GtkListItemFactory) factory = create_factory (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->search = GTK_FILTER (gtk_custom_filter_new (match_search, self, NULL));
  gtk_list_view_set_factory (self->list_view, factory);
}

void
dvt_change_list_set_changes (DvtChangeList *self,
                             GListModel *changes,
                             DvtKindFilter *filter,
                             const char *before_name,
                             const char *after_name)
{
  g_autoptr (DvtKindFilter) kinds = filter != NULL ? g_object_ref (filter) : dvt_kind_filter_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkEveryFilter *every;
  GListModel *shown;

  g_return_if_fail (DVT_IS_CHANGE_LIST (self));
  g_return_if_fail (self->changes == NULL);

  self->changes = g_object_ref (changes);
  self->before_name = g_strdup (before_name);
  self->after_name = g_strdup (after_name);

  /* In front of the list that follows the filter. */
  g_signal_connect_object (kinds, "changed", G_CALLBACK (start_small), self, G_CONNECT_SWAPPED);
  every = gtk_every_filter_new ();
  gtk_multi_filter_append (GTK_MULTI_FILTER (every), GTK_FILTER (g_object_ref (kinds)));
  gtk_multi_filter_append (GTK_MULTI_FILTER (every), g_object_ref (self->search));
  shown = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (changes), GTK_FILTER (every)));
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (on_shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->made = gtk_slice_list_model_new (shown, 0, N_FIRST_ROWS);
  start_small (self);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->made))));
  gtk_list_view_set_model (self->list_view, selection);

  dvt_kind_chips_set_changes (self->chips, changes, kinds);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry),
                          g_list_model_get_n_items (changes) >= SEARCH_MIN_CHANGES);
  on_shown_changed_cb (self, 0, 0, 0, shown);
}
