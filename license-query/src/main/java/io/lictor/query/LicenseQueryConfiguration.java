package io.lictor.query;

import io.lictor.asof.AsOfConfiguration;
import io.lictor.checks.ChecksConfiguration;
import io.lictor.compliance.ComplianceConfiguration;
import io.lictor.customers.CustomerController;
import io.lictor.dashboard.DashboardConfiguration;
import io.lictor.history.HistoryConfiguration;
import io.lictor.licenses.LicensesConfiguration;
import io.lictor.lookup.LookupConfiguration;
import io.lictor.operations.OperationsConfiguration;
import io.lictor.products.ProductQueryController;
import io.lictor.reading.ReadingConfiguration;
import io.lictor.readmodel.ReadModelConfiguration;
import io.lictor.rejections.RejectionController;
import io.lictor.scenarios.WhatIfController;
import io.lictor.search.SearchConfiguration;
import io.lictor.tokens.MeController;
import io.lictor.tokens.TokenQueryController;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The read side, put together: import it beside the configurations of the web and of the service. It needs their clock, keys
 * and event log.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    ReadModelConfiguration.class,
    ReadingConfiguration.class,
    LookupConfiguration.class,
    AsOfConfiguration.class,
    LicensesConfiguration.class,
    ChecksConfiguration.class,
    HistoryConfiguration.class,
    ComplianceConfiguration.class,
    OperationsConfiguration.class,
    DashboardConfiguration.class,
    SearchConfiguration.class,
    CustomerController.class,
    ProductQueryController.class,
    RejectionController.class,
    WhatIfController.class,
    TokenQueryController.class,
    MeController.class
})
public class LicenseQueryConfiguration {}
