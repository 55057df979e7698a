package io.lictor.readmodel;

import com.mongodb.event.CommandListener;
import io.lictor.integrity.ScrubStart;
import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionPosition;
import io.lictor.projection.Projections;
import io.lictor.projection.Rebuild;
import io.lictor.store.EventLog;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The read model: the database it lies in, and the projection that keeps it up with the events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadModelProperties.class)
@Import(Readiness.class)
public class ReadModelConfiguration {

    @Bean(destroyMethod = "close")
    ReadModelServer readModelServer(ReadModelProperties properties, ObjectProvider<CommandListener> listeners) {
        return new ReadModelServer(properties.mongodbUri(), properties.projectionSegments(), listeners.orderedStream());
    }

    @Bean
    ReadModel readModel(ReadModelServer server) {
        return server.readModel();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @Primary
    Projection projection(EventLog log, ReadModelServer server, ReadModel readModel) {
        return LicensesDefinition.projection(log, readModel, server.settings());
    }

    @Bean
    Projections projections(Projection licenses, ObjectProvider<Projection> all) {
        return new Projections(Stream.concat(Stream.of(licenses), all.stream().filter(other -> other != licenses))
                .toList());
    }

    @Bean
    ProjectionPosition projectionPosition(Projection projection) {
        return projection.position();
    }

    /** Lets the scrub wait until the read model is filled, which needs the store for itself. */
    @Bean
    ScrubStart scrubStart(Projection projection) {
        return projection::isServing;
    }

    @Bean
    Rebuild rebuild(Projection projection) {
        return projection.rebuild();
    }

    @Bean
    ReadModelHealth readModelHealthIndicator(Projections projections) {
        return new ReadModelHealth(projections);
    }
}
