package io.lictor.bench.load;

import java.util.List;
import java.util.stream.Stream;

/** Request of a client, with the events written for it: all of them or none. */
public enum Action {
    ISSUE("LicenseIssued", "LicenseKeyAssigned"),
    IMPORT("LicenseImported", "LicenseKeyAssigned"),
    ACTIVATE("LicenseActivated"),
    CLIENT_ACTIVATE("LicenseActivated"),
    DEACTIVATE("MachineDeactivated"),
    CLIENT_DEACTIVATE("MachineDeactivated"),
    RENEW("LicenseRenewed"),
    EXTEND_TERM("TermExtended"),
    CANCEL_AUTO_RENEW("AutoRenewCanceled"),
    RESUME_AUTO_RENEW("AutoRenewResumed"),
    UPGRADE("LicenseUpgraded", "LicenseIssued", "LicenseKeyAssigned"),
    CONVERT("TrialConverted"),
    ADD_MODULES("ModulesAdded"),
    REMOVE_MODULES("ModulesRemoved"),
    EXTEND_UPGRADE_PERIOD("UpgradePeriodExtended"),
    CHANGE_ACTIVATION_LIMIT("ActivationLimitChanged"),
    DISABLE("LicenseDisabled"),
    ENABLE("LicenseEnabled"),
    REISSUE_KEY("KeyReissued", "LicenseKeyReplaced", "LicenseKeyAssigned"),
    TRANSFER("LicenseTransferred"),
    DEFINE_PRODUCT("ProductDefined"),
    CHANGE_PRODUCT("ProductChanged"),
    RELEASE_VERSION("ProductVersionReleased"),
    DISABLE_VERSION("ProductVersionDisabled"),
    ENABLE_VERSION("ProductVersionEnabled");

    private final List<String> events;

    Action(String... events) {
        this.events = Stream.of(events).sorted().toList();
    }

    /** The types of the events that belong together, sorted. */
    public List<String> events() {
        return events;
    }

    /** Returns whether it activates a machine, which may be known already and have another label. */
    public boolean isActivation() {
        return this == ACTIVATE || this == CLIENT_ACTIVATE;
    }

    /** Returns whether its answer lists the events; calls of the licensed software are answered as a validation is. */
    public boolean tellsItsEvents() {
        return this != CLIENT_ACTIVATE;
    }
}
