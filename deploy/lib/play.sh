# shellcheck shell=bash
# What the stories are told with: a step says what happens, calls show the request and the answer, expectations check it.
# Sourced by deploy/tour, which sets URL, BRIEF and LICTOR_TOKEN.

readonly DAY=86400
readonly LONGEST_ANSWER=60

NOW=$EPOCHSECONDS
POSITION=0 # of our last write: reads ask for a read model that has passed it
STEPS=0 FAILED_STEPS=0 CHECKS=0
STEP_FAILED=false STEP_OPEN=false
FAILURES=()
STATUS='' ANSWER_SHOWN=false # of the last answer; its body and headers lie in these files
SCRATCH=$(mktemp -d)
ANSWER=$SCRATCH/answer HEADERS=$SCRATCH/headers
CREDENTIAL=$SCRATCH/credential # a header in a file for our eyes only, which curl reads
trap 'rm -rf "$SCRATCH"' EXIT
printf 'Authorization: Bearer %s\n' "$LICTOR_TOKEN" >"$CREDENTIAL"

if [[ -t 1 && -z ${NO_COLOR-} ]]; then
  BOLD=$'\e[1m' DIM=$'\e[2m' RED=$'\e[31m' GREEN=$'\e[32m' BLUE=$'\e[34m' PLAIN=$'\e[0m'
else
  BOLD='' DIM='' RED='' GREEN='' BLUE='' PLAIN=''
fi

# --- JSON, by jq or by python3 ------------------------------------------------------------------------------------

if command -v jq >/dev/null; then
  readonly JSON_TOOL=jq
elif command -v python3 >/dev/null && python3 -c '' 2>/dev/null; then
  readonly JSON_TOOL=python3
else
  echo 'The tour reads JSON with jq or python3, and neither is here. Install one of them.' >&2
  exit 2
fi

# Both print the members a path leads to, separated by spaces: names and indexes joined by dots, * for each, # for how many.
# Several documents in a row (NDJSON) read as an array.
# shellcheck disable=SC2016
readonly JQ_MEMBERS='
  def at($p):
    if $p == [] then .
    elif $p[0] == "*" then .[]? | at($p[1:])
    elif $p[0] == "#" then length
    elif type == "array" then .[$p[0] | tonumber] | at($p[1:])
    elif type == "object" then .[$p[0]] | at($p[1:])
    else null end;
  [inputs] | if length == 1 then .[0] else . end
  | [at($path | split(".")) | if . == null then empty elif type == "string" then . else tojson end] | join(" ")'
readonly PYTHON_MEMBERS='
import json, sys
text, documents, decoder = sys.stdin.read().strip(), [], json.JSONDecoder()
while text:
    document, end = decoder.raw_decode(text)
    documents.append(document)
    text = text[end:].lstrip()
def at(value, path):
    if not path: return [value]
    first, rest = path[0], path[1:]
    if first == "*": return [x for item in (value.values() if isinstance(value, dict) else value or []) for x in at(item, rest)]
    if first == "#": return [len(value or [])]
    if isinstance(value, list): return at(value[int(first)], rest) if int(first) < len(value) else []
    if isinstance(value, dict): return at(value.get(first), rest)
    return []
found = at(documents[0] if len(documents) == 1 else documents, sys.argv[1].split("."))
print(" ".join(x if isinstance(x, str) else json.dumps(x, separators=(",", ":")) for x in found if x is not None))'

# The members of the last answer at a path, or nothing.
member() {
  [[ -s $ANSWER ]] || return 0
  case $JSON_TOOL in
    jq) jq -n -r --arg path "$1" "$JQ_MEMBERS" <"$ANSWER" ;;
    python3) python3 -c "$PYTHON_MEMBERS" "$1" <"$ANSWER" ;;
  esac 2>/dev/null
}

# The first of several paths that leads somewhere.
member_of_any() {
  local path found
  for path; do
    found=$(member "$path")
    [[ -n $found ]] && break
  done
  printf '%s' "$found"
}

