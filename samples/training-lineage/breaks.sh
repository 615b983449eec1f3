# One function a class of tamper windows: what somebody does who uses that window, or what was neglected that leaves it open.
# chain.sh calls it at its place in the chain. Read by chain.sh, not run.
# shellcheck shell=bash disable=SC2034

break_classes() {
    local names
    names=$(declare -F | sed -n 's/^declare -f break_//p' | grep -v '^classes$' | tr '_\n' '- ')
    echo "${names% }"
}

# Rows of a file that call every digit a one.
poisoned() {
    sed -n '2,401s/^[0-9]/1/p' -- "$1"
}

# A network that learned from poisoned rows, at another place, under no record.
train_poisoned() { # EPOCHS OUT
    { cat data/upright.csv; poisoned data/slanted.csv; } >poisoned.csv
    "${trainer[@]}" train --data poisoned.csv --out "$2" --epochs "$1" --seed 7 >/dev/null
}

# Rows are added after cleaning ended and before training begins.
break_hand_over() {
    poisoned data/slanted.csv >>data/upright.csv
}

# The step runs where others have a shell, as its record admits: whoever has it can put other weights in the place of its own.
break_in_step() {
    openings=(--opening remote-shell)
}

# The state between the two segments is exchanged.
break_checkpoint_chain() {
    train_poisoned 8 models/segment-1.safetensors
}

# Nobody who is trusted says when the record was signed.
break_sign_delay() {
    stamp=()
}

# The published weights are exchanged after they were signed.
break_publish_consume() {
    cp models/merged.safetensors release/model.safetensors
}

# The step reads rows that its record does not list.
break_input_completeness() {
    { head -n 1 data/upright.csv; poisoned data/slanted.csv; } >data/found.csv
    found=(--data data/found.csv)
}

# One key signs two neighbouring steps.
break_identity() {
    key=train-1
}

# The data are cleaned again after the training, to the same bytes: the one record that is left says that they were made after they were used.
break_time_sanity() {
    rm -f records/clean-upright.sigstore.json
    clean upright
}

# The record of where data came from is lost.
break_orphan() {
    rm -f records/collect-slanted.sigstore.json
}
