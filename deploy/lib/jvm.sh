# Sourced by what runs Lictor's own code: finds a JDK, builds what has changed, and knows how to start it fast.
# Sets root and JAVA_HOME; a caller says `use standalone` (or command, or query), then `run_java …` in its place. `use` sets
# service, jar, cache and jvm. With no_build=true it takes what is there.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
JAVA_HOME=$("$root/deploy/lib/find-jdk") || exit 1
export JAVA_HOME

# Chooses what to run, and builds it where that is needed, unless no_build is true.
use() {
  service=$1
  target="$root/deploy/$service/target"
  places="$root/deploy/run/$service"
  # short pauses: with the default of 200 ms a busy service collects in one go what nobody wants to wait for
  jvm=(--enable-native-access=ALL-UNNAMED -XX:+UseCompactObjectHeaders -XX:MaxGCPauseMillis=20)
  # Out of memory, it would live on with threads missing: it says so and ends, with 3, to be started again by whoever watches it.
  # (A semicolon in the command would end it.)
  jvm+=(-XX:+ExitOnOutOfMemoryError '-XX:OnOutOfMemoryError=echo "Lictor (process %p) has used up its memory and ends (exit code 3). Its heap is ${JAVA_OPTS:-a quarter of the memory of the machine}, and wants to be larger, such as JAVA_OPTS=-Xmx4g (see docs/operations.md)." >&2')
  # Nobody else loads code into it, also nobody of the same user.
  jvm+=(-XX:+DisableAttachMechanism)
  if is_wanting && mkdir -p "$places" 2> /dev/null && [[ -w $places ]]; then
    once is_wanting make
  fi
  if is_placed; then
    take_place
  else # somebody else has built it, and we may not write here
    jar="$target/lictor-$service.jar" cache="$target/lictor-$service.aot"
  fi
}

# Two that start at once must not do the same at once: the second waits, and finds it done. (A Mac has no flock.)
once() {
  local wanted=$1 work=$2
  mkdir -p "$root/target"
  (
    if command -v flock > /dev/null; then
      flock 9
      "$wanted" || exit 0
    fi
    "$work" 9>&-
  ) 9> "$root/target/build.lock"
}

# A service that runs keeps the files it was started from: Maven writes over what it has built, so each build is copied to a place of
# its own, and run from there. The file `current` names the newest, and is changed in one step.
make() {
  if ! is_built; then
    # never on the output: that may be somebody's file
    echo "Building Lictor (only when something has changed)…" >&2
    build
  fi
  place
}

build() {
  "$root/mvnw" -q -B -f "$root/pom.xml" -pl "deploy/$service" -am package -DskipTests -Dspotless.check.skip >&2
  touch "$target/lictor-$service.jar.built"
}

place() {
  local name new
  name=$(date +%Y%m%d-%H%M%S)-$$
  new="$places/$name.part"
  mkdir -p "$new"
  cp -p "$target/lictor-$service.jar" "$new" # not linked: what is linked would be written over
  cp -Rp "$target/lib" "$new/lib"
  : > "$new/in-use"
  mv "$new" "$places/$name"
  printf '%s\n' "$name" > "$places/current.part"
  mv -f "$places/current.part" "$places/current"
  sweep
}

