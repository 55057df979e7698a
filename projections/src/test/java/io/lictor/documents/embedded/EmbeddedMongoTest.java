package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class EmbeddedMongoTest {

    @Test
    void eachIsEmptyAtItsStart() {
        try (var first = EmbeddedMongo.open();
                var second = EmbeddedMongo.open();
                var toFirst = first.client();
                var toSecond = second.client()) {
            licenses(toFirst).insertOne(new Document("_id", 1));

            assertThat(licenses(toFirst).countDocuments()).isEqualTo(1);
            assertThat(licenses(toSecond).countDocuments()).isZero();
        }
    }

    @Test
    void hasSeveralClients() {
        try (var embedded = EmbeddedMongo.open();
                var reader = embedded.client()) {
            try (var writer = embedded.client()) {
                licenses(writer).insertOne(new Document("_id", 1));
            }

            assertThat(licenses(reader).countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void answersNobodyOnceItIsClosed() {
        var embedded = EmbeddedMongo.open();
        try (var client = embedded.client()) {
            licenses(client).insertOne(new Document("_id", 1));

            embedded.close();

            assertThatThrownBy(() -> licenses(client).countDocuments()).isInstanceOf(MongoException.class);
        }
    }

    @Test
    void answersMoreThanFitsIntoOneReply() {
        try (var test = TestDatabase.embedded()) {
            var documents = test.database().getCollection("documents");
            var json = "x".repeat(20_000);
            documents.insertMany(IntStream.range(0, 2_500)
                    .mapToObj(id -> new Document("_id", id).append("json", json))
                    .toList());

            assertThat(documents.find().into(new ArrayList<>())).hasSize(2_500);
        }
    }

    private static MongoCollection<Document> licenses(MongoClient client) {
        return client.getDatabase("lictor").getCollection("licenses");
    }
}
