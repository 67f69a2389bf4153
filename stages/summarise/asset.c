#include "asset.h"

#include "pipeline/asset.h"

ASSET(report_css, "stages/summarise/report.css");
ASSET(report_js, "stages/summarise/report.js");
ASSET(page_css, "stages/summarise/page.css");
