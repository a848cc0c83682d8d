import FuzzSupport

runFuzzer(askIgnoreFile)
