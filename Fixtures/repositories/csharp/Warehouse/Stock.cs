using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Warehouse;

public class Stock : IStock
{
    private readonly ConcurrentDictionary<Sku, int> counts = new();
    private readonly Catalog catalog;

    public event EventHandler<StockChanged>? Changed;

    public Stock(Catalog catalog)
    {
        this.catalog = catalog;
    }

    public int this[Sku sku] => counts.GetValueOrDefault(sku);

    public Task<int> AddAsync(
        Sku sku,
        int count,
        CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        var total = counts.AddOrUpdate(sku, count, (_, old) => old + count);
        if (total < 0) throw new OutOfStockException(sku);
        Changed?.Invoke(this, new StockChanged(sku, total));
        return Task.FromResult(total);
    }

    public async IAsyncEnumerable<Item> ListAsync()
    {
        foreach (var sku in counts.Keys)
        {
            yield return await catalog.GetAsync(sku);
        }
    }
}

public record StockChanged(Sku Sku, int Count);
