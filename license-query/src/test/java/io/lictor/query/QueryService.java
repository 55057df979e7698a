package io.lictor.query;

import io.lictor.access.Subject;
import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.documents.embedded.CommandSubset;
import io.lictor.key.KeyRing;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.web.SubjectSource;
import io.lictor.web.WebConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The read side as a service on a free port, with events of a test and a clock it sets. */
public final class QueryService implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** By whom its checkpoints are signed. */
    public static final CheckpointSigner SIGNER = signer();

    private final CommandSubset commands = new CommandSubset();
    private final AtomicReference<Instant> now;
    private final AtomicReference<Subject> caller = new AtomicReference<>(Subject.service("anybody"));
    private final EventsOnDisk events;
    private final ConfigurableApplicationContext context;
    private final String url;

    public QueryService(Path directory, Instant now, String... arguments) {
        this(new EventsOnDisk(directory), now, arguments);
    }

    public QueryService(EventsOnDisk events, Instant now, String... arguments) {
        this(Application.class, events, now, arguments);
    }

    /** With the beans of another configuration beside the read side's. */
    public static QueryService with(Class<?> configuration, Path directory, Instant now) {
        return new QueryService(configuration, new EventsOnDisk(directory), now);
    }

    private QueryService(Class<?> configuration, EventsOnDisk events, Instant now, String... arguments) {
        this.now = new AtomicReference<>(now);
        this.events = events;
        context = new SpringApplicationBuilder(Application.class, configuration)
                .properties("server.port=0")
                .initializers(context -> {
                    var beans = (org.springframework.context.support.GenericApplicationContext) context;
                    beans.registerBean(InstantSource.class, () -> this.now::get);
                    beans.registerBean(SubjectSource.class, () -> _ -> caller.get());
                    beans.registerBean(KeyRing.class, () -> SampleLicense.KEYS);
                    beans.registerBean(EventLog.class, events::log, notClosed());
                    beans.registerBean(LicensingStore.class, events::store, notClosed());
                    beans.registerBean(StoreSecrets.class, StoreSecrets::none);
                    beans.registerBean(CheckpointSigner.class, () -> SIGNER);
                    beans.registerBean(RejectionLog.class, () -> new RejectionLog(events.store()));
                    beans.registerBean(CommandSubset.class, () -> commands);
                })
                .run(arguments);
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        url = "http://127.0.0.1:" + port;
    }

    private static CheckpointSigner signer() {
        try {
            return CheckpointSigner.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), "example.com/log");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static org.springframework.beans.factory.config.BeanDefinitionCustomizer notClosed() {
        return definition -> definition.setDestroyMethodName("");
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({WebConfiguration.class, PermitAllSecurity.class, LicenseQueryConfiguration.class})
    static class Application {}

    public static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    /** An answer: its status, its headers and its body as JSON (null for none). */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode body() {
            return JSON.readTree(response.body());
        }

        public List<JsonNode> lines() {
            return response.body().lines().map(JSON::readTree).toList();
        }

        /** The text at a JSON pointer; empty where there is nothing. */
        public String at(String pointer) {
            return body().at(pointer).asString("");
        }
    }

    public EventsOnDisk events() {
        return events;
    }

    public void setClock(Instant instant) {
        now.set(instant);
    }

    /** From now on that is who calls. */
    public void setCaller(Subject subject) {
        caller.set(subject);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String url() {
        return url;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public Answer post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        events.close();
        commands.assertNothingElse();
    }
}
