package io.lictor.store.axon;

import io.lictor.store.Append;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The append of a unit of work. Belongs to the root: commands handled within another unit of work share one append. */
public final class UnitOfWorkAppend {

    private static final String RESOURCE = Append.class.getName();

    private UnitOfWorkAppend() {}

    /**
     * Returns the append of the unit of work this thread is in.
     *
     * @throws IllegalStateException if there is none
     */
    public static Append current() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(RESOURCE, _ -> begin(root));
    }

    private static Append begin(UnitOfWork<?> root) {
        Append append = new Append();
        root.onCommit(_ -> append.end());
        return append;
    }
}
