package io.lictor.readmodel;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * The read model as it is read: the collections of the generation that serves. A question on behalf of a caller goes
 * through {@link #ask}.
 */
public final class ReadModel {

    private static final Duration RETRY = Duration.ofSeconds(2);
    /** A caller was promised an answer soon, also where the server takes the question and then says nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int FIRST = 1;

    private final MongoDatabase database;
    private final MongoDatabase asked;
    private volatile Generation serving;

    public ReadModel(MongoDatabase database) {
        this(database, PATIENCE);
    }

    /** {@code patience} is how long a caller's question may take. */
    public ReadModel(MongoDatabase database, Duration patience) {
        this.database = database;
        this.asked = database.withTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        this.serving = new Generation(asked, FIRST);
    }

    /** For those who write, and may take longer. */
    public MongoDatabase database() {
        return database;
    }

    /** The generation that answers. Ask once for what must come from one of them. */
    public Generation serving() {
        return serving;
    }

    /** From now on that generation answers. */
    public void serve(int generation) {
        serving = new Generation(asked, generation);
    }

    public MongoCollection<Document> licenses() {
        return serving.licenses();
    }

    public MongoCollection<Document> keys() {
        return serving.keys();
    }

    public MongoCollection<Document> products() {
        return serving.products();
    }

    public MongoCollection<Document> customers() {
        return serving.customers();
    }

    public MongoCollection<Document> days() {
        return serving.days();
    }

    /** Asks for a caller, who is told to come back where the read model can't be reached. */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw ProblemException.unavailable(
                            "READ_MODEL_UNAVAILABLE", "The read model can't be reached; try again shortly.", RETRY)
                    .causedBy(e);
        }
    }
}
