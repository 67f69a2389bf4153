/* Canonical names of metrics (metrics.tsv): 基本支出 for 部门基本支出决算数. */
#pragma once

#include "pipeline/config.h"

typedef struct Metrics Metrics;

/* Reads metrics.tsv; NULL with an error that names the row. Free with metrics_free. */
Metrics *metrics_new(Config *config, GError **error);
void metrics_free(Metrics *metrics);

/* The canonical name for these words, or NULL, also when the search was given up. Borrowed from the configuration. */
const char *metrics_find(const Metrics *metrics, const char *words);
