package io.lictor.secrets;

/** Policy of a service without secrets on a store without events. A bean; without it the service doesn't start. */
public enum MissingSecretsPolicy {
    /** It makes them: it is the only one, and nobody else would have to have the same. */
    MAKE,

    /** It does not start: others on the same events need the same secrets, so somebody has to hand them out. */
    REFUSE
}
