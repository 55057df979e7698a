package io.lictor.maintenance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Runs one command: {@code backup}, {@code restore}, {@code export}, {@code import} or {@code admin-token}. */
public final class MaintenanceCli {

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private MaintenanceCli() {}

    /** Takes the command and its arguments as {@code deploy/backup} and its like do; ends with an exit code. */
    public static void main(String[] arguments) {
        // Before anything logs: the output may be the file.
        System.setProperty("logback.configurationFile", "io/lictor/maintenance/logback.xml");
        System.exit(run(List.of(arguments), System.err));
    }

    /** Like {@code main}, but returns the exit code instead of exiting; writes to {@code people}. */
    public static int run(List<String> arguments, PrintStream people) {
        Console console = new Console(people);
        MaintenanceCommand task = null;
        try {
            if (arguments.isEmpty()) {
                throw new UsageError("Which command?");
            }
            task = MaintenanceCommand.named(arguments.getFirst());
            List<String> rest = arguments.subList(1, arguments.size());
            if (rest.contains("-h") || rest.contains("--help")) {
                console.say(task.usage());
                return 0;
            }
            Request request = Request.of(rest);
            task.run(request.store(), request.file(), console);
            return 0;
        } catch (UsageError e) {
            console.say(String.valueOf(e.getMessage()));
            if (task != null) {
                console.say("\n" + task.usage());
            }
            return NOT_UNDERSTOOD;
        } catch (Exception e) {
            console.say(sentence(e));
            return FAILED;
        }
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case NoSuchFileException e -> "There is no " + e.getFile() + ".";
            case IOException e -> "It did not work: " + e.getMessage() + ".";
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
