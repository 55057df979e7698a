package io.lictor.history;

import io.lictor.docs.DescribedType;
import io.lictor.lookup.ProductFinder;
import io.lictor.store.EventLog;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Histories of licences, and the feed of all events. */
@Configuration(proxyBeanMethods = false)
@Import({HistoryController.class, FeedController.class, EventSchemaController.class})
public class HistoryConfiguration {

    @Bean
    static DescribedType feedDocs() {
        return new DescribedType(EventItem.class);
    }

    @Bean
    static GlobalOperationCustomizer eventTypeDocs() {
        return new EventTypeDocs();
    }

    @Bean
    ProductOfLicense productOfLicense(EventLog log) {
        return new ProductOfLicense(log);
    }

    @Bean
    CustomerOfLicense customerOfLicense(EventLog log) {
        return new CustomerOfLicense(log);
    }

    @Bean
    LicenseHistory licenseHistory(EventLog log, ProductFinder products, EventItems events) {
        return new LicenseHistory(log, products, events);
    }

    @Bean
    EventSubjects eventSubjects(EventLog log, ProductOfLicense products, CustomerOfLicense customers) {
        return new EventSubjects(log, products, customers);
    }

    @Bean
    EventItems eventItems(EventLog log) {
        return new EventItems(log);
    }

    @Bean
    FeedPages feedPages(EventLog log, EventSubjects subjects, EventItems items, JsonMapper json) {
        return new FeedPages(log, subjects, items, json);
    }

    @Bean
    Feed feed(EventLog log, FeedPages pages) {
        return new Feed(pages, new FeedTail(log, pages));
    }

    @Bean
    FeedLines feedLines(FeedPages pages) {
        return new FeedLines(pages);
    }
}
