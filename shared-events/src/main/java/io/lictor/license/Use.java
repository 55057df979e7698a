package io.lictor.license;

/** Use made of a licence since it was issued; a licence nobody used can be withdrawn. Never decreases. */
public enum Use {
    /** As it came; what the service announced by itself is no use. */
    NONE,
    /** Its contents, its owner or its key are not those it came with, or no longer were for a while. */
    CHANGED,
    /** A machine has or had a seat. */
    ACTIVATED;

    Use and(Use other) {
        return compareTo(other) < 0 ? other : this;
    }
}
