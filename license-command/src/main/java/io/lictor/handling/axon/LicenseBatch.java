package io.lictor.handling.axon;

import io.lictor.command.ChangeLicense;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;

/** Commands on one licence that are decided one after the other and appended together. Never empty. */
public record LicenseBatch(UUID licenseId, List<CommandMessage<?>> members) {

    public LicenseBatch {
        members = List.copyOf(members);
    }

    /** {@code members} are commands on the same licence. */
    static LicenseBatch of(List<CommandMessage<?>> members) {
        return new LicenseBatch(((ChangeLicense) members.getFirst().getPayload()).licenseId(), members);
    }
}
