# What curl answered (number, code, exit status, address to go to, words) about what was asked (number, address, ETag,
# Last-Modified, address of the document, redirects so far): outcomes, see nightly-fetch.sh, go to the file `outcomes';
# what is redirected, broke off or was not asked goes to `again'. Runs with nightly-authority.awk.
BEGIN { FS = "\t" }

function header(file,    line, name, value, text) {
    etag = modified = type = text = ""
    while ((getline line < file) > 0) {
        sub(/\r$/, "", line)
        if (line ~ /^HTTP\//) { etag = modified = type = text = "" }
        if (line == "") continue
        gsub(/\\/, "&&", line); gsub(/\t/, " ", line); gsub(/[\001-\037]/, "", line)
        text = text (text == "" ? "" : "\\n") line
        name = tolower(substr(line, 1, index(line, ":") - 1))
        value = substr(line, index(line, ":") + 1)
        sub(/^ +/, "", value); sub(/ +$/, "", value)
        if (name == "etag") etag = value
        if (name == "last-modified") modified = value
        if (name == "content-type") type = value
    }
    close(file)
    return text
}
function reason_of(exit_status, words) {
    if (exit_status == 18) return "下载不完整"
    if (exit_status == 28) return "超时"
    if (exit_status == 63 || exit_status == 23) return "超过 " most " 字节"
    if (exit_status == 6 || exit_status == 7) return "连接失败"
    return "传输失败（" exit_status " " words "）"
}
function outcome(what, reason) {
    print $5 "\t" what "\t" $2 "\t" type "\t" etag "\t" modified "\t" text "\t" bodies "/" $1 "\t" reason >> outcomes
}
FILENAME == ARGV[1] { code[$1] = $2; status[$1] = $3; target[$1] = $4; words[$1] = $5; next }
!($1 in code) { print >> again; next }
{
    text = header(bodies "/" $1 ".head")
    if (status[$1] ~ /^(18|52|55|56|92)$/ && $1 !~ /tt/) print $1 "t\t" $2 "\t" $3 "\t" $4 "\t" $5 "\t" $6 >> again
    else if (status[$1] != 0) outcome("failed", reason_of(status[$1], words[$1]))
    else if (code[$1] == 304) outcome("same")
    else if (code[$1] == 404 || code[$1] == 410) outcome("gone")
    else if (code[$1] ~ /^30[12378]$/) {
        if (target[$1] !~ /^https?:/ || authority(target[$1]) != authority(home)) outcome("failed", "转向其他主机")
        else if ($6 + 1 > redirects + 0) outcome("failed", "转向过多")
        else print $1 "r\t" target[$1] "\t" $3 "\t" $4 "\t" $5 "\t" ($6 + 1) >> again
    } else if (code[$1] ~ /^2/) outcome("got")
    else outcome("failed", "HTTP " code[$1])
}
