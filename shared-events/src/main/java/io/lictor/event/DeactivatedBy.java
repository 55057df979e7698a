package io.lictor.event;

/** Side that freed the machine: the vendor's people, or the customer with the key, who may have an allowance. */
public enum DeactivatedBy {
    VENDOR,
    CUSTOMER
}
