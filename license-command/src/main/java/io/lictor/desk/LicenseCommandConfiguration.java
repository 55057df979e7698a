package io.lictor.desk;

import io.lictor.activating.ActivationController;
import io.lictor.activating.ClientController;
import io.lictor.automation.Automations;
import io.lictor.automation.ClockController;
import io.lictor.automation.DueIndex;
import io.lictor.clock.WatchedClock;
import io.lictor.contents.ContentsController;
import io.lictor.disabling.DisablingController;
import io.lictor.erasing.ErasingController;
import io.lictor.handling.CommandWiring;
import io.lictor.handling.StoredFacts;
import io.lictor.idempotency.IdempotencyConfiguration;
import io.lictor.issuing.IssuingController;
import io.lictor.key.KeyRing;
import io.lictor.limits.KeyGuard;
import io.lictor.limits.LimitConfiguration;
import io.lictor.ownership.OwnershipController;
import io.lictor.products.ProductController;
import io.lictor.products.ProductDesk;
import io.lictor.refusing.RefusalConfiguration;
import io.lictor.renewing.RenewalController;
import io.lictor.security.TokenRegister;
import io.lictor.store.LicensingStore;
import io.lictor.store.refusals.RefusalLog;
import io.lictor.tokens.TokenController;
import io.lictor.tokens.TokenDesk;
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
    RefusalConfiguration.class,
    OwnershipController.class,
    ProductController.class,
    RenewalController.class,
    TokenController.class,
    UpgradeController.class
})
public class LicenseCommandConfiguration {

    @Bean
    StoredFacts storedFacts(LicensingStore store, KeyRing keys) {
        return new StoredFacts(store, keys);
    }

    @Bean
    DueIndex dueIndex(LicensingStore store) {
        return new DueIndex(store);
    }

    @Bean
    CommandBus commandBus(LicensingStore store, StoredFacts known, DueIndex dueIndex, TokenRegister tokens) {
        return CommandWiring.commandBus(store, known, dueIndex, tokens);
    }

    @Bean
    CommandDesk commandDesk(CommandBus bus, MeterRegistry registry, LicensingStore store) {
        return new CommandDesk(bus, new CommandMetrics(registry), store.damage());
    }

    @Bean
    Refusals refusals(JsonMapper json, RefusalLog log) {
        return new Refusals(json, log);
    }

    @Bean
    LicenseDesk licenseDesk(CommandDesk commands, StoredFacts known, LicensingStore store, Refusals refusals) {
        return new LicenseDesk(commands, known, store.log(), refusals);
    }

    @Bean
    ProductDesk productDesk(CommandDesk commands, LicensingStore store, Refusals refusals) {
        return new ProductDesk(commands, store.log(), refusals);
    }

    @Bean
    TokenDesk tokenDesk(CommandDesk commands, LicensingStore store, Refusals refusals) {
        return new TokenDesk(commands, store, refusals);
    }

    @Bean
    static GlobalOperationCustomizer writingDocs() {
        return new WritingDocs();
    }

    @Bean
    KeyLookup keyLookup(StoredFacts known, KeyGuard guard) {
        return new KeyLookup(known, guard);
    }

    @Bean
    Automations automations(DueIndex index, CommandDesk commands, WatchedClock clock) {
        return new Automations(index, commands, clock);
    }
}
