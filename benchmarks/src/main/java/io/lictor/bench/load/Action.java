package io.lictor.bench.load;

import java.util.List;
import java.util.stream.Stream;

/** What a client may ask for, and the events that are written for it: all of them or none. */
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

    /** Whether it takes a machine in, which may be known already and come under another name. */
    public boolean isActivation() {
        return this == ACTIVATE || this == CLIENT_ACTIVATE;
    }

    /** Whether its answer lists the events; what the licensed software sends is answered as a validation is. */
    public boolean tellsItsEvents() {
        return this != CLIENT_ACTIVATE;
    }
}
