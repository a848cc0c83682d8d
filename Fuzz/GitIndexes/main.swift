import FuzzSupport

runFuzzer(readIndex)
