package io.lictor.maintenance;

import io.lictor.event.EventMetadata;
import io.lictor.event.TokenCreated;
import io.lictor.secrets.DataDirectorySecrets;
import io.lictor.security.TokenStream;
import io.lictor.security.TokenText;
import io.lictor.store.LicensingStore;
import io.lictor.store.StreamConflict;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.value.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A way back in for who has the store, but no token any more. */
final class AdminTokens {

    private static final String NAME = "admin by deploy/admin-token";
    private static final Map<String, String> ORIGIN = Map.of(
            EventMetadata.ACTOR, "lictor",
            EventMetadata.COMMAND, "CreateToken",
            EventMetadata.CORRELATION_ID, "deploy/admin-token");
    private static final int ATTEMPTS = 10;

    private AdminTokens() {}

    static void make(Store store, Target target, Console console) throws IOException {
        Optional<DataDirectorySecrets> found = DataDirectorySecrets.in(store.data());
        switch (store) {
            case Store.InDirectory(Path data) -> {
                Path database = data.resolve("lictor.db");
                if (!Files.isRegularFile(database)) {
                    throw new NoSuchFileException(database.toString());
                }
                try (DataDirectory directory = DataDirectory.take(data);
                        LicensingStore open = found.isEmpty()
                                ? SqliteStore.open(directory)
                                : SqliteStore.open(directory, found.get().ofStore())) {
                    make(open, found, target);
                }
            }
            case Store.InPostgres(PostgresAddress(String url, String user, String password), var _) -> {
                try (LicensingStore open = found.isEmpty()
                        ? PostgresStore.open(url, user, password)
                        : PostgresStore.open(url, user, password, found.get().ofStore())) {
                    make(open, found, target);
                }
            }
        }
        console.say(switch (target) {
                    case Target.File(Path path) ->
                        "Made a token that may do everything. It lies in %s.".formatted(path);
                    case Target.Streams _ -> "Made a token that may do everything.";
                }
                + " Revoke those that are lost: GET /v1/tokens, DELETE /v1/tokens/{tokenId}.");
        if (found.isEmpty()) {
            console.say(
                    "The secrets of the services are not in %s: audits will tell of an event that no service has written."
                            .formatted(store.data()));
        }
    }

    private static void make(LicensingStore store, Optional<DataDirectorySecrets> found, Target target)
            throws IOException {
        found.ifPresent(secrets -> secrets.mustBeThoseOf(store));
        if (store.log().lastPosition() == 0) {
            throw new MaintenanceFailure(
                    "Nothing was ever done there. Start the service, which makes the first token itself.");
        }
        String token = TokenText.fresh();
        switch (target) {
            case Target.File(Path path) -> {
                write(path, token);
                try {
                    append(store, token);
                } catch (RuntimeException e) {
                    Files.deleteIfExists(path); // it opens nothing
                    throw e;
                }
            }
            case Target.Streams(var _, OutputStream out) -> {
                append(store, token);
                out.write((token + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private static void write(Path path, String token) throws IOException {
        try (NewFile file = new NewFile(path)) {
            Files.writeString(file.made(), token + "\n");
            file.finish();
        }
    }

    /** Services that run on the same store may be making tokens at this very moment. */
    private static void append(LicensingStore store, String token) {
        TokenCreated event = new TokenCreated(
                UUID.randomUUID(),
                NAME,
                List.of(Role.ADMIN),
                null,
                TokenText.hash(token),
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        for (int attempt = 1; ; attempt++) {
            long version = TokenStream.read(store.log()).version();
            try {
                store.append(List.of(TokenStream.next(event, version, ORIGIN)));
                return;
            } catch (StreamConflict e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
