package io.lictor.writeside;

import io.lictor.activating.ActivationController;
import io.lictor.activating.ClientController;
import io.lictor.automation.Automations;
import io.lictor.automation.ClockController;
import io.lictor.automation.DueIndex;
import io.lictor.clock.MonitoredClock;
import io.lictor.contents.ContentsController;
import io.lictor.disabling.DisablingController;
import io.lictor.docs.DescribedType;
import io.lictor.endpoint.CommandGateway;
import io.lictor.endpoint.CommandMetrics;
import io.lictor.endpoint.DryRun;
import io.lictor.endpoint.KeyLookup;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.RejectionAnswers;
import io.lictor.endpoint.WritingDocs;
import io.lictor.erasing.ErasingController;
import io.lictor.handling.EventSourcedContext;
import io.lictor.handling.axon.CommandDispatcher;
import io.lictor.idempotency.IdempotencyConfiguration;
import io.lictor.issuing.IssuingController;
import io.lictor.key.KeyRing;
import io.lictor.limits.KeyGuard;
import io.lictor.limits.LimitConfiguration;
import io.lictor.ownership.OwnershipController;
import io.lictor.products.ProductCommands;
import io.lictor.products.ProductController;
import io.lictor.rejections.RejectionConfiguration;
import io.lictor.renewing.RenewalController;
import io.lictor.security.TokenRegister;
import io.lictor.store.LicensingStore;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.tokens.TokenCommands;
import io.lictor.tokens.TokenController;
import io.lictor.upgrading.UpgradeController;
import io.lictor.withdrawing.WithdrawalController;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The write side, for an application to import beside the service's common configuration. */
@Configuration(proxyBeanMethods = false)
@Import({
    ActivationController.class,
    ClientController.class,
    ClockController.class,
    ContentsController.class,
    DisablingController.class,
    ErasingController.class,
    WithdrawalController.class,
    IdempotencyConfiguration.class,
    IssuingController.class,
    LimitConfiguration.class,
    RejectionConfiguration.class,
    OwnershipController.class,
    ProductController.class,
    RenewalController.class,
    TokenController.class,
    UpgradeController.class
})
public class LicenseCommandConfiguration {

    @Bean
    EventSourcedContext eventSourcedContext(LicensingStore store, KeyRing keys) {
        return new EventSourcedContext(store, keys);
    }

    @Bean
    DueIndex dueIndex(LicensingStore store) {
        return new DueIndex(store);
    }

    @Bean
    CommandDispatcher commandDispatcher(
            LicensingStore store, EventSourcedContext context, DueIndex dueIndex, TokenRegister tokens) {
        return CommandWiring.dispatcher(store, context, dueIndex, tokens);
    }

    @Bean
    CommandGateway commandGateway(CommandDispatcher dispatcher, MeterRegistry registry, LicensingStore store) {
        return new CommandGateway(dispatcher, new CommandMetrics(registry), store.damage());
    }

    @Bean
    RejectionAnswers rejectionAnswers(JsonMapper json, RejectionLog log) {
        return new RejectionAnswers(json, log);
    }

    @Bean
    LicenseCommands licenseCommands(
            CommandGateway gateway, EventSourcedContext context, LicensingStore store, RejectionAnswers rejections) {
        return new LicenseCommands(gateway, context, store.log(), rejections);
    }

    @Bean
    CommandsController commandsController(
            CommandGateway gateway, EventSourcedContext context, RejectionAnswers rejections, InstantSource clock) {
        return new CommandsController(gateway, context, rejections, clock);
    }

    @Bean
    static DescribedType writingTypes() {
        return new DescribedType(DryRun.class);
    }

    @Bean
    ProductCommands productCommands(CommandGateway gateway, LicensingStore store, RejectionAnswers rejections) {
        return new ProductCommands(gateway, store.log(), rejections);
    }

    @Bean
    TokenCommands tokenCommands(CommandGateway gateway, LicensingStore store, RejectionAnswers rejections) {
        return new TokenCommands(gateway, store, rejections);
    }

    @Bean
    static GlobalOperationCustomizer writingDocs() {
        return new WritingDocs();
    }

    @Bean
    KeyLookup keyLookup(EventSourcedContext context, KeyGuard guard) {
        return new KeyLookup(context, guard);
    }

    @Bean
    Automations automations(DueIndex index, CommandGateway gateway, MonitoredClock clock) {
        return new Automations(index, gateway, clock);
    }
}
