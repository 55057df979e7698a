package io.lictor.standalone;

import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The product, started once for all tests on a free port and an empty data directory, and stopped after the last. */
public final class StartedLictor implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Lictor.class || type == TestVendor.class || type == ApplicationContext.class;
    }

    /** A client for this test alone; or a shop, which is a client with a product of its own; or what runs. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(Namespace.create(StartedLictor.class))
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
        if (parameter.getParameter().getType() == ApplicationContext.class) {
            return running.context();
        }
        Lictor client =
                new Lictor(running.port(), running.data().resolve("data").resolve("admin-token"));
        return parameter.getParameter().getType() == TestVendor.class ? TestVendor.open(client) : client;
    }

    private record Running(ConfigurableApplicationContext context, Path data) implements AutoCloseable {

        static Running start() {
            System.setProperty("axoniq.update-checker.disabled", "true");
            Path data = emptyDirectory();
            return new Running(
                    OwnLictor.run(
                            "--server.port=0",
                            "--lictor.data-directory=" + data.resolve("data"),
                            "--lictor.limits.wrong-key-delay=0", // tests of all sorts come with wrong keys
                            "--lictor.limits.address-burst=0"),
                    data);
        }

        private static Path emptyDirectory() {
            try {
                return Files.createTempDirectory("lictor-e2e-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int port() {
            return ((WebServerApplicationContext) context).getWebServer().getPort();
        }

        @Override
        public void close() throws IOException {
            context.close();
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
