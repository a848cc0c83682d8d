/** Runs before accounts are kept. */
trigger AccountTrigger on Account (before insert, after update) {
//      ^ definition.function scope=- doc signature="trigger AccountTrigger on Account (before insert, after update)"
//                        ^ reference.type
    if (Trigger.isBefore) {
    //  ^ reference.type
        AccountHandler.check(Trigger.new);
        // <- reference.type
        //             ^ reference.call
        //                   ^ reference.type
    }
}
