/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "dvt-workspace-services.h"
#include "dvt-workspace.h"

G_BEGIN_DECLS

/* Exit statuses of the contract (formats §11). */
#define DVT_CLI_DONE 0
#define DVT_CLI_FAILED 1
#define DVT_CLI_WRONG_USE 2
#define DVT_CLI_DECISION_NEEDED 3

/**
 * DvtCli:
 *
 * What one run of dovetailctl carries through its command. Made by main, lives as long as it.
 */
typedef struct
{
  const char *command;       /* "sources add" in messages (unowned) */
  char *workspace_path;      /* --workspace, NULL: the default (owned) */
  gboolean json;             /* --json */
  char *message;             /* -m, NULL where none (owned) */
  GCancellable *cancellable; /* cancelled by SIGINT and SIGTERM once a workspace is open (owned) */
  DvtWorkspace *workspace;   /* NULL until dvt_cli_open (owned) */
} DvtCli;

/* What a command is: a function with the arguments that follow its name, argv[0] being the name. */
typedef int (*DvtCliFunc) (DvtCli *cli, int argc, char **argv);

typedef struct
{
  const char *name;
  const char *summary; /* marked for translation with N_() */
  DvtCliFunc run;
} DvtCliCommand;

/* Runs the command among @commands (ended by a NULL name) that argv[1] names: "sources add" and its
 * like. */
int dvt_cli_run_among (DvtCli *cli, const DvtCliCommand *commands, int argc, char **argv);

/* Options of a command, parsed before or after its arguments. */
typedef enum
{
  DVT_CLI_PLAIN = 0,
  DVT_CLI_TAKES_MESSAGE = 1 << 0, /* -m, --message */
} DvtCliParseFlags;

/* Parses @argv; the arguments that are left, or NULL where a status is to be returned at once
 * (--help: DONE; wrong use: WRONG_USE, said already). @entries may be NULL. */
GStrv dvt_cli_parse (DvtCli *cli,
                     const char *usage,
                     const GOptionEntry *entries,
                     DvtCliParseFlags flags,
                     char **argv,
                     int *status) G_GNUC_WARN_UNUSED_RESULT;
