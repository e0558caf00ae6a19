/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-endpoint-list.h"

#include <glib/gi18n.h>

#include "dvt-member-row.h"

/* How long one turn of the main loop may make rows. */
#define FILL_SLICE_US 6000
/* A search that finds no more than this opens every entity it finds some in. */
#define MAX_OPENED 40
/* How many rows an entity shows at first, and with each Show More: laying out some hundred rows
 * would take longer than a frame, and nobody reads them. */
#define PAGE_SIZE 50

/* One entity: its row, and how many rows are in it already. */
typedef struct
{
  const char *name;     /* (unowned) of the definition; NULL: endpoints that belong to none */
  GPtrArray *endpoints; /* (owned) (element-type DvtEndpoint) the elements are the list's */
  AdwExpanderRow *row;  /* (unowned) (nullable) NULL until it is made */
  GtkWidget *more_row;  /* (unowned) (nullable) while there are more than are shown */
  guint n_filled;
  guint n_wanted;
} Entity;

struct _DvtEndpointList
{
  AdwBin parent_instance;

  DvtDefinition *definition; /* (owned) (nullable) */
  GPtrArray *endpoints;      /* (owned) (nullable) (element-type DvtEndpoint) all of them */
  GPtrArray *entities;       /* (owned) (element-type Entity) those that the search finds */
  GQueue to_fill;            /* (element-type Entity) unowned */
  GHashTable *opened; /* (owned) (element-type utf8) what stays open when a definition is edited */
  guint fill_id;
  gboolean open_all;

  GtkLabel *count_label;
  GtkToggleButton *search_button;
  GtkSearchEntry *search_entry;
  GtkListBox *list_box;
  GtkLabel *empty_label;
};

G_DEFINE_FINAL_TYPE (DvtEndpointList, dvt_endpoint_list, ADW_TYPE_BIN)

static Entity *
entity_new (const char *name)
{
  Entity *entity = g_new0 (Entity, 1);

  entity->name = name;
  entity->endpoints = g_ptr_array_new ();
  entity->n_wanted = PAGE_SIZE;
  return entity;
}

static void
entity_free (Entity *entity)
{
  g_clear_pointer (&entity->endpoints, g_ptr_array_unref);
  g_free (entity);
}

static int
compare_entities (gconstpointer a, gconstpointer b)
{
  const Entity *first = a;
  const Entity *second = b;

  if (first->name == NULL || second->name == NULL)
    return (first->name == NULL) - (second->name == NULL);
  return g_utf8_collate (first->name, second->name);
}

static void queue_fill (DvtEndpointList *self, Entity *entity);

static const char *
get_key (const char *entity_name)
{
  return entity_name != NULL ? entity_name : "";
}

static void
on_entity_toggled (DvtEndpointList *self, Entity *entity)
{
  g_autofree char *key = g_strdup (get_key (entity->name));

  if (!adw_expander_row_get_expanded (entity->row))
    {
      g_hash_table_remove (self->opened, key);
      return;
    }
  queue_fill (self, entity);
  /* What a search opens is not what somebody opened. */
  if (!self->open_all)
    g_hash_table_add (self->opened, g_steal_pointer (&key));
}

static void
on_entity_expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, DvtEndpointList *self)
{
  for (guint i = 0; i < self->entities->len; i++)
    {
      Entity *entity = self->entities->pdata[i];

      if (entity->row == row)
        on_entity_toggled (self, entity);
    }
}

static void
make_entity_row (DvtEndpointList *self, Entity *entity)
{
  GtkWidget *row = adw_expander_row_new ();
  guint count = entity->endpoints->len;
  g_autofree char *subtitle
    = g_strdup_printf (ngettext ("%u endpoint", "%u endpoints", count), count);

  entity->row = ADW_EXPANDER_ROW (row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (
    ADW_PREFERENCES_ROW (row),
    entity->name != NULL ? entity->name : C_ ("endpoints without an entity", "Other"));
  adw_expander_row_set_subtitle (entity->row, subtitle);
  gtk_list_box_append (self->list_box, row);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_entity_expanded_cb), self, 0);
  if (self->open_all || g_hash_table_contains (self->opened, get_key (entity->name)))
    adw_expander_row_set_expanded (entity->row, TRUE);
}

