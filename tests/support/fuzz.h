/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <stddef.h>
#include <stdint.h>

/* What a fuzz target defines: it may abort, but not over what is in @data. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
