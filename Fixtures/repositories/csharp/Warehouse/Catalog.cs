using System.Collections.Generic;
using System.Threading.Tasks;

namespace Warehouse;

public class Catalog
{
    private readonly Dictionary<Sku, Item> items = new();

    public int Count => items.Count;

    public void Add(Item item) => items[item.Sku] = item;

    public Task<Item> GetAsync(Sku sku)
    {
        return Task.FromResult(items[sku]);
    }
}
