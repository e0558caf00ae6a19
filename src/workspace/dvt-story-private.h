/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-definition.h"
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
  DvtJson *patch;            /* (nullable) edit: RFC 7396 */
  DvtDefinition *definition; /* (nullable) create */
} DvtStoryStep;

typedef struct
{
  GPtrArray *sources; /* (owned) (element-type DvtStorySource) */
  GPtrArray *steps;   /* (owned) (element-type DvtStoryStep) */
} DvtStory;

/* Reads the story and the definitions that it names; blocks. */
DvtStory *dvt_story_load (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_story_free (DvtStory *story);

/* @definition with @patch merged in. */
DvtDefinition *dvt_story_patch (DvtDefinition *definition,
                                DvtJson *patch,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStory, dvt_story_free)

G_END_DECLS
