// references: some
pub fn sum(a: u32, b: u32) -> u32 {
//     ^ definition.function exported
    a + b
}

#[cfg(test)]
mod tests {
//  ^ definition.module test
    use super::sum;
//             ^ import.name source=super::sum

    #[test]
    fn adds() {
//     ^ definition.function scope=tests test
        assert_eq!(sum(1, 2), 3);
    }

    fn helper() {}
//     ^ definition.function scope=tests test
}

#[tokio::test]
#[ignore]
async fn waits() {}
//       ^ definition.function test

#[cfg(unix)]
mod unix {
//  ^ definition.module
    pub fn id() {}
//         ^ definition.function scope=unix exported
}
