/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check-private.h"

/**
 * dvt_reason_code_to_string:
 * @code: a code
 *
 * Gets the name of a code for machines, such as "method-gone".
 *
 * Returns: the name
 */
const char *
dvt_reason_code_to_string (DvtReasonCode code)
{
  static const char *const names[] = {
    [DVT_REASON_METHOD_GONE] = "method-gone",
    [DVT_REASON_METHOD_CHANGED] = "method-changed",
    [DVT_REASON_METHOD_UNUSABLE] = "method-unusable",
    [DVT_REASON_VARIABLE_MISSING] = "variable-missing",
    [DVT_REASON_BASE_URL_MISSING] = "base-url-missing",
    [DVT_REASON_CREDENTIALS_MISSING] = "credentials-missing",
    [DVT_REASON_SIGN_IN_EXPIRED] = "sign-in-expired",
    [DVT_REASON_INSTANCE_GONE] = "instance-gone",
    [DVT_REASON_INSTANCE_NOT_READY] = "instance-not-ready",
    [DVT_REASON_ENDPOINT_GONE] = "endpoint-gone",
    [DVT_REASON_ENDPOINT_REFUSED] = "endpoint-refused",
    [DVT_REASON_PARAMETER_MISSING] = "parameter-missing",
    [DVT_REASON_PARAMETER_UNKNOWN] = "parameter-unknown",
    [DVT_REASON_OUT_OF_DATE] = "out-of-date",
  };

  g_return_val_if_fail ((gsize) code < G_N_ELEMENTS (names), NULL);

  return names[code];
}

/**
 * dvt_reason_new:
 * @code: why
 * @subject: (nullable): what it is about
 * @shape: (nullable): the shape's id, where it is about one
 * @message: one sentence in the user's language, without a full stop
 *
 * Makes a reason.
 *
 * Returns: (transfer full): the reason
 */
DvtReason *
dvt_reason_new (DvtReasonCode code, const char *subject, const char *shape, const char *message)
{
  DvtReason *reason = g_new0 (DvtReason, 1);

  reason->code = code;
  reason->subject = g_strdup (subject);
  reason->shape = g_strdup (shape);
  reason->message = g_strdup (message);

  return reason;
}

/**
 * dvt_reason_copy:
 * @reason: a reason
 *
 * Copies a reason.
 *
 * Returns: (transfer full): the copy
 */
DvtReason *
dvt_reason_copy (const DvtReason *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  return dvt_reason_new (reason->code, reason->subject, reason->shape, reason->message);
}

/**
 * dvt_reason_free:
 * @reason: (transfer full): a reason
 *
 * Frees a reason.
 */
void
dvt_reason_free (DvtReason *reason)
{
  g_return_if_fail (reason != NULL);

  g_clear_pointer (&reason->subject, g_free);
  g_clear_pointer (&reason->shape, g_free);
  g_clear_pointer (&reason->message, g_free);
  g_free (reason);
}

/**
 * dvt_reason_equal:
 * @a: a reason
 * @b: another
 *
 * Compares two reasons without their messages.
 *
 * Returns: whether code, subject and shape are the same
 */
gboolean
dvt_reason_equal (const DvtReason *a, const DvtReason *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->code == b->code && g_strcmp0 (a->subject, b->subject) == 0
         && g_strcmp0 (a->shape, b->shape) == 0;
}

GPtrArray *
dvt_reasons_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_reason_free);
}

void
dvt_reasons_add (GPtrArray *reasons,
                 DvtReasonCode code,
                 const char *subject,
                 const char *shape,
                 char *message)
{
  g_autofree char *owned = message;
  g_autoptr (DvtReason) reason = dvt_reason_new (code, subject, shape, owned);

  for (guint i = 0; i < reasons->len; i++)
    if (dvt_reason_equal (reasons->pdata[i], reason))
      return;

  g_ptr_array_add (reasons, g_steal_pointer (&reason));
}
