#!/bin/bash
# Asks the service in this container whether it is ready; exit status 0 when it answers 200.
# Bash alone: the JRE image promises neither curl nor wget.
set -u
port="${QUARKUS_MANAGEMENT_PORT:-9000}"
exec 3<>"/dev/tcp/127.0.0.1/${port}" || exit 1
printf 'GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
IFS= read -r -t 5 status <&3 || exit 1
[[ "${status}" =~ ^HTTP/1\.[01]\ 200 ]]
