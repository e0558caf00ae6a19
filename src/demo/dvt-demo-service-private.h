/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-definition.h"

G_BEGIN_DECLS

/* One service: what its connector's definitions say that it answers, the newer ones first. */
typedef struct _DvtDemoService DvtDemoService;

typedef struct
{
  const char *method;
  const char *path;  /* within the service */
  GHashTable *query; /* (nullable) decoded */
  const char *uri;   /* the service's own address, for links to further pages */
} DvtDemoRequest;

typedef struct
{
  guint status;
  char *body; /* (nullable) JSON */
  char *link; /* (nullable) a Link header */
} DvtDemoAnswer;

DvtDemoService *dvt_demo_service_new (void) G_GNUC_WARN_UNUSED_RESULT;
void dvt_demo_service_free (DvtDemoService *service);
void dvt_demo_service_add_definition (DvtDemoService *service, DvtDefinition *definition);
/* Nothing for a GET that no definition has, and 404 for all else. The caller clears the answer's members. */
void dvt_demo_service_answer (DvtDemoService *service,
                              const DvtDemoRequest *request,
                              DvtDemoAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtDemoService, dvt_demo_service_free)

G_END_DECLS
