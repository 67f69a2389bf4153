/* What the labels of listed figures have in common. */
#pragma once

#include "paragraph.h"

/* 国家级、省级、市级; 非法采砂、非法取水: TRUE if all the items' labels begin or end with one character. */
gboolean labels_are_alike(const Paragraph *paragraph, const guint *items, guint count);

/* 164名（其中省派60名，市派20名，县派84名）: TRUE if all labels are short and end alike, so that they divide the whole. */
gboolean labels_divide(const Paragraph *paragraph, const guint *items, guint count);
