package io.lictor.validation;

/** Code of a warning that a customer should see although the software may run. */
public enum WarningCode {
    GRACE,
    TERM_ENDS_SOON,
    AUTO_RENEW_OFF,
    UPGRADED_TO,
    UPGRADE_PERIOD_ENDS_SOON,
    VERSION_UNKNOWN
}
