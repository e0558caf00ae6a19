/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-authorizer.h"

#include <glib/gi18n-lib.h>

#include "dvt-auth-apply-private.h"
#include "dvt-oauth-private.h"
#include "dvt-renewal-private.h"

/* A token that lives no longer than this may be too old when it arrives. */
#define MARGIN_S 60

struct _DvtAuthorizer
{
  GObject parent_instance;

  DvtDefinition *definition;     /* (owned) */
  DvtInstanceSettings *settings; /* (owned) */
  DvtCredentials *credentials;   /* (owned) (nullable) */
  DvtFetcher *fetcher;           /* (owned) */
  GDateTime *now;                /* (owned) (nullable) the clock */
  GQueue waiting; /* (element-type GTask) (owned) until another's renewal has ended */
  gboolean is_renewing;
};

G_DEFINE_FINAL_TYPE (DvtAuthorizer, dvt_authorizer, G_TYPE_OBJECT)

enum
{
  SIGNAL_RENEWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a job does with each of its methods. */
typedef enum
{
  JOB_AUTHORIZE, /* renews what has expired, and adds credentials to a request */
  JOB_RENEW,     /* renews what can be */
  JOB_CHECK,     /* the same, to see whether it can */
} JobKind;

typedef struct
{
  /* input */
  JobKind kind;
  GStrv methods;           /* (owned) */
  DvtHttpRequest *request; /* (unowned) (nullable) */
  DvtCredentials *seen;    /* (owned) (nullable) those that the caller knows */

  /* in progress */
  gsize index;
  gboolean is_fresh; /* the present method's tokens have just come, whatever they look like */

  /* output */
  gboolean has_renewed;
} Job;

static void
job_free (Job *job)
{
  g_strfreev (job->methods);
  g_clear_pointer (&job->seen, dvt_credentials_unref);
  g_free (job);
}

static GDateTime *
get_now (DvtAuthorizer *self)
{
  return self->now != NULL ? g_date_time_ref (self->now) : g_date_time_new_now_utc ();
}

static const char *
get_token (DvtCredentials *credentials, const char *method)
{
  return credentials != NULL ? dvt_credentials_get (credentials, method, "accessToken") : NULL;
}

static DvtGrant
choose_grant (DvtAuthorizer *self, const char *method)
{
  return dvt_oauth_choose_grant (self->definition, method, self->credentials);
}

/* A job that waited for another's renewal finds new tokens, and asks for no newer ones. */
static gboolean
needs_renewal (DvtAuthorizer *self, const Job *job, const char *method)
{
  const char *token = get_token (self->credentials, method);
  g_autoptr (GDateTime) now = NULL;

  if (job->is_fresh || choose_grant (self, method) == DVT_GRANT_NONE)
    return FALSE;
  if (job->kind != JOB_AUTHORIZE)
    return g_strcmp0 (token, get_token (job->seen, method)) == 0;

  now = get_now (self);
  return token == NULL || *token == '\0'
         || dvt_oauth_is_token_old (self->credentials, method, now, MARGIN_S);
}

static void
set_credentials (DvtAuthorizer *self, DvtCredentials *credentials)
{
  dvt_credentials_ref (credentials);
  g_clear_pointer (&self->credentials, dvt_credentials_unref);
  self->credentials = credentials;
  g_signal_emit (self, signals[SIGNAL_RENEWED], 0, credentials);
}

/* The server has said that the refresh token is worth nothing: what is kept says so too, and is not
 * tried again and again. */
static void
forget_refresh_token (DvtAuthorizer *self, const char *method)
{
  g_autoptr (DvtCredentials) credentials = dvt_credentials_copy (self->credentials);
  g_autoptr (GDateTime) now = get_now (self);

  dvt_credentials_set (credentials, method, "refreshToken", NULL);
  if (get_token (credentials, method) != NULL)
    dvt_oauth_set_expiry (credentials, method, now);
  set_credentials (self, credentials);
}

/* The chain of one job, in the order of its calls. */
static void go_on (GTask *task);
static void on_renewed_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
begin_renewal (GTask *task)
{
  DvtAuthorizer *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = get_now (self);
  DvtOauthClient client = {
    .definition = self->definition,
    .settings = self->settings,
    .credentials = self->credentials,
    .method = job->methods[job->index],
  };

  if (self->is_renewing)
    {
      g_queue_push_tail (&self->waiting, g_object_ref (task));
      return;
    }

  self->is_renewing = TRUE;
  dvt_renew_tokens_async (&client, self->fetcher, now, g_task_get_cancellable (task), on_renewed_cb,
                          g_object_ref (task));
}

static void
wake_waiting (DvtAuthorizer *self)
{
  self->is_renewing = FALSE;
  while (!self->is_renewing && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);

      go_on (task);
    }
}

