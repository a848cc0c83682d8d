// references: some
namespace Shop.Tests;
//        ^ definition.namespace

public class ShopTests
//           ^ definition.class exported
{
    [Fact]
    public void Sums() { }
//              ^ definition.method exported test

    [Theory, InlineData(1)]
    public void SumsAll(int cents) { }
//              ^ definition.method exported test

    [Obsolete]
    public void Helper() { }
//              ^ definition.method exported
}
