package io.lictor.lookup;

import io.lictor.key.KeyRing;
import io.lictor.projection.Rebuild;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The finders of licences, keys and products. */
@Configuration(proxyBeanMethods = false)
public class LookupConfiguration {

    @Bean
    LicenseFinder licenseFinder(ReadModel readModel, EventLog log, Rebuild rebuild) {
        return new LicenseFinder(readModel, log, rebuild);
    }

    @Bean
    KeyFinder keyFinder(KeyRing keys, ReadModel readModel, EventLog log, Rebuild rebuild) {
        return new KeyFinder(keys, readModel, log, rebuild);
    }

    @Bean
    ProductFinder productFinder(ReadModel readModel, EventLog log, Rebuild rebuild) {
        return new ProductFinder(readModel, log, rebuild);
    }
}
