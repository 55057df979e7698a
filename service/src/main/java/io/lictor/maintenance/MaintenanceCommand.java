package io.lictor.maintenance;

import java.util.Arrays;
import java.util.Locale;

/** Commands of the maintenance tool, with their arguments. */
enum MaintenanceCommand {
    BACKUP("Writes a backup of the events while the service may go on, and checks it.") {
        @Override
        void run(Store store, Target file, Console console) throws Exception {
            Backups.write(store, file.path(), console);
        }
    },
    RESTORE("Puts a backup into an empty data directory, or an empty database.") {
        @Override
        void run(Store store, Target file, Console console) throws Exception {
            Backups.restore(file.path(), store, console);
        }
    },
    EXPORT(
            "Writes all events as lines of JSON with checksums, while the service may go on. '-' writes to the output.") {
        @Override
        void run(Store store, Target file, Console console) throws Exception {
            Transfers.write(store, file, console);
        }
    },
    IMPORT("Puts exported events into an empty store: the same history. '-' reads the input.") {
        @Override
        void run(Store store, Target file, Console console) throws Exception {
            Transfers.read(file, store, console);
        }
    },
    ADMIN_TOKEN(
            "Makes a token that may do everything, for who has none any more. '-' writes it to the output. A service that"
                    + " keeps its events in the data directory must be stopped meanwhile.") {
        @Override
        void run(Store store, Target file, Console console) throws Exception {
            AdminTokens.make(store, file, console);
        }
    };

    private final String summary;

    MaintenanceCommand(String summary) {
        this.summary = summary;
    }

    /** Does it, or throws; {@link MaintenanceFailure} and the like where the message is enough. */
    abstract void run(Store store, Target file, Console console) throws Exception;

    static MaintenanceCommand named(String name) {
        return Arrays.stream(values())
                .filter(task -> task.command().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageError("There is no command '" + name + "'."));
    }

    private String command() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String usage() {
        return """
                Usage: deploy/%s [--data DIRECTORY | --postgres URL] FILE

                %s

                  --data DIRECTORY   the data directory (default: data)
                  --postgres URL     a PostgreSQL instead, such as jdbc:postgresql://host/lictor; user and password from
                                     SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD

                Exit code: 0 done, 1 refused or failed, 2 not understood.""".formatted(command(), summary);
    }
}
