using System;

namespace Warehouse;

public class OutOfStockException : Exception
{
    public OutOfStockException(Sku sku) : base($"{sku} is out of stock")
    {
        Sku = sku;
    }

    public Sku Sku { get; }
}
