package io.lictor.command;

import io.lictor.value.Activation;
import io.lictor.value.KeyRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bring in a licence that was sold elsewhere, with its own key, its machines and its dates. {@code keyHashes} are
 * all under which that key may be somebody's already; {@code endsAt} is the end
 * of the running term or trial and {@code upgradesUntil} that of the upgrade period, where they are known better than
 * by start and length.
 */
public record ImportLicense(
        UUID licenseId,
        Order order,
        KeyRef key,
        List<String> keyHashes,
        @Nullable Instant issuedAt,
        @Nullable Instant endsAt,
        @Nullable Instant upgradesUntil,
        List<Activation> activations,
        Instant at)
        implements BeginLicense {}
