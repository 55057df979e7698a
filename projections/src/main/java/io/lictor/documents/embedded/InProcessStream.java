package io.lictor.documents.embedded;

import com.mongodb.MongoSocketClosedException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.AsyncCompletionHandler;
import com.mongodb.internal.connection.OperationContext;
import com.mongodb.internal.connection.PowerOfTwoBufferPool;
import com.mongodb.internal.connection.Stream;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server in this process: what is written is answered by the same thread, before it reads. The server's
 * handlers are those it has behind a socket.
 */
final class InProcessStream implements Stream {

    private final MongoBackend backend;
    private final ServerAddress address;
    private final InProcessStreams streams;
    private @Nullable EmbeddedChannel channel;
    private ByteBuf answer = Unpooled.EMPTY_BUFFER;
    private volatile boolean closed;

    InProcessStream(MongoBackend backend, ServerAddress address, InProcessStreams streams) {
        this.backend = backend;
        this.address = address;
        this.streams = streams;
    }

    @Override
    public synchronized void open(OperationContext context) {
        streams.checkOpening(address);
        var opened = new EmbeddedChannel(
                new MongoWireReplyEncoder(),
                new MongoWireMessageEncoder(),
                new MongoWireProtocolHandler(),
                new MongoDatabaseHandler(backend, new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE)),
                new MongoExceptionHandler());
        opened.config().setAllocator(HeapBuffers.INSTANCE);
        channel = opened;
    }

    @Override
    public synchronized void write(List<org.bson.ByteBuf> request, OperationContext context) {
        var open = open();
        open.writeInbound(Unpooled.wrappedBuffer(bytes(request)));
        for (ByteBuf part = open.readOutbound(); part != null; part = open.readOutbound()) {
            answer = answer.isReadable() ? Unpooled.wrappedBuffer(answer, part) : part;
        }
    }

    private static byte[] bytes(List<org.bson.ByteBuf> request) {
        var bytes = new byte[request.stream().mapToInt(org.bson.ByteBuf::limit).sum()];
        int end = 0;
        for (var part : request) {
            System.arraycopy(part.array(), 0, bytes, end, part.limit());
            end += part.limit();
        }
        return bytes;
    }

    @Override
    public synchronized org.bson.ByteBuf read(int bytes, OperationContext context) {
        open();
        if (answer.readableBytes() < bytes) {
            throw new MongoSocketClosedException("The embedded server has no such answer", address);
        }
        var buffer = getBuffer(bytes);
        answer.readBytes(buffer.array(), 0, bytes);
        return buffer;
    }

    private EmbeddedChannel open() {
        streams.checkOpen(address);
        var open = channel;
        if (open == null || closed || !open.isOpen()) {
            throw new MongoSocketClosedException("The connection to the embedded server is closed", address);
        }
        return open;
    }

    @Override
    public org.bson.ByteBuf getBuffer(int size) {
        return PowerOfTwoBufferPool.DEFAULT.getBuffer(size);
    }

    @Override
    public ServerAddress getAddress() {
        return address;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void openAsync(OperationContext context, AsyncCompletionHandler<Void> handler) {
        throw notAsynchronous();
    }

    @Override
    public void writeAsync(
            List<org.bson.ByteBuf> request, OperationContext context, AsyncCompletionHandler<Void> handler) {
        throw notAsynchronous();
    }

    @Override
    public void readAsync(int bytes, OperationContext context, AsyncCompletionHandler<org.bson.ByteBuf> handler) {
        throw notAsynchronous();
    }

    private static UnsupportedOperationException notAsynchronous() {
        return new UnsupportedOperationException("The embedded server has synchronous clients only");
    }
}
