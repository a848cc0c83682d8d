using System.Collections.Generic;
using System.Linq;

namespace Warehouse.Orders;

public enum OrderState { Open, Packed, Shipped }

public class Order
{
    public required int Id { get; init; }
    public OrderState State { get; private set; }
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    public decimal Total => Lines.Sum(line => line.Item.Price * line.Count);

    internal void Advance() => State++;
}

public record OrderLine(Item Item, int Count);
