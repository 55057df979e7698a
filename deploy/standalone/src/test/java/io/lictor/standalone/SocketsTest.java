package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Updates;
import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.documents.ReadModelClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The product listens for HTTP and nothing else: nobody else on the machine reads or writes its read model. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Who listens is told by /proc")
class SocketsTest {

    private static final String LISTENING = "0A";

    /** {@code isMaster} of the database admin, as OP_MSG: what answers to it in kind is a MongoDB. */
    private static final String OP_MSG =
            "\\x37\\x00\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xdd\\x07\\x00\\x00"
                    + "\\x00\\x00\\x00\\x00\\x00\\x22\\x00\\x00\\x00\\x10isMaster\\x00\\x01\\x00\\x00\\x00\\x02$db\\x00"
                    + "\\x06\\x00\\x00\\x00admin\\x00\\x00";

    @TempDir
    private static Path data;

    private static ChildLictor child;
    private static Lictor lictor;
    private static LicenseFixture license;

    @BeforeAll
    static void start() throws Exception {
        child = ChildLictor.start(Standalone.class, data);
        lictor = child.client();
        license = TestVendor.open(lictor).perpetual();
        lictor.get(license.path()).expect(200);
        lictor.get("/v1/dashboard").expect(200);
    }

    @AfterAll
    static void stop() throws Exception {
        child.close();
    }

    @Test
    void it_listens_for_http_only() throws IOException {
        assertThat(tcp()).containsExactly(lictor.port());
        assertThat(unix()).isEmpty();
        assertThat(lines("udp").filter(SocketsTest::isOurs)).isEmpty();
        assertThat(lines("udp6").filter(SocketsTest::isOurs)).isEmpty();
    }

    @Test
    void another_process_of_its_user_gets_at_no_read_model() throws IOException {
        String before = lictor.get(license.path()).expect(200).body();
        for (int port : tcp()) {
            String uri = "mongodb://127.0.0.1:" + port + "/?directConnection=true&serverSelectionTimeoutMS=500";
            try (MongoClient client = ReadModelClient.open(uri)) {
                var licenses = client.getDatabase("lictor").getCollection("licenses_1");
                assertThatThrownBy(licenses::countDocuments).isInstanceOf(MongoException.class);
                assertThatThrownBy(() -> licenses.updateMany(new Document(), Updates.set("limit", 99_999)))
                        .isInstanceOf(MongoException.class);
            }
        }
        assertThat(lictor.get(license.path()).expect(200).body()).isEqualTo(before);
    }

    @Test
    void another_user_gets_at_no_read_model() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root may be nobody")
                .isEqualTo("root");
        assumeThat(Path.of("/usr/sbin/runuser")).as("what makes root nobody").exists();
        for (int port : tcp()) {
            Process nobody = new ProcessBuilder(
                            "/usr/sbin/runuser",
                            "-u",
                            "nobody",
                            "--",
                            "bash",
                            "-c",
                            "exec 3<>/dev/tcp/127.0.0.1/" + port + " && printf '" + OP_MSG
                                    + "' >&3 && timeout 60 head -c 5 <&3")
                    .redirectErrorStream(true)
                    .start();
            String answer =
                    new String(nobody.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(nobody.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(answer).as("port " + port).isEqualTo("HTTP/");
        }
    }

    /** The ports at which the product takes connections. */
    private static Set<Integer> tcp() throws IOException {
        return Stream.concat(lines("tcp"), lines("tcp6"))
                .filter(socket -> socket[3].equals(LISTENING))
                .filter(SocketsTest::isOurs)
                .map(socket -> Integer.parseInt(socket[1].substring(socket[1].indexOf(':') + 1), 16))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns our listening sockets in the file system; a flag marks those that take connections. */
    private static List<String> unix() throws IOException {
        Set<String> ours = inodes();
        return lines("unix")
                .filter(socket -> socket[3].equals("00010000") && ours.contains(socket[6]))
                .map(socket -> String.join(" ", socket))
                .toList();
    }

    private static boolean isOurs(String[] socket) {
        return inodes().contains(socket[9]);
    }

    private static Stream<String[]> lines(String protocol) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + child.pid() + "/net/" + protocol)).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"));
    }

    private static Set<String> inodes() {
        Set<String> inodes = new TreeSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/" + child.pid() + "/fd"))) {
            for (Path descriptor : new ArrayList<>(open.toList())) {
                String target = Files.isSymbolicLink(descriptor)
                        ? Files.readSymbolicLink(descriptor).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return inodes;
    }
}
