package io.lictor.operations;

import io.lictor.licenses.CountsVerifier;
import io.lictor.projection.Projections;
import io.lictor.reading.LongQuestions;
import io.lictor.readmodel.ReadModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dead letters and rebuilding, for operators. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {

    @Bean
    DeadLetterController deadLetterController(Projections projections, ReadModel readModel) {
        return new DeadLetterController(projections, readModel);
    }

    @Bean
    ProjectionController projectionController(
            Projections projections, ReadModel readModel, CountsVerifier counts, LongQuestions questions) {
        return new ProjectionController(projections, readModel, counts, questions);
    }
}
