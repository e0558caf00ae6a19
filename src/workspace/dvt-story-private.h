/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-definition.h"
#include "dvt-credentials.h"
#include "dvt-flow-document.h"
#include "dvt-instance-settings.h"
#include "dvt-run-report.h"
#include "dvt-update-plan.h"

G_BEGIN_DECLS

/* What the people of the sample organisation did, in its folder's story.json. */

typedef struct
{
  char *feed; /* the folder */
  char *name;
} DvtStorySource;

typedef struct
{
  char *action;
  char *author;
  GDateTime *time;
  char *message;
  char *connector; /* (nullable) a marketplace id for install, else a connector's name */
  guint version;
  guint revision;
  DvtUpdateChoice choice;
  DvtJson *patch;                /* (nullable) edit: RFC 7396 */
  DvtDefinition *definition;     /* (nullable) create */
  char *name;                    /* (nullable) of a flow */
  DvtFlowDocument *flow;         /* (nullable) create-flow, edit-flow */
  DvtInstanceSettings *settings; /* (nullable) create-instance */
  DvtCredentials *credentials;   /* (nullable) create-instance */
} DvtStoryStep;

/* A run that is kept, of a time when nobody was there to watch. */
typedef struct
{
  char *flow; /* its name */
  guint version;
  DvtRunReport *report; /* (owned) */
} DvtStoryRun;

typedef struct
{
  GPtrArray *sources; /* (owned) (element-type DvtStorySource) */
  GPtrArray *steps;   /* (owned) (element-type DvtStoryStep) */
  GPtrArray *runs;    /* (owned) (element-type DvtStoryRun) */
} DvtStory;

/* Reads the story, and the definitions and flows that it names; blocks. @services: (nullable): the
 * address below which the services of the story's instances answer. */
DvtStory *
dvt_story_load (const char *folder, const char *services, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_story_free (DvtStory *story);

/* @definition with @patch merged in. */
DvtDefinition *dvt_story_patch (DvtDefinition *definition,
                                DvtJson *patch,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStory, dvt_story_free)

G_END_DECLS
