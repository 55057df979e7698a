package io.lictor.readmodel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import io.lictor.readmodel.ReadModelClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EmbeddedMongoTest {

    @Test
    void eachIsEmptyAtItsStart() {
        try (var first = EmbeddedMongo.start();
                var second = EmbeddedMongo.start();
                var toFirst = ReadModelClient.open(first.connectionString());
                var toSecond = ReadModelClient.open(second.connectionString())) {
            toFirst.getDatabase("lictor").getCollection("licenses").insertOne(new Document("_id", 1));

            assertThat(toFirst.getDatabase("lictor").getCollection("licenses").countDocuments())
                    .isEqualTo(1);
            assertThat(toSecond.getDatabase("lictor").getCollection("licenses").countDocuments())
                    .isZero();
        }
    }

    @Test
    void cannotBeReachedFromOutside() throws Exception {
        var outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findAny();
        Assumptions.assumeTrue(outside.isPresent(), "this machine has no address but loopback");
        try (var embedded = EmbeddedMongo.start()) {
            connect(InetAddress.getByName("127.0.0.1"), embedded);

            assertThatThrownBy(() -> connect(outside.get(), embedded)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void stopsThoughAClientIsStillConnected() {
        var embedded = EmbeddedMongo.start();
        try (var client = ReadModelClient.open(embedded.connectionString())) {
            client.getDatabase("lictor").getCollection("licenses").insertOne(new Document("_id", 1));

            embedded.close();

            assertThatThrownBy(() -> connect(InetAddress.getByName("127.0.0.1"), embedded))
                    .isInstanceOf(IOException.class);
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

    private static void connect(InetAddress address, EmbeddedMongo embedded) throws IOException {
        var port = Integer.parseInt(new ConnectionString(embedded.connectionString())
                .getHosts()
                .getFirst()
                .split(":")[1]);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
        }
    }
}
