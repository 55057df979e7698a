package io.lictor.writeside;

import io.lictor.activating.ActivationController;
import io.lictor.activating.ClientController;
import io.lictor.automation.Automations;
import io.lictor.automation.ClockController;
import io.lictor.automation.DueIndex;
import io.lictor.clock.WatchedClock;
import io.lictor.contents.ContentsController;
import io.lictor.disabling.DisablingController;
import io.lictor.endpoint.CommandGateway;
import io.lictor.endpoint.CommandMetrics;
import io.lictor.endpoint.KeyLookup;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.RejectionAnswers;
import io.lictor.endpoint.WritingDocs;
import io.lictor.erasing.ErasingController;
import io.lictor.handling.EventSourcedContext;
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
import org.axonframework.commandhandling.CommandBus;
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
    EventSourcedContext storedFacts(LicensingStore store, KeyRing keys) {
        return new EventSourcedContext(store, keys);
    }

    @Bean
    DueIndex dueIndex(LicensingStore store) {
        return new DueIndex(store);
    }

    @Bean
    CommandBus commandBus(LicensingStore store, EventSourcedContext known, DueIndex dueIndex, TokenRegister tokens) {
        return CommandWiring.commandBus(store, known, dueIndex, tokens);
    }

    @Bean
    CommandGateway commandDesk(CommandBus bus, MeterRegistry registry, LicensingStore store) {
        return new CommandGateway(bus, new CommandMetrics(registry), store.damage());
    }

    @Bean
    RejectionAnswers refusals(JsonMapper json, RejectionLog log) {
        return new RejectionAnswers(json, log);
    }

    @Bean
    LicenseCommands licenseDesk(
            CommandGateway commands, EventSourcedContext known, LicensingStore store, RejectionAnswers refusals) {
        return new LicenseCommands(commands, known, store.log(), refusals);
    }

    @Bean
    ProductCommands productDesk(CommandGateway commands, LicensingStore store, RejectionAnswers refusals) {
        return new ProductCommands(commands, store.log(), refusals);
    }

    @Bean
    TokenCommands tokenDesk(CommandGateway commands, LicensingStore store, RejectionAnswers refusals) {
        return new TokenCommands(commands, store, refusals);
    }

    @Bean
    static GlobalOperationCustomizer writingDocs() {
        return new WritingDocs();
    }

    @Bean
    KeyLookup keyLookup(EventSourcedContext known, KeyGuard guard) {
        return new KeyLookup(known, guard);
    }

    @Bean
    Automations automations(DueIndex index, CommandGateway commands, WatchedClock clock) {
        return new Automations(index, commands, clock);
    }
}
