#!/usr/bin/env bash
# Part of nightly: the log, the mail, the metrics and the exit status.
# shellcheck disable=SC2034,SC2154  # the parts share their variables

# One line a source: what it has, what came, went, and could not be had.
tell_sources() {
    local before=/dev/null
    [ -z "$previous" ] || before=$previous/documents.tsv
    printf '%s\n' "${source_names[@]}" >"$work/names"
    awk -F '\t' -v OFS='\t' -v before="$before" -v date="$date" '
        FILENAME == ARGV[1] { order[++sources] = $0; next }
        FILENAME == ARGV[2] {
            if ($16 == date && ($13 != "" || ($3 == "page" && $12 == "gone"))) failed[$2]++
            else if ($16 == date && $3 == "page") pages[$2]++
            next
        }
        FILENAME == before { content[$2] = $4; state[$2] = $6; next }
        $6 == "live" {
            all[$3]++
            if (!($2 in content)) new[$3]++
            else if (content[$2] != $4) changed[$3]++
            else if (state[$2] != "live") back[$3]++
        }
        $6 == "withdrawn" && state[$2] == "live" { gone[$3]++ }
        END { for (i = 1; i <= sources; i++) { s = order[i]
            print s, pages[s] + 0, all[s] + 0, new[s] + 0, changed[s] + 0, back[s] + 0, gone[s] + 0, failed[s] + 0 } }' \
        "$work/names" "$state/documents.tsv" "$before" "$work/run.documents" >"$work/sources"
    local source pages all new changed back gone failed
    while IFS=$'\t' read -r source pages all new changed back gone failed; do
        say "来源 $source：列表页 $pages，报告 $all（新 $new，变 $changed，复现 $back，撤 $gone），未取到 $failed"
    done <"$work/sources"
    awk -F '\t' -v date="$date" '$16 == date && ($13 != "" || ($3 == "page" && $12 == "gone")) && told++ < 50 {
        print "  未取到 " $1 "：" ($13 != "" ? $13 : "已不存在") }' "$state/documents.tsv" >"$work/failures"
    if [ -s "$work/failures" ]; then say "$(cat "$work/failures")"; fi
}

count_rows() { echo $(($(wc -l <"$1") - 1)); }

count_lists() {
    local folder=$state/runs/$date
    count_new=$(count_rows "$folder/new.tsv")
    count_known=$(count_rows "$folder/known.tsv")
    count_resolved=$(count_rows "$folder/resolved.tsv")
    count_withdrawn=$(count_rows "$folder/withdrawn.tsv")
    count_grave=$(awk -F '\t' 'FNR > 1 && ($4 == "error" || $4 == "warning")' "$folder/new.tsv" | wc -l)
    count_unread=$(awk -F '\t' '$3 == "unreadable" || $3 == "limit"' "$folder/checks.tsv" | wc -l)
}

# The verdict of the night; notes alone are nothing new to tell.
report_all() {
    count_lists
    if [ "$count_unread" -gt 0 ]; then say "本夜有 $count_unread 份未能审核，见 checks.tsv"; fi
    say "$date：新增 $count_new（其中错误与警告 $count_grave），仍在 $count_known，已消除 $count_resolved，随报告撤下 $count_withdrawn"
    say "清单：$state/runs/$date"
    if [ "$count_grave" -gt 0 ]; then verdict=1; fi
    if [ "$troubles" -gt 0 ]; then verdict=2; fi
    if [ "$verdict" -ne 0 ]; then send_mail "$(subject)" || mail_failed; fi
    write_metrics
}

mail_failed() {
    trouble '邮件未能发出'
    verdict=2
}

subject() {
    if [ "$verdict" -eq 2 ]; then echo "勾稽夜间核查 $date：有故障"; else echo "勾稽夜间核查 $date：新增 $count_grave 条"; fi
}

