//! Shapes and how they are drawn.

extern crate alloc;
//           ^ import.module source=alloc
extern crate core as rt;
//           ^ import.module source=core alias=rt

use std::collections::HashMap;
//                    ^ import.name source=std::collections::HashMap name=HashMap
use std::fmt::{self, Display as Show, Write};
//             ^ import.name source=std::fmt::self name=self
//                   ^ import.name source=std::fmt::Display name=Display alias=Show
//                                    ^ import.name source=std::fmt::Write name=Write
use crate::{
    canvas::{Canvas, color::*},
    //       ^ import.name source=crate::canvas::Canvas name=Canvas
    //                      ^ import.module source=crate::canvas::color wildcard
    error,
    // <- import.name source=crate::error name=error
};
pub use self::unit::Unit as Length;
//                  ^ import.reexport source=self::unit::Unit name=Unit alias=Length
pub(crate) use crate::canvas::{paint, brush as pencil};
//                             ^ import.reexport source=crate::canvas::paint name=paint
//                                    ^ import.reexport source=crate::canvas::brush name=brush alias=pencil
use {alloc::vec::Vec as List, rt};
//               ^ import.name source=alloc::vec::Vec name=Vec alias=List
//                            ^ import.name source=rt name=rt
use std::io::Write as _;
//           ^ import.name source=std::io::Write name=Write alias=_

mod unit;
//  ^ import.module source=unit
pub mod text;
//      ^ import.module source=text

/// How many corners are kept.
pub const CORNERS: usize = 4;
//        ^ definition.constant scope=- doc exported signature="pub const CORNERS: usize = 4;"

const NAMES: &[&str] = &[
//    ^ definition.constant scope=- signature="const NAMES: &[&str] = &"
    "circle",
    "square",
];

/// Shapes drawn so far.
static mut DRAWN: Counter = Counter { count: 0 };
//         ^ definition.variable scope=- doc
//                ^ reference.type
//                          ^ reference.class

/// A result of this crate.
pub type Result<T> = std::result::Result<T, error::Error>;
//       ^ definition.type scope=- doc exported
//                                ^ reference.type
//                                                 ^ reference.type

/// A circle,
/// round as it is.
#[derive(Debug, Clone, Serialize)]
//                     ^ reference.implementation
#[serde(rename_all = "camelCase")]
//^ reference.attribute
pub struct Circle {
//         ^ definition.struct scope=- doc exported signature="pub struct Circle"
    /// Its middle.
    #[serde(default)]
    //^ reference.attribute
    pub center: Point,
    //  ^ definition.field scope=Circle doc exported signature="pub center: Point"
    //          ^ reference.type
    pub(crate) radius: f64,
    //         ^ definition.field scope=Circle
    tags: List<String>,
    // <- definition.field scope=Circle
    //    ^ reference.type
    //         ^ reference.type
}

#[derive(Default)]
pub struct Point(pub f64, f64);
//         ^ definition.struct scope=- exported signature="pub struct Point(pub f64, f64)"

pub struct Marker;
//         ^ definition.struct scope=- exported signature="pub struct Marker;"

/**
 * Any shape.
 */
#[non_exhaustive]
pub enum Shape {
//       ^ definition.enum scope=- doc exported
    /// A round one.
    Round(Circle),
    // <- definition.enumerator scope=Shape doc
    //    ^ reference.type
    #[serde(skip)]
    //^ reference.attribute
    Square {
    // <- definition.enumerator scope=Shape
        /// Each of the four.
        side: f64,
        // <- definition.field scope=Shape.Square doc
    },
    Nothing = 0,
    // <- definition.enumerator scope=Shape
}

pub union Bits {
//        ^ definition.union scope=- exported
    float: f32,
    // <- definition.field scope=Bits
    pub int: u32,
    //  ^ definition.field scope=Bits exported
}

