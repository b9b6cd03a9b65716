# What `run` starts and ends.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

install_missing() {
  local missing=() tool
  for tool in nginx wrk curl sqlite3; do
    PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || missing+=("$tool")
  done
  ((${#missing[@]})) || return 0
  say "installing ${missing[*]}"
  apt-get update -qq >&2
  # The package must not start a server of its own.
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# As an operator has it: published for this machine.
publish() {
  say "publishing $1"
  dotnet publish -c Release --use-current-runtime --self-contained false -v q -nologo -m:1 "$root/$2" -o "$dir/programs/$1" >&2
}

# Nothing answers there now; each is asked for once, so that no two programs get the same.
free_port() {
  local candidate
  while true; do
    candidate=$((20000 + RANDOM % 10000))
    [[ " ${port[*]:-} " != *" $candidate "* ]] || continue
    (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null || break
  done
  echo "$candidate"
}

# Starts a program on its port, with what it says kept in a file.
start() {
  local variant=$1 log="$dir/$1.log"
  local at="http://127.0.0.1:${port[$variant]}" to="http://127.0.0.1:${port[direct]}"
  export ASPNETCORE_ENVIRONMENT=Production
  case $variant in
    direct) dotnet "$gateway" upstream --urls "$at" >>"$log" 2>&1 & ;;
    nginx)
      sed -e "s#@DIR@#$dir#; s#@USER@#$(id -un)#; s#@PORT@#${port[nginx]}#; s#@TO@#${port[direct]}#" \
        "$here/nginx.conf" >"$dir/nginx.conf"
      PATH=$PATH:/usr/sbin nginx -e stderr -p "$dir" -c "$dir/nginx.conf" >>"$log" 2>&1 &
      ;;
    yarp | forwarder) dotnet "$gateway" "$variant" --urls "$at" --to "$to" >>"$log" 2>&1 & ;;
    hub | other | mcp*)
      local program=$hub
      [[ $variant != other ]] || program=$other
      PATCHBAY_DATA=$dir/$variant PATCHBAY_ASHBY_URL=$to PATCHBAY_MASTER_KEY=${secret[master]} \
        PATCHBAY_BOOTSTRAP_KEY=${secret[key]} PATCHBAY_REQUESTS_PER_MINUTE=0 dotnet "$program" --urls "$at" >>"$log" 2>&1 &
      ;;
  esac
  pid[$variant]=$!
  await "$variant"
}

# Until it answers; a program that ended has said why.
await() {
  local variant=$1 tries
  for ((tries = 0; tries < 6000; tries++)); do
    if answers "$variant"; then return; fi
    kill -0 "${pid[$variant]}" 2>/dev/null || fail "$variant ended: $(tail -n 5 "$dir/$variant.log")"
    sleep 0.01
  done
  fail "$variant does not answer: $(tail -n 5 "$dir/$variant.log")"
}

stop() {
  [[ -n ${pid[$1]:-} ]] || return 0
  kill "${pid[$1]}" 2>/dev/null || true
  wait "${pid[$1]}" 2>/dev/null || true
  unset "pid[$1]"
}

stop_all() {
  local variant
  for variant in "${!pid[@]}"; do stop "$variant"; done
  rm -rf "$dir"
}
