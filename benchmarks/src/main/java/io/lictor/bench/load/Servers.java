package io.lictor.bench.load;

import java.net.URI;
import java.util.List;

/** Servers that can be asked; they change while instances are killed and started again. */
public interface Servers {

    /** Instances that take writes; none while all are down. */
    List<URI> writers();

    /** Instances that answer reads; none while all are down. */
    List<URI> readers();
}