pretty() {
  case $JSON_TOOL in
    jq) jq . 2>/dev/null <<<"$1" || printf '%s\n' "$1" ;;
    python3) python3 -m json.tool 2>/dev/null <<<"$1" || printf '%s\n' "$1" ;;
  esac
}

# --- Time ---------------------------------------------------------------------------------------------------------

# Seconds since 1970 as RFC 3339 in UTC. Bash does it itself: date(1) differs between systems.
instant() {
  local text
  TZ=UTC printf -v text '%(%Y-%m-%dT%H:%M:%SZ)T' "$1"
  printf '%s' "$text"
}

in_days() { instant $((NOW + $1 * DAY)); }
days_ago() { instant $((NOW - $1 * DAY)); }

# --- Telling ------------------------------------------------------------------------------------------------------

chapter() {
  close_step
  printf '\n%s%s%s\n' "$BOLD$BLUE" "$1" "$PLAIN"
  [[ $# -lt 2 ]] || printf '%s%s%s\n' "$DIM" "$2" "$PLAIN"
}

step() {
  close_step
  STEPS=$((STEPS + 1)) STEP_FAILED=false STEP_OPEN=true STEP_TEXT=$1
  $BRIEF || echo
  printf '%s%3d  %s%s\n' "$BOLD" "$STEPS" "$1" "$PLAIN"
}

close_step() {
  if $STEP_OPEN && $STEP_FAILED; then
    FAILED_STEPS=$((FAILED_STEPS + 1))
  fi
  STEP_OPEN=false
}

indented() {
  local margin=$1 lines
  mapfile -t lines
  local shown=$((${#lines[@]} > LONGEST_ANSWER ? LONGEST_ANSWER : ${#lines[@]}))
  [[ $shown -eq 0 ]] || printf "${margin//%/%%}%s\n" "${lines[@]:0:shown}"
  [[ $shown -eq ${#lines[@]} ]] || printf '%s%s… %d more lines%s\n' "$margin" "$DIM" $((${#lines[@]} - shown)) "$PLAIN"
}

# --- Asking -------------------------------------------------------------------------------------------------------

header() {
  local name value wanted=${1,,}
  while IFS=: read -r name value; do
    if [[ ${name,,} == "$wanted" ]]; then
      value=${value%$'\r'}
      printf '%s' "${value# }"
    fi
  done <"$HEADERS"
}

is_read() {
  [[ $1 == GET || $2 == /v1/client/validate || $2 == /v1/licenses/lookup ]]
}

# ask METHOD PATH [BODY] [curl option]...: the answer goes to STATUS, ANSWER and HEADERS; nothing is shown.
ask() {
  local method=$1 path=$2 body=${3-}
  local options=(--silent --show-error --max-time 20 --request "$method"
    --noproxy "localhost,127.0.0.1,[::1]${no_proxy:+,$no_proxy}"
    --dump-header "$HEADERS" --output "$ANSWER" --write-out '%{http_code}')
  [[ -z $body ]] || options+=(--header 'Content-Type: application/json' --data "$body")
  [[ $path == /v1/client/* ]] || options+=(--header "@$CREDENTIAL") # there, the licence's key is the credential
  is_read "$method" "$path" && options+=(--header "Lictor-After: $POSITION")
  ANSWER_SHOWN=false
  : >"$ANSWER"
  : >"$HEADERS"
  STATUS=$(curl "${options[@]}" "${@:4}" "$URL$path" 2>"$SCRATCH/error") || true
  local written
  written=$(header Lictor-Position)
  if [[ $written =~ ^[0-9]+$ && $written -gt $POSITION ]]; then
    POSITION=$written
  fi
}

# call METHOD PATH [BODY] [curl option]...: asks, and shows request and answer.
call() {
  ask "$@"
  $BRIEF || show_call "$@"
}

show_call() {
  local method=$1 path=$2 body=${3-} extra='' name value
  is_read "$method" "$path" && extra="  Lictor-After: $POSITION"
  for value in "${@:4}"; do
    [[ $value == -* ]] || extra+="  $value"
  done
  printf '     %s%s %s%s%s%s\n' "$BLUE" "$method" "$path" "$DIM" "$extra" "$PLAIN"
  [[ -z $body ]] || pretty "$body" | indented '       '
  if [[ ! $STATUS =~ ^[1-5] ]]; then
    printf '     %s<- no answer: %s%s\n' "$RED" "$(<"$SCRATCH/error")" "$PLAIN"
    return
  fi
  extra=''
  for name in Location ETag Lictor-Position Idempotency-Replayed Retry-After; do
    value=$(header "$name")
    [[ -z $value ]] || extra+="  $name: $value"
  done
  printf '     <- %s%s%s%s%s\n' "$BOLD" "$STATUS" "$PLAIN$DIM" "$extra" "$PLAIN"
  [[ ! -s $ANSWER ]] || pretty "$(<"$ANSWER")" | indented '       '
}

# until_is SECONDS PATH WANTED URL_PATH: reads again until a member is as wanted, at most so long, and shows the last answer.
until_is() {
  local end=$((EPOCHSECONDS + $1))
  while ask GET "$4" && [[ $(member "$2") != "$3" && $EPOCHSECONDS -lt $end ]]; do
    sleep 0.2
  done
  $BRIEF || show_call GET "$4"
}

# --- Checking -----------------------------------------------------------------------------------------------------

passed() {
  CHECKS=$((CHECKS + 1))
  $BRIEF || printf '     %sok%s  %s\n' "$GREEN" "$PLAIN" "$1"
}

failed() {
  $STEP_FAILED || FAILURES+=("$(printf '%3d  %s' "$STEPS" "$STEP_TEXT")")
  FAILURES+=("       $1")
  CHECKS=$((CHECKS + 1)) STEP_FAILED=true
  printf '     %sFAILED  %s%s\n' "$RED" "$1" "$PLAIN"
  # Where no call is shown, the answer that disappointed still has to be.
  if $BRIEF && ! $ANSWER_SHOWN; then
    pretty "$(<"$ANSWER")" | indented '       '
    ANSWER_SHOWN=true
  fi
}

expect() {
  if [[ $STATUS == "$1" ]]; then passed "status $1"; else failed "status $1 was expected, $STATUS came"; fi
}

expect_is() {
  local found
  found=$(member "$1")
  if [[ $found == "$2" ]]; then passed "$1 is $2"; else failed "$1: '$2' was expected, '$found' came"; fi
}

# Of several members, one is as wanted.
expect_has() {
  local found
  found=$(member "$1")
  if [[ " $found " == *" $2 "* ]]; then passed "$1 has $2"; else failed "$1: '$2' was expected among '$found'"; fi
}

expect_some() {
  local found
  found=$(member "$1")
  if [[ -n $found && $found != 0 ]]; then passed "$1 is there"; else failed "$1 is missing or none"; fi
}

expect_none() {
  local found
  found=$(member "$1")
  if [[ -z $found ]]; then passed "$1 is absent"; else failed "$1 should be absent, '$found' came"; fi
}

expect_text() {
  if [[ $(<"$ANSWER") == *"$1"* ]]; then passed "says '$1'"; else failed "'$1' was expected in the answer"; fi
}

expect_header() {
  local found
  found=$(header "$1")
  # shellcheck disable=SC2053 # a pattern
  if [[ $found == $2 ]]; then passed "$1 is $found"; else failed "$1: '$2' was expected, '$found' came"; fi
}

expect_same() {
  if [[ $2 == "$3" ]]; then passed "$1"; else failed "$1: '$2' was expected, '$3' came"; fi
}

# A rejection: a problem document with this code.
expect_refused() {
  expect "$1"
  expect_is code "$2"
  expect_header Content-Type 'application/problem+json*'
}

expect_validation() {
  expect 200
  expect_is code "$1"
}

# --- The end ------------------------------------------------------------------------------------------------------

close_tour() {
  close_step
  printf '\n%s%d steps, %d checks, %d steps failed%s\n' "$BOLD" "$STEPS" "$CHECKS" "$FAILED_STEPS" "$PLAIN"
  local failure
  for failure in "${FAILURES[@]}"; do
    printf '%s%s%s\n' "$RED" "$failure" "$PLAIN"
  done
  [[ $FAILED_STEPS -eq 0 ]]
}
