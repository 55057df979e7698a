package io.lictor.standalone;

import io.lictor.store.DataDirectory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;

/** What whoever started it should know: where it listens, where its data lies, and what to try next. */
class Greeting {

    private final DataDirectory data;

    Greeting(DataDirectory data) {
        this.data = data;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        String address = ready.getApplicationContext().getEnvironment().getProperty("server.address", "127.0.0.1");
        String url = "http://" + address + ":" + context.getWebServer().getPort();
        System.out.printf("""

                Lictor listens on %s
                Its data lies in  %s (keep a backup of it, secrets.properties above all)

                To try next:
                  deploy/tour --url %s                      a guided tour with curl
                  deploy/tour --url %s --population 1000    a population to look at
                  %s/docs                       every call, to try out in a browser
                Stop it with Ctrl-C.

                """, url, data.path().toAbsolutePath().normalize(), url, url, url);
    }
}
