#!/usr/bin/env bash
# For tests and the benchmark: machines that are sshd of this one, on high ports, with keys made for the occasion.
# shellcheck disable=SC2154  # `work` is the caller's folder

hosts_installed() {
    command -v parallel >/dev/null && command -v rsync >/dev/null && [ -x /usr/sbin/sshd ]
}

# start_host NAME: a machine of that name, which `ssh -F $work/ssh NAME` reaches; one named core-N has that processor alone.
# What the user's shell does when it starts is no part of it: its home is empty.
start_host() {
    local port pin=()
    case $1 in core-*) pin=(taskset -c "${1#core-}") ;; esac
    for port in $(shuf -i 20000-29999 -n 20); do
        "${pin[@]}" /usr/sbin/sshd -f /dev/null -p "$port" -h "$work/host" -o ListenAddress=127.0.0.1 -o "PidFile=$work/$1.pid" \
            -o "AuthorizedKeysFile=$work/key.pub" -o StrictModes=no -o UsePAM=no -o MaxStartups=100 \
            -o "SetEnv=HOME=$work/home" 2>/dev/null && break
    done
    printf 'Host %s\n    Port %s\n' "$1" "$port" >>"$work/ssh"
}

# start_hosts NAME...: these, and waits until they answer. A machine `gone' never does.
start_hosts() {
    local each
    [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
    mkdir "$work/home"
    ssh-keygen -q -t ed25519 -N '' -f "$work/key"
    ssh-keygen -q -t ed25519 -N '' -f "$work/host"
    for each; do start_host "$each"; done
    cat >>"$work/ssh" <<END
Host gone
    Port 1
Host *
    HostName 127.0.0.1
    User $(id -un)
    IdentityFile $work/key
    IdentitiesOnly yes
    StrictHostKeyChecking no
    UserKnownHostsFile /dev/null
    LogLevel ERROR
    ConnectTimeout 20
END
    for each; do
        for _ in $(seq 100); do
            if ssh -F "$work/ssh" "$each" true 2>/dev/null; then break; fi
            sleep 0.1
        done
    done
}

stop_hosts() {
    local each
    for each in "$work"/*.pid; do
        if [ -e "$each" ]; then kill "$(cat "$each")" 2>/dev/null || true; fi
    done
}
