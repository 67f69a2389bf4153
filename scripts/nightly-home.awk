# Of rows page, link, title those that stay with the source `home': on its host, or below its folder. Runs with
# nightly-authority.awk.
BEGIN {
    FS = "\t"
    folder = home
    sub(/[^\/]*$/, "", folder)
}

home ~ /^file:/ {
    if (index($2, folder) == 1) print
    next
}
$2 ~ /^https?:/ && authority($2) == authority(home)
