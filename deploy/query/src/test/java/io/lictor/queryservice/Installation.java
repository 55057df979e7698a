package io.lictor.queryservice;

import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.Lictor;
import io.lictor.commandservice.CommandService;
import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.secrets.SecretsTool;
import io.lictor.testing.ListeningMongo;
import io.lictor.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Two instances of each service in processes of their own, all started at once on an empty PostgreSQL, as durable as in
 * production so that they have nothing to warn of, and one read model. The latter stands in for a
 * MongoDB: the real driver and wire protocol, in the process of the test.
 */
final class Installation implements AutoCloseable {

    private final PostgresServer postgres = PostgresServer.start();
    private final ListeningMongo mongo =
            ListeningMongo.started(EmbeddedMongo.open().backend());
    private final Path data;
    final List<ChildLictor> commands;
    final List<ChildLictor> queries;

    private Installation() throws IOException {
        data = Files.createTempDirectory("lictor-services-");
        SecretsTool.run(List.of("new", data.resolve("secrets.properties").toString()), System.err);
        commands = List.of(launch(CommandService.class), launch(CommandService.class));
        queries = List.of(launch(QueryService.class), launch(QueryService.class));
    }

    /** Starts it and waits until all of it listens. */
    static Installation start() throws Exception {
        Installation installation = new Installation();
        try {
            installation.client(0, 0);
            installation.client(1, 1);
            return installation;
        } catch (Throwable e) {
            installation.close();
            throw e;
        }
    }

    /** One more instance, beside those that run or ran. */
    ChildLictor launch(Class<?> service) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", postgres.url("postgres"));
        environment.put("SPRING_DATASOURCE_USERNAME", PostgresServer.USER);
        if (service == QueryService.class) {
            environment.put("LICTOR_MONGODBURI", mongo.uri());
        }
        return ChildLictor.launch(service, data, environment);
    }

    /** A client of one instance of each service. */
    Lictor client(int command, int query) throws Exception {
        Lictor lictor = commands.get(command).client();
        return lictor.at(lictor.port(), queries.get(query).client().port());
    }

    @Override
    public void close() throws Exception {
        for (ChildLictor child : commands) {
            child.close();
        }
        for (ChildLictor child : queries) {
            child.close();
        }
        mongo.close();
        postgres.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
