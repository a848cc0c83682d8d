using System;
//    ^ import.module source=System

namespace Example.Types;
//        ^ definition.namespace scope=-

/// <summary>Any shape.</summary>
public interface IShape : IDrawable, IComparable<IShape>
//               ^ definition.interface scope=Example.Types doc exported
//                        ^ reference.implementation
//                                   ^ reference.implementation
//                                               ^ reference.type
{
    double Area { get; }
    //     ^ definition.property scope=Example.Types.IShape exported
    void Draw(Canvas canvas);
    //   ^ definition.method scope=Example.Types.IShape exported
    //        ^ reference.type
    string Describe() => $"{Area} {Name}";
    //     ^ definition.method scope=Example.Types.IShape exported
    //                      ^ reference.constant
    //                             ^ reference.constant
    [Pure]
   //^ reference.attribute
    int Corners();
    //  ^ definition.method scope=Example.Types.IShape exported
    double this[int corner] { get; }
    //     ^ definition.property scope=Example.Types.IShape exported
    event EventHandler Moved;
    //    ^ reference.type
    //                 ^ definition.property scope=Example.Types.IShape exported
    static abstract IShape operator *(IShape shape, double factor);
    //              ^ reference.type
    //                              ^ definition.method scope=Example.Types.IShape
    //                                ^ reference.type
}

/// <summary>A point.</summary>
public readonly record struct Point(double X, double Y)
//                            ^ definition.struct scope=Example.Types doc exported
//                                         ^ definition.property scope=Example.Types.Point exported
//                                                   ^ definition.property scope=Example.Types.Point exported
{
    public static readonly Point Origin = new(0, 0);
    //                     ^ reference.type
    //                           ^ definition.field scope=Example.Types.Point exported
}

public record Circle(Point Center, [property: Positive] double Radius) : Shape(Center), IShape
//            ^ definition.class scope=Example.Types exported
//                   ^ reference.type
//                         ^ definition.property scope=Example.Types.Circle exported
//                                            ^ reference.attribute
//                                                             ^ definition.property scope=Example.Types.Circle exported
//                                                                       ^ reference.implementation
//                                                                             ^ reference.constant
//                                                                                      ^ reference.implementation
{
    public double Area => Math.PI * Radius * Radius;
    //            ^ definition.property scope=Example.Types.Circle exported
    //                    ^ reference.type
    //                         ^ reference.constant
    //                              ^ reference.constant
    //                                       ^ reference.constant
}

public sealed record Empty;
//                   ^ definition.class scope=Example.Types exported signature="public sealed record Empty;"

internal struct Pixel
//              ^ definition.struct scope=Example.Types
{
    public byte Red, Green;
    //          ^ definition.field scope=Example.Types.Pixel exported
    //               ^ definition.field scope=Example.Types.Pixel exported
    private fixed int buffer[4];
    //                ^ definition.field scope=Example.Types.Pixel private
}

[Flags]
 // <- reference.attribute
public enum Sides : byte
//          ^ definition.enum scope=Example.Types exported lines=2
{
    None = 0,
    // <- definition.enumerator scope=Example.Types.Sides
    /// <summary>The left one.</summary>
    [Description("left")]
   //^ reference.attribute
    Left = 1,
    // <- definition.enumerator scope=Example.Types.Sides doc lines=2 signature="Left = 1"
    Both = Left | Right,
    // <- definition.enumerator scope=Example.Types.Sides
    //     ^ reference.constant
    //            ^ reference.constant
}

/// <summary>Draws with a pen.</summary>
public class Pen(Color color, int width) : Tool(color), IDisposable
//           ^ definition.class scope=Example.Types doc exported
//               ^ reference.type
//                                         ^ reference.implementation
//                                                      ^ reference.implementation
{
    public Color Color { get; } = color;
    //     ^ reference.type
    //           ^ definition.property scope=Example.Types.Pen exported

    public required string Label { get; init; }
    //                     ^ definition.property scope=Example.Types.Pen exported

    public void Dispose() => color.Release();
    //          ^ definition.method scope=Example.Types.Pen exported
    //                             ^ reference.call
}

public static class Extensions
//                  ^ definition.class scope=Example.Types exported
{
    /// <summary>Scales.</summary>
    public static Point Scale(this Point point, double by) =>
    //            ^ reference.type
    //                  ^ definition.method scope=Example.Types.Extensions doc exported signature="public static Point Scale(this Point point, double by)"
    //                             ^ reference.type
        new Point(point.X * by, point.Y * by);
        //  ^ reference.class

    internal static bool Same<T>(this T left, T right)
    //                   ^ definition.method scope=Example.Types.Extensions lines=2
        where T : IEquatable<T>
        //        ^ reference.type
    {
        return left.Equals(right);
        //          ^ reference.call
    }
}

public delegate Point Transform(Point point);
//              ^ reference.type
//                    ^ definition.type scope=Example.Types exported
//                              ^ reference.type

#if DEBUG
file class Probe
//         ^ definition.class scope=Example.Types
{
    private protected int hits;
    //                    ^ definition.field scope=Example.Types.Probe private
}

public record struct Sample(int Size);
//                   ^ definition.struct scope=Example.Types exported
//                              ^ definition.property scope=Example.Types.Sample exported
#endif
