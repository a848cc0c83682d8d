namespace Warehouse;

/// <summary>Something that is kept on shelves.</summary>
public sealed record Item(Sku Sku, string Name, decimal Price)
{
    public bool IsFree => Price == 0;
}

public readonly record struct Sku(string Value)
{
    public static Sku Parse(string text) => new(text.Trim().ToUpperInvariant());

    public override string ToString() => Value;
}
