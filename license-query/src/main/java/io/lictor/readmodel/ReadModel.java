package io.lictor.readmodel;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import io.lictor.documents.DocumentCache;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The read model as it is read: the collections of the generation that serves. A question on behalf of a caller goes
 * through {@link #ask}.
 */
public final class ReadModel {

    private static final Duration RETRY = Duration.ofSeconds(2);
    /** A caller was promised an answer soon, also where the server takes the question and then says nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int FIRST = 1;

    private final ReadModelDatabase database;
    private final ReadModelDatabase asked;
    private final Map<Integer, GenerationCaches> copies = new ConcurrentHashMap<>();
    private volatile Generation serving;

    public ReadModel(ReadModelDatabase database) {
        this(database, PATIENCE);
    }

    /** {@code patience} is how long a caller's question may take. */
    public ReadModel(ReadModelDatabase database, Duration patience) {
        this.database = database;
        this.asked = database.within(patience);
        this.serving = new Generation(asked, FIRST);
    }

    /** Database for writers, which may take longer. */
    public ReadModelDatabase database() {
        return database;
    }

    /** The generation that answers. Ask once for what must come from one of them. */
    public Generation serving() {
        return serving;
    }

    /** Switches to that generation. */
    public void serve(int generation) {
        serving = new Generation(asked, generation);
        copies.keySet().removeIf(number -> number < generation);
    }

    /** Begins writing a generation alone; from now on copies and documents change together. */
    public GenerationCaches keepCopies(int generation) {
        return copies.computeIfAbsent(generation, _ -> GenerationCaches.bounded());
    }

    /** Returns the owner of a key, by the key's hash. */
    public Optional<KeyDocument> key(String hash) {
        return find(
                hash,
                GenerationCaches::keys,
                (generation, id) -> generation.keysById().find(id),
                KeyDocument::read);
    }

    /** The licence of this id. */
    public Optional<LicenseDocument> license(UUID licenseId) {
        return find(
                licenseId.toString(),
                GenerationCaches::licenses,
                (generation, id) -> generation.licensesById().find(id, LicenseDocument.VERSION, LicenseDocument.FACTS),
                LicenseDocument::read);
    }

    /** The product of this code. */
    public Optional<ProductDocument> product(String code) {
        return find(
                code,
                GenerationCaches::products,
                (generation, id) -> generation.productsById().find(id),
                ProductDocument::read);
    }

    private <D> Optional<D> find(
            String id,
            Function<GenerationCaches, DocumentCache<D>> copied,
            BiFunction<Generation, String, @Nullable Document> collection,
            Function<Document, D> read) {
        Generation generation = serving;
        GenerationCaches present = copies.getOrDefault(generation.number(), GenerationCaches.NONE);
        return ask(() -> copied.apply(present).find(id, missing -> {
            Document document = collection.apply(generation, missing);
            return document == null ? null : read.apply(document);
        }));
    }

    public MongoCollection<Document> licenses() {
        return serving.licenses();
    }

    public MongoCollection<Document> products() {
        return serving.products();
    }

    public MongoCollection<Document> days() {
        return serving.days();
    }

    /** Asks for a caller, who is told to come back where the read model can't be reached. */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoTimeoutException e) {
            throw (database.isHere() ? busy() : unavailable()).causedBy(e);
        } catch (MongoException e) {
            throw unavailable().causedBy(e);
        }
    }

    /** Returns the problem for a read model that can't be reached. */
    public static ProblemException unavailable() {
        return ProblemException.unavailable(
                "READ_MODEL_UNAVAILABLE", "The read model can't be reached; try again shortly.", RETRY);
    }

    /** One that is in this process is never away. */
    private static ProblemException busy() {
        return ProblemException.unavailable(
                "READ_MODEL_BUSY", "The read model has too much to answer; try again shortly.", RETRY);
    }
}
