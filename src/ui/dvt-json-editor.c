/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json-editor.h"

#include <gtksourceview/gtksource.h>

#include "dvt-json-locate.h"

struct _DvtJsonEditor
{
  AdwBin parent_instance;

  GtkSourceBuffer *buffer; /* (owned) */
  GtkTextTag *error_tag;   /* (unowned) of the buffer */

  GtkSourceView *view;
  GtkWidget *scrolled_window;
  GtkWidget *error_box;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (DvtJsonEditor, dvt_json_editor, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The error colour of libadwaita, over whatever the style scheme has. */
static const GdkRGBA error_tint = { 0.88f, 0.11f, 0.14f, 0.18f };

static void
on_dark_changed_cb (DvtJsonEditor *self, GParamSpec *pspec, AdwStyleManager *style_manager)
{
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  const char *id = adw_style_manager_get_dark (style_manager) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, id));
}

static void
on_buffer_changed_cb (DvtJsonEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Where the editor stands in a page that is longer than its window: all of it, its message first.
 * Only for who types here; whoever types somewhere else wants to stay there. */
static void
scroll_into_view (DvtJsonEditor *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);

  if (viewport != NULL && gtk_widget_has_focus (GTK_WIDGET (self->view)))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), GTK_WIDGET (self), NULL);
}

static void
set_message (DvtJsonEditor *self, const char *message)
{
  gboolean has_error = message != NULL;

  gtk_label_set_label (self->error_label, has_error ? message : "");
  gtk_widget_set_visible (self->error_box, has_error);
  if (has_error)
    gtk_widget_add_css_class (self->scrolled_window, "dvt-error");
  else
    gtk_widget_remove_css_class (self->scrolled_window, "dvt-error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
    has_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (has_error)
    scroll_into_view (self);
}

/* At least one character, and no more than the rest of the line: a long value need not be red to
 * its end. */
static void
mark (DvtJsonEditor *self, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter line_end = *start;

  if (!gtk_text_iter_ends_line (&line_end))
    gtk_text_iter_forward_to_line_end (&line_end);
  if (gtk_text_iter_compare (end, &line_end) > 0)
    *end = line_end;
  if (gtk_text_iter_equal (start, end))
    gtk_text_iter_backward_char (start);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), self->error_tag, start, end);
}

static void
dvt_json_editor_dispose (GObject *object)
{
  DvtJsonEditor *self = DVT_JSON_EDITOR (object);

  g_clear_object (&self->buffer);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_JSON_EDITOR);
  G_OBJECT_CLASS (dvt_json_editor_parent_class)->dispose (object);
}

static void
dvt_json_editor_class_init (DvtJsonEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_json_editor_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-json-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtJsonEditor, view);
  gtk_widget_class_bind_template_child (widget_class, DvtJsonEditor, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, DvtJsonEditor, error_box);
  gtk_widget_class_bind_template_child (widget_class, DvtJsonEditor, error_label);
}

static void
dvt_json_editor_init (DvtJsonEditor *self)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  AdwStyleManager *style_manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_source_buffer_new_with_language (
    gtk_source_language_manager_get_language (languages, "json"));
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (self->buffer));
  self->error_tag
    = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), NULL, "underline",
                                  PANGO_UNDERLINE_ERROR, "background-rgba", &error_tint, NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style_manager, "notify::dark", G_CALLBACK (on_dark_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_dark_changed_cb (self, NULL, style_manager);
}

char *
dvt_json_editor_dup_text (DvtJsonEditor *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (DVT_IS_JSON_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

void
dvt_json_editor_set_text (DvtJsonEditor *self, const char *text)
{
  GtkTextIter start;

  g_return_if_fail (DVT_IS_JSON_EDITOR (self));

  gtk_text_buffer_begin_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
  gtk_text_buffer_end_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &start);
}

void
dvt_json_editor_clear_error (DvtJsonEditor *self)
{
  GtkTextIter start, end;

  g_return_if_fail (DVT_IS_JSON_EDITOR (self));

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->error_tag, &start, &end);
  set_message (self, NULL);
}

void
dvt_json_editor_set_error_at_position (DvtJsonEditor *self,
                                       const char *message,
                                       guint line,
                                       guint column)
{
  GtkTextIter start, end;

  g_return_if_fail (DVT_IS_JSON_EDITOR (self));

  dvt_json_editor_clear_error (self);
  set_message (self, message);
  if (line == 0)
    return;
  /* The iterator stays at the end of a line or text that is shorter. */
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (self->buffer), &start, (int) line - 1,
                                           column > 0 ? (int) column - 1 : 0);
  end = start;
  gtk_text_iter_forward_char (&end);
  mark (self, &start, &end);
}

void
dvt_json_editor_set_error_at_pointer (DvtJsonEditor *self, const char *message, const char *pointer)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  gsize from, to;

  g_return_if_fail (DVT_IS_JSON_EDITOR (self));

  dvt_json_editor_clear_error (self);
  set_message (self, message);
  if (pointer == NULL)
    return;
  text = dvt_json_editor_dup_text (self);
  dvt_json_locate (text, pointer, &from, &to);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &start,
                                      (int) g_utf8_strlen (text, (gssize) from));
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &end,
                                      (int) g_utf8_strlen (text, (gssize) to));
  mark (self, &start, &end);
}
