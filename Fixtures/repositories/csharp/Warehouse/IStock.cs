using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Warehouse;

public interface IStock
{
    int this[Sku sku] { get; }

    Task<int> AddAsync(Sku sku, int count, CancellationToken token = default);

    IAsyncEnumerable<Item> ListAsync();
}
