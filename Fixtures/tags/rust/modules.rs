/// Outer documentation.
#[cfg(feature = "outer")]
pub mod outer {
//      ^ definition.module scope=- doc exported signature="pub mod outer"
    use super::*;
    //         ^ import.module source=super wildcard

    pub mod inner {
    //      ^ definition.module scope=outer doc exported
        //! Inner documentation.

        /// Deep down.
        pub(in crate::outer) const DEEP: u8 = 1;
        //                         ^ definition.constant scope=outer.inner doc

        pub fn reach() -> u8 {
        //     ^ definition.function scope=outer.inner exported
            super::helper(DEEP)
            //     ^ reference.call
            //            ^ reference.constant
        }
    }

    fn helper(n: u8) -> u8 {
    // ^ definition.function scope=outer
        self::inner::reach() + n
        //           ^ reference.call
    }

    static TABLE: [Row; 2] = [
    //     ^ definition.variable scope=outer
    //             ^ reference.type
        Row::EMPTY,
        // <- reference.type
        //   ^ reference.constant
        Row { cells: 2 },
        // <- reference.class
    ];

    pub struct Row {
    //         ^ definition.struct scope=outer exported
        pub cells: u8,
        //  ^ definition.field scope=outer.Row exported
    }

    impl Row {
    //   ^ reference.type
        pub const EMPTY: Row = Row { cells: 0 };
        //        ^ definition.constant scope=outer.Row exported
        //               ^ reference.type
        //                     ^ reference.class
    }
}

extern "C" {
    /// From the C library.
    pub fn getpid() -> i32;
    //     ^ definition.function scope=- doc exported
    static environ: *const u8;
    //     ^ definition.variable scope=-
}

pub extern "C" fn callback(data: *mut outer::Row) {}
//                ^ definition.function scope=- exported
//                                           ^ reference.type

/// Squares.
#[macro_export]
macro_rules! square {
//           ^ definition.macro scope=- doc exported signature="macro_rules! square"
    ($x:expr) => {
        $x * $x
    };
}

macro_rules! hidden ( () => () );
//           ^ definition.macro scope=-

#[tokio::main]
//       ^ reference.attribute
async fn main() {
//       ^ definition.function scope=-
    let rows = vec![Row::default(), make(1)];
    //         ^ reference.macro
    //              ^ reference.type
    //                              ^ reference.call
    log::info!("{} {}", rows.len(), square!(total(2)));
    //   ^ reference.macro
    //                       ^ reference.call
    //                              ^ reference.macro
    //                                      ^ reference.call
    assert_eq!(rows.get::<Row>(0), Some(&outer::Row::EMPTY));
    // <- reference.macro
    //              ^ reference.call
    //                    ^ reference.type
    //                                          ^ reference.type
    //                                               ^ reference.constant
    thread_local!(static SEEN: u8 = 0);
    // <- reference.macro
    //                   ^ reference.constant
}

#[cfg(test)]
mod tests {
//  ^ definition.module scope=-
    use super::outer::{self, inner::{reach, DEEP}};
    //                 ^ import.name source=super::outer::self name=self
    //                               ^ import.name source=super::outer::inner::reach name=reach
    //                                      ^ import.name source=super::outer::inner::DEEP name=DEEP

    #[test]
    fn reaches() {
    // ^ definition.function scope=tests
        assert!(reach() == DEEP);
        // <- reference.macro
        //      ^ reference.call
        //                 ^ reference.constant
    }
}
