/* Styles and script of the pages, as they stand beside this file. */
#pragma once

extern const char report_css[], report_css_end[];
extern const char report_js[], report_js_end[];
extern const char page_css[], page_css_end[];
