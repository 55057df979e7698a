package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;

/** Axon's tracking tokens lie beside the read model, so its token store has to keep to the subset too. */
class TokenStoreTest {

    @Test
    void keepsToTheSubset() {
        try (var test = TestDatabase.embedded()) {
            var mine = tokens(test, "mine");
            var other = tokens(test, "other");
            mine.initializeTokenSegments("licenses", 2, new GlobalSequenceTrackingToken(0));

            mine.fetchToken("licenses", 0);
            mine.storeToken(new GlobalSequenceTrackingToken(7), "licenses", 0);
            mine.extendClaim("licenses", 0);

            assertThatThrownBy(() -> other.fetchToken("licenses", 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThat(other.fetchAvailableSegments("licenses")).hasSize(1);
            mine.releaseClaim("licenses", 0);
            assertThat(other.fetchToken("licenses", 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
            assertThat(mine.retrieveStorageIdentifier()).isEqualTo(other.retrieveStorageIdentifier());
        }
    }

    private static MongoTokenStore tokens(TestDatabase test, String node) {
        return MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(test.client(), test.database().getName())
                        .build())
                .serializer(JacksonSerializer.defaultSerializer())
                .nodeId(node)
                .build();
    }
}
