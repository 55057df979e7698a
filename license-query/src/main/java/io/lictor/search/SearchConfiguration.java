package io.lictor.search;

import io.lictor.licenses.LicenseList;
import io.lictor.readmodel.ReadModel;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Search, and the lists by the begin of a name. */
@Configuration(proxyBeanMethods = false)
@Import({NamesController.class, RenewalsController.class, SearchController.class})
public class SearchConfiguration {

    @Bean
    Finder finder(ReadModel readModel) {
        return new Finder(readModel);
    }

    @Bean
    CustomerSummaries customerSummaries(Finder finder, LicenseList licenses, InstantSource clock) {
        return new CustomerSummaries(finder, licenses, clock);
    }
}
