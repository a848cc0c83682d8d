using System.Threading.Tasks;
using Xunit;

namespace Warehouse.Tests;

public class StockTests
{
    private readonly Stock stock = new(new Catalog());

    [Fact]
    public async Task AddsUp()
    {
        await stock.AddAsync(new Sku("A"), 2);
        Assert.Equal(5, await stock.AddAsync(new Sku("A"), 3));
    }

    [Theory]
    [InlineData(-1)]
    public async Task RefusesNegativeCounts(int count)
    {
        await Assert.ThrowsAsync<OutOfStockException>(() => stock.AddAsync(new Sku("A"), count));
    }
}
