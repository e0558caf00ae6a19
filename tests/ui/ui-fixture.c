/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "ui-fixture.h"

#define TIMEOUT_SECONDS 10

GtkWidget *
ui_find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *widgets)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (widgets, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, widgets);
}

GPtrArray *
ui_list_widgets (GtkWidget *widget, GType type)
{
  GPtrArray *widgets = g_ptr_array_new ();

  collect (widget, type, widgets);
  return widgets;
}

static double
get_top (GtkWidget *widget)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &bounds))
    return 0;
  return bounds.origin.y;
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  double first = get_top ((GtkWidget *) a);
  double second = get_top ((GtkWidget *) b);

  return (first > second) - (first < second);
}

char *
ui_join_labels (GtkWidget *widget, GType type)
{
  g_autoptr (GPtrArray) widgets = ui_list_widgets (widget, type);
  g_autoptr (GString) labels = g_string_new (NULL);

  /* A list view keeps its rows in any order. */
  g_ptr_array_sort_values (widgets, compare_tops);
  for (guint i = 0; i < widgets->len; i++)
    {
      g_autofree char *label = NULL;

      g_object_get (widgets->pdata[i], "label", &label, NULL);
      g_string_append_printf (labels, "%s%s", i > 0 ? "\n" : "", label);
    }
  return g_string_free_and_steal (g_steal_pointer (&labels));
}

void
ui_assert_labels (GtkWidget *widget, GType type, const char *labels)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_SECONDS * G_USEC_PER_SEC;
  g_autofree char *now = ui_join_labels (widget, type);

  while (!g_str_equal (now, labels) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_free (now);
      now = ui_join_labels (widget, type);
    }
  g_assert_cmpstr (now, ==, labels);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_ticks = user_data;

  (*n_ticks)++;
  return G_SOURCE_CONTINUE;
}

void
ui_settle (GtkWidget *widget)
{
  guint n_ticks = 0;
  guint id = gtk_widget_add_tick_callback (widget, on_tick_cb, &n_ticks, NULL);

  while (n_ticks < 3)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, id);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  g_autoptr (GPtrArray) labels = ui_list_widgets (widget, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_strcmp0 (gtk_label_get_label (labels->pdata[i]), text) == 0)
      return TRUE;
  return FALSE;
}

GtkWidget *
ui_find_button (GtkWidget *widget, const char *label)
{
  g_autoptr (GPtrArray) buttons = ui_list_widgets (widget, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (has_text (buttons->pdata[i], label)
        || g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), label) == 0)
      return buttons->pdata[i];
  return NULL;
}

void
ui_press (GtkWidget *widget, const char *label)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_SECONDS * G_USEC_PER_SEC;
  GtkWidget *button = ui_find_button (widget, label);
  /* A dialog may be gone afterwards. */
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  while ((button == NULL || !gtk_widget_is_sensitive (button)) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      button = ui_find_button (widget, label);
    }
  if (button == NULL || !gtk_widget_is_sensitive (button))
    g_error ("There is no button ‘%s’ to press", label);
  g_signal_emit_by_name (button, "clicked");
  ui_settle (root);
}

gboolean
ui_shows_text (GtkWidget *widget, const char *text)
{
  return has_text (widget, text);
}

void
ui_assert_text (GtkWidget *widget, const char *text)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_SECONDS * G_USEC_PER_SEC;

  while (!has_text (widget, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  if (!has_text (widget, text))
    g_error ("Nothing says ‘%s’", text);
}

GtkWidget *
ui_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 1400);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (window);
  return window;
}
