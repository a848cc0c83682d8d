plugins {
// <- reference.call
    id("org.example.base") version "1"
    // <- reference.call
    //                     ^ reference.call
}

val version = "1.0"
//  ^ definition.constant scope=- exported

/** Copies. */
tasks.register<Copy>("copyDocs") {
//    ^ reference.call
//             ^ reference.type
//                    ^ definition.target scope=- doc
    from("docs")
    // <- reference.call
}

tasks.register("clean")
//    ^ reference.call
//              ^ definition.target scope=-

val jar by tasks.registering(Jar::class) {
//  ^ definition.constant scope=- exported signature="val jar by tasks.registering(Jar::class)"
//               ^ reference.call
//                           ^ reference.type
    archive.set(version)
    //      ^ reference.call
}
