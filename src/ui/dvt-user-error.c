/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-user-error.h"

#include <glib/gi18n.h>

#include "dvt-workspace-error.h"

typedef struct
{
  const char *code;
  const char *text;
} UserText;

/* By the stable code, so that this room need not know the rooms that an error comes from. */
static const UserText user_texts[] = {
  /* Reaching a marketplace. */
  { "unreachable",
    N_ ("The server could not be reached. Check the network connection, then try again.") },
  { "timed-out", N_ ("The server did not answer in time. Try again later.") },
  { "tls",
    N_ ("The server’s certificate is not valid. Ask the marketplace’s operator to renew it.") },
  { "insecure",
    N_ ("The connection would not be encrypted. Use an address that begins with https.") },
  { "redirect",
    N_ (
      "The server forwards to an address that cannot be followed. Check the marketplace’s address.") },
  { "refused", N_ ("The server refuses access. Ask the marketplace’s operator for permission.") },
  { "rate-limited", N_ ("The server asks for fewer requests. Try again in a few minutes.") },
  { "server", N_ ("The server has a problem of its own. Try again later.") },
  { "status",
    N_ ("The server gave an answer that was not expected. Check the marketplace’s address.") },
  { "too-large", N_ ("The document is larger than is accepted from outside.") },
  { "truncated", N_ ("The answer ended early. Try again.") },
  /* What a marketplace holds. */
  { "not-a-feed", N_ ("There is no marketplace at this address. Check it for mistakes.") },
  { "invalid", N_ ("The document is not valid. Its author has to correct it.") },
  { "other-feed",
    N_ (
      "Another marketplace answers at this address than before. If that is right, remove the old one and add it again.") },
  { "older",
    N_ (
      "The marketplace is older than the one seen before, so it was not used. Ask its operator.") },
  { "expired",
    N_ (
      "The marketplace’s list has expired, so it was not used. Ask its operator for a new one.") },
  { "wrong-digest",
    N_ (
      "The file is not the one that the marketplace announced, so it was not used. Try again later.") },
  { "rewritten",
    N_ (
      "A version that was published before has been changed since, so it was not used. Ask the marketplace’s operator.") },
  { "not-readable",
    N_ ("The folder or file cannot be read. Check that it exists and that you have permission.") },
  { "bad-location",
    N_ ("This is no address of a marketplace. Enter one that begins with https, or a folder.") },
  /* The workspace’s file. */
  { "newer", N_ ("The workspace was made by a newer Dovetail. Update Dovetail to open it.") },
  { "damaged",
    N_ (
      "The file is damaged or is not a workspace. Nothing in it was changed; restore it from a backup.") },
  { "busy", N_ ("Another program is writing to the workspace. Try again in a moment.") },
  { "full", N_ ("The disk is full. Free some space, then try again.") },
  { "read-only",
    N_ ("The workspace cannot be written. Check the permissions of its file and folder.") },
  { "exists", N_ ("There is a file of that name already.") },
  /* The password service. */
  { "secrets-unavailable",
    N_ (
      "The system’s password service does not answer, so nothing was saved. Unlock or start it, then try again.") },
  { "secrets-not-found",
    N_ ("The system’s password service has no such credentials any more. Enter them again.") },
  { "secrets-damaged",
    N_ ("What the system’s password service has stored cannot be read. Enter it again.") },
  /* What was asked. */
  { "not-found", N_ ("It does not exist any more. It may have been removed meanwhile.") },
  { "ambiguous", N_ ("Several have this name. Choose one of them.") },
  { "decision-needed", N_ ("The connector is modified, so you have to choose how to update it.") },
  { "wrong-use", N_ ("This is not possible here.") },
  { "nothing-to-do", N_ ("There is nothing to do.") },
  { "stale",
    N_ ("Something has changed meanwhile, so nothing was done. Look at it again and repeat it.") },
  { "in-the-way", N_ ("Later actions build on it. Undo those first.") },
  { "installed", N_ ("It is installed already.") },
  { "withdrawn", N_ ("The vendor has withdrawn this version, so it cannot be installed.") },
  { "feed-taken", N_ ("This marketplace has been added already, from another address.") },
  /* A document that somebody wrote. */
  { "syntax", N_ ("The text is not JSON.") },
  { "encoding", N_ ("The text is not valid UTF-8.") },
  { "duplicate-key", N_ ("A name stands twice in one object.") },
};

char *
dvt_user_error_describe (const GError *error)
{
  const char *code;

  g_return_val_if_fail (error != NULL, NULL);

  code = dvt_error_get_code (error);
  for (gsize i = 0; i < G_N_ELEMENTS (user_texts); i++)
    if (g_str_equal (user_texts[i].code, code))
      return g_strdup (_ (user_texts[i].text));
  return g_strdup (_ ("Something unexpected happened and nothing was changed. Try again."));
}

char *
dvt_user_error_build_details (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_strdup_printf ("%s: %s", dvt_error_get_code (error), error->message);
}
