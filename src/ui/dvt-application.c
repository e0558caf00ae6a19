/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-application.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "dvt-demo-server.h"
#include "dvt-shortcuts.h"
#include "dvt-window.h"

struct _DvtApplication
{
  AdwApplication parent_instance;

  char *workspace_path;      /* (owned) (nullable) NULL: the default one */
  char *page;                /* (owned) (nullable) */
  char *connector;           /* (owned) (nullable) an id or a name */
  char *flow;                /* (owned) (nullable) an id or a name */
  DvtDemoServer *services;   /* (owned) (nullable) */
  GPtrArray *sample_folders; /* (owned) (element-type filename) removed at the end */
  int width;                 /* 0: as it was left */
  int height;
  gboolean demo;
};

/* One workspace on its way into its window. */
typedef struct
{
  GtkWindow *window; /* (owned) */
} OpenData;

static void
open_data_free (OpenData *data)
{
  g_clear_object (&data->window);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenData, open_data_free)

G_DEFINE_FINAL_TYPE (DvtApplication, dvt_application, ADW_TYPE_APPLICATION)

static OpenData *
open_data_new (GtkWindow *window)
{
  OpenData *data = g_new0 (OpenData, 1);

  data->window = g_object_ref (window);
  return data;
}

/* What the option --connector asks for. */
static void
show_connector (DvtWindow *window, DvtWorkspace *workspace, const char *id_or_name)
{
  g_autoptr (GError) error = NULL;
  DvtConnector *connector = dvt_workspace_find_connector (workspace, id_or_name, &error);

  if (connector != NULL)
    dvt_window_show_connector (window, dvt_connector_get_id (connector));
  else
    dvt_window_show_error (window, _ ("Couldn’t Show the Connector"), error);
}

/* What the option --flow asks for. */
static void
show_flow (DvtWindow *window, DvtWorkspace *workspace, const char *id_or_name)
{
  g_autoptr (GError) error = NULL;
  DvtFlow *flow = dvt_workspace_find_flow (workspace, id_or_name, &error);

  if (flow != NULL)
    dvt_window_show_flow (window, dvt_flow_get_id (flow));
  else
    dvt_window_show_error (window, _ ("Couldn’t Show the Process Flow"), error);
}

static void
show_opened (OpenData *data, DvtWorkspace *workspace, const GError *error)
{
  DvtWindow *window = DVT_WINDOW (data->window);
  GtkApplication *application = gtk_window_get_application (data->window);

  if (workspace == NULL)
    {
      dvt_window_set_failed (window, error);
      return;
    }
  dvt_window_set_workspace (window, workspace);
  /* None where the window was closed meanwhile. */
  if (application != NULL && DVT_APPLICATION (application)->connector != NULL)
    show_connector (window, workspace, DVT_APPLICATION (application)->connector);
  if (application != NULL && DVT_APPLICATION (application)->flow != NULL)
    show_flow (window, workspace, DVT_APPLICATION (application)->flow);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpenData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtWorkspace) workspace = dvt_workspace_open_finish (result, &error);

  show_opened (data, workspace, error);
}

static void
open_sample_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpenData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtWorkspace) workspace = dvt_workspace_open_sample_finish (result, &error);

  show_opened (data, workspace, error);
}

static GtkWindow *
create_window (DvtApplication *self)
{
  GtkWindow *window = GTK_WINDOW (dvt_window_new (GTK_APPLICATION (self)));

  if (self->width > 0)
    gtk_window_set_default_size (window, self->width, self->height);
  if (self->page != NULL)
    dvt_window_show_page (DVT_WINDOW (window), self->page);
  return window;
}

static void
open_workspace (DvtApplication *self, GtkWindow *window)
{
  g_autofree char *path = NULL;

  path = self->workspace_path != NULL ? g_strdup (self->workspace_path)
                                      : dvt_workspace_build_default_path ();
  dvt_window_set_opening (DVT_WINDOW (window), _ ("Opening the Workspace"));
  dvt_workspace_open_async (path, DVT_WORKSPACE_OPEN_OR_CREATE, NULL, open_cb,
                            open_data_new (window));
}

/* The sample's services, once for all of its windows. Without them it can be looked at. */
static const char *
start_services (DvtApplication *self, const char *sample)
{
  g_autoptr (GError) error = NULL;

  if (self->services == NULL)
    self->services = dvt_demo_server_new (sample, &error);
  if (self->services == NULL)
    {
      g_warning ("The sample’s services do not answer: %s", error->message);
      return NULL;
    }
  return dvt_demo_server_get_uri (self->services);
}

void
dvt_application_open_sample (DvtApplication *self)
{
  const char *set = g_getenv ("DOVETAIL_SAMPLE_DIR");
  g_autofree char *sample = g_strdup (set != NULL ? set : DVT_PACKAGE_DATA_DIR "/sample");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = create_window (self);

  gtk_window_present (window);
  folder = g_dir_make_tmp ("dovetail-sample-XXXXXX", &error);
  if (folder == NULL)
    {
      dvt_window_set_failed (DVT_WINDOW (window), error);
      return;
    }
  path = g_build_filename (folder, "workspace.db", NULL);
  g_ptr_array_add (self->sample_folders, g_steal_pointer (&folder));
  dvt_window_set_opening (DVT_WINDOW (window), _ ("Preparing the Sample Organisation"));
  dvt_workspace_open_sample_async (path, sample, start_services (self, sample), NULL,
                                   open_sample_cb, open_data_new (window));
}

