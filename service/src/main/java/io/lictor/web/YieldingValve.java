package io.lictor.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Lets those go first who were waiting. A virtual thread runs until it waits for something, and Tomcat's goes on with its
 * connection as long as there is another request on it. So a few callers who ask again at once would keep the processors
 * to themselves, and the rest would wait for seconds.
 */
final class YieldingValve extends ValveBase {

    YieldingValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (Thread.currentThread().isVirtual()) {
            Thread.yield();
        }
        getNext().invoke(request, response);
    }
}
