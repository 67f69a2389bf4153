#!/usr/bin/env bash
# Part of nightly: from the page of a source to the reports it links to.
# shellcheck disable=SC2154  # the parts share their variables
#
# A link whose title matches is a report; one whose address matches but not its title is a further page, as deep as
# the source says; the attachments of a report's page belong to it. Rows of $work/listed: address, title, page.

attachments='\.(pdf|docx?|xlsx?|zip|wps|et|rtf|odt|ods)(\?[^?]*)?$'

# now_rows: the rows of documents as they stand at this moment.
now_rows() {
    awk -F '\t' 'FILENAME == ARGV[1] { row[$1] = $0; next } FNR > 1 && !($1 in row)
        END { for (address in row) print row[address] }' "$work/fetched" "$work/documents"
}

# Rows to fetch for the addresses in $work/queue (address, title, parent), as pages or as documents.
rows_of_queue() {
    now_rows >"$work/now"
    awk -F '\t' -v OFS='\t' -v kind="$1" -v source="$name" '
        FILENAME == ARGV[1] { known[$1] = $0; next }
        {
            address = $1; title = $2; parent = $3
            $0 = known[address]
            $1 = address; $2 = source; $3 = kind; $4 = title; $5 = parent
            $16 = $16
            print
        }' "$work/now" "$work/queue"
}

