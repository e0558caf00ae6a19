/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dvt-flow-run-private.h"

#define MAX_BODY_BYTES 4096

static gboolean
is_hidden (const char *name)
{
  static const char *const hidden[]
    = { "Authorization", "Cookie", "Proxy-Authorization", "Set-Cookie", "Set-Cookie2", NULL };

  for (gsize i = 0; hidden[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, hidden[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
append_header (GString *sample, DvtRedactor *redactor, const char *name, const char *value)
{
  g_autofree char *clean_name = dvt_redactor_redact_text (redactor, name);
  g_autofree char *clean
    = is_hidden (name) ? g_strdup (DVT_REDACTED) : dvt_redactor_redact_text (redactor, value);

  g_string_append_printf (sample, "%s: %s\n", clean_name, clean);
}

static void
append_body (GString *sample, DvtRedactor *redactor, GBytes *body)
{
  gsize length = 0;
  const char *text = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  g_autofree char *clean = NULL;

  if (length == 0)
    return;

  clean = dvt_redactor_redact (redactor, text, length, MAX_BODY_BYTES);
  g_string_append_printf (sample, "\n%s", clean);
  if (length > MAX_BODY_BYTES)
    g_string_append (sample, "…");
}

/* The request as it was before its credentials were added, with the names of theirs: what was never
 * in it cannot be seen. */
static char *
build_request_sample (DvtStep *step, const DvtOutgoing *outgoing)
{
  DvtRedactor *redactor = step->run->redactor;
  g_autofree char *uri = dvt_redactor_redact_text (redactor, outgoing->target->uri);
  GPtrArray *credential_headers = dvt_caller_get_credential_headers (step->caller);
  GString *sample = g_string_new (NULL);

  g_string_append_printf (sample, "%s %s\n", outgoing->call->method, uri);
  for (guint i = 0; i < outgoing->target->headers->len; i++)
    {
      const DvtHttpHeader *header = outgoing->target->headers->pdata[i];

      append_header (sample, redactor, header->name, header->value);
    }
  for (guint i = 0; outgoing->with_credentials && i < credential_headers->len; i++)
    g_string_append_printf (sample, "%s: %s\n", (char *) credential_headers->pdata[i],
                            DVT_REDACTED);
  if (outgoing->body != NULL)
    append_header (sample, redactor, "Content-Type",
                   outgoing->call->media_type != NULL ? outgoing->call->media_type
                                                      : "application/json");
  append_body (sample, redactor, outgoing->body);

  return g_string_free_and_steal (sample);
}

static char *
build_response_sample (DvtStep *step, const DvtHttpAnswer *answer)
{
  GString *sample = g_string_new (NULL);

  g_string_append_printf (sample, _ ("Status %u"), answer->status);
  g_string_append_c (sample, '\n');
  for (guint i = 0; i < answer->headers->len; i++)
    {
      const DvtHttpHeader *header = answer->headers->pdata[i];

      append_header (sample, step->run->redactor, header->name, header->value);
    }
  append_body (sample, step->run->redactor, answer->body);

  return g_string_free_and_steal (sample);
}

void
dvt_step_keep_sample (DvtStep *step,
                      const DvtOutgoing *outgoing,
                      const DvtHttpAnswer *answer,
                      gboolean replace)
{
  if (step->has_sample && !replace)
    return;

  step->has_sample = TRUE;
  g_free (step->report->sample_request);
  step->report->sample_request = build_request_sample (step, outgoing);
  g_clear_pointer (&step->report->sample_response, g_free);
  if (answer != NULL)
    step->report->sample_response = build_response_sample (step, answer);
}
