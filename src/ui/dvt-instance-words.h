/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow.h"
#include "dvt-instance-list.h"

G_BEGIN_DECLS

/* What instances, and the flows that use them, say in words. */

/* "Ready", "Needs Credentials", "Needs Attention", "Sign-in Expired"; and how to show it. */
const char *dvt_instance_words_get_state (DvtInstanceState state);
const char *dvt_instance_words_get_icon_name (DvtInstanceState state);
const char *dvt_instance_words_get_style (DvtInstanceState state);

/* "harbour-pine-uk · Access Token" */
char *dvt_instance_words_build_subtitle (DvtInstance *instance) G_GNUC_WARN_UNUSED_RESULT;
/* An instance in one sentence: "UK Store, harbour-pine-uk · Access Token, Ready". */
char *dvt_instance_words_build_label (DvtInstance *instance) G_GNUC_WARN_UNUSED_RESULT;
/* "UK Store (copy)", or "UK Store (copy 2)" where an instance of that connector has that name. */
char *dvt_instance_words_build_copy_name (DvtInstanceList *instances,
                                          DvtInstance *instance) G_GNUC_WARN_UNUSED_RESULT;

/* "UK Store, US Store and 2 more · 4 shapes": how @flow uses @connector_id. */
char *dvt_instance_words_build_use (DvtFlow *flow,
                                    const char *connector_id,
                                    DvtInstanceList *instances) G_GNUC_WARN_UNUSED_RESULT;
/* What its badge says of a flow; NULL where there is nothing to say. */
const char *dvt_instance_words_get_flow_badge (DvtFlow *flow);
/* "Used by 4 instances", "Not used": of @connector_id's instances. */
char *dvt_instance_words_build_method_use (DvtInstanceList *instances,
                                           const char *connector_id,
                                           const char *method) G_GNUC_WARN_UNUSED_RESULT;

/* The reasons, one a line; "" for none. */
char *dvt_instance_words_join_reasons (GPtrArray *reasons) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
