package io.lictor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.merkle.MerkleTree;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InclusionPathsTest {

    private static byte[] node(int level, long index) {
        return level == 0
                ? MerkleTree.leafHash(ByteBuffer.allocate(8).putLong(index).array())
                : MerkleTree.nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 8, 9, 63, 64, 65, 100})
    void areThoseOfTheTreeInWhateverOrderTheyAreAskedFor(long size) {
        InclusionPaths paths = new InclusionPaths(size, InclusionPathsTest::node);
        for (long index = 0; index < size; index++) {
            assertSame(paths, index, size);
        }
        for (long index = size - 1; index >= 0; index -= 3) {
            assertSame(paths, index, size);
        }
    }

    private static void assertSame(InclusionPaths paths, long index, long size) {
        List<String> expected = MerkleTree.inclusion(index, size, InclusionPathsTest::node).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
        assertThat(paths.of(index)).as("%d of %d", index, size).isEqualTo(expected);
    }
}
