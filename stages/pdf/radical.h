/* Characters that look like a Han character and are another. */
#pragma once

#include <glib.h>

/* The character a reader sees: PDF producers map glyphs to the radicals ⽔ ⻔ and to compatibility forms where
 * 水 门 is meant. Any other character is returned as it is. */
gunichar radical_plain(gunichar c);
