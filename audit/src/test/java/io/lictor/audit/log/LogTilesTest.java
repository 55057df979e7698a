package io.lictor.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.merkle.GrowingTree;
import io.lictor.merkle.MerkleTree;
import io.lictor.store.tiles.TileId;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LogTilesTest {

    private final LogTiles tiles = new LogTiles();

    private byte[] node(int level, long index) {
        long first = index << (level % 8);
        return Objects.requireNonNull(
                tiles.node(new TileId(level / 8, first / 256), level % 8, (int) (first % 256) >> (level % 8)));
    }

    /** Three levels of tiles: 256 × 256 leaves fill one of the second. */
    @Test
    void theTreeOverTheTilesIsTheTreeOverTheLeaves() {
        GrowingTree tree = new GrowingTree();
        for (int i = 0; i < 66_000; i++) {
            byte[] leaf = MerkleTree.leafHash(ByteBuffer.allocate(4).putInt(i).array());
            tiles.add(leaf);
            tree.add(leaf);
            if (i < 600 || i > 65_500) {
                assertThat(MerkleTree.root(i + 1, this::node)).isEqualTo(tree.root());
            }
        }
        assertThat(tiles.size()).isEqualTo(66_000);
        assertThat(tiles.toStore()).hasSize(257 + 1 + 1 + 1 + 1);
    }
}
