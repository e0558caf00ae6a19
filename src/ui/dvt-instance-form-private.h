/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-instance-form.h"

G_BEGIN_DECLS

/* One way to sign in. */
typedef struct
{
  GStrv methods;    /* (owned) */
  char *label;      /* (owned) */
  char *problem;    /* (owned) (nullable) */
  gboolean is_gone; /* the connector does not offer it */
} DvtInstanceAlternative;

struct _DvtInstanceForm
{
  DvtDefinition *definition; /* (owned) */
  DvtInstanceSettings *base; /* (owned) (nullable) what the instance had; NULL: it is new */
  gboolean has_credentials;
  GHashTable *not_stored;        /* (owned) (element-type utf8) methods and secret variables */
  DvtInstanceSettings *settings; /* (owned) what is entered */
  DvtCredentials *typed;         /* (owned) what is entered, of every way that was looked at */
  GPtrArray *alternatives;       /* (owned) (element-type DvtInstanceAlternative) */
  GPtrArray *fields; /* (owned) (element-type DvtInstanceField) all that were asked for */
  guint alternative;
  char *initial; /* (owned) the settings that the form began with, as JSON */
};

/* Whether all that @method needs is stored, as far as is known. */
gboolean dvt_instance_form_has_stored (DvtInstanceForm *form, const char *method);

G_END_DECLS
