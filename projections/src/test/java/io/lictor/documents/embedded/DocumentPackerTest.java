package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is packed comes out as it was. */
class DocumentPackerTest {

    private static final long SEED = 20_261_201;

    private final DocumentPacker packer = new DocumentPacker();
    private final Random random = new Random(SEED);

    private Document thereAndBack(Document document) {
        return packer.unpack(Objects.requireNonNull(packer.pack(document)));
    }

    @Test
    void everyValueComesBackInItsType() {
        Document document = new Document("_id", "0191d9b0-6f4e-7c3a-8000-0123456789ab")
                .append("null", null)
                .append("flags", Arrays.asList(true, false, null))
                .append("int", Integer.MIN_VALUE)
                .append("long", Long.MIN_VALUE)
                .append("double", -0.5)
                .append("at", Instant.parse("9999-12-31T23:59:59.999Z"))
                .append("before", Instant.parse("0001-01-01T00:00:00Z"))
                .append("code", "seg")
                .append("latin", "é".repeat(100))
                .append("text", "😀".repeat(50))
                .append("almostAnId", "0191D9B0-6f4e-7c3a-8000-0123456789ab")
                .append("empty", "")
                .append("list", List.of(new Document("code", "a").append("until", 1L), "b", List.of()));

        assertThat(thereAndBack(document)).isEqualTo(document).hasToString(document.toString());
    }

    @Test
    void generatedDocumentsComeBack() {
        for (int i = 0; i < 20_000; i++) {
            Document document = document(3);
            assertThat(thereAndBack(document)).as("seed %d, %s", SEED, document).isEqualTo(document);
        }
    }

    @Test
    void aFieldIsFoundBehindOthers() {
        for (int i = 0; i < 2_000; i++) {
            Document document = document(3);
            byte[] packed = Objects.requireNonNull(packer.pack(document));
            document.forEach((field, value) -> assertThat(packer.value(packed, field))
                    .as("%s of %s", field, document)
                    .isEqualTo(value));
            assertThat(packer.value(packed, "none")).isNull();
        }
    }

    private Document document(int depth) {
        Document document = new Document();
        for (int i = random.nextInt(6); i > 0; i--) {
            document.put("f" + random.nextInt(50), value(depth));
        }
        return document;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt() >> random.nextInt(32);
            case 3 -> random.nextLong() >> random.nextInt(64);
            case 4 -> random.nextGaussian();
            case 5 -> Instant.ofEpochMilli(random.nextLong() >> 20);
            case 6 -> text();
            case 7 -> document(depth - 1);
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
        };
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> "code-" + random.nextInt(20);
            case 1 -> id();
            case 2 -> "ü" + random.nextLong() + random.nextLong();
            default -> "€" + random.nextLong();
        };
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Half a character is no text that bytes could hold, and an instant may be finer than what is kept. */
    @Test
    void whatWouldNotComeBackIsNotPacked() {
        assertThat(packer.pack(new Document("text", "\ud83d".repeat(40)))).isNull();
        assertThat(packer.pack(new Document("at", Instant.ofEpochSecond(1, 1)))).isNull();
        assertThat(packer.pack(new Document("set", new TreeSet<>()))).isNull();
    }

    @Test
    void idsAreInTheOrderOfTheirTexts() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add(random.nextInt(3) == 0 ? "id-" + random.nextInt(1000) : id());
        }
        for (String one : ids) {
            byte[] packed = Objects.requireNonNull(packer.pack(new Document("a", 1).append("_id", one)));
            for (String other : ids) {
                byte[] another = Objects.requireNonNull(packer.pack(new Document("_id", other)));
                int expected = Integer.signum(one.compareTo(other));
                assertThat(Integer.signum(packer.compareIds(packed, another))).isEqualTo(expected);
                assertThat(Integer.signum(packer.compareId(packed, DocumentPacker.Id.of(other))))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void onceTheDictionaryIsFullTextsStandInTheDocuments() {
        for (int i = 0; i < 12_000; i++) {
            Document document = new Document("_id", "t" + i).append("text", "text " + i);
            assertThat(thereAndBack(document)).isEqualTo(document);
        }
    }
}
