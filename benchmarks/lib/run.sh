# shellcheck shell=bash
# How a bench in the module `benchmarks` is built and run. Sourced; wants root.

build_bench() {
  bench_jar="$root/benchmarks/target/lictor-benchmarks.jar"
  JAVA_HOME=$("$root/deploy/lib/find-jdk") || exit 2
  export JAVA_HOME
  if [[ ! -f $bench_jar.built || -n $(find "$root" \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$bench_jar.built" -print -quit) ]]; then
    echo 'Building (only when something has changed)…'
    "$root/mvnw" -q -B -f "$root/pom.xml" -pl benchmarks -am package -DskipTests -Dspotless.check.skip || exit 2
    touch "$bench_jar.built"
  fi
}

run_bench() {
  local main=$1
  shift
  build_bench
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Xmx2g -cp "$bench_jar" "$main" "$@"
}
