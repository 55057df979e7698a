package io.lictor.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Modules were taken off the licence, named by their codes. */
public record ModulesRemoved(UUID licenseId, List<String> modules, Instant at) implements LicenseEvent {

    public ModulesRemoved {
        modules = List.copyOf(modules);
    }
}
