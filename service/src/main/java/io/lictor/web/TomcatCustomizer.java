package io.lictor.web;

import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Settings of Tomcat that no property covers. */
final class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final WebProperties properties;

    TomcatCustomizer(WebProperties properties) {
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE; // after Boot's, whose report valve must come before ours to be overruled by it
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            // A fingerprint may contain slashes; escaped, they are no separators.
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
        factory.setProtocol(TimedHttp.class.getName());
        factory.addProtocolHandlerCustomizers((TimedHttp http) -> http.setLimit(properties.requestTimeout()));
        factory.addProtocolHandlerCustomizers((AbstractHttp11Protocol<?> http) -> {
            http.setMaxConnections(ConnectionBound.here(http.getMaxConnections()));
            // A body that is refused unread is not asked for.
            http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
        });
        factory.addEngineValves(new YieldingValve(), new SecurityHeaders());
        factory.addContextCustomizers(TomcatCustomizer::reportProblems);
    }

    /** One reporter for all that goes wrong outside Spring: no error page that might answer in HTML. */
    private static void reportProblems(Context context) {
        for (ErrorPage page : context.findErrorPages()) {
            context.removeErrorPage(page);
        }
        StandardHost host = (StandardHost) context.getParent();
        host.getPipeline().addValve(new ProblemReportValve());
        host.setErrorReportValveClass(ProblemReportValve.class.getName()); // else Tomcat adds its own behind ours
    }
}
