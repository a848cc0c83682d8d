import FuzzSupport

runFuzzer(readMessages)
