/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

/* The classes of style.css. Each has the prefix, because a class of a plain name would also style
 * libadwaita's own nodes (its view switcher has a "badge"). */
#define DVT_STYLE_BADGE \
  "dvt-badge" /* a pill: caption, bold; with one of the tints below, else neutral */
#define DVT_STYLE_ACCENT "dvt-accent"
#define DVT_STYLE_SUCCESS "dvt-success"
#define DVT_STYLE_WARNING "dvt-warning"
#define DVT_STYLE_ERROR "dvt-error"
#define DVT_STYLE_TINTED "dvt-tinted" /* a small tinted pill of a button, as "Update Available" */
#define DVT_STYLE_NOTICE "dvt-notice" /* a card tinted with the accent */
#define DVT_STYLE_HIGH_CONTRAST "dvt-high-contrast" /* on the window, where that is asked for */
#define DVT_STYLE_KEY_CAP "dvt-key-cap"             /* a key drawn as a key */
