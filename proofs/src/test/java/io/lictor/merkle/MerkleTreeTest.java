package io.lictor.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int MOST = 70;

    /** Leaves and roots that the authors of Certificate Transparency publish with their code. */
    private static final List<String> KNOWN_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> KNOWN_ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final List<byte[]> leaves = IntStream.range(0, MOST)
            .mapToObj(i -> MerkleTree.leafHash(("leaf " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .toList();
    private final MerkleTree.Nodes nodes = over(leaves);

    /** Each node as it is defined, worked out once. */
    private static MerkleTree.Nodes over(List<byte[]> leaves) {
        Map<List<Long>, byte[]> known = new HashMap<>();
        return (level, index) -> known.computeIfAbsent(
                List.of((long) level, index),
                _ -> naive(leaves.subList((int) (index << level), (int) ((index + 1) << level))));
    }

    /** The definition, word by word. */
    private static byte[] naive(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int half = 1;
        while (half * 2 < leaves.size()) {
            half *= 2;
        }
        return MerkleTree.nodeHash(naive(leaves.subList(0, half)), naive(leaves.subList(half, leaves.size())));
    }

    private byte[] root(int size) {
        return MerkleTree.root(size, nodes);
    }

    @Test
    void hashesAsThePublishedExamplesDo() {
        List<byte[]> known = KNOWN_LEAVES.stream()
                .map(HexFormat.of()::parseHex)
                .map(MerkleTree::leafHash)
                .toList();
        for (int size = 1; size <= known.size(); size++) {
            assertThat(HexFormat.of().formatHex(MerkleTree.root(size, over(known))))
                    .isEqualTo(KNOWN_ROOTS.get(size - 1));
        }
        assertThat(HexFormat.of().formatHex(MerkleTree.root(0, over(known))))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void growsToTheSameRoot() {
        GrowingTree growing = new GrowingTree();
        assertThat(growing.root()).isEqualTo(root(0));
        for (int size = 1; size <= MOST; size++) {
            growing.add(leaves.get(size - 1));
            assertThat(growing.size()).isEqualTo(size);
            assertThat(growing.root()).isEqualTo(root(size)).isEqualTo(naive(leaves.subList(0, size)));
        }
    }

    @Test
    void showsEveryLeafInEveryTreeAndNowhereElse() {
        for (int size = 1; size <= MOST; size++) {
            byte[] root = root(size);
            byte[] older = root(size - 1);
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = MerkleTree.inclusion(index, size, nodes);
                byte[] leaf = leaves.get(index);
                assertThat(MerkleProof.includes(leaf, index, size, proof, root)).isTrue();
                assertThat(MerkleProof.includes(leaves.get((index + 1) % MOST), index, size, proof, root))
                        .isFalse();
                assertThat(MerkleProof.includes(leaf, index + 1, size, proof, root))
                        .isFalse();
                assertThat(MerkleProof.includes(leaf, index, size, proof, older))
                        .isFalse();
                for (List<byte[]> broken : broken(proof)) {
                    assertThat(MerkleProof.includes(leaf, index, size, broken, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void showsEveryTreeInEveryLaterOne() {
        byte[] wrong = MerkleTree.leafHash(new byte[] {9});
        for (int to = 0; to <= MOST; to++) {
            byte[] newRoot = root(to);
            for (int from = 0; from <= to; from++) {
                byte[] oldRoot = root(from);
                List<byte[]> proof = MerkleTree.consistency(from, to, nodes);
                assertThat(MerkleProof.isConsistent(from, oldRoot, to, newRoot, proof))
                        .as("%d in %d", from, to)
                        .isTrue();
                if (from > 0) {
                    assertThat(MerkleProof.isConsistent(from, wrong, to, newRoot, proof))
                            .isFalse();
                    assertThat(MerkleProof.isConsistent(from, oldRoot, to, wrong, proof))
                            .isFalse();
                    for (List<byte[]> broken : broken(proof)) {
                        assertThat(MerkleProof.isConsistent(from, oldRoot, to, newRoot, broken))
                                .isFalse();
                    }
                }
            }
        }
    }

    /** One hash too few, one too many, each of them wrong. */
    private static List<List<byte[]>> broken(List<byte[]> proof) {
        Stream.Builder<List<byte[]>> broken = Stream.builder();
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[MerkleTree.HASH_LENGTH]);
        broken.add(longer);
        Random random = new Random(proof.size());
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> shorter = new ArrayList<>(proof);
            shorter.remove(i);
            broken.add(shorter);
            byte[] wrong = proof.get(i).clone();
            wrong[random.nextInt(wrong.length)] ^= 1;
            List<byte[]> changed = new ArrayList<>(proof);
            changed.set(i, wrong);
            broken.add(changed);
        }
        return broken.build().toList();
    }

    @Test
    void refusesQuestionsThatHaveNoAnswer() {
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusion(3, 3, nodes));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusion(-1, 3, nodes));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.consistency(4, 3, nodes));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.root(-1, nodes));
    }
}
