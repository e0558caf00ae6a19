/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-sign-in-row.h"

#include <glib/gi18n.h>

struct _DvtSignInRow
{
  AdwActionRow parent_instance;

  DvtInstanceDraft *draft;   /* (owned) (nullable) */
  char *method;              /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) while somebody is in the browser */

  GtkImage *icon;
  GtkWidget *spinner;
  GtkWidget *sign_in_button;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (DvtSignInRow, dvt_sign_in_row, ADW_TYPE_ACTION_ROW)

static void
show (DvtSignInRow *self, const char *subtitle, const char *icon_name, const char *style)
{
  gboolean running = self->cancellable != NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), style);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !running);
  gtk_widget_set_visible (self->spinner, running);
  gtk_widget_set_visible (self->cancel_button, running);
  gtk_widget_set_visible (self->sign_in_button, !running);
}

static void
announce (DvtSignInRow *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_state (DvtSignInRow *self)
{
  if (dvt_instance_form_is_signed_in (dvt_instance_draft_get_form (self->draft), self->method))
    show (self, _ ("Signed in. Save to keep it."), "object-select-symbolic", "success");
  else
    show (self, _ ("Opens the service’s page in your browser"), "dvt-key-symbolic", NULL);
}

static void
show_failure (DvtSignInRow *self, const GError *error)
{
  /* The service's own words, which are for people.
   * Translators: makes a sentence of what went wrong. */
  g_autofree char *text = g_strdup_printf (_ ("%s."), error->message);

  show (self, text, "dialog-error-symbolic", "error");
  announce (self, text);
}

static void
sign_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtSignInRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean signed_in
    = dvt_instance_draft_sign_in_finish (DVT_INSTANCE_DRAFT (source), result, &error);

  g_clear_object (&self->cancellable);
  /* Disposed. */
  if (self->draft == NULL)
    return;
  if (!signed_in && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_failure (self, error);
      return;
    }
  show_state (self);
  if (signed_in)
    announce (self, adw_action_row_get_subtitle (ADW_ACTION_ROW (self)));
}

static void
browse_cb (const char *uri, gpointer user_data)
{
  DvtSignInRow *self = user_data;
  g_autoptr (GtkUriLauncher) launcher = NULL;
  GtkRoot *root;

  /* Disposed. */
  if (self->draft == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  launcher = gtk_uri_launcher_new (uri);
  show (self, _ ("Continue in your browser"), NULL, NULL);
  announce (self, _ ("Continue in your browser"));
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                           self->cancellable, NULL, NULL);
}

static void
on_sign_in_clicked_cb (DvtSignInRow *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  show (self, _ ("Asking the service for its page"), NULL, NULL);
  gtk_widget_grab_focus (self->cancel_button);
  dvt_instance_draft_sign_in_async (self->draft, self->method, browse_cb, self, self->cancellable,
                                    sign_in_cb, g_object_ref (self));
}

static void
on_cancel_clicked_cb (DvtSignInRow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_draft_changed_cb (DvtSignInRow *self)
{
  if (self->cancellable == NULL)
    show_state (self);
}

static void
dvt_sign_in_row_dispose (GObject *object)
{
  DvtSignInRow *self = DVT_SIGN_IN_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dvt_sign_in_row_parent_class)->dispose (object);
}

static void
dvt_sign_in_row_finalize (GObject *object)
{
  DvtSignInRow *self = DVT_SIGN_IN_ROW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->method, g_free);
  G_OBJECT_CLASS (dvt_sign_in_row_parent_class)->finalize (object);
}

static void
dvt_sign_in_row_class_init (DvtSignInRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_sign_in_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_sign_in_row_finalize;
}

static void
dvt_sign_in_row_init (DvtSignInRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Sign In"));
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  self->icon
    = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->spinner = adw_spinner_new ();
  self->sign_in_button
    = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Sign In…"), "valign", GTK_ALIGN_CENTER, NULL);
  self->cancel_button
    = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Cancel"), "valign", GTK_ALIGN_CENTER, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->icon));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->spinner);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->cancel_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->sign_in_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cancel_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cancel the Sign-in"), -1);
  g_signal_connect_object (self->sign_in_button, "clicked", G_CALLBACK (on_sign_in_clicked_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel_button, "clicked", G_CALLBACK (on_cancel_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dvt_sign_in_row_new (DvtInstanceDraft *draft, const char *method)
{
  DvtSignInRow *self = g_object_new (DVT_TYPE_SIGN_IN_ROW, NULL);

  self->draft = g_object_ref (draft);
  self->method = g_strdup (method);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}
