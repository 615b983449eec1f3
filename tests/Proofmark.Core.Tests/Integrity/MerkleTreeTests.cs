using Proofmark.Core.Integrity;

namespace Proofmark.Core.Tests.Integrity;

public sealed class MerkleTreeTests
{
    // The eight leaves that implementations of RFC 6962 test with; the roots were computed by the RFC's recursive definition in another language.
    private static readonly string[] Leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_RFC_6962(int count, string root) =>
        MerkleTree.Root(Leaves.Take(count).Select(leaf => (ReadOnlyMemory<byte>)Convert.FromHexString(leaf))).Hex.Should().Be(root);

    [Fact]
    public void A_node_cannot_pass_for_a_leaf()
    {
        var pair = MerkleTree.Root([new byte[] { 1 }, new byte[] { 2 }]);
        var children = new[] { MerkleTree.Root([new byte[] { 1 }]), MerkleTree.Root([new byte[] { 2 }]) }.SelectMany(d => Convert.FromHexString(d.Hex)).ToArray();

        MerkleTree.Root([children]).Should().NotBe(pair);
    }
}
