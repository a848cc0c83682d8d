use std::fmt;
//       ^ import.name source=std::fmt name=fmt

/// Stands before the damage.
#[derive(Debug)]
pub struct Sound {
//         ^ definition.struct scope=- doc exported
    pub name: String,
    //  ^ definition.field scope=Sound exported
    //        ^ reference.type
    pub level: ,
    //  ^ definition.field scope=Sound exported
}

impl Sound {
//   ^ reference.type
    pub fn say(&self) -> String {
    //     ^ definition.method scope=Sound exported
    //                   ^ reference.type
        let = 3;
        self.name.clone()
        //        ^ reference.call
    }

    pub fn hush(&mut self) {
    //     ^ definition.method scope=Sound exported
        self.name +
    }
}

fn half(a: u8) -> u8 {
// ^ definition.function scope=-
    let b = a + ;
    make(b)
    // <- reference.call
}

/// Stands after it.
pub fn whole(sound: &Sound) -> fmt::Result {
//     ^ definition.function scope=- doc exported
//                   ^ reference.type
//                                  ^ reference.type
    sound.say();
    //    ^ reference.call
    Ok(())
}
