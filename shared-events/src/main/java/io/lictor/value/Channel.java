package io.lictor.value;

/** How a licence was sold. Bought through a partner, its renewal is the partner's to arrange. */
public enum Channel {
    DIRECT,
    PARTNER
}
