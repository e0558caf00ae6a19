/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-change-side.h"

#include <string.h>

#include <glib/gi18n.h>

/* From here on a value scrolls inside of its row: a label would lay all of it out at once. */
#define LABEL_MAX_LINES 24
#define LABEL_MAX_BYTES 4096
#define SCROLLED_HEIGHT 320
/* Two sides stand beside each other where both have this much room, else below each other. */
#define SIDE_MIN_WIDTH 232
#define SIDE_WIDTH_CHARS 24

static guint
count_lines (const char *text)
{
  guint n_lines = 1;

  for (const char *at = text; (at = strchr (at, '\n')) != NULL; at++)
    n_lines++;
  return n_lines;
}

/* GTK's own tints, more of it than the value has: what is different stands out by weight too. */
static const GdkRGBA before_tint = { 0.88f, 0.11f, 0.14f, 0.22f };
static const GdkRGBA after_tint = { 0.15f, 0.64f, 0.41f, 0.28f };

static const GdkRGBA *
get_tint (DvtSide side)
{
  return side == DVT_SIDE_BEFORE ? &before_tint : &after_tint;
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, const DvtTextRange *range)
{
  attribute->start_index = (guint) range->start;
  attribute->end_index = (guint) range->end;
  pango_attr_list_insert (attributes, attribute);
}

static void
mark_label (GtkLabel *label, DvtSide side, GArray *ranges)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const GdkRGBA *tint = get_tint (side);

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const DvtTextRange *range = &g_array_index (ranges, DvtTextRange, i);

      add_attribute (attributes,
                     pango_attr_background_new ((guint16) (tint->red * G_MAXUINT16),
                                                (guint16) (tint->green * G_MAXUINT16),
                                                (guint16) (tint->blue * G_MAXUINT16)),
                     range);
      add_attribute (
        attributes, pango_attr_background_alpha_new ((guint16) (tint->alpha * G_MAXUINT16)), range);
      add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), range);
    }
  gtk_label_set_attributes (label, attributes);
}

static GtkWidget *
create_label (DvtSide side, const char *text, GArray *ranges)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Long lines wrap sooner than that the sides stand below each other. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), SIDE_WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  mark_label (GTK_LABEL (label), side, ranges);
  return label;
}

static void
get_iter (GtkTextBuffer *buffer, const char *text, gsize offset, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (buffer, iter, (int) g_utf8_strlen (text, (gssize) offset));
}

static void
mark_text (GtkTextView *view, DvtSide side, const char *text, GArray *ranges)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "background-rgba", get_tint (side),
                                                "weight", PANGO_WEIGHT_BOLD, NULL);
  GtkTextIter start, end;

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const DvtTextRange *range = &g_array_index (ranges, DvtTextRange, i);

      get_iter (buffer, text, range->start, &start);
      get_iter (buffer, text, range->end, &end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
      if (i == 0)
        gtk_text_view_scroll_to_mark (
          view, gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE), 0, TRUE, 0, 0.2);
    }
}

static GtkWidget *
create_scrolled_text (DvtSide side, const char *text, GArray *ranges)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  mark_text (GTK_TEXT_VIEW (view), side, text, ranges);
  gtk_widget_add_css_class (view, "dvt-value-text");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled_window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), view);
  gtk_widget_set_size_request (scrolled_window, -1, SCROLLED_HEIGHT);
  return scrolled_window;
}

static char *
build_heading (DvtSide side, const char *version_name)
{
  const char *word = side == DVT_SIDE_BEFORE ? _ ("Before") : _ ("After");

  if (version_name == NULL || *version_name == '\0')
    return g_strdup (word);
  /* Translators: "Before" or "After", and the version that the value is from: "Before · 2026-04".
   */
  return g_strdup_printf (_ ("%1$s · %2$s"), word, version_name);
}

static GtkWidget *
create_value (DvtSide side, const char *heading, const char *text, GArray *ranges)
{
  gboolean fits = strlen (text) <= LABEL_MAX_BYTES && count_lines (text) <= LABEL_MAX_LINES;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_label_new (side == DVT_SIDE_BEFORE ? "−" : "+");
  GtkWidget *content
    = fits ? create_label (side, text, ranges) : create_scrolled_text (side, text, ranges);

  gtk_widget_add_css_class (sign, "monospace");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  heading, -1);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_add_css_class (box, "dvt-value");
  gtk_widget_add_css_class (box, side == DVT_SIDE_BEFORE ? "dvt-error" : "dvt-success");
  return box;
}

GtkWidget *
dvt_change_side_new (DvtSide side, const char *version_name, const char *text, GArray *ranges)
{
  g_autofree char *heading = build_heading (side, version_name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *content = create_value (side, heading, text, ranges);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_set_size_request (box, SIDE_MIN_WIDTH, -1);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}
