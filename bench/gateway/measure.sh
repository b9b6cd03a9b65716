# How `run` calls and measures what it started.

declare -A account secret size
secret[key]=v1.local.$(head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n')
secret[master]=$(head -c 32 /dev/urandom | base64 -w 0)
basic=$(printf '%s:' "${secret[key]}" | base64 -w 0)

is_hub() { [[ $1 == hub || $1 == other || $1 == mcp* ]]; }

# Each answer is an execution, and has a row in the request log.
executes() { is_hub "$1" && [[ $1 != mcp-list ]]; }

path_of() {
  case $1 in
    hub | other) echo /actions/rpc ;;
    mcp*) echo /mcp ;;
    *) echo /department.list ;;
  esac
}

body_of() {
  case $1 in
    hub | other) echo '{"action":"ashby_list_departments","body":{"limit":10}}' ;;
    mcp) echo '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ashby_list_departments","arguments":{"body":{"limit":10}}}}' ;;
    mcp-list) echo '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' ;;
    *) echo '{"limit":10}' ;;
  esac
}

# What the protocol asks of every request to an MCP endpoint.
accept='application/json, text/event-stream'
protocol=2025-11-25

# One call as the load makes it: its answer, then whatever else curl is asked for.
call() {
  local variant=$1
  shift
  local arguments=(-sf -m 30 -H 'content-type: application/json' -d "$(body_of "$variant")" "$@")
  ! is_hub "$variant" || arguments+=(-H "authorization: Basic $basic" -H "x-account-id: ${account[$variant]}")
  [[ $variant != mcp* ]] || arguments+=(-H "accept: $accept" -H "mcp-protocol-version: $protocol")
  curl "${arguments[@]}" "http://127.0.0.1:${port[$variant]}$(path_of "$variant")"
}

answers() {
  if is_hub "$1" && [[ -z ${account[$1]:-} ]]; then
    curl -sf -m 30 -o /dev/null "http://127.0.0.1:${port[$1]}/health"
  else
    call "$1" -o /dev/null
  fi
}

# A hub of its own folder, with an account linked as any customer's: by a session, with a key that is checked.
link() {
  local variant=$1 token answer
  port[$variant]=$(free_port)
  start "$variant"
  local at="http://127.0.0.1:${port[$variant]}" json='content-type: application/json'
  token=$(curl -sf "$at/connect_sessions" -H "authorization: Basic $basic" -H "$json" \
    -d '{"origin_owner_id":"bench","origin_owner_name":"Bench","provider":"ashby"}' |
    sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
  answer=$(curl -s "$at/hub/accounts" -H "x-hub-session-token: $token" -H "$json" \
    -d '{"credentials":{"apiKey":"a-key-of-the-benchmark"}}')
  account[$variant]=$(sed -n 's/.*"id":"\(acc_[^"]*\)".*/\1/p' <<<"$answer")
  [[ -n ${account[$variant]} ]] || fail "$variant did not link an account: $answer"
  stop "$variant"
}

# From starting the program to its first whole answer: seconds, and what it took of a processor.
first_answer() {
  local variant=$1 from
  stop "$variant"
  port[$variant]=$(free_port)
  from=$EPOCHREALTIME
  start "$variant"
  echo "$variant $from $EPOCHREALTIME $(cpu_of "$variant")" >>"$dir/starts"
}

# The answer is whole and what it should be, and from now on known by its length on the wire.
check_answer() {
  local variant=$1 answer results
  answer=$(call "$variant")
  results=${expected#*'"results":'}
  results=${results%',"moreDataAvailable"'*}
  case $variant in
    hub | other) [[ $answer == '{"next":null,"data":'"$results"'}' ]] ;;
    mcp) [[ $answer == *'"structuredContent":{"isError":false,"result":{"data":'"$results"',"next_cursor":null}}'* ]] ;;
    mcp-list) [[ $answer == *'"tools":[{"name":"ashby_list_departments",'* ]] ;;
    *) [[ $answer == "$expected" ]] ;;
  esac || fail "$variant answers ${answer:0:2000}"
  size[$variant]=$(call "$variant" --include --raw | wc -c)
}

load() {
  local variant=$1 connections=$2 duration=$3
  CALL_PATH=$(path_of "$variant") CALL_BODY=$(body_of "$variant") \
    CALL_AUTHORIZATION=$(! is_hub "$variant" || echo "Basic $basic") CALL_ACCOUNT=${account[$variant]:-} \
    CALL_ACCEPT=$([[ $variant != mcp* ]] || echo "$accept") CALL_PROTOCOL=$protocol \
    wrk -t 1 -c "$connections" -d "${duration}s" --timeout 10s -s "$here/load.lua" \
    "http://127.0.0.1:${port[$variant]}" | sed -n 's/^RESULT //p'
}

measure() {
  local variant=$1 connections=$2 round=$3
  local requests duration bytes faults p50 p99 cpu rows
  cpu=$(cpu_of "$variant")
  rows=$(rows_of "$variant")
  read -r requests duration bytes faults p50 p99 < <(load "$variant" "$connections" "$seconds") ||
    fail "$variant at $connections connections: wrk gave no figures"
  ((faults == 0 && requests > 0)) || fail "$variant at $connections connections: $faults of $requests answers were none or not 200"
  # What was in the middle of its answer when the time was up has sent some of its bytes.
  ((bytes >= requests * size[$variant] && bytes <= (requests + connections) * size[$variant])) ||
    fail "$variant at $connections connections: $requests answers of ${size[$variant]} bytes came to $bytes"
  ! executes "$variant" || written "$variant" $((rows + requests))
  echo "$variant $connections $round $requests $duration $p50 $p99 $(($(cpu_of "$variant") - cpu)) $(peak_of "$variant")" \
    >>"$dir/figures"
}

# The number of the last row in the request log; nothing is deleted from it here.
rows_of() {
  if executes "$1"; then sqlite3 -readonly "$dir/$1/patchbay.db" 'select coalesce(max(Id), 0) from RequestLogs'; else echo 0; fi
}

written() {
  local variant=$1 wanted=$2 there tries
  for ((tries = 0; tries < 100; tries++)); do
    there=$(rows_of "$variant")
    ((there < wanted)) || return 0
    sleep 0.1
  done
  fail "$variant: $((wanted - there)) answers have no row in the request log: $(grep dropped "$dir/$variant.log" | tail -n 1)"
}

processes() { echo "${pid[$1]}"; pgrep -P "${pid[$1]}" || true; }

# User and system time so far, in hundredths of a second, children included.
cpu_of() {
  local process sum=0 fields
  for process in $(processes "$1"); do
    fields=$(<"/proc/$process/stat")
    # The name in brackets may hold spaces.
    read -r -a fields <<<"${fields##*) }"
    sum=$((sum + fields[11] + fields[12]))
  done
  echo "$sum"
}

# The most memory that was ever resident, in kB, children included.
peak_of() {
  local process sum=0
  for process in $(processes "$1"); do
    sum=$((sum + $(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$process/status")))
  done
  echo "$sum"
}