# Takes away builds that are neither current nor run by anybody: who runs one holds its file in-use. (Without flock, the oldest.)
sweep() {
  local old kept=0
  for old in $(ls -1dr "$places"/*/); do
    [[ $(basename "$old") != "$(< "$places/current")" ]] || continue
    if command -v flock > /dev/null; then
      (flock -n -x 9 && rm -rf "$old") 9< "$old/in-use" 2> /dev/null || true
    else
      ((++kept <= 2)) || rm -rf "$old"
    fi
  done
}

# Whether what Maven has built, by hand perhaps, is of the sources that there are.
is_built() {
  local built="$target/lictor-$service.jar"
  [[ -f $built ]] || return 1
  if [[ -f $built.built && $built.built -nt $built ]]; then
    built=$built.built # the jar is not written again where only a library has changed
  fi
  [[ -z $(find "$root" \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$built" -print -quit) ]]
}

is_placed() {
  local placed
  [[ -f $places/current ]] && placed=$places/$(< "$places/current") && [[ -f $placed/lictor-$service.jar ]]
}

# Whether something is to be made first: what is current is not what was built, or what was built is not of these sources.
is_wanting() {
  if ${no_build-false}; then
    if is_placed; then return 1; fi
    [[ -f $target/lictor-$service.jar ]] || { echo "Nothing is built yet that could be started: leave out --no-build, once." >&2; exit 2; }
    place
    return 1
  fi
  ! is_built || ! is_placed \
    || [[ -n $(find "$target/lictor-$service.jar" "$target/lib" -newer "$places/current" -print -quit) ]]
}

# Holds on to the current one for as long as this process lives, whatever it becomes.
take_place() {
  until
    place=$places/$(< "$places/current")
    jar="$place/lictor-$service.jar" cache="$place/lictor-$service.aot"
    exec 8< "$place/in-use" && { ! command -v flock > /dev/null || flock -s 8; } && [[ -f $jar ]]
  do sleep 0.1; done
}

# Has what was built learn to start, whoever built it: after a build by hand as well. Without the cache the JVM starts as ever.
learn() {
  if has_not_learnt; then
    echo "Learning to start in half the time (only after a build)…" >&2
    once has_not_learnt learn_to_start || (($? != 130)) || exit 130 # only who interrupts it wants no start
  fi
}

# The log is there once it has been tried, so that what fails is not tried at every start.
has_not_learnt() {
  [[ -w ${jar%/*} ]] && [[ ! -f $cache.log || -n $(find "$jar" "${jar%/*}/lib" -newer "$cache.log" -print -quit) ]]
}

# Starts it once to write down what the JVM would otherwise work out at every start, which halves the time of one. Two of the
# services make no secrets of their own; what is learnt with these is thrown away.
learn_to_start() {
  scratch=$(mktemp -d)
  learner=''
  trap 'exit 130' INT TERM
  trap 'rm -rf "$scratch"; [[ -z $learner ]] || kill -KILL "$learner"' EXIT
  rm -f "$cache"
  if [[ $service == standalone ]]; then
    learning_java > "$scratch/log" 2>&1 &
    learner=$!
    rehearse
    kill "$learner" 2> /dev/null
  else
    learning_java -Dspring.context.exit=onRefresh > "$scratch/log" 2>&1 & # it serves nobody without a database
    learner=$!
  fi
  wait "$learner" || true
  learner=''
  grep -q 'AOTCache creation is complete' "$scratch/log" || rm -f "$cache"
  mv "$scratch/log" "$cache.log"
}

# With nobody's settings, or what is rehearsed might be told to somebody. Without profiles of what was called how often: kept from
# a start they made filling the read model dearer, from a load they kept busy methods slow for minutes.
learning_java() {
  local zeros=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
  cd "$scratch" || exit
  exec env -i PATH="$PATH" "$JAVA_HOME/bin/java" "${jvm[@]}" \
    -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
    -XX:AOTCacheOutput="$cache" "$@" -jar "$jar" --server.port=0 --lictor.data-directory="$scratch" \
    --spring.datasource.url= --lictor.mongodb-uri= \
    --lictor.secrets.current=1 --lictor.secrets.derivation.1=$zeros --lictor.secrets.lookup=$zeros
}

# Asks for what is asked for first after a start, so that its classes need not be looked for then. Where there is no curl, they are.
rehearse() {
  local url answer license key
  for _ in {1..600}; do
    url=$(sed -n 's/^Lictor listens on //p' "$scratch/log")
    [[ -z $url ]] && kill -0 "$learner" 2> /dev/null || break
    sleep 0.1
  done
  ask() {
    curl -s -m 10 -X "$1" "$url/v1/$2" -H @- -H 'Content-Type: application/json' -d "${3-}" \
      <<< "Authorization: Bearer $(< "$scratch/admin-token")"
  }
  part() {
    sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' <<< "$answer"
  }
  ask PUT products/rehearsal '{"name":"Rehearsal"}'
  answer=$(ask POST licenses '{"product":"rehearsal","customer":"nobody","kind":"SUBSCRIPTION","period":"P1Y"}')
  license=$(part licenseId) key=$(part key)
  ask POST "licenses/$license/activations" '{"fingerprint":"machine-1"}'
  ask POST "licenses/$license/renew" '{"period":"P1Y"}'
  ask POST client/validate '{"key":"'"$key"'","fingerprint":"machine-1"}'
  ask GET "licenses/$license"
  ask GET "licenses/$license/history"
  ask GET "licenses?product=rehearsal"
  ask GET dashboard
  ask GET openapi.json
} > /dev/null 2>&1

# Replaces this shell by the application, with these options.
run_java() {
  learn
  if [[ -f $cache && -z $(find "$jar" "${jar%/*}/lib" -newer "$cache" -print -quit) ]]; then
    jvm+=(-XX:AOTCache="$cache" -Xlog:aot=off -Xlog:cds=off)
  fi
  # shellcheck disable=SC2086 # JAVA_OPTS is a list of words
  exec "$JAVA_HOME/bin/java" "${jvm[@]}" ${JAVA_OPTS:-} -jar "$jar" "$@"
}

# Replaces this shell by one of the commands of whoever keeps an installation. They come with every service.
keep() {
  run_tool io.lictor.maintenance.MaintenanceCli "$@"
}

run_tool() {
  use standalone
  # shellcheck disable=SC2086 # JAVA_OPTS is a list of words
  exec "$JAVA_HOME/bin/java" "${jvm[@]}" -XX:+UseSerialGC ${JAVA_OPTS:-} -cp "$jar" "$@"
}
