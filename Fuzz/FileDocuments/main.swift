import FuzzSupport

runFuzzer(validateDocument)
