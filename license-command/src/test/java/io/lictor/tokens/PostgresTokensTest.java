package io.lictor.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.endpoint.WriteSideFixture;
import io.lictor.security.Credential;
import io.lictor.security.TokenText;
import io.lictor.store.LicensingStore;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import io.lictor.value.Role;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresTokensTest extends TokenStoreContract {

    private final TestDatabase database = TestPostgres.database();

    @Override
    WriteSideFixture open() {
        return WriteSideFixture.on(store());
    }

    private LicensingStore store() {
        return PostgresStore.open(database.url(), database.user(), database.password());
    }

    @AfterEach
    void drop() {
        writeSide.close();
        database.close();
    }

    @Test
    void othersLearnOfItSoon() {
        try (LicensingStore others = store()) {
            assertLearnsOfOthers(writeSide, others);
        }
    }

    /** Each of them decides on what both have appended. */
    @Test
    void anotherInstanceGoesOnBehindIt() {
        String second = TokenText.fresh();
        try (WriteSideFixture other = WriteSideFixture.on(store())) {
            send(writeSide, create(SHOP, TEXT, Role.ADMIN));
            send(other, create(ANNA, second, Role.ADMIN));
            send(writeSide, create(new UUID(7, 3), TokenText.fresh(), Role.READER));

            assertThat(other.tokens().find(second, NOW)).isInstanceOf(Credential.Valid.class);
            assertThat(writeSide.tokens().find(second, NOW)).isInstanceOf(Credential.Valid.class);
        }
    }
}
