package io.lictor.compliance;

import io.lictor.projection.Projection;
import io.lictor.readmodel.ReadModel;
import io.lictor.readmodel.ReadModelServer;
import io.lictor.store.EventLog;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The compliance report and the projection it reads from. */
@Configuration(proxyBeanMethods = false)
@Import(ComplianceController.class)
public class ComplianceConfiguration {

    @Bean
    ComplianceModel complianceModel(ReadModel readModel) {
        return new ComplianceModel(readModel);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnBooleanProperty(name = "lictor.projections.compliance", matchIfMissing = true)
    Projection complianceProjection(
            EventLog log, ReadModelServer server, ReadModel readModel, ComplianceModel model, Projection licenses) {
        Projection projection = new Projection(
                log,
                readModel.database(),
                new ComplianceDefinition(),
                model::serve,
                server.settings().gently());
        projection.startAfter(licenses);
        return projection;
    }

    @Bean
    Compliance compliance(ComplianceModel model) {
        return new Compliance(model);
    }
}
