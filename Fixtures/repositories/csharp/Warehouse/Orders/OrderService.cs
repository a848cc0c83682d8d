using System.Threading;
using System.Threading.Tasks;

namespace Warehouse.Orders;

/// <summary>Packs orders from the stock.</summary>
public class OrderService<TStock>(TStock stock) where TStock : IStock
{
    public async Task PackAsync(Order order, CancellationToken token)
    {
        foreach (var line in order.Lines)
        {
            await stock.AddAsync(line.Item.Sku, -line.Count, token);
        }
        order.Advance();
    }
}

public static class OrderExtensions
{
    public static bool IsDone(this Order order) => order.State == OrderState.Shipped;
}
