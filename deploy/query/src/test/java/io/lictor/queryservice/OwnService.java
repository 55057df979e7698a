package io.lictor.queryservice;

import io.lictor.acceptance.Lictor;
import io.lictor.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the two services in the JVM of the test, where neither its end nor its neighbours matter. */
record OwnService(ConfigurableApplicationContext context, Lictor client) implements AutoCloseable {

    static OwnService start(Class<?> application, Path data, TestDatabase database) {
        Path tokenFile = data.resolve("admin-token");
        List<String> options = new ArrayList<>(List.of(
                "--server.port=0",
                "--lictor.data-directory=" + data,
                "--lictor.admin-token-file=" + tokenFile,
                "--spring.datasource.url=" + database.url()));
        if (database.user() != null) {
            options.add("--spring.datasource.username=" + database.user());
        }
        ConfigurableApplicationContext context = SpringApplication.run(application, options.toArray(String[]::new));
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return new OwnService(context, new Lictor(port, tokenFile));
    }

    @Override
    public void close() {
        context.close();
    }
}
