package io.lictor.bench.proof;

/** Fault that must never be found. */
public enum Fault {
    LOST("an acknowledged command, or a part of it, is not there"),
    DOUBLED("a command was done more than once"),
    HALF_DONE("a command nobody was told of is there in part"),
    DISORDERED("numbers of events have gaps, repeat, or make no history"),
    UNEQUAL("the read model is not what the events come to"),
    UNEXPECTED("an answer no client should get");

    private final String meaning;

    Fault(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
