package io.lictor.maintenance;

/** Why it won't be done, in a sentence for whoever asked for it. */
final class MaintenanceFailure extends RuntimeException {

    MaintenanceFailure(String message) {
        super(message);
    }
}
