/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run-view-shape.h"

#include <glib/gi18n.h>

#include "dvt-flow-run-text.h"
#include "dvt-reason-badge.h"
#include "dvt-style.h"

static void
add_issue (AdwExpanderRow *row, const DvtRunIssue *issue, gboolean grave)
{
  GtkWidget *issue_row = adw_action_row_new ();
  GtkWidget *image = g_object_new (
    GTK_TYPE_IMAGE, "icon-name", grave ? "dialog-error-symbolic" : "dialog-warning-symbolic", NULL);

  gtk_widget_add_css_class (image, grave ? "error" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  grave ? _ ("Error") : _ ("Warning"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (issue_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (issue_row), issue->message);
  if (issue->place != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (issue_row), issue->place);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (issue_row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (issue_row), image);
  adw_expander_row_add_row (row, issue_row);
}

static void
on_copy_clicked_cb (GtkButton *button, gpointer user_data)
{
  GtkTextView *view = GTK_TEXT_VIEW (user_data);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

static GtkWidget *
create_sample_header (const char *title, GtkWidget *view)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: the tooltip of a button; %s is “Request” or “Answer”. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Copy %s"), title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, tooltip);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (on_copy_clicked_cb), view, 0);
  gtk_box_append (GTK_BOX (header), label);
  gtk_box_append (GTK_BOX (header), copy);
  return header;
}

static void
add_sample (AdwExpanderRow *row, const char *title, const char *text)
{
  GtkWidget *list_row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_widget_add_css_class (scroller, "dvt-flow-log");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), create_sample_header (title, view));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (list_row), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_widget_set_focusable (list_row, FALSE);
  adw_expander_row_add_row (row, list_row);
}

/* How it went, where that is worth a word. */
static void
add_badge (AdwExpanderRow *row, const DvtShapeReport *report)
{
  guint n_errors = report->errors->len;
  guint n_warnings = (guint) MIN (report->n_warnings, G_MAXUINT);
  g_autofree char *text = NULL;

  if (n_errors == 0 && n_warnings == 0)
    return;
  if (n_errors > 0)
    text = g_strdup_printf (ngettext ("%u Error", "%u Errors", n_errors), n_errors);
  else
    text = g_strdup_printf (ngettext ("%u Warning", "%u Warnings", n_warnings), n_warnings);
  adw_expander_row_add_suffix (
    row,
    dvt_reason_badge_new (text, n_errors > 0 ? "dialog-error-symbolic" : "dialog-warning-symbolic",
                          n_errors > 0 ? DVT_STYLE_ERROR : DVT_STYLE_WARNING));
}

/* "3 requests · 412 records". */
static char *
build_subtitle (const DvtShapeReport *report)
{
  g_autofree char *counts = report->errors->len == 0 || report->records_in > 0
                              ? dvt_flow_run_text_build_shape (report)
                              : NULL;
  g_autofree char *requests = NULL;

  if (report->requests > 0 && (report->records_in > 0 || report->records_out > 0))
    requests = g_strdup_printf (ngettext ("%'" G_GUINT64_FORMAT " request",
                                          "%'" G_GUINT64_FORMAT " requests",
                                          (gulong) MIN (report->requests, G_MAXULONG)),
                                report->requests);
  if (requests != NULL && counts != NULL)
    return g_strdup_printf ("%s · %s", requests, counts);
  if (counts != NULL)
    return g_steal_pointer (&counts);
  return g_strdup (report->errors->len > 0 ? _ ("It was stopped by an error")
                                           : _ ("Nothing to do"));
}

static GtkWidget *
create_plain_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_details (AdwExpanderRow *row, const DvtShapeReport *report)
{
  for (guint i = 0; i < report->errors->len; i++)
    add_issue (row, report->errors->pdata[i], TRUE);
  for (guint i = 0; i < report->warnings->len; i++)
    add_issue (row, report->warnings->pdata[i], FALSE);
  if (report->sample_request != NULL)
    add_sample (row, _ ("Request"), report->sample_request);
  if (report->sample_response != NULL)
    add_sample (row, _ ("Answer"), report->sample_response);
}

GtkWidget *
dvt_run_view_shape_new (const DvtShapeReport *report, guint number)
{
  /* Translators: a shape of a process flow: its number and its name. */
  g_autofree char *title = g_strdup_printf (_ ("%u. %s"), number, report->name);
  g_autofree char *subtitle = build_subtitle (report);
  GtkWidget *row;

  if (report->errors->len == 0 && report->warnings->len == 0 && report->sample_request == NULL
      && report->sample_response == NULL)
    return create_plain_row (title, subtitle);
  row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  add_badge (ADW_EXPANDER_ROW (row), report);
  add_details (ADW_EXPANDER_ROW (row), report);
  /* What failed is what one looks for. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), report->errors->len > 0);
  return row;
}
