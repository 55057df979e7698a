package io.lictor.value;

/** Sales channel of a licence. Renewal of a licence bought through a partner is the partner's to arrange. */
public enum Channel {
    DIRECT,
    PARTNER
}