static void
on_renewed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (DvtAuthorizer) self = g_object_ref (g_task_get_source_object (task));
  Job *job = g_task_get_task_data (task);
  const char *method = job->methods[job->index];
  DvtGrant grant = choose_grant (self, method);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtCredentials) renewed = dvt_renew_tokens_finish (result, &error);

  if (renewed != NULL)
    {
      job->is_fresh = TRUE;
      set_credentials (self, renewed);
      go_on (task);
    }
  else
    {
      if (grant == DVT_GRANT_REFRESH_TOKEN
          && g_error_matches (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED))
        forget_refresh_token (self, method);
      g_task_return_error (task, g_steal_pointer (&error));
    }

  wake_waiting (self);
}

/* Whether there is a token to send, if @method has any. */
static gboolean
check_token (DvtAuthorizer *self, const char *method, GError **error)
{
  const char *label = dvt_oauth_get_label (self->definition, method);
  const char *token = get_token (self->credentials, method);
  g_autoptr (GDateTime) now = get_now (self);

  if (!dvt_oauth_is_method (self->definition, method))
    return TRUE;
  if (token == NULL || *token == '\0')
    {
      g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_CREDENTIALS_MISSING,
                   _ ("Nobody has signed in with ‘%s’ yet"), label);
      return FALSE;
    }
  if (dvt_oauth_is_token_old (self->credentials, method, now, 0))
    {
      g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED,
                   _ ("The sign-in with ‘%s’ has expired: sign in again"), label);
      return FALSE;
    }
  return TRUE;
}

/* What is done with a method whose tokens need no renewal, or none any more. */
static gboolean
complete_method (DvtAuthorizer *self, Job *job, GError **error)
{
  const char *method = job->methods[job->index];

  job->is_fresh = FALSE;
  if (job->kind == JOB_AUTHORIZE)
    return check_token (self, method, error)
           && dvt_auth_apply (self->definition, self->credentials, method, job->request, error);

  if (choose_grant (self, method) != DVT_GRANT_NONE)
    job->has_renewed = TRUE;
  return TRUE;
}

static void
finish (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (job->kind != JOB_RENEW || job->has_renewed)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error_literal (task, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED,
                                     _ ("Nothing of these credentials can be renewed"));
}

/* Does all that can be done now: until a renewal has to be waited for, or the end. */
static void
go_on (GTask *task)
{
  DvtAuthorizer *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  for (; job->methods[job->index] != NULL; job->index++)
    {
      const char *method = job->methods[job->index];

      if (needs_renewal (self, job, method))
        {
          begin_renewal (task);
          return;
        }
      if (!complete_method (self, job, &error))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }

  finish (task);
}

static GTask *
new_job (DvtAuthorizer *self,
         JobKind kind,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  if (self->credentials != NULL)
    job->seen = dvt_credentials_ref (self->credentials);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

/* The methods of the alternative that @endpoint is called with. */
static GStrv
find_methods (DvtAuthorizer *self, const char *endpoint, GError **error)
{
  GStrv methods = dvt_check_find_alternative (self->definition, endpoint,
                                              (const char *const *) self->settings->methods);

  if (methods != NULL)
    return methods;

  if (endpoint != NULL)
    g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_NO_ALTERNATIVE,
                 _ ("‘%s’ needs an authentication that the instance does not use"), endpoint);
  else
    g_set_error_literal (
      error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_NO_ALTERNATIVE,
      _ ("The connector needs an authentication that the instance does not use"));
  return NULL;
}

