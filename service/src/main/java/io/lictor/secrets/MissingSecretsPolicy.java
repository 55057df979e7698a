package io.lictor.secrets;

/** Policy of a service without secrets on a store without events. A bean; without it the service doesn't start. */
public enum MissingSecretsPolicy {
    /** Makes new secrets: this service is the only one that needs them. */
    MAKE,

    /** Stops the start: other services on the same events need the same secrets, so an operator has to hand them out. */
    REFUSE
}
