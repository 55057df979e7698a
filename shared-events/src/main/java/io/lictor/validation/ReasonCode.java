package io.lictor.validation;

/** The code of an answer to the licensed software. Declared in the order in which a reason decides. */
public enum ReasonCode {
    VALID,
    KEY_MALFORMED,
    LICENSE_NOT_FOUND,
    KEY_REPLACED,
    LICENSE_DISABLED,
    LICENSE_EXPIRED,
    LICENSE_PENDING,
    MACHINE_NOT_ACTIVATED,
    PRODUCT_MISMATCH,
    VERSION_DISABLED,
    UPGRADE_PERIOD_ENDED,
    VERSION_NOT_COVERED,
    MODULE_NOT_LICENSED
}