/* A sample's folder holds the database and its journal, nothing deeper. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
show_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  dvt_shortcuts_present (GTK_WIDGET (window));
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const developers[] = { "The Dovetail authors", NULL };
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_dialog (
    GTK_WIDGET (window), "application-name", _ ("Dovetail"), "application-icon", DVT_APPLICATION_ID,
    "version", DVT_VERSION, "developer-name", _ ("The Dovetail authors"), "developers", developers,
    "comments",
    _ ("Keeps an organisation’s integration connectors up to date without losing anything."),
    "copyright", "© 2026 The Dovetail authors", "license-type", GTK_LICENSE_GPL_3_0,
    /* Translators: your names, one a line. */
    "translator-credits", _ ("translator-credits"), NULL);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  GList *windows = NULL;

  /* The program ends by itself when the last workspace is closed. Destroyed, because a window that
   * shows a dialog would only close that. */
  while ((windows = gtk_application_get_windows (application)) != NULL)
    gtk_window_destroy (windows->data);
}

static void
reopen (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  open_workspace (DVT_APPLICATION (user_data), window);
}

static const GActionEntry actions[] = {
  { "about", show_about },
  { "quit", quit },
  { "reopen", reopen },
  { "shortcuts", show_shortcuts },
};

static void
dvt_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (dvt_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  dvt_shortcuts_install (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (DVT_APPLICATION_ID);
}

static void
dvt_application_activate (GApplication *application)
{
  DvtApplication *self = DVT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->demo)
    dvt_application_open_sample (self);
  else
    {
      window = create_window (self);
      gtk_window_present (window);
      open_workspace (self, window);
    }
}

static const char *const page_names[] = { "connectors", "flows", "marketplace", "activity", NULL };

static gboolean
parse_size (const char *text, int *width, int *height)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 2);
  guint64 numbers[2];

  if (g_strv_length (parts) != 2)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 100, 10000, &numbers[i], NULL))
      return FALSE;
  *width = (int) numbers[0];
  *height = (int) numbers[1];
  return TRUE;
}

static int
dvt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DvtApplication *self = DVT_APPLICATION (application);
  const char *size = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("dovetail " DVT_VERSION "\n");
      return 0;
    }
  if (g_variant_dict_lookup (options, "size", "&s", &size)
      && !parse_size (size, &self->width, &self->height))
    {
      g_printerr (_ ("dovetail: ‘%s’ is no size such as 1180x760\n"), size);
      return 2;
    }
  if (g_variant_dict_lookup (options, "page", "s", &self->page)
      && !g_strv_contains (page_names, self->page))
    {
      g_printerr (_ ("dovetail: there is no page ‘%s’\n"), self->page);
      return 2;
    }
  g_variant_dict_lookup (options, "connector", "s", &self->connector);
  g_variant_dict_lookup (options, "flow", "s", &self->flow);
  self->demo = g_variant_dict_contains (options, "demo");
  g_variant_dict_lookup (options, "workspace", "^ay", &self->workspace_path);
  /* Another workspace is another program: the running one keeps its own. */
  if (self->demo || self->workspace_path != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
close_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GError) error = NULL;

  if (!dvt_workspace_close_finish (DVT_WORKSPACE (source), result, &error))
    g_info ("A workspace could not be closed: %s", error->message);
  g_application_release (application);
}

/* What was asked of the workspace is finished before the program ends. */
static void
dvt_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  DvtWorkspace *workspace = dvt_window_get_workspace (DVT_WINDOW (window));

  if (workspace != NULL)
    {
      g_application_hold (G_APPLICATION (application));
      dvt_workspace_close_async (workspace, close_cb, g_object_ref (application));
    }
  GTK_APPLICATION_CLASS (dvt_application_parent_class)->window_removed (application, window);
}

static void
dvt_application_shutdown (GApplication *application)
{
  DvtApplication *self = DVT_APPLICATION (application);

  G_APPLICATION_CLASS (dvt_application_parent_class)->shutdown (application);
  for (guint i = 0; i < self->sample_folders->len; i++)
    remove_folder (self->sample_folders->pdata[i]);
}

static void
dvt_application_finalize (GObject *object)
{
  DvtApplication *self = DVT_APPLICATION (object);

  g_clear_pointer (&self->workspace_path, g_free);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->connector, g_free);
  g_clear_pointer (&self->flow, g_free);
  g_clear_object (&self->services);
  g_clear_pointer (&self->sample_folders, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_application_parent_class)->finalize (object);
}

static void
dvt_application_class_init (DvtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dvt_application_finalize;
  application_class->startup = dvt_application_startup;
  application_class->activate = dvt_application_activate;
  application_class->handle_local_options = dvt_application_handle_local_options;
  application_class->shutdown = dvt_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_removed = dvt_application_window_removed;
}

static const GOptionEntry options[] = {
  { "demo", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_ ("Open the sample organisation, in a throw-away workspace"), NULL },
  { "workspace", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Open this workspace instead of the default one"), N_ ("FILE") },
  { "page", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_ ("Show this page: connectors, flows, marketplace or activity"), N_ ("PAGE") },
  { "connector", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_ ("Show this connector, named by its name or id"), N_ ("CONNECTOR") },
  { "flow", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_ ("Show this process flow, named by its name or id"), N_ ("FLOW") },
  { "size", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_ ("Make the window this large"),
    N_ ("WIDTHxHEIGHT") },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
  { NULL },
};

static void
dvt_application_init (DvtApplication *self)
{
  self->sample_folders = g_ptr_array_new_with_free_func (g_free);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DvtApplication *
dvt_application_new (void)
{
  return g_object_new (DVT_TYPE_APPLICATION, "application-id", DVT_APPLICATION_ID, NULL);
}