static void
on_more_activated_cb (GtkWidget *more_row, DvtEndpointList *self)
{
  for (guint i = 0; i < self->entities->len; i++)
    {
      Entity *entity = self->entities->pdata[i];

      if (entity->more_row != more_row)
        continue;
      entity->n_wanted += PAGE_SIZE;
      queue_fill (self, entity);
      return;
    }
}

/* The row with which the rows end that are shown; it keeps its place at the end. */
static void
update_more_row (DvtEndpointList *self, Entity *entity)
{
  guint n_more = MIN (entity->endpoints->len - entity->n_filled, PAGE_SIZE);
  g_autofree char *title = NULL;

  if (entity->more_row != NULL)
    adw_expander_row_remove (entity->row, entity->more_row);
  entity->more_row = NULL;
  if (n_more == 0)
    return;
  title = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n_more), n_more);
  entity->more_row = adw_button_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entity->more_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entity->more_row), title);
  g_signal_connect_object (entity->more_row, "activated", G_CALLBACK (on_more_activated_cb), self,
                           0);
  adw_expander_row_add_row (entity->row, entity->more_row);
}

/* One step of making rows; FALSE where the entity needs no more. */
static gboolean
fill_one (DvtEndpointList *self, Entity *entity)
{
  GtkWidget *row = NULL;

  if (entity->row == NULL)
    {
      make_entity_row (self, entity);
      return FALSE;
    }
  if (entity->n_filled == MIN (entity->endpoints->len, entity->n_wanted))
    {
      update_more_row (self, entity);
      return FALSE;
    }
  row = dvt_member_row_new_endpoint (entity->endpoints->pdata[entity->n_filled]);
  adw_expander_row_add_row (entity->row, row);
  /* From Show More on to the first of them. */
  if (entity->more_row != NULL && entity->n_filled % PAGE_SIZE == 0)
    gtk_widget_grab_focus (row);
  entity->n_filled++;
  return TRUE;
}

static gboolean
fill_cb (gpointer user_data)
{
  DvtEndpointList *self = user_data;
  gint64 end = g_get_monotonic_time () + FILL_SLICE_US;

  while (!g_queue_is_empty (&self->to_fill) && g_get_monotonic_time () < end)
    if (!fill_one (self, g_queue_peek_head (&self->to_fill)))
      g_queue_pop_head (&self->to_fill);
  if (!g_queue_is_empty (&self->to_fill))
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_fill (DvtEndpointList *self, Entity *entity)
{
  g_queue_push_tail (&self->to_fill, entity);
  /* After drawing, so that frames are shown while a long entity fills. */
  if (self->fill_id == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
}

static gboolean
matches (const DvtEndpoint *endpoint, const char *needle)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *entity = NULL;

  if (needle == NULL)
    return TRUE;
  name = g_utf8_casefold (endpoint->name, -1);
  path = g_utf8_casefold (endpoint->path, -1);
  entity = g_utf8_casefold (get_key (endpoint->entity), -1);
  return strstr (name, needle) != NULL || strstr (path, needle) != NULL
         || strstr (entity, needle) != NULL;
}

/* The entities that have a match, in the order of their names; how many endpoints match. */
static guint
group_endpoints (DvtEndpointList *self, const char *needle)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_matches = 0;

  for (guint i = 0; i < self->endpoints->len; i++)
    {
      DvtEndpoint *endpoint = self->endpoints->pdata[i];
      const char *key = get_key (endpoint->entity);
      Entity *entity;

      if (!matches (endpoint, needle))
        continue;
      entity = g_hash_table_lookup (by_name, key);
      if (entity == NULL)
        {
          entity = entity_new (endpoint->entity);
          g_hash_table_insert (by_name, (gpointer) key, entity);
          g_ptr_array_add (self->entities, entity);
        }
      g_ptr_array_add (entity->endpoints, endpoint);
      n_matches++;
    }
  g_ptr_array_sort_values (self->entities, compare_entities);
  return n_matches;
}

