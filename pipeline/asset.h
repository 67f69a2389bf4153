/* Source text in other languages (CSS, JavaScript), built into a program as it is. */
#pragma once

/* Defines NAME and NAME_end around the bytes of a file named from the repository's root. Declare them as
 * `extern const char NAME[], NAME_end[]`. */
#define ASSET(name, file)                                                                          \
    __asm__(".pushsection .rodata\n"                                                               \
            ".global " #name ", " #name "_end\n" #name ":\n"                                       \
            ".incbin \"" file "\"\n" #name "_end:\n.byte 0\n"                                      \
            ".popsection\n")
