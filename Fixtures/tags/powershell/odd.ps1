#Requires -Version 7
param([string] $Path, [switch] $Quiet)

function Empty {}
#        ^ definition.function scope=- signature="function Empty"
function script:Hidden { 'x' }
#        ^ definition.function scope=- signature="function script:Hidden"
function global:Get-Größe { param($Länge) }
#        ^ definition.function scope=- signature="function global:Get-Größe { param($Länge)"
FUNCTION Shout { param(
#        ^ definition.function scope=- signature="FUNCTION Shout"
    [ValidateSet('a', 'b')] [string[]] $Words
#    ^ reference.attribute
) $Words.ToUpper() }
#        ^ reference.call
function Outer {
#        ^ definition.function scope=- signature="function Outer"
    function Inner { Empty }
#            ^ definition.function scope=Outer local signature="function Inner"
#                    ^ reference.call
    Inner
#   ^ reference.call
}
filter Odd { $_ }
#      ^ definition.function scope=- signature="filter Odd"
class Nothing { }
#     ^ definition.class scope=- signature="class Nothing"
class Point : System.IComparable {
#     ^ definition.class scope=- signature="class Point : System.IComparable"
#                    ^ reference.implementation
    hidden [Dictionary[string, Point[]]] $Seen
#           ^ reference.type
#                              ^ reference.type
#                                        ^ definition.property scope=Point signature="hidden [Dictionary[string, Point[]]] $Seen"
    [System.IO.FileInfo] $File; $Untyped
#              ^ reference.type
#                        ^ definition.property scope=Point signature="[System.IO.FileInfo] $File"
#                               ^ definition.property scope=Point
    Point() { }
#   ^ definition.constructor scope=Point signature="Point()"
    Point([int] $x) { }
#   ^ definition.constructor scope=Point signature="Point([int] $x)"
    Move() { $this.Move(1) }
#   ^ definition.method scope=Point signature="Move()"
#                  ^ reference.call
}
enum Flat { A; B = 2; C }
#    ^ definition.enum scope=- signature="enum Flat"
#           ^ definition.enumerator scope=Flat
#              ^ definition.enumerator scope=Flat signature="B = 2"
#                     ^ definition.enumerator scope=Flat
& ./tool.exe --flag
& $command
Get-ChildItem *.txt | Where-Object { $_.Length -gt 10 } | ForEach-Object { Shout $_.Name }
# <- reference.call
#                     ^ reference.call
#                                                                          ^ reference.call
$local = Get-Date; $count = 3
# <- definition.variable scope=- signature="$local = Get-Date"
#        ^ reference.call
#                  ^ definition.variable scope=- signature="$count = 3"
$a.b = 4
[Console]::WriteLine("x")
#^ reference.type
#          ^ reference.call
$text = @"
# <- definition.variable scope=-
function NotOne { }
"@
if ($Quiet) { function Late { 1 } }
#                      ^ definition.function scope=- signature="function Late"
switch ($x) { 1 { Empty } default { Odd } }
#                 ^ reference.call
#                                   ^ reference.call
try { Shout 'a' } catch [System.IO.IOException] { throw }
#     ^ reference.call
#                                  ^ reference.type
