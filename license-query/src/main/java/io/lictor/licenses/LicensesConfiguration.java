package io.lictor.licenses;

import io.lictor.lookup.ProductFinder;
import io.lictor.projection.ProjectionPosition;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Licences, one by one, in lists and in counts. */
@Configuration(proxyBeanMethods = false)
@Import({LicenseController.class, KeyController.class})
public class LicensesConfiguration {

    @Bean
    LicenseList licenseList(ReadModel readModel, ProductFinder products, EventLog log, ProjectionPosition position) {
        return new LicenseList(readModel, products, log, position);
    }

    @Bean
    CountsVerifier countsVerifier(ReadModel readModel, LicenseList licenses) {
        return new CountsVerifier(readModel, licenses);
    }

    @Bean
    LicenseCounts licenseCounts(ReadModel readModel, ProductFinder products) {
        return new LicenseCounts(readModel, products);
    }
}
