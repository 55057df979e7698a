package io.lictor.web;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A port for health and metrics alone, on which nobody is asked for a token, is for this machine only until somebody
 * decides otherwise. Boot takes an address only where there is such a port, so it is no plain default.
 */
final class ManagementAddress implements EnvironmentPostProcessor {

    private static final String PORT = "management.server.port";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String port = environment.getProperty(PORT, "");
        boolean own = !port.isBlank() && (port.equals("0") || !port.equals(environment.getProperty("server.port")));
        if (own) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "lictor management address", Map.of("management.server.address", "127.0.0.1")));
        }
    }
}
