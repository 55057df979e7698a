package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The successor was found to be over, and this licence to count again. Told for those who listen: the facts said so before,
 * but where they are older than {@link LicenseUpgraded#rightReturnsAt}.
 */
public record UpgradeReverted(UUID licenseId, UUID successorId, Instant at) implements LicenseEvent {}
