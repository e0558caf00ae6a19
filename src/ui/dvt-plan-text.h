/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/* What the wizard says about an update plan, in words. */

typedef enum
{
  DVT_CONSEQUENCE_KEPT,      /* goes on as it was, or is simply so */
  DVT_CONSEQUENCE_NEEDS_YOU, /* goes on only when somebody has looked after it */
  DVT_CONSEQUENCE_LOST,      /* somebody has to know this before choosing */
} DvtConsequenceWeight;

typedef struct
{
  DvtConsequenceWeight weight;
  char *title;  /* counted: "3 changes of yours are dropped from the connector" */
  char *detail; /* (nullable) named: what they are */
} DvtConsequence;

/* The class of its icon: "dimmed", "warning", "error". */
const char *dvt_consequence_get_style (const DvtConsequence *consequence);

/* The installed and the new version's name, else number. */
char *dvt_plan_text_build_from (DvtUpdatePlan *plan) G_GNUC_WARN_UNUSED_RESULT;
char *dvt_plan_text_build_to (DvtUpdatePlan *plan) G_GNUC_WARN_UNUSED_RESULT;
/* "Version 14 to 17. The notes of 2026-07, which is skipped, are included." */
char *dvt_plan_text_build_versions (DvtUpdatePlan *plan) G_GNUC_WARN_UNUSED_RESULT;
/* "Shopify, 2026-04 to 2026-10" */
char *dvt_plan_text_build_subtitle (DvtUpdatePlan *plan) G_GNUC_WARN_UNUSED_RESULT;

/* What taking @choice would do. (element-type DvtConsequence) */
GPtrArray *dvt_plan_text_list_consequences (DvtUpdatePlan *plan,
                                            DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;
/* The same once it is done. */
GPtrArray *dvt_plan_text_list_results (DvtUpdatePlan *plan,
                                       DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