# extract_links ADDRESSES: rows of page, link, title for the pages of these addresses, as far as they were had. What
# was extracted before is not again; a page is known by its address and its content.
extract_links() {
    now_rows | awk -F '\t' -v objects="$objects" '
        FILENAME == ARGV[1] { wanted[$1]; next }
        $1 in wanted && $12 == "live" && $6 != "" && ($8 ~ /html/ || ($8 == "" && $11 ~ /\.s?html?$/)) {
            charset = tolower($8)
            charset = sub(/.*charset=["'\'']?/, "", charset) ? charset : ""
            sub(/["'\'';].*/, "", charset)
            print $1 "\t" $6 "\t" $11 "\t" objects "/" substr($6, 1, 2) "/" $6 "\t" charset
        }' "$1" - | sort -u >"$work/pages"
    if [ -e "$state/links.tsv" ]; then cp "$state/links.tsv" "$work/links.known"; else : >"$work/links.known"; fi
    awk -F '\t' 'FILENAME == ARGV[1] { page[$1, $2]; next } ($1, $2) in page' "$work/pages" "$work/links.known" \
        >"$work/links.kept"
    awk -F '\t' 'FILENAME == ARGV[1] { kept[$1, $2]; next } !(($1, $2) in kept)' "$work/links.kept" "$work/pages" \
        >"$work/pages.new"
    cut -f 3-5 "$work/pages.new" | "$links" >"$work/links.raw" || die "$links 失败"
    # one row without a link says that the page was looked at
    awk -F '\t' 'FILENAME == ARGV[1] { if (!($3 in page)) print $1 "\t" $2; page[$3] = page[$3] $1 "\t" $2 "\n"; next }
        {
            n = split(page[$1], pages, "\n")
            for (i = 1; i < n; i++) print pages[i] "\t" $2 "\t" $3
        }' "$work/pages.new" "$work/links.raw" >"$work/links.fresh"
    cat "$work/links.kept" "$work/links.fresh" | tee -a "$work/links" |
        awk -F '\t' 'NF > 2 { print $1 "\t" $3 "\t" $4 }'
}

# Of rows page, link, title those that stay with the source.
stay_home() {
    awk -v home="$address" -f "$here/nightly-authority.awk" -f "$here/nightly-home.awk"
}

# sort_links: rows page, link, title become $work/found.documents and $work/found.pages (address, title, page).
sort_links() {
    stay_home | awk -F '\t' '{ print $2 "\t" $3 "\t" $1 }' >"$work/found"
    : >"$work/found.pages"
    matching 2 "$titles_pattern" "$work/found" >"$work/found.titled"
    awk -F '\t' 'FILENAME == ARGV[1] { titled[$0]; next } !($0 in titled)' "$work/found.titled" "$work/found" \
        >"$work/found.others"
    matching 1 "$links_pattern" "$work/found.titled" >"$work/found.followed"
    matching 1 "$attachments" "$work/found.titled" | cat - "$work/found.followed" |
        awk -F '\t' -v home="$address" '$1 != home' | sort -u >"$work/found.documents"
    matching 1 "$links_pattern" "$work/found.others" >"$work/found.followed"
    matching 1 "$attachments" "$work/found.followed" >"$work/found.files"
    awk -F '\t' 'FILENAME == ARGV[1] { file[$0]; next } !($0 in file)' "$work/found.files" "$work/found.followed" |
        sort -u >"$work/found.pages"
}

# The pages, level by level; $work/listed.all collects what they list.
walk_pages() {
    local level
    : >"$work/seen"
    : >"$work/listed.all"
    printf '%s\t\t\n' "$address" >"$work/queue"
    for ((level = 1; level <= depth; level++)); do
        rows_of_queue page >"$work/rows"
        fetch "$work/rows"
        cut -f 1 "$work/queue" | tee -a "$work/seen" >"$work/level"
        extract_links "$work/level" >"$work/links.level"
        sort_links <"$work/links.level"
        cat "$work/found.documents" >>"$work/listed.all"
        awk -F '\t' 'FILENAME == ARGV[1] { seen[$1]; next } !($1 in seen) && !queued[$1]++' \
            "$work/seen" "$work/found.pages" >"$work/queue"
        if [ ! -s "$work/queue" ]; then break; fi
    done
}

# TRUE if the page that the source names could be read tonight.
front_is_good() {
    awk -F '\t' -v address="$address" '$1 == address && $12 == "live" && $13 == "" { good = 1 } END { exit !good }' \
        "$work/fetched"
}

front_reason() {
    awk -F '\t' -v address="$address" '$1 == address { print $12 == "gone" ? "已不存在" : $13 }' "$work/fetched"
}

walk() {
    walk_pages
    if ! front_is_good; then
        trouble "来源 $name：列表页无法取得：$(front_reason)"
        return
    fi
    if [ ! -s "$work/listed.all" ] && [ -n "$(known_rows document)" ]; then
        trouble "来源 $name：列表页上一份报告也没有了，网站可能已改版"
    fi
    # an address that is linked twice keeps the longest of its titles
    awk -F '\t' '!($1 in title) || length($2) > length(title[$1]) { title[$1] = $2; page[$1] = $3 }
        END { for (address in title) print address "\t" title[address] "\t" page[address] }' "$work/listed.all" |
        sort >"$work/listed"
    take_documents
    if [ "$broken$dry" = nono ]; then take_attachments; fi
    if [ "$broken" = yes ]; then trouble "来源 $name：服务器多次无应答，余下的今夜不取"; fi
}

# take_documents: what is listed and what is known of this source is asked for: first what is new, then what was not
# looked at for longest, what is no longer linked before the rest.
take_documents() {
    order_documents >"$work/queue.ordered"
    cut -f 4-6 "$work/queue.ordered" >"$work/queue"
    rows_of_queue document >"$work/rows"
    if [ "$dry" = yes ]; then
        rehearse <"$work/queue.ordered"
    else
        fetch "$work/rows"
    fi
}

# Rows of rank (1 new, 2 known), day of the last look, 1 not linked any more or 2 linked, address, title, page.
order_documents() {
    now_rows >"$work/now"
    awk -F '\t' -v OFS='\t' -v source="$name" -v configured="$(printf '%s\n' "${source_names[@]}")" '
        BEGIN {
            n = split(configured, names, "\n")
            for (i = 1; i <= n; i++) if (names[i] != source) other[names[i]]
        }
        FILENAME == ARGV[1] { title[$1] = $2; page[$1] = $3; next }
        $3 != "document" { next }
        $2 in other { delete title[$1]; next }
        $1 in title { day[$1] = $16; linked[$1] = 2; next }
        $2 == source && $12 == "live" && $6 != "" { day[$1] = $16; linked[$1] = 1; title[$1] = $4; page[$1] = $5 }
        END {
            for (address in title)
                print address in day ? 2 : 1, day[address], linked[address] + 0, address, title[address], page[address]
        }' "$work/listed" "$work/now" | sort -t "$(printf '\t')" -k 1,1n -k 2,2 -k 3,3n -k 4,4
}

# The files attached to the reports' pages. One without a title of its own is named after its page.
take_attachments() {
    now_rows | awk -F '\t' -v source="$name" '$2 == source && $3 == "document" && $12 == "live" { print $1 "\t" $4 }' |
        sort >"$work/titles"
    cut -f 1 "$work/titles" >"$work/level"
    extract_links "$work/level" | stay_home | awk -F '\t' '{ print $2 "\t" $3 "\t" $1 }' >"$work/found"
    matching 1 "$attachments" "$work/found" | awk -F '\t' -v OFS='\t' '
        FILENAME == ARGV[1] { title[$1] = $2; next }
        FILENAME == ARGV[2] { listed[$1]; next }
        $1 in listed || taken[$1]++ { next }
        { $2 = title[$3] (title[$3] != "" && $2 != "" ? "：" : "") $2; print }' \
        "$work/titles" "$work/listed" - >"$work/attached"
    mv "$work/attached" "$work/listed"
    take_documents
}

# Says what would be asked for.
rehearse() {
    awk -F '\t' -v most="$budget" '{ word = $1 == 1 ? "新" : "查"; if (NR > most) word = "缓"
        print "  " word " " $4 "  " $5 }'
}
