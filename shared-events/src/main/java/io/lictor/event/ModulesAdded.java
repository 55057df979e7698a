package io.lictor.event;

import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Modules were bought, or their ends changed. */
public record ModulesAdded(UUID licenseId, List<ModuleGrant> modules, Instant at) implements LicenseEvent {

    public ModulesAdded {
        modules = List.copyOf(modules);
    }
}
