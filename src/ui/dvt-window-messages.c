/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What the window says: what was done, and what did not work. */

#include "config.h"

#include "dvt-window-private.h"

#include <glib/gi18n.h>

#include "dvt-user-error.h"

static AdwToast *
create_toast (const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  return toast;
}

/* "action", "undo" or "redo"; NULL where the journal has no such entry. */
static const char *
find_entry_kind (DvtWorkspace *workspace, gint64 id)
{
  GListModel *journal = G_LIST_MODEL (dvt_workspace_get_journal (workspace));
  guint n_items = g_list_model_get_n_items (journal);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtJournalEntry) entry = g_list_model_get_item (journal, i);

      if (dvt_journal_entry_get_id (entry) == id)
        return dvt_journal_entry_get_kind (entry);
    }
  return NULL;
}

void
dvt_window_add_toast_for_outcome (DvtWindow *self, const DvtOutcome *outcome)
{
  g_autoptr (GString) text = NULL;
  DvtWorkspace *workspace = NULL;
  const char *kind = NULL;
  AdwToast *toast = NULL;

  g_return_if_fail (DVT_IS_WINDOW (self));

  workspace = dvt_window_get_workspace (self);
  if (workspace == NULL)
    return;
  text = g_string_new (outcome->title);
  for (guint i = 0; i < outcome->warnings->len; i++)
    g_string_append_printf (text, ". %s", (const char *) outcome->warnings->pdata[i]);
  toast = create_toast (text->str);
  kind = outcome->entry != 0 ? find_entry_kind (workspace, outcome->entry) : NULL;
  if (g_strcmp0 (kind, "undo") == 0)
    {
      adw_toast_set_button_label (toast, _ ("Redo"));
      adw_toast_set_action_name (toast, "win.redo");
    }
  else if (outcome->entry != 0)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo-entry");
      adw_toast_set_action_target (toast, "x", outcome->entry);
    }
  /* What was done before is no longer the newest: its Undo would be refused or mistaken. */
  adw_toast_overlay_dismiss_all (dvt_window_get_toast_overlay (self));
  adw_toast_overlay_add_toast (dvt_window_get_toast_overlay (self), toast);
}

void
dvt_window_add_toast (DvtWindow *self, const char *text)
{
  g_return_if_fail (DVT_IS_WINDOW (self));

  adw_toast_overlay_add_toast (dvt_window_get_toast_overlay (self), create_toast (text));
}

static GtkWidget *
create_details (const GError *error)
{
  GtkWidget *label = gtk_label_new (error->message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* The words can be selected, but the dialog's button keeps the focus. */
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

void
dvt_window_show_error (DvtWindow *self, const char *title, const GError *error)
{
  g_autofree char *text = NULL;
  AdwDialog *dialog;

  g_return_if_fail (DVT_IS_WINDOW (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = dvt_user_error_describe (error);
  dialog = adw_alert_dialog_new (title, text);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), create_details (error));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
