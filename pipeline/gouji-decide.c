/* gouji-decide: the command `gouji decide`, which gouji runs.
 *
 * It stands apart because it reads filled-in sheets: what that needs would be loaded by every audit. */
#include "command.h"
#include "stage.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    (void)argc;
    stage_guard_descriptors();
    setlocale(LC_ALL, "");
    g_set_prgname("gouji");
    g_auto(GStrv) arguments = g_strdupv(argv);
    int status = decide_command(&arguments);
    if ((fflush(stdout) != 0 || ferror(stdout)) && status == EXIT_SUCCESS)
        return command_trouble("cannot write to standard output");
    return status;
}
