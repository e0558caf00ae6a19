/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-caller-private.h"
#include "dvt-record.h"
#include "dvt-run-report-private.h"
#include "dvt-schema-checker.h"
#include "dvt-wait-private.h"

G_BEGIN_DECLS

/* What is run, and whom to tell. All of it outlives the run; the functions are called on its
 * thread. */
typedef struct
{
  DvtFlowDocument *document;
  DvtRunKind kind;
  GHashTable *instances; /* (element-type utf8 DvtRunInstance) */
  const char *shape;     /* (nullable): the only one that runs */
  guint deadline_ms;
  void (*progress) (DvtRunReport *report, gpointer user_data);
  DvtRenewedFunc renewed;
  gpointer user_data;
} DvtFlowPlan;

/* Runs it, from its first request to its report, in a main context that is made for it. */
DvtRunReport *dvt_flow_run (const DvtFlowPlan *plan,
                            GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/* --- Inside the run --- */

typedef struct _DvtStep DvtStep;

/**
 * DvtFlowRun:
 *
 * A run in progress. Its steps are the shapes, each of which knows the next one: records are pushed
 * from step to step, a page at a time, so that no more than one page is held.
 */
typedef struct
{
  const DvtFlowPlan *plan;
  DvtWaitScope *scope;       /* (unowned): the run's main context */
  GCancellable *cancellable; /* (unowned): the scope's */
  DvtRunReport *report;      /* (owned) */
  GPtrArray *steps;          /* (owned) (element-type DvtStep): in reading order */
  GHashTable *callers;       /* (owned) (element-type utf8 DvtCaller): by instance id */
  DvtFetcher *fetcher;       /* (owned) */
  DvtRedactor *redactor;     /* (owned) */
  GPtrArray *seed;           /* (unowned) (nullable): the empty record that a flow begins with */
  gboolean cancelled;
} DvtFlowRun;

struct _DvtStep
{
  DvtFlowRun *run;        /* (unowned) */
  const DvtShape *shape;  /* (unowned) */
  DvtShapeReport *report; /* (unowned) */
  DvtStep *next;          /* (unowned) (nullable) */
  gboolean failed;

  /* connector; map has variables too */
  DvtCaller *caller;       /* (unowned) */
  DvtCall *call;           /* (owned) (nullable) */
  DvtVariables *variables; /* (owned) (nullable) */
  DvtTarget *target;       /* (owned) (nullable): the same for every record, or that of @body */
  gboolean is_fixed;       /* whether no record changes the target */
  gboolean has_sample;
  GString *body;       /* (owned) (nullable): send: what waits to be sent */
  GPtrArray *waiting;  /* (owned) (nullable) (element-type DvtJson): send, batch: whose it is */
  guint64 n_requested; /* check: how many pages were fetched */

  DvtSchemaChecker *checker; /* (owned) (nullable) */

  /* map */
  DvtMap *map;            /* (owned) (nullable) */
  const DvtShape *source; /* (unowned) (nullable): the connector shape before it */

  /* filter */
  DvtCondition *condition; /* (owned) (nullable) */

  /* route */
  GPtrArray
    *conditions;      /* (owned) (element-type DvtCondition) (nullable elements): NULL: all fit */
  GPtrArray *entries; /* (owned) (element-type DvtStep) (nullable elements): a branch's first */
};

/* Gives @records (element-type DvtJson) to @step, and what it makes of them to those behind it.
 * @step: (nullable): the end of the flow. FALSE: the run is to stop. */
gboolean dvt_step_push (DvtStep *step, GPtrArray *records);
/* The end of the flow has come, or of a part of it: what waits for more records is done as it is.
 */
void dvt_step_flush (DvtStep *step);
gboolean dvt_step_receive (DvtStep *step, GPtrArray *records);
gboolean dvt_step_send (DvtStep *step, GPtrArray *records);
gboolean dvt_step_send_waiting (DvtStep *step);
/* Hands @records on to @next. */
gboolean dvt_step_hand_on (DvtStep *step, DvtStep *next, GPtrArray *records);
/* Ends the run at @step with @error, which it takes: FALSE. @place: (nullable) */
gboolean dvt_step_fail (DvtStep *step, GError *error, guint status, const char *place);
/* Adds a warning; @place: (nullable). */
void dvt_step_warn (DvtStep *step, const char *code, const char *message, const char *place);
/* One warning for each place where @value is not what @schema (nullable) says. */
void dvt_step_check_schema (DvtStep *step, yyjson_val *schema, yyjson_val *value);
/* Whether @record, the number of which is @number, sets the shape's own variables. */
gboolean dvt_step_set_variables (DvtStep *step, yyjson_val *record, const char *place);
GPtrArray *dvt_records_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* A sample of an exchange, where there is none yet or @replace is set. @answer: (nullable) */
void dvt_step_keep_sample (DvtStep *step,
                           const DvtOutgoing *outgoing,
                           const DvtHttpAnswer *answer,
                           gboolean replace);

/* Adds to the report why a step cannot run; TRUE where there is nothing. Sends nothing. */
gboolean dvt_flow_run_check_ready (DvtFlowRun *run);

G_END_DECLS
