package io.lictor.bench.speed;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Resources a service has used so far, as its JVM counts them. It is asked from outside, and runs as it always does.
 */
public final class Cost implements AutoCloseable {

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private Cost(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    /** Reads the cost of a service, which its own JVM tells by its beans on this machine. */
    @SuppressWarnings("BanJNDI") // the address comes from the process we started, and from nobody else
    public static Cost of(long pid) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                return new Cost(JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent())));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    /** Processor time of all threads, and what they have allocated on the heap. */
    public record Reading(long cpuNanos, long allocatedBytes) {

        public Reading minus(Reading before) {
            return new Reading(cpuNanos - before.cpuNanos, allocatedBytes - before.allocatedBytes);
        }
    }

    public Reading read() throws IOException {
        return new Reading((Long) attribute("java.lang:type=OperatingSystem", "ProcessCpuTime"), (Long)
                attribute("java.lang:type=Threading", "TotalThreadAllocatedBytes"));
    }

    /** Returns the heap in use after a full collection. */
    public long heapAfterCollection() throws IOException {
        try {
            beans.invoke(new ObjectName("java.lang:type=Memory"), "gc", null, null);
            return (Long) ((CompositeData) attribute("java.lang:type=Memory", "HeapMemoryUsage")).get("used");
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    private Object attribute(String bean, String name) throws IOException {
        try {
            return beans.getAttribute(new ObjectName(bean), name);
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
