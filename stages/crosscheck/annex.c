/* 附件：1、…基础数据表 2、…自评表 3、…: titles that a list of attachments promises and the report does not have. */
#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

#define LIST_MOST 12

typedef struct {
    Audit *audit;
    const Head *items[LIST_MOST];
    gboolean found[LIST_MOST];
    guint count;
} List;

/* The title without blanks and without its year. g_free. */
static char *plain_title(const char *text)
{
    g_autofree char *narrow = text_fold(text, NULL);
    char *plain = text_squeeze(narrow);
    const char *rest = plain + strspn(plain, "0123456789");
    if (g_str_has_prefix(rest, "年度"))
        rest += strlen("年度");
    memmove(plain, rest, strlen(rest) + 1);
    return plain;
}

static gboolean is_attachment_title(const Head *head)
{
    return g_str_has_suffix(head->text, "表") || g_str_has_suffix(head->text, "报告");
}

/* The words before the list announce attachments: its heading, or the sentence right before it. */
static gboolean announces(const Document *document, guint index)
{
    const Head *head = document->heads->pdata[index];
    if (index > 0) {
        const Head *before = document->heads->pdata[index - 1];
        if (strcmp(before->system, "annex") == 0 && before->ordinal == 0)
            return TRUE;
    }
    guint behind = spans_behind(document->sentences, head->order);
    const Span *span = behind > 0 ? document->sentences->pdata[behind - 1] : NULL;
    return span && span->order + 4 > head->order && strstr(span->text, "附件") != NULL;
}

/* The plain titles of the headings and of the tables. Free with g_ptr_array_unref. */
static GPtrArray *plain_titles(const Document *document)
{
    GPtrArray *titles = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < document->heads->len; i++)
        g_ptr_array_add(titles, plain_title(((const Head *)document->heads->pdata[i])->text));
    for (guint i = 0; i < document->tables->len; i++)
        g_ptr_array_add(titles, plain_title(((const Table *)document->tables->pdata[i])->caption));
    return titles;
}

/* TRUE if some other heading or table caption of the report, behind the list, bears the title. */
static gboolean is_there(const Document *document, const Head *item, const GPtrArray *titles)
{
    g_autofree char *title = plain_title(item->text);
    for (guint i = 0; i < titles->len; i++) {
        const Head *head = i < document->heads->len ? document->heads->pdata[i] : NULL;
        gboolean before = head && head->order <= item->order; /* or the item itself */
        if (!before && strstr(titles->pdata[i], title))
            return TRUE;
    }
    return FALSE;
}

static void accuse(const List *list, guint index)
{
    const Head *head = list->items[index];
    g_autofree char *number = g_strdup_printf("附件%u", head->ordinal);
    g_autofree char *label = g_strconcat(number, " ", head->text, NULL);
    ledger_emit(&list->audit->ledger, &(Check){.rule = "annex-missing",
                                               .outcome = OUTCOME_FAIL,
                                               .line = head->line,
                                               .col = head->col,
                                               .label = label,
                                               .reported = number,
                                               .operands = head->nr});
}

/* Accuses what is missing when others of the list are there: a list none of which follows is kept elsewhere. */
static void settle(List *list, const GPtrArray *titles)
{
    guint found = 0;
    for (guint i = 0; i < list->count; i++) {
        list->found[i] = is_there(list->audit->ledger.document, list->items[i], titles);
        found += list->found[i];
    }
    for (guint i = 0; found > 0 && i < list->count; i++)
        if (!list->found[i])
            accuse(list, i);
}

void annex_check(Audit *audit)
{
    const Document *document = audit->ledger.document;
    g_autoptr(GPtrArray) titles = NULL; /* made when the first list is met */
    for (guint i = 0; i < document->heads->len; i++) {
        const Head *head = document->heads->pdata[i];
        List list = {.audit = audit};
        if (head->ordinal != 1 || strncmp(head->system, "arabic", 6) != 0 ||
            !is_attachment_title(head) || !announces(document, i))
            continue;
        while (i < document->heads->len && list.count < LIST_MOST) {
            const Head *item = document->heads->pdata[i];
            if (item->ordinal != list.count + 1 || strcmp(item->system, head->system) != 0 ||
                !is_attachment_title(item))
                break;
            list.items[list.count++] = item;
            i++;
        }
        titles = titles ? titles : plain_titles(document);
        settle(&list, titles);
        i--;
    }
}
