package io.lictor.standalone;

import io.lictor.acceptance.Lictor;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The product for one test alone, with options and data of its own. */
record OwnLictor(ConfigurableApplicationContext context, Lictor client) implements AutoCloseable {

    static OwnLictor start(Path data, String... options) {
        Path own = data.resolve("data");
        ConfigurableApplicationContext context = run(Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--lictor.data-directory=" + own,
                                "--lictor.read-after-timeout=20s"), // however busy the machine is
                        Stream.of(options))
                .toArray(String[]::new));
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return new OwnLictor(context, new Lictor(port, own.resolve("admin-token")));
    }

    String url() {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** As its own main would, in this process. */
    static ConfigurableApplicationContext run(String... options) {
        SpringApplication application = new SpringApplication(Standalone.class);
        application.setMainApplicationClass(Standalone.class);
        return application.run(options);
    }

    @Override
    public void close() {
        context.close();
    }
}
