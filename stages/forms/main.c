/* gouji-forms: reads HTML, DOCX, XLSX, Markdown and ZIP for gouji-extract, which so loads no library that they need.
 *
 * It answers requests (stages/extract/wire.h); its one argument is the configuration folder. */
#include "stages/extract/foreign.h"
#include "stages/extract/jail.h"

#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    FormLimits limits;
    Config *config = config_open(argc > 1 ? argv[1] : NULL, &error);
    Words *words = config ? words_new(config, &error) : NULL;
    if (!words || !form_limits(config, words, &limits, &error)) {
        fprintf(stderr, "gouji-forms: %s\n", error->message);
        return 2;
    }
    jail_load();
    if (!jail_is_watched())
        jail_enter();
    int status = wire_serve(STDIN_FILENO, STDOUT_FILENO, foreign_read, &limits);
    words_free(words);
    config_free(config);
    return status;
}
