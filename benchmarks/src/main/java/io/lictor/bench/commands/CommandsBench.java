package io.lictor.bench.commands;

import io.lictor.bench.CommandLine;
import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Commands in process, beside plain inserts into the same kind of database in the same minute. */
public final class CommandsBench {

    private static final int LICENSES = 8_000;

    private final CommandOptions options;
    private boolean warm;

    private CommandsBench(CommandOptions options) {
        this.options = options;
    }

    /** See {@link CommandOptions#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        CommandOptions options = CommandLine.read(arguments, CommandOptions.USAGE, CommandOptions::read);
        CommandsBench bench = new CommandsBench(options);
        for (String store : options.stores()) {
            switch (store) {
                case "postgres" -> bench.onPostgres();
                case "sqlite" -> bench.onSqlite();
                default -> throw new IllegalArgumentException(store);
            }
        }
    }

    private void onPostgres() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.url("postgres");
            try (WriteSide writeSide = new WriteSide(
                    PostgresStore.open(url, PostgresServer.USER, null, WriteSide.secrets()), options.keys())) {
                measure("PostgreSQL", writeSide, () -> PlainInserts.byPgbench(url, options.threads(), options.time()));
            }
        }
    }

    private void onSqlite() throws Exception {
        Path directory = Files.createTempDirectory("lictor-commands");
        try (DataDirectory data = DataDirectory.take(directory.resolve("data"));
                WriteSide writeSide = new WriteSide(SqliteStore.open(data, WriteSide.secrets()), options.keys())) {
            AtomicInteger run = new AtomicInteger();
            measure(
                    "SQLite",
                    writeSide,
                    () -> PlainInserts.intoSqlite(
                            Files.createDirectory(directory.resolve("plain-" + run.incrementAndGet())),
                            options.time()));
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void measure(String store, WriteSide writeSide, Inserts inserts) throws Exception {
        if (options.projections()) {
            try (EmbeddedMongo mongo = EmbeddedMongo.open();
                    var client = mongo.client();
                    var projection = LicensesDefinition.embedded(
                            writeSide.store().log(), new ReadModel(mongo.database(client, "lictor")))) {
                projection.start();
                table(store + ", with the read model following", writeSide, inserts);
            }
        } else {
            table(store, writeSide, inserts);
        }
    }

    private void table(String store, WriteSide writeSide, Inserts inserts) throws Exception {
        Duration warmUp = options.warmUp()
                .dividedBy(warm ? 2 : 1)
                .dividedBy(options.only().size());
        for (String name : options.only()) {
            Rate.of(options.threads(), warmUp, kind(name, writeSide).work());
        }
        warm = true;
        Rate before = inserts.measure();
        List<Kind> kinds = new ArrayList<>();
        List<Rate> rates = new ArrayList<>();
        for (String name : options.only()) {
            Kind kind = kind(name, writeSide);
            kinds.add(kind);
            rates.add(Rate.of(options.threads(), options.time(), kind.work()));
        }
        Rate after = inserts.measure();
        double plain = (before.perSecond() + after.perSecond()) / 2;
        System.out.printf(Locale.ROOT, "%n%s, %d threads%n", store, options.threads());
        System.out.printf(
                "| %-30s | %9s | %8s | %11s | %11s |%n", "", "a second", "of plain", "µs, process", "µs, machine");
        System.out.println("|---|---:|---:|---:|---:|");
        row("plain inserts, before", before, plain);
        for (int i = 0; i < rates.size(); i++) {
            row(kinds.get(i).name(), rates.get(i), plain);
        }
        row("plain inserts, after", after, plain);
    }

    /** Measures commands on licences just sold, so neither long histories nor remembered licences count. */
    private Kind kind(String name, WriteSide writeSide) throws Exception {
        writeSide.forget();
        Calls calls = new Calls(writeSide, LICENSES);
        calls.sellAll(options.threads());
        return switch (name) {
            case "activate" -> new Kind("activate, distinct licences", calls::activate);
            case "renew" -> new Kind("renew, distinct licences", calls::renew);
            case "issue" -> new Kind("issue", calls::issue);
            default -> new Kind("activate, one licence", calls::activateVolume);
        };
    }

    private static void row(String what, Rate rate, double plain) {
        System.out.printf(
                Locale.ROOT,
                "| %-30s | %,9.0f | %8.2f | %11.0f | %11.0f |%n",
                what,
                rate.perSecond(),
                rate.perSecond() / plain,
                rate.micros(),
                rate.machineMicros());
    }

    private record Kind(String name, Runnable work) {}

    private interface Inserts {
        Rate measure() throws Exception;
    }
}
