package io.lictor.testing;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/**
 * A stand-in for a MongoDB that several processes share: a backend behind a port of loopback, so that the real driver speaks
 * the real protocol to it. It can be stopped, held and started again with all that is in it.
 */
public final class ListeningMongo implements AutoCloseable {

    private final MongoBackend backend;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private MongoServer server;
    private int port;

    private ListeningMongo(MongoBackend backend) {
        this.backend = keptOpen(backend);
        this.server = listening();
    }

    /** Listens on a free port. */
    public static ListeningMongo started(MongoBackend backend) {
        return new ListeningMongo(backend);
    }

    /** Not running yet, but its address is known. */
    public static ListeningMongo stopped(MongoBackend backend) {
        ListeningMongo mongo = started(backend);
        mongo.stop();
        return mongo;
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
    }

    /** Listens again, at the address it had. */
    public void start() {
        server = listening();
    }

    private MongoServer listening() {
        MongoServer started = new MongoServer(backend);
        started.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, 4);
        port = started.getLocalAddress().getPort();
        return started;
    }

    public void stop() {
        server.shutdownNow();
    }

    /** Takes requests from now on, and answers none. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void letGo() {
        held.countDown();
    }

    @Override
    public void close() {
        letGo();
        server.shutdownNow();
    }

    private MongoBackend keptOpen(MongoBackend backend) {
        return (MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(), new Class<?>[] {MongoBackend.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null; // what is in it outlasts the listening
                    }
                    held.await();
                    try {
                        return method.invoke(backend, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
