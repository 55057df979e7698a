package io.lictor.bench.population;

import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A store of its own to look at, with secrets of zeros: {@code Populate DIRECTORY LICENSES [KEYS]}. Each line of the file
 * KEYS has a licence's id and its key.
 */
public final class Populate {

    private static final int PRODUCTS = 20;

    private Populate() {}

    public static void main(String[] arguments) throws IOException {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        int licenses = Integer.parseInt(arguments[1]);
        Group group = new Group("product", Life.ORDINARY, licenses, PRODUCTS, today);
        Group lapsed = new Group("lapsed", Life.LAPSED, licenses / 20, PRODUCTS, today);
        long began = System.nanoTime();
        try (DataDirectory data = DataDirectory.take(Path.of(arguments[0]));
                SqliteStore store = SqliteStore.open(data, ZeroSecrets.ofStore())) {
            Populator populator = new Populator(store);
            populator.add(lapsed);
            long events = populator.add(group);
            System.out.printf("%,d events in %.1f s%n", events, (System.nanoTime() - began) / 1e9);
        }
        if (arguments.length > 2) {
            writeKeys(group, Path.of(arguments[2]));
        }
    }

    private static void writeKeys(Group group, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int number = 0; number < group.licenses(); number++) {
                SoldLicense sale = group.sale(number);
                out.write(sale.licenseId() + " " + sale.key() + "\n");
            }
        }
    }
}