static void
update_count (DvtEndpointList *self, guint n_endpoints)
{
  guint n_all = self->endpoints->len;
  g_autofree char *endpoints = NULL;
  g_autofree char *entities = NULL;
  g_autofree char *text = NULL;

  if (n_endpoints < n_all)
    {
      /* Translators: how many endpoints a search finds, "2 of 11 endpoints". */
      text = g_strdup_printf (ngettext ("%u of %u endpoint", "%u of %u endpoints", n_all),
                              n_endpoints, n_all);
      gtk_label_set_label (self->count_label, text);
      return;
    }
  endpoints = g_strdup_printf (ngettext ("%u endpoint", "%u endpoints", n_all), n_all);
  entities = g_strdup_printf (ngettext ("%u entity", "%u entities", self->entities->len),
                              self->entities->len);
  /* Translators: "11 endpoints in 4 entities"; an entity is what endpoints are about, as Orders. */
  text = g_strdup_printf (_ ("%s in %s"), endpoints, entities);
  gtk_label_set_label (self->count_label, self->entities->len > 1 ? text : endpoints);
}

static void
clear (DvtEndpointList *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_queue_clear (&self->to_fill);
  if (self->list_box != NULL)
    gtk_list_box_remove_all (self->list_box);
  g_ptr_array_set_size (self->entities, 0);
}

static void
show_endpoints (DvtEndpointList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *needle = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  guint n_matches;

  clear (self);
  if (self->endpoints == NULL)
    return;
  n_matches = group_endpoints (self, needle);
  self->open_all = n_matches <= MAX_OPENED && (needle != NULL || self->entities->len == 1);
  update_count (self, n_matches);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), n_matches > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), n_matches == 0);
  gtk_label_set_label (self->empty_label, needle != NULL ? _ ("No endpoint matches the search.")
                                                         : _ ("This connector has no endpoints."));
  for (guint i = 0; i < self->entities->len; i++)
    queue_fill (self, self->entities->pdata[i]);
}

static void
on_search_changed_cb (DvtEndpointList *self)
{
  show_endpoints (self);
}

static void
on_search_stopped_cb (DvtEndpointList *self)
{
  gtk_toggle_button_set_active (self->search_button, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_button));
}

static void
on_search_mapped_cb (DvtEndpointList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_search_toggled_cb (DvtEndpointList *self)
{
  if (!gtk_toggle_button_get_active (self->search_button))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
dvt_endpoint_list_dispose (GObject *object)
{
  DvtEndpointList *self = DVT_ENDPOINT_LIST (object);

  clear (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_ENDPOINT_LIST);
  G_OBJECT_CLASS (dvt_endpoint_list_parent_class)->dispose (object);
}

static void
dvt_endpoint_list_finalize (GObject *object)
{
  DvtEndpointList *self = DVT_ENDPOINT_LIST (object);

  g_clear_pointer (&self->opened, g_hash_table_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->endpoints, g_ptr_array_unref);
  g_clear_pointer (&self->definition, dvt_definition_unref);
  G_OBJECT_CLASS (dvt_endpoint_list_parent_class)->finalize (object);
}

static void
dvt_endpoint_list_class_init (DvtEndpointListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_endpoint_list_dispose;
  object_class->finalize = dvt_endpoint_list_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-endpoint-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtEndpointList, count_label);
  gtk_widget_class_bind_template_child (widget_class, DvtEndpointList, search_button);
  gtk_widget_class_bind_template_child (widget_class, DvtEndpointList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DvtEndpointList, list_box);
  gtk_widget_class_bind_template_child (widget_class, DvtEndpointList, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mapped_cb);
}

static void
dvt_endpoint_list_init (DvtEndpointList *self)
{
  self->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) entity_free);
  g_queue_init (&self->to_fill);
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->search_button, "toggled", G_CALLBACK (on_search_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

void
dvt_endpoint_list_set_definition (DvtEndpointList *self, DvtDefinition *definition)
{
  g_return_if_fail (DVT_IS_ENDPOINT_LIST (self));

  if (self->definition == definition)
    return;
  /* The rows and entities borrow the endpoints' strings, which are the definition's. */
  clear (self);
  g_clear_pointer (&self->endpoints, g_ptr_array_unref);
  g_clear_pointer (&self->definition, dvt_definition_unref);
  if (definition != NULL)
    {
      self->definition = dvt_definition_ref (definition);
      self->endpoints = dvt_definition_list_endpoints (definition);
    }
  else
    {
      g_hash_table_remove_all (self->opened);
      gtk_toggle_button_set_active (self->search_button, FALSE);
    }
  show_endpoints (self);
}
