package io.lictor.readmodel.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** A MongoDB that several share, and that can be stopped, held and started again with all that is in it. */
public final class StoppableMongo implements AutoCloseable {

    private final MongoBackend backend = keptOpen(new OneAtATime(new IndexedBackend()));
    private volatile CountDownLatch held = new CountDownLatch(0);
    private MongoServer server;
    private int port;

    public static StoppableMongo started() {
        StoppableMongo mongo = new StoppableMongo();
        mongo.start();
        return mongo;
    }

    /** Not running yet, but its address is known. */
    public static StoppableMongo stopped() {
        StoppableMongo mongo = started();
        mongo.stop();
        return mongo;
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
    }

    public void start() {
        server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, 4);
        port = server.getLocalAddress().getPort();
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
                    return method.invoke(backend, arguments);
                });
    }
}