# Reports under titles, each with its new findings.
mail_body() {
    cat "$log"
    if [ -e "$state/runs/$date/new.tsv" ] && [ "${count_new:-0}" -gt 0 ]; then
        printf '\n新增：\n'
        awk -F '\t' 'FNR > 1 { if ($1 != doc) print "\n" $1; doc = $1; print "  第" $2 "行 [" $4 " " $5 "] " $6 }' \
            "$state/runs/$date/new.tsv" | sed '400q'
    fi
}

# send_mail SUBJECT: to MAILTO, if that is set.
send_mail() {
    local sendmail
    [ -n "${MAILTO:-}" ] || return 0
    sendmail=$(PATH=$PATH:/usr/sbin:/usr/lib command -v sendmail) || return 1
    {
        printf 'To: %s\nSubject: =?UTF-8?B?%s?=\n' "$MAILTO" "$(printf %s "$1" | base64 -w 0)"
        printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n'
        printf 'Auto-Submitted: auto-generated\n\n'
        mail_body | base64
    } | "$sendmail" -t -oi
}

# A night that ended early: the mail and the metrics say so.
report_trouble() {
    verdict=2
    troubles=$((troubles + 1))
    printf '故障：%s\n' "${last_words:-夜间核查中断}" >>"$log"
    send_mail "勾稽夜间核查 ${date:-}：中断" || true
    write_metrics
}

# metric NAME HELP, then its samples on standard input.
metric() {
    printf '# TYPE gouji_nightly_%s gauge\n# HELP gouji_nightly_%s %s\n' "$1" "$1" "$2"
    sed "s/^/gouji_nightly_$1/"
}

source_samples() {
    if [ ! -e "$work/sources" ]; then return; fi
    awk -F '\t' -v column="$1" -v state="$2" '{ gsub(/\\/, "&&", $1); gsub(/"/, "\\\"", $1)
        printf "{source=\"%s\"%s} %d\n", $1, state == "" ? "" : ",state=\"" state "\"", $column }' "$work/sources"
}

document_samples() {
    source_samples 3 live
    source_samples 4 new
    source_samples 5 changed
    source_samples 6 back
    source_samples 7 withdrawn
    source_samples 8 failed
}

# The time of the last good night's end; kept from night to night.
good_time() {
    if [ "$verdict" -lt 2 ]; then
        printf '%s\n' "$EPOCHSECONDS" >"$work/good"
        replace "$work/good" "$state/good"
    fi
    cat "$state/good" 2>/dev/null || echo 0
}

write_metrics() {
    local good age
    good=$(good_time)
    age=$((EPOCHSECONDS - good))
    if [ "$age" -lt 0 ]; then age=0; fi
    {
        document_samples | metric documents 'Reports of each source.'
        source_samples 2 '' | metric pages 'Listing pages read.'
        printf '{list="new"} %d\n{list="known"} %d\n{list="resolved"} %d\n{list="withdrawn"} %d\n' "${count_new:-0}" \
            "${count_known:-0}" "${count_resolved:-0}" "${count_withdrawn:-0}" | metric findings 'Findings in each list.'
        printf ' %d\n' "${audited_count:-0}" | metric audited 'Contents that went through the chain.'
        printf ' %d\n' "${count_unread:-0}" | metric unread 'Documents of the night that could not be audited.'
        printf ' %d\n' "$troubles" | metric failures 'Troubles of the night.'
        printf '{phase="fetch"} %d\n{phase="audit"} %d\n{phase="tell"} %d\n' "$fetch_seconds" "$audit_seconds" \
            "$tell_seconds" | metric duration_seconds 'Seconds that each part took.'
        printf ' %d\n' "$verdict" | metric exit_status 'Exit status of the night.'
        printf ' %d\n' "$good" | metric last_good_timestamp_seconds 'When the last good night ended.'
        if [ "$good" -gt 0 ]; then
            printf ' %d\n' "$age" | metric last_good_age_seconds 'Age of the last good night when this was written.'
        fi
        echo '# EOF'
    } >"$work/metrics"
    replace "$work/metrics" "$state/metrics.prom"
}
