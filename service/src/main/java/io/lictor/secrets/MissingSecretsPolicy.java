package io.lictor.secrets;

/** What a service does that finds no secrets, and no events yet that would need some. A bean; without one it refuses. */
public enum MissingSecretsPolicy {
    /** It makes them: it is the only one, and nobody else would have to have the same. */
    MAKE,

    /** It does not start: others on the same events need the same secrets, so somebody has to hand them out. */
    REFUSE
}