/// What can be drawn.
pub trait Draw<C = Canvas>: fmt::Debug + Named
//        ^ definition.trait scope=- doc exported lines=3
//                 ^ reference.type
//                               ^ reference.implementation
//                                       ^ reference.implementation
where
    C: Paint,
    // ^ reference.type
{
    /// What comes of it.
    type Output: Into<Picture>;
    //   ^ definition.type scope=Draw doc
    //           ^ reference.type
    //                ^ reference.type
    const LAYER: u8 = 0;
    //    ^ definition.constant scope=Draw

    /// Draws.
    fn draw(&self, on: &mut C) -> Self::Output;
    // ^ definition.method scope=Draw doc signature="fn draw(&self, on: &mut C) -> Self::Output;"
    //                                  ^ reference.type

    /// Draws it twice.
    #[inline]
    fn twice(&self, on: &mut C) {
    // ^ definition.method scope=Draw doc signature="fn twice(&self, on: &mut C)"
        self.draw(on);
        //   ^ reference.call
        self.draw(on);
        //   ^ reference.call
    }
}

impl<C> Draw<C> for Circle
//      ^ reference.implementation
//                  ^ reference.type
where
    C: Paint,
    // ^ reference.type
{
    type Output = Picture;
    //   ^ definition.type scope=Circle
    //            ^ reference.type
    const LAYER: u8 = 1;
    //    ^ definition.constant scope=Circle

    fn draw(&self, on: &mut C) -> Picture {
    // ^ definition.method scope=Circle
    //                            ^ reference.type
        on.stroke(Stroke::round(self.radius), CORNERS);
        // ^ reference.call
        //        ^ reference.type
        //                ^ reference.call
        //                                    ^ reference.constant
        Picture { layer: Self::LAYER, shape: Shape::Nothing }
        // <- reference.class
        //                     ^ reference.constant
        //                                   ^ reference.type
        //                                          ^ reference.constant
    }
}

impl Circle {
//   ^ reference.type
    /// Makes one.
    #[must_use]
    pub fn new(radius: f64) -> Self {
    //     ^ definition.method scope=Circle doc exported
        let center = Point(0.0, 0.0);
        //           ^ reference.call
        const LOCAL: u8 = 1;
        fn nested() -> Option<Shape> {
        // ^ definition.function scope=Circle.new
        //             ^ reference.type
        //                    ^ reference.type
            None
        }
        let _ = nested().map(|shape: Shape| shape);
        //      ^ reference.call
        //               ^ reference.call
        //                           ^ reference.type
        Self { center, radius, tags: List::new() }
        //                           ^ reference.type
        //                                 ^ reference.call
    }

    pub(super) async unsafe fn area<T>(
    //                         ^ definition.method scope=Circle lines=6 signature="T: Into<f64>,"
        &self,
        scale: T,
    ) -> f64
    where
        T: Into<f64>,
        // ^ reference.type
    {
        match scale.into() {
        //          ^ reference.call
            MAX => f64::INFINITY,
            // <- reference.constant
            //          ^ reference.constant
            _ => self.radius.powi::<i32>(2),
            //               ^ reference.call
        }
    }
}

impl fmt::Display for Shape {
//        ^ reference.implementation
//                    ^ reference.type
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // ^ definition.method scope=Shape
    //                         ^ reference.type
    //                                                ^ reference.type
        match self {
            Shape::Round(circle) => write!(f, "{}", circle.label(3)),
            // <- reference.type
            //     ^ reference.constant
            //                      ^ reference.macro
            //                                             ^ reference.call
            Self::Square { side } | Shape::Other { side } => error::report(side),
            //    ^ reference.type
            //                      ^ reference.type
            //                             ^ reference.type
            //                                                      ^ reference.call
            Shape::Nothing => Ok(()),
            // <- reference.type
            //     ^ reference.constant
        }
    }
}

impl<'a> From<&'a str> for Box<dyn Draw> {}
//       ^ reference.implementation
//                         ^ reference.type
//                                 ^ reference.type
impl<T> canvas::Paint for &mut canvas::Layer<T> {}
//              ^ reference.implementation
//                                     ^ reference.type
impl Named for [u8] {}
//   ^ reference.implementation
impl dyn Draw {
//       ^ reference.type
    fn boxed(self: Box<Self>) {}
    // ^ definition.method scope=Draw
    //             ^ reference.type
}