static void
run_for_endpoint (GTask *task, const char *endpoint)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  job->methods = find_methods (g_task_get_source_object (task), endpoint, &error);
  if (job->methods != NULL)
    go_on (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
dvt_authorizer_finalize (GObject *object)
{
  DvtAuthorizer *self = DVT_AUTHORIZER (object);

  /* No job is left: each holds the authorizer. */
  g_clear_pointer (&self->definition, dvt_definition_unref);
  g_clear_pointer (&self->settings, dvt_instance_settings_free);
  g_clear_pointer (&self->credentials, dvt_credentials_unref);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_object (&self->fetcher);

  G_OBJECT_CLASS (dvt_authorizer_parent_class)->finalize (object);
}

static void
dvt_authorizer_class_init (DvtAuthorizerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_authorizer_finalize;

  /**
   * DvtAuthorizer::renewed:
   * @self: an authorizer
   * @credentials: with the new tokens
   *
   * Tokens were renewed, and the old ones may be worth nothing any more: whoever stores credentials
   * stores these now.
   */
  signals[SIGNAL_RENEWED] = g_signal_new ("renewed", DVT_TYPE_AUTHORIZER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, DVT_TYPE_CREDENTIALS);
}

static void
dvt_authorizer_init (DvtAuthorizer *self)
{
  g_queue_init (&self->waiting);
}

DvtAuthorizer *
dvt_authorizer_new (DvtDefinition *definition,
                    const DvtInstanceSettings *settings,
                    DvtCredentials *credentials,
                    DvtFetcher *fetcher)
{
  DvtAuthorizer *self;

  g_return_val_if_fail (definition != NULL && settings != NULL, NULL);
  g_return_val_if_fail (DVT_IS_FETCHER (fetcher), NULL);

  self = g_object_new (DVT_TYPE_AUTHORIZER, NULL);
  self->definition = dvt_definition_ref (definition);
  self->settings = dvt_instance_settings_copy (settings);
  self->credentials = credentials != NULL ? dvt_credentials_ref (credentials) : NULL;
  self->fetcher = g_object_ref (fetcher);

  return self;
}

DvtCredentials *
dvt_authorizer_get_credentials (DvtAuthorizer *self)
{
  g_return_val_if_fail (DVT_IS_AUTHORIZER (self), NULL);

  return self->credentials;
}

void
dvt_authorizer_set_now (DvtAuthorizer *self, GDateTime *now)
{
  g_return_if_fail (DVT_IS_AUTHORIZER (self));

  g_clear_pointer (&self->now, g_date_time_unref);
  self->now = now != NULL ? g_date_time_ref (now) : NULL;
}

void
dvt_authorizer_authorize_async (DvtAuthorizer *self,
                                const char *endpoint,
                                DvtHttpRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (DVT_IS_AUTHORIZER (self));
  g_return_if_fail (request != NULL);

  task = new_job (self, JOB_AUTHORIZE, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_authorizer_authorize_async);
  job = g_task_get_task_data (task);
  job->request = request;
  run_for_endpoint (task, endpoint);
}

gboolean
dvt_authorizer_authorize_finish (DvtAuthorizer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dvt_authorizer_can_renew (DvtAuthorizer *self, const char *endpoint)
{
  g_auto (GStrv) methods = NULL;

  g_return_val_if_fail (DVT_IS_AUTHORIZER (self), FALSE);

  methods = find_methods (self, endpoint, NULL);
  for (gsize i = 0; methods != NULL && methods[i] != NULL; i++)
    if (choose_grant (self, methods[i]) != DVT_GRANT_NONE)
      return TRUE;
  return FALSE;
}

void
dvt_authorizer_renew_async (DvtAuthorizer *self,
                            const char *endpoint,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_AUTHORIZER (self));

  task = new_job (self, JOB_RENEW, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_authorizer_renew_async);
  run_for_endpoint (task, endpoint);
}

gboolean
dvt_authorizer_renew_finish (DvtAuthorizer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dvt_authorizer_check_token_async (DvtAuthorizer *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (DVT_IS_AUTHORIZER (self));

  task = new_job (self, JOB_CHECK, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_authorizer_check_token_async);
  job = g_task_get_task_data (task);
  job->methods = g_strdupv (self->settings->methods);
  go_on (task);
}

gboolean
dvt_authorizer_check_token_finish (DvtAuthorizer *self,
                                   GAsyncResult *result,
                                   gboolean *checked,
                                   GError **error)
{
  const Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (checked != NULL)
    *checked = job->has_renewed;
  return g_task_propagate_boolean (G_TASK (result), error);
}
