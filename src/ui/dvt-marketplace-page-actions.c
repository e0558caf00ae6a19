/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What can be done with what the marketplaces offer, and with the marketplaces. */

#include "config.h"

#include "dvt-marketplace-page-private.h"

#include <glib/gi18n.h>

#include "dvt-update-wizard.h"
#include "dvt-window.h"

typedef struct
{
  DvtMarketplacePage *self; /* (owned) */
  char *source_id;          /* (owned) */
  char *entry_id;           /* (owned) (nullable) for a source itself */
  char *key;                /* (owned) (nullable) of the install */
  guint version;
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->self);
  g_free (request->source_id);
  g_free (request->entry_id);
  g_free (request->key);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* What came of it, where the page is still there to say it. */
static void
report (DvtMarketplacePage *self, const DvtOutcome *outcome, const char *title, const GError *error)
{
  DvtWindow *window;

  if (g_cancellable_is_cancelled (dvt_marketplace_page_get_cancellable (self)))
    return;
  window = dvt_window_find (GTK_WIDGET (self));
  if (window == NULL)
    return;
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (window, outcome);
  else
    dvt_window_show_error (window, title, error);
}

static void
install_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  outcome = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (dvt_marketplace_page_get_cancellable (request->self)))
    return;
  dvt_marketplace_page_end_install (request->self, request->key);
  report (request->self, outcome, _ ("Couldn’t Install"), error);
}

/* Takes @request. */
static void
start_install (Request *request, DvtInstallFlags flags)
{
  DvtMarketplacePage *self = request->self;
  g_autoptr (DvtAction) action
    = dvt_action_new_install (request->source_id, request->entry_id, request->version, flags);

  request->key = g_strdup_printf ("%s/%s", request->source_id, request->entry_id);
  if (!dvt_marketplace_page_begin_install (self, request->key))
    {
      request_free (request);
      return;
    }
  dvt_workspace_perform_async (dvt_marketplace_page_get_workspace (self), action,
                               dvt_marketplace_page_get_cancellable (self), install_cb, request);
}

/* (transfer full) (nullable) */
static DvtMarketplaceEntry *
find_entry (DvtWorkspace *workspace, const char *source_id, const char *entry_id)
{
  GListModel *entries = G_LIST_MODEL (dvt_workspace_get_marketplace (workspace));
  guint n_entries = g_list_model_get_n_items (entries);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (DvtMarketplaceEntry) entry = g_list_model_get_item (entries, i);

      if (g_str_equal (dvt_marketplace_entry_get_id (entry), entry_id)
          && g_str_equal (dvt_marketplace_entry_get_source_id (entry), source_id))
        return g_steal_pointer (&entry);
    }
  return NULL;
}

/* A question that was cancelled has no answer. */
static gboolean
is_answer (Request *request, GObject *dialog, GAsyncResult *result, const char *response)
{
  if (g_cancellable_is_cancelled (dvt_marketplace_page_get_cancellable (request->self)))
    return FALSE;
  return g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), response);
}

static void
install_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;

  if (is_answer (request, source, result, "install"))
    start_install (g_steal_pointer (&request), DVT_INSTALL_AGAIN);
}

/* Takes @request. */
static void
ask_to_install_again (Request *request, const char *name)
{
  /* Translators: %s is a connector; header capitals. */
  g_autofree char *heading = g_strdup_printf (_ ("Install %s Again?"), name);
  AdwDialog *dialog = adw_alert_dialog_new (
    heading, _ ("It is installed already. A second connector is added, and the first one stays as "
                "it is. To bring the first one up to date, use its update."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "install",
                                  _ ("_Install Again"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (request->self),
                           dvt_marketplace_page_get_cancellable (request->self), install_again_cb,
                           request);
}

static void
install (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtMarketplacePage *self = DVT_MARKETPLACE_PAGE (widget);
  g_autoptr (Request) request = g_new0 (Request, 1);
  g_autoptr (DvtMarketplaceEntry) entry = NULL;

  request->self = g_object_ref (self);
  g_variant_get (parameter, "(ssu)", &request->source_id, &request->entry_id, &request->version);
  entry
    = find_entry (dvt_marketplace_page_get_workspace (self), request->source_id, request->entry_id);
  if (entry != NULL && dvt_marketplace_entry_get_installed (entry) != NULL)
    ask_to_install_again (g_steal_pointer (&request), dvt_marketplace_entry_get_name (entry));
  else
    start_install (g_steal_pointer (&request), DVT_INSTALL_ONCE);
}

static void
update_connector (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dvt_update_wizard_present (dvt_marketplace_page_get_workspace (DVT_MARKETPLACE_PAGE (widget)),
                             g_variant_get_string (parameter, NULL), widget);
}

static void
show_connector (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtWindow *window = dvt_window_find (widget);

  if (window != NULL)
    dvt_window_show_connector (window, g_variant_get_string (parameter, NULL));
}

static void
remove_source_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  outcome = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  report (request->self, outcome, _ ("Couldn’t Remove the Marketplace"), error);
}

static void
ask_to_remove_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (DvtAction) action = NULL;
  DvtMarketplacePage *self = request->self;

  if (!is_answer (request, source, result, "remove"))
    return;
  action = dvt_action_new_remove_source (request->source_id);
  dvt_workspace_perform_async (dvt_marketplace_page_get_workspace (self), action,
                               dvt_marketplace_page_get_cancellable (self), remove_source_cb,
                               g_steal_pointer (&request));
}

static char *
dup_source_name (DvtWorkspace *workspace, const char *id)
{
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (workspace));
  guint n_sources = g_list_model_get_n_items (sources);

  for (guint i = 0; i < n_sources; i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);

      if (g_str_equal (dvt_source_item_get_id (source), id))
        return g_strdup (dvt_source_item_get_name (source));
    }
  return g_strdup (id);
}

static void
remove_source (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtMarketplacePage *self = DVT_MARKETPLACE_PAGE (widget);
  Request *request = g_new0 (Request, 1);
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  AdwDialog *dialog;

  request->self = g_object_ref (self);
  request->source_id = g_variant_dup_string (parameter, NULL);
  name = dup_source_name (dvt_marketplace_page_get_workspace (self), request->source_id);
  /* Translators: %s is a marketplace; header capitals. */
  heading = g_strdup_printf (_ ("Remove %s?"), name);
  dialog = adw_alert_dialog_new (
    heading, _ ("Its connectors stay installed, but no update for them is known any more."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                  _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget,
                           dvt_marketplace_page_get_cancellable (self), ask_to_remove_cb, request);
}

static void
search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dvt_marketplace_page_start_search (DVT_MARKETPLACE_PAGE (widget));
}

void
dvt_marketplace_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.install", "(ssu)", install);
  gtk_widget_class_install_action (widget_class, "page.update", "s", update_connector);
  gtk_widget_class_install_action (widget_class, "page.show-connector", "s", show_connector);
  gtk_widget_class_install_action (widget_class, "page.remove-source", "s", remove_source);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search);
}
