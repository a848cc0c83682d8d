Import-Module Tools
#             ^ import.module source=Tools

function Before {
#        ^ definition.function scope=- lines=2 signature="param([string] $Name)"
    param([string] $Name)
    Get-Tool $Name
#   ^ reference.call
}

function Broken {
#        ^ definition.function scope=- signature="function Broken"
    if ($x -eq ) {
}

function After {
#        ^ definition.function scope=Broken local signature="function After"
    Before 'x'
#   ^ reference.call
}
