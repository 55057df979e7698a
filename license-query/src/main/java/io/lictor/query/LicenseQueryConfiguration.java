package io.lictor.query;

import com.mongodb.event.CommandListener;
import io.lictor.asof.AsOf;
import io.lictor.asof.Populations;
import io.lictor.checks.ValidateController;
import io.lictor.checks.Validator;
import io.lictor.compliance.Compliance;
import io.lictor.compliance.ComplianceController;
import io.lictor.compliance.ComplianceDefinition;
import io.lictor.compliance.ComplianceModel;
import io.lictor.customers.CustomerController;
import io.lictor.dashboard.DashboardController;
import io.lictor.dashboard.ReadModelMetrics;
import io.lictor.history.CustomerOfLicense;
import io.lictor.history.EventItems;
import io.lictor.history.EventSchemaController;
import io.lictor.history.EventSubjects;
import io.lictor.history.EventTypeDocs;
import io.lictor.history.Feed;
import io.lictor.history.FeedController;
import io.lictor.history.FeedDocs;
import io.lictor.history.FeedLines;
import io.lictor.history.FeedPages;
import io.lictor.history.FeedTail;
import io.lictor.history.HistoryController;
import io.lictor.history.LicenseHistory;
import io.lictor.history.ProductOfLicense;
import io.lictor.integrity.ScrubStart;
import io.lictor.key.KeyRing;
import io.lictor.licenses.KeyController;
import io.lictor.licenses.LicenseController;
import io.lictor.licenses.LicenseCounts;
import io.lictor.licenses.LicenseList;
import io.lictor.limits.KeyGuard;
import io.lictor.limits.LimitConfiguration;
import io.lictor.lookup.KeyFinder;
import io.lictor.lookup.LicenseFinder;
import io.lictor.lookup.ProductFinder;
import io.lictor.operations.DeadLetterController;
import io.lictor.operations.ProjectionController;
import io.lictor.products.ProductQueryController;
import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionPosition;
import io.lictor.projection.Projections;
import io.lictor.projection.Rebuild;
import io.lictor.reading.LongQuestions;
import io.lictor.reading.ReadAfterWrite;
import io.lictor.reading.ReadingDocs;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import io.lictor.rejections.RefusedCheckProperties;
import io.lictor.rejections.RejectionController;
import io.lictor.scenarios.WhatIfController;
import io.lictor.store.EventLog;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.tokens.TokenQueryController;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The read side: import it beside the web's and the service's configuration. It needs their clock, keys and event
 * log, and uses a {@link MeterRegistry} if there is one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ReadModelProperties.class,
    AsOfProperties.class,
    QuestionProperties.class,
    RefusedCheckProperties.class
})
@Import({
    LicenseController.class,
    KeyController.class,
    HistoryController.class,
    FeedController.class,
    EventSchemaController.class,
    ComplianceController.class,
    CustomerController.class,
    ProductQueryController.class,
    DashboardController.class,
    WhatIfController.class,
    RejectionController.class,
    LimitConfiguration.class,
    Readiness.class
})
public class LicenseQueryConfiguration {

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

    @Bean
    Projections projections(Projection licenses, ObjectProvider<Projection> all) {
        return new Projections(Stream.concat(Stream.of(licenses), all.stream().filter(other -> other != licenses))
                .toList());
    }

    @Bean
    ProjectionPosition projectionPosition(Projection projection) {
        return projection.position();
    }

    /** Whoever fills the read model needs the store for himself. */
    @Bean
    ScrubStart scrubStart(Projection projection) {
        return projection::isServing;
    }

    @Bean
    Rebuild rebuild(Projection projection) {
        return projection.rebuild();
    }

    @Bean
    WebMvcConfigurer readAfterWrite(
            EventLog log,
            ReadModel readModel,
            Projections projections,
            ReadModelProperties properties,
            InstantSource clock) {
        var interceptor = new ReadAfterWrite(log, readModel, projections, properties.readAfterTimeout(), clock);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor).addPathPatterns("/v1/**");
            }
        };
    }

    @Bean
    static GlobalOperationCustomizer readingDocs() {
        return new ReadingDocs();
    }

    @Bean
    static GlobalOpenApiCustomizer feedDocs() {
        return new FeedDocs();
    }

    @Bean
    static GlobalOperationCustomizer eventTypeDocs() {
        return new EventTypeDocs();
    }

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

    @Bean(destroyMethod = "close")
    Populations populations(EventLog log, ReadModelProperties properties, AsOfProperties bounds) {
        return new Populations(log, properties.asOfTimeout(), bounds.instants(), bounds.licenses());
    }

    @Bean
    LongQuestions longQuestions(QuestionProperties properties) {
        return properties.line();
    }

    @Bean
    ReadModelHealth readModelHealthIndicator(Projections projections) {
        return new ReadModelHealth(projections);
    }

    @Bean
    AsOf asOf(Populations populations, InstantSource clock) {
        return new AsOf(populations, clock);
    }

    @Bean
    LicenseList licenseList(ReadModel readModel, ProductFinder products, EventLog log, ProjectionPosition position) {
        return new LicenseList(readModel, products, log, position);
    }

    @Bean
    LicenseCounts licenseCounts(ReadModel readModel, ProductFinder products) {
        return new LicenseCounts(readModel, products);
    }

    @Bean
    Validator validator(
            KeyRing ring,
            KeyFinder keys,
            LicenseFinder licenses,
            ProductFinder products,
            RejectionLog refusals,
            RefusedCheckProperties properties) {
        return new Validator(ring, keys, licenses, products, properties.checks() ? refusals::count : _ -> {});
    }

    @Bean
    ValidateController validateController(
            Validator validator,
            KeyRing keys,
            KeyGuard guard,
            InstantSource clock,
            ObjectProvider<MeterRegistry> meters) {
        return new ValidateController(
                validator, keys, guard, clock, meters.getIfAvailable(CompositeMeterRegistry::new));
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

    @Bean
    DeadLetterController deadLetterController(Projections projections, ReadModel readModel) {
        return new DeadLetterController(projections, readModel);
    }

    @Bean
    ProjectionController projectionController(Projections projections, ReadModel readModel) {
        return new ProjectionController(projections, readModel);
    }

    @Bean
    TokenQueryController tokenListController(EventLog log, InstantSource clock) {
        return new TokenQueryController(log, clock);
    }

    @Bean
    ReadModelMetrics readModelMetrics(
            Projection projection, Projections projections, LicenseCounts counts, InstantSource clock) {
        return new ReadModelMetrics(projection, projections, counts, clock);
    }
}
