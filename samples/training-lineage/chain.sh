#!/usr/bin/env bash
# Runs a small training chain, every step under a signed record, and publishes the model that comes out.
#
#   ./chain.sh WORK                  everything is written below WORK, which must be new or empty
#   ./chain.sh WORK --break CLASS    the same with one tamper window left open (breaks.sh)
#
# Ends with the trace of the model, WORK/trace.json, and its exit code: 0 when no window is open.
#
#   PROOFMARK=FILE    the proofmark to record and sign with
#   STEP_PLAIN=1      run the commands alone: no records, no signatures
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
proofmark=$(realpath -- "${PROOFMARK:-$here/../../proofmark}" 2>/dev/null || true)
# shellcheck source=breaks.sh
. "$here/breaks.sh"

usage() {
    printf 'usage: chain.sh WORK [--break CLASS]\nclasses: %s\n' "$(break_classes)" >&2
    exit 2
}

[[ $# -eq 1 || ( $# -eq 3 && $2 == --break ) ]] || usage
work=$1
broken=${3:-}
[[ -n $work && $work != -* ]] || usage
[[ -z $broken || " $(break_classes) " == *" $broken "* ]] || usage
[[ -n ${STEP_PLAIN:-} || -x $proofmark ]] || { echo "chain.sh: no proofmark at '${PROOFMARK:-$here/../../proofmark}'" >&2; exit 1; }
[[ ! -e $work || ( -d $work && -z $(ls -A -- "$work") ) ]] || { echo "chain.sh: '$work' is not empty" >&2; exit 1; }
mkdir -p -- "$work"
cd -- "$work"
mkdir data keys models records trainer

# Nothing of the runtime's own may be written or listened on while a step is observed.
export DOTNET_EnableDiagnostics=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
trainer=(dotnet trainer/trainer.dll)
code=(--input code=trainer/trainer.dll --input code=trainer/trainer.runtimeconfig.json)
# A runtime that is no package of the system is an input like any other.
runtime=$(dirname -- "$(readlink -f -- "$(command -v dotnet)")")
[[ $runtime == /usr/* ]] || code+=(--input "environment=$runtime/dotnet" --input "environment=$runtime/host" --input "environment=$runtime/shared/Microsoft.NETCore.App")

build_trainer() {
    dotnet build "$here/trainer" -c Release --artifacts-path "$PWD/build" -v quiet -nodeReuse:false -p:UseSharedCompilation=false
    cp build/bin/trainer/release/trainer.{dll,runtimeconfig.json} trainer/
}

# The witness of the time lives as long as this script.
start_witness() {
    "${trainer[@]}" witness --listen 127.0.0.1:0 --certificate-out witness.pem --pid-file witness.pid >witness.log &
    trap "kill $! 2>/dev/null || true" EXIT
    for _ in {1..100}; do
        [[ ! -s witness.pid ]] || break
        sleep 0.1
    done
    [[ -s witness.pid ]] || { echo 'chain.sh: the witness did not start' >&2; exit 1; }
    authority=$(sed -n 's/^listening on //p' witness.log)
}

# How a step is run. A break changes these for the next step.
as_usual() {
    key=''
    openings=()
    stamp=(--timestamp-authority "$authority")
    found=()
}

new_key() {
    [[ -n ${STEP_PLAIN:-} || -e keys/$1 ]] || "$proofmark" key new "keys/$1" >/dev/null
}

# step NAME STAGE OPTION… -- COMMAND…: every step has a key of its own, as if it ran at a party of its own.
step() {
    local name=$1 stage=$2 options=()
    shift 2
    while [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    shift
    echo "== $name"
    if [[ -n ${STEP_PLAIN:-} ]]; then
        "$@"
    else
        new_key "${key:-$name}"
        "$proofmark" attest run --step "$stage" "${code[@]}" "${options[@]}" "${openings[@]}" --private-key "keys/${key:-$name}" "${stamp[@]}" \
            --to "records/$name.sigstore.json" -- "$@"
    fi
    as_usual
}

# at CLASS: the place in the chain where that class is broken.
at() {
    if [[ $broken == "$1" ]]; then
        echo "== broken here: $1"
        "break_${1//-/_}"
    fi
}

collect() { # NAME SEED STYLE
    step "collect-$1" collect --output "data/$1-raw.csv" -- "${trainer[@]}" collect --out "data/$1-raw.csv" --seed "$2" --style "$3"
}

clean() { # NAME
    step "clean-$1" clean --input "training-data=data/$1-raw.csv" --output "data/$1.csv" -- "${trainer[@]}" clean --in "data/$1-raw.csv" --out "data/$1.csv"
}

train_first_segment() {
    step train-1 train --input training-data=data/upright.csv --output models/segment-1.safetensors -- \
        "${trainer[@]}" train --data data/upright.csv "${found[@]}" --out models/segment-1.safetensors --epochs 8 --seed 7
}

train_second_segment() {
    step train-2 train --input training-data=data/upright.csv --resume-from models/segment-1.safetensors --output models/base.safetensors -- \
        "${trainer[@]}" train --data data/upright.csv --resume models/segment-1.safetensors --out models/base.safetensors --epochs 12 --seed 7
}

fine_tune() {
    step fine-tune fine-tune --input base-model=models/base.safetensors --input training-data=data/slanted.csv --input training-data=data/upright.csv \
        --output models/adapter.safetensors -- \
        "${trainer[@]}" fine-tune --base models/base.safetensors --data data/slanted.csv --data data/upright.csv --out models/adapter.safetensors --epochs 15 --seed 7
}

merge() {
    step merge merge --input base-model=models/base.safetensors --input adapter=models/adapter.safetensors --output models/merged.safetensors -- \
        "${trainer[@]}" merge --base models/base.safetensors --adapter models/adapter.safetensors --out models/merged.safetensors
}

quantise() {
    step quantise quantise --input base-model=models/merged.safetensors --output models/quantised.safetensors -- \
        "${trainer[@]}" quantise --in models/merged.safetensors --out models/quantised.safetensors
}

evaluate() {
    step evaluate evaluate --input base-model=models/quantised.safetensors --input evaluation-data=data/test.csv --output results.json -- \
        "${trainer[@]}" evaluate --model models/quantised.safetensors --data data/test.csv --out results.json
}

package() {
    step package package --input base-model=models/quantised.safetensors --output release -- "${trainer[@]}" package --model models/quantised.safetensors --out release
}

publish() {
    [[ -z ${STEP_PLAIN:-} ]] || return 0
    new_key publisher
    "$proofmark" sign key release --private-key keys/publisher --signature release/model.sig --timestamp-authority "$authority"
}

# The keys of the steps may build, that of the publisher may publish. All steps ran by one clock.
write_policy() {
    local key role
    printf 'policy: {id: training-lineage}\nlineage: {clockSkewSeconds: 0}\ntrust:\n'
    for key in keys/*.pub; do
        role=builder
        [[ $key != keys/publisher.pub ]] || role=publisher
        printf '  - {name: %s, roles: [%s], key: %s, timestampAuthority: witness.pem}\n' "$(basename "$key" .pub)" "$role" "$key"
    done
}

# Exit code 0: every step is attested and no window is open.
trace() {
    [[ -z ${STEP_PLAIN:-} ]] || return 0
    write_policy >policy.yaml
    "$proofmark" trace release --evidence records --evidence release/model.sig --policy policy.yaml -o table -o json=trace.json
}

build_trainer
start_witness
as_usual

collect upright 1 upright
collect slanted 3 slanted
at orphan
collect test 4 slanted
clean upright
clean slanted
clean test
at hand-over
at input-completeness
train_first_segment
at checkpoint-chain
at in-step
at sign-delay
at identity
train_second_segment
fine_tune
merge
quantise
evaluate
package
at time-sanity
publish
at publish-consume
trace
