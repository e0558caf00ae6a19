/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"
#include "dvt-instance-settings.h"

G_BEGIN_DECLS

/* What lists say of an instance, made from its settings and its connector's definition. */

/* The labels of its methods, "" for none. */
char *dvt_instance_text_build_auth (DvtDefinition *definition,
                                    const DvtInstanceSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
/* Its base address with the variables that have values, "" for none. */
char *
dvt_instance_text_build_base_url (DvtDefinition *definition,
                                  const DvtInstanceSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
/* What tells it from others of its connector. */
char *dvt_instance_text_build_subtitle (DvtDefinition *definition,
                                        const DvtInstanceSettings *settings,
                                        const char *base_url) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
