/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-instance-field.h"

G_BEGIN_DECLS

/**
 * DvtInstanceForm:
 *
 * What is being entered for one instance: settings and, apart from them, the credentials that were
 * typed.
 *
 * The editor's widgets write into it, and it says what is wrong, what is missing, and what has to
 * be tried before it is saved. Stored credentials are not in it: what is left empty stays stored.
 * No GTK and no I/O; one editor owns it.
 */
typedef struct _DvtInstanceForm DvtInstanceForm;

/**
 * dvt_instance_form_new:
 * @settings: (nullable): the instance's; `NULL`: a new one
 * @has_credentials: something lies in the Secret Service for it
 * @reasons: (nullable) (element-type DvtReason): why it is not ready: what of that is missing
 */
DvtInstanceForm *dvt_instance_form_new (DvtDefinition *definition,
                                        const DvtInstanceSettings *settings,
                                        gboolean has_credentials,
                                        GPtrArray *reasons) G_GNUC_WARN_UNUSED_RESULT;
void dvt_instance_form_free (DvtInstanceForm *form);

/* The ways to sign in: those of the connector, and where the instance uses another one that the
 * connector does not offer (any more), that one last. */
guint dvt_instance_form_get_n_alternatives (DvtInstanceForm *form);
/* "Access Token", "API Key and OAuth 2", "No Authentication" */
char *dvt_instance_form_build_alternative_label (DvtInstanceForm *form,
                                                 guint alternative) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): why this program cannot sign in like that, in one sentence */
const char *dvt_instance_form_get_alternative_problem (DvtInstanceForm *form, guint alternative);
guint dvt_instance_form_get_alternative (DvtInstanceForm *form);
void dvt_instance_form_set_alternative (DvtInstanceForm *form, guint alternative);
/* (transfer none): the chosen one's methods */
const char *const *dvt_instance_form_get_methods (DvtInstanceForm *form);
/* Whether the method signs in by the browser. */
gboolean dvt_instance_form_needs_sign_in (DvtInstanceForm *form, const char *method);

/* What the chosen way and the connector ask for: credentials, variables, addresses.
 * (element-type DvtInstanceField) (transfer container): fields live until the next call */
GPtrArray *dvt_instance_form_list_fields (DvtInstanceForm *form) G_GNUC_WARN_UNUSED_RESULT;
/* One of the fields that every instance has: name, base address … */
const DvtInstanceField *dvt_instance_form_get_field (DvtInstanceForm *form,
                                                     DvtInstanceFieldKind kind);
/* What to call it among the others: "Login: Password" where two methods are used at once, "GET
 * /orders: Page Size" for an endpoint's variable. */
char *dvt_instance_form_build_title (DvtInstanceForm *form,
                                     const DvtInstanceField *field) G_GNUC_WARN_UNUSED_RESULT;
/* NULL for none; never a secret. */
const char *dvt_instance_form_get_text (DvtInstanceForm *form, const DvtInstanceField *field);
void
dvt_instance_form_set_text (DvtInstanceForm *form, const DvtInstanceField *field, const char *text);
/* Whether something was typed or signed in for a field of credentials or a secret variable. */
gboolean dvt_instance_form_is_typed (DvtInstanceForm *form, const DvtInstanceField *field);
/* Whether a value of it is stored, which is kept where nothing is typed. */
gboolean dvt_instance_form_is_stored (DvtInstanceForm *form, const DvtInstanceField *field);

/* @amount 0: the connector's. */
void dvt_instance_form_set_rate (DvtInstanceForm *form, guint amount, const char *unit);
guint dvt_instance_form_get_rate (DvtInstanceForm *form, const char **unit);
/* 0: it has none. */
guint dvt_instance_form_get_default_rate (DvtInstanceForm *form, const char **unit);

/* What a sign-in has brought, as if it had been typed. */
void dvt_instance_form_take_credentials (DvtInstanceForm *form, DvtCredentials *credentials);
/* Whether the tokens of @method are among what was typed or signed in. */
gboolean dvt_instance_form_is_signed_in (DvtInstanceForm *form, const char *method);

typedef struct
{
  const DvtInstanceField *field; /* (nullable) the form's; NULL: the way to sign in */
  char *message;                 /* one sentence */
} DvtInstanceProblem;

/* What is not right and cannot be saved. (element-type DvtInstanceProblem) */
GPtrArray *dvt_instance_form_list_problems (DvtInstanceForm *form) G_GNUC_WARN_UNUSED_RESULT;
/* What is left out and needed before the instance works. (element-type DvtInstanceProblem) */
GPtrArray *dvt_instance_form_list_missing (DvtInstanceForm *form) G_GNUC_WARN_UNUSED_RESULT;

/* Whether anything differs from what the form began with. */
gboolean dvt_instance_form_is_changed (DvtInstanceForm *form);
/* Whether what proves who calls is new or changed, so that it has to be tried first. */
gboolean dvt_instance_form_needs_test (DvtInstanceForm *form);
DvtInstanceSettings *
dvt_instance_form_build_settings (DvtInstanceForm *form) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): what was typed or signed in, for the methods that are used; NULL: nothing */
DvtCredentials *dvt_instance_form_dup_credentials (DvtInstanceForm *form) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtInstanceForm, dvt_instance_form_free)

G_END_DECLS
