package io.lictor.event;

/**
 * The name of a payment where it was taken: the system that took it, and its reference there. No personal data: neither
 * holds a space or an {@code @}.
 */
public record Billing(String source, String reference) {}
