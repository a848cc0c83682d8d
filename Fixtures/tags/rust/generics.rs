use std::marker::PhantomData;
//               ^ import.name source=std::marker::PhantomData name=PhantomData

/// A cache with a limit.
pub struct Cache<K, V, const N: usize, S = RandomState>
//         ^ definition.struct scope=- doc exported lines=4
//                                         ^ reference.type
where
    K: Eq + Hash,
    // ^ reference.type
    //      ^ reference.type
    S: BuildHasher,
    // ^ reference.type
{
    entries: [Option<Entry<K, V>>; N],
    // <- definition.field scope=Cache
    //        ^ reference.type
    //               ^ reference.type
    hasher: S,
    // <- definition.field scope=Cache
    marker: PhantomData<fn() -> V>,
    // <- definition.field scope=Cache
    //      ^ reference.type
}

struct Entry<K, V>(K, V) where K: Hash;
//     ^ definition.struct scope=- signature="struct Entry<K, V>(K, V) where K: Hash"
//                                ^ reference.type

pub struct Guard<'a, T: ?Sized + 'a>(&'a T);
//         ^ definition.struct scope=- exported
//                       ^ reference.type

impl<K, V, const N: usize, S> Cache<K, V, N, S>
//                            ^ reference.type
where
    K: Eq + Hash,
    // ^ reference.type
    //      ^ reference.type
    S: BuildHasher + Default,
    // ^ reference.type
    //               ^ reference.type
{
    pub fn with<F>(mut self, make: F) -> Self
    //     ^ definition.method scope=Cache exported lines=4
    where
        F: Fn(&K) -> V,
        // ^ reference.type
        F: Clone,
        // ^ reference.type
    {
        let make: Box<dyn Fn(&K) -> V> = Box::new(make);
        //        ^ reference.type
        //                ^ reference.type
        //                               ^ reference.type
        //                                    ^ reference.call
        self.fill(&make);
        //   ^ reference.call
        self
    }

    fn iter(&self) -> impl Iterator<Item = (&K, &V)> + '_ {
    // ^ definition.method scope=Cache
    //                     ^ reference.type
    //                              ^ reference.type
        self.entries.iter().flatten().map(Entry::pair)
        //           ^ reference.call
        //                  ^ reference.call
        //                            ^ reference.call
        //                                ^ reference.type
    }
}

impl<K, V> IntoIterator for Cache<K, V, 4> {
//         ^ reference.implementation
//                          ^ reference.type
    type Item = Entry<K, V>;
    //   ^ definition.type scope=Cache
    //          ^ reference.type
    type IntoIter = <Vec<Entry<K, V>> as IntoIterator>::IntoIter;
    //   ^ definition.type scope=Cache
    //               ^ reference.type
    //                   ^ reference.type
    //                                   ^ reference.type
    //                                                  ^ reference.type

    fn into_iter(self) -> Self::IntoIter {
    // ^ definition.method scope=Cache
    //                          ^ reference.type
        Vec::<Entry<K, V>>::from(self.entries).into_iter()
        // <- reference.type
        //    ^ reference.type
        //                  ^ reference.call
        //                                     ^ reference.call
    }
}

pub fn convert<T, U>(value: T) -> Result<U, <U as TryFrom<T>>::Error>
//     ^ definition.function scope=- exported lines=3
//                                ^ reference.type
//                                                ^ reference.type
//                                                             ^ reference.type
where
    U: TryFrom<T>,
    // ^ reference.type
{
    U::try_from(value)
    // ^ reference.call
}

pub fn pick(kind: Kind) -> Limits {
//     ^ definition.function scope=- exported
//                ^ reference.type
//                         ^ reference.type
    if kind == Kind::Small || kind == LARGE {
    //         ^ reference.type
    //               ^ reference.constant
    //                                ^ reference.constant
        return Limits::default();
        //     ^ reference.type
        //             ^ reference.call
    }
    let limit = &limits::MAXIMUM;
    //                   ^ reference.constant
    let Some(found) = table.find(limit) else { return FALLBACK };
    //                      ^ reference.call
    //                                                ^ reference.constant
    match found {
        Kind::Big | Kind::Huge => limits::Limits { max: MAX, ..Default::default() },
        // <- reference.type
        //    ^ reference.constant
        //          ^ reference.type
        //                ^ reference.constant
        //                                ^ reference.class
        //                                              ^ reference.constant
        //                                                     ^ reference.type
        //                                                              ^ reference.call
        Kind::Sized(n) if n > MAX => build(MAX, [MIN, 1], (MIN, MAX)),
        // <- reference.type
        //    ^ reference.constant
        //                    ^ reference.constant
        //                           ^ reference.call
        //                                 ^ reference.constant
        //                                       ^ reference.constant
        //                                                 ^ reference.constant
        //                                                      ^ reference.constant
        ZERO..=NINE => NONE,
        // <- reference.constant
        //     ^ reference.constant
        //             ^ reference.constant
        _ => other,
    }
}