/* Says what is wrong with the call; returns WRONG_USE. */
int dvt_cli_wrong_use (DvtCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Reports @error on standard error, and with --json as {"error": {"code", "message"}} on standard
 * output; returns the exit status that belongs to it. */
int dvt_cli_fail (DvtCli *cli, const GError *error);
/* One line on standard error, sanitised. */
void dvt_cli_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* --- dvt-cli-wait.c: the asynchronous core from a program that waits --- */

/* For the callback of an asynchronous call: @user_data is a GAsyncResult** that it fills. */
void dvt_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* Runs the main loop until *@slot is filled. What takes longer than a second is told on a
 * terminal: @doing, "Refreshing…". */
void dvt_cli_wait (DvtCli *cli, const char *doing, GAsyncResult **slot);
/* Opens the workspace that is meant. From here on Ctrl-C cancels what is under way, the second one
 * ends the program. */
gboolean dvt_cli_open (DvtCli *cli, DvtWorkspaceOpenMode mode, GError **error);
/* Waits until what the workspace has begun is on the disk; called by main. */
/* Waits until the states of instances and flows are those that the password service's answer, or
 * its silence, makes them. */
void dvt_cli_settle (DvtCli *cli);
void dvt_cli_close (DvtCli *cli);
/* Each of these starts the workspace's call of the same name and waits for it. */
DvtDefinition *
dvt_cli_load_definition (DvtCli *cli, const char *digest, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dvt_cli_compare (DvtCli *cli,
                            const char *before_digest,
                            const char *after_digest,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtUpdatePlan *dvt_cli_plan_update (DvtCli *cli,
                                    DvtConnector *connector,
                                    guint version,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The loaded revisions of @connector_id. */
DvtRevisionList *dvt_cli_load_revisions (DvtCli *cli,
                                         const char *connector_id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The document of a flow's version. */
DvtFlowDocument *dvt_cli_load_flow_document (DvtCli *cli,
                                             const char *digest,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Performs @action (transfer full) with the message of -m, and prints what it changed; the status.
 */
int dvt_cli_perform (DvtCli *cli, const char *doing, DvtAction *action);

/* --- dvt-cli-input.c: arguments --- */

/* FILE, or standard input for "-"; nothing larger than a definition can be. */
GBytes *dvt_cli_read_file (const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How an error calls FILE: "standard input" for "-". */
const char *dvt_cli_describe_file (const char *file);
/* The definition in FILE; an error names the file and the place in it. */
DvtDefinition *dvt_cli_read_definition (const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a process flow. */
DvtFlowDocument *dvt_cli_read_flow_document (const char *file,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the workspace and finds the connector that @arguments begin with, @n_arguments being
 * allowed in all; NULL where @status is to be returned. (transfer none) */
DvtConnector *dvt_cli_open_connector (DvtCli *cli, GStrv arguments, guint n_arguments, int *status);
/* The same for the one instance, or the one flow, that @arguments are. */
DvtInstance *dvt_cli_open_instance (DvtCli *cli, GStrv arguments, int *status);
DvtFlow *dvt_cli_open_flow (DvtCli *cli, GStrv arguments, int *status);
/* Opens the workspace for a command that takes no argument. */
gboolean dvt_cli_open_plain (DvtCli *cli, char **argv, int *status);
/* Opens the workspace for undo and redo, whose one argument is an entry; 0 where absent. */
gboolean dvt_cli_open_for_entry (DvtCli *cli, char **argv, guint *entry, int *status);
/* A positive number of at most nine digits. */
gboolean dvt_cli_parse_number (const char *text, guint *number);

/* --- dvt-cli-output.c: standard output --- */

void dvt_cli_print_json (JsonBuilder *builder);
/* { MEMBER: [ … ] } with what @add adds for each item of @list, or of those that @list holds. */
typedef void (*DvtCliAddFunc) (JsonBuilder *builder, gpointer item);
void dvt_cli_print_list_json (const char *member, GListModel *list, DvtCliAddFunc add);
void dvt_cli_print_array_json (const char *member, GPtrArray *items, DvtCliAddFunc add);
/* A string or null under @member. */
void dvt_cli_add_string (JsonBuilder *builder, const char *member, const char *value);
/* A number, or null for 0: a version that there is not. */
void dvt_cli_add_number (JsonBuilder *builder, const char *member, gint64 value);
/* RFC 3339, or null. */
void dvt_cli_add_time (JsonBuilder *builder, const char *member, GDateTime *value);
/* [{"code", "message"}] under @member, with "shape" where @shapes says so. */
void
dvt_cli_add_reasons (JsonBuilder *builder, const char *member, GPtrArray *reasons, gboolean shapes);
/* A DvtCliAddFunc: the members of `list --json` for a DvtConnector. */
void dvt_cli_add_connector (JsonBuilder *builder, gpointer item);
/* {"sources": […]} */
void dvt_cli_print_sources_json (GListModel *sources);
/* A row a source, with since when it is offline where its last refresh failed. */
void dvt_cli_print_sources (GListModel *sources);
/* @bytes as they are; on a terminal with a line end. */
gboolean dvt_cli_print_bytes (GBytes *bytes, GError **error);
/* One a line on standard error, each with its place. @warnings: (nullable) */
void dvt_cli_print_openapi_warnings (GPtrArray *warnings);
/* "3 Nov 2026, 14:05" in the caller's time zone; "" for NULL. (transfer full) */
char *dvt_cli_format_time (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
/* Text from outside, safe for a terminal: what controls it or turns the order of what follows
 * becomes a space. (transfer full) */
char *dvt_cli_sanitise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A row a connector, with its state in words. @connectors: (element-type DvtConnector) */
void dvt_cli_print_connectors (GPtrArray *connectors);

/* Rows of cells, aligned by their widest; cells are sanitised. */
typedef struct _DvtCliTable DvtCliTable;

DvtCliTable *dvt_cli_table_new (guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void dvt_cli_table_add (DvtCliTable *table, ...); /* n_columns strings, NULL prints as nothing */
void dvt_cli_table_print (DvtCliTable *table);
void dvt_cli_table_free (DvtCliTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtCliTable, dvt_cli_table_free)

/* --- dvt-cli-list.c: `list` and `updates` --- */

typedef gboolean (*DvtCliConnectorFilter) (DvtConnector *connector);

/* The connectors that pass @filter; NULL: all of them. */
int dvt_cli_list_connectors (DvtCli *cli, char **argv, DvtCliConnectorFilter filter);

/* --- dvt-cli-instance-options.c: what `instances create` and `instances edit` say --- */

typedef struct
{
  char *name;
  char *auth;     /* METHOD[+METHOD] */
  char *base_url; /* "": the connector's */
  char **set;     /* VARIABLE=VALUE */
  char *time_zone;
  char *date_format;
  char *rate_limit; /* AMOUNT/UNIT */
  char *notes;
  char *secrets; /* "-" */
  gboolean test;
} DvtCliInstanceOptions;

void dvt_cli_instance_options_clear (DvtCliInstanceOptions *options);
/* Puts what was said into @settings; WRONG_USE, said already, or DONE. */
int dvt_cli_apply_instance_options (DvtCli *cli,
                                    const DvtCliInstanceOptions *options,
                                    DvtDefinition *definition,
                                    DvtInstanceSettings *settings);
/* The secrets from standard input; NULL with @status DONE where none were announced. */
DvtCredentials *dvt_cli_read_secrets (DvtCli *cli,
                                      const DvtCliInstanceOptions *options,
                                      DvtDefinition *definition,
                                      const DvtInstanceSettings *settings,
                                      int *status) G_GNUC_WARN_UNUSED_RESULT;
/* Tries it and prints how it went; @instance_id NULL: it is new. Whether it signed in. */
int dvt_cli_test_instance (DvtCli *cli,
                           const char *connector_id,
                           const DvtInstanceSettings *settings,
                           DvtCredentials *credentials,
                           const char *instance_id);

/* --- dvt-cli-run.c: how a run ended, in words --- */

const char *dvt_cli_describe_run_status (DvtRunStatus status);

/* --- One file a command --- */

int dvt_cli_create_instance (DvtCli *cli, int argc, char **argv);
int dvt_cli_edit_flow (DvtCli *cli, int argc, char **argv);
int dvt_cli_edit_instance (DvtCli *cli, int argc, char **argv);
int dvt_cli_check (DvtCli *cli, int argc, char **argv);
int dvt_cli_flows (DvtCli *cli, int argc, char **argv);
int dvt_cli_instances (DvtCli *cli, int argc, char **argv);
int dvt_cli_run (DvtCli *cli, int argc, char **argv);
int dvt_cli_sign_in (DvtCli *cli, int argc, char **argv);

int dvt_cli_convert_openapi (DvtCli *cli, int argc, char **argv);
int dvt_cli_create (DvtCli *cli, int argc, char **argv);
int dvt_cli_diff (DvtCli *cli, int argc, char **argv);
int dvt_cli_edit (DvtCli *cli, int argc, char **argv);
int dvt_cli_export (DvtCli *cli, int argc, char **argv);
int dvt_cli_history (DvtCli *cli, int argc, char **argv);
int dvt_cli_init (DvtCli *cli, int argc, char **argv);
int dvt_cli_install (DvtCli *cli, int argc, char **argv);
int dvt_cli_journal (DvtCli *cli, int argc, char **argv);
int dvt_cli_list (DvtCli *cli, int argc, char **argv);
int dvt_cli_marketplace (DvtCli *cli, int argc, char **argv);
int dvt_cli_publish (DvtCli *cli, int argc, char **argv);
int dvt_cli_redo (DvtCli *cli, int argc, char **argv);
int dvt_cli_refresh (DvtCli *cli, int argc, char **argv);
int dvt_cli_remove (DvtCli *cli, int argc, char **argv);
int dvt_cli_restore (DvtCli *cli, int argc, char **argv);
int dvt_cli_show (DvtCli *cli, int argc, char **argv);
int dvt_cli_sources (DvtCli *cli, int argc, char **argv);
int dvt_cli_undo (DvtCli *cli, int argc, char **argv);
int dvt_cli_update (DvtCli *cli, int argc, char **argv);
int dvt_cli_updates (DvtCli *cli, int argc, char **argv);

G_END_DECLS
