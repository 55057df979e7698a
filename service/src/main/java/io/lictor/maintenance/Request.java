package io.lictor.maintenance;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Request to the maintenance tool: a store and a file. */
record Request(Store store, Target file) {

    static Request of(List<String> arguments) {
        Path data = Path.of("data");
        String postgres = null;
        String file = null;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--data")) {
                data = path(valueOf(word, words));
            } else if (word.startsWith("--data=")) {
                data = path(word.substring("--data=".length()));
            } else if (word.equals("--postgres")) {
                postgres = valueOf(word, words);
            } else if (word.startsWith("--postgres=")) {
                postgres = word.substring("--postgres=".length());
            } else if (word.startsWith("-") && !word.equals("-")) {
                throw new UsageError("There is no option " + word + ".");
            } else if (file != null) {
                throw new UsageError("One file, not '%s' and '%s'.".formatted(file, word));
            } else {
                file = word;
            }
        }
        return new Request(store(data, postgres), target(file));
    }

    private static Store store(Path data, @Nullable String postgres) {
        return postgres == null
                ? new Store.InDirectory(data)
                : new Store.InPostgres(PostgresAddress.of(postgres, System.getenv()), data);
    }

    private static String valueOf(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new UsageError(option + " wants a value.");
        }
        return words.next();
    }

    private static Target target(@Nullable String file) {
        if (file == null) {
            throw new UsageError("Which file?");
        }
        return file.equals("-")
                // not System.out, which swallows that the disk is full or the reader gone
                ? new Target.Streams(System.in, new FileOutputStream(FileDescriptor.out))
                : new Target.File(path(file));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageError("'%s' is no path: %s.".formatted(text, e.getReason()));
        }
    }
}
