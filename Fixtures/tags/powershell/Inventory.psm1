using namespace System.Collections.Generic
#               ^ import.module source=System.Collections.Generic
using module ./Warehouse.psm1
#            ^ import.module source=./Warehouse.psm1

. "$PSScriptRoot/Private/Format.ps1"
# ^ import.include source=$PSScriptRoot/Private/Format.ps1
. ./Private/Log.ps1
# ^ import.include source=./Private/Log.ps1
Import-Module -Name PSReadLine -Force
#                   ^ import.module source=PSReadLine
Import-Module "Storage"
#             ^ import.module source=Storage

$script:Cache = @{
# <- definition.variable scope=- signature="$script:Cache ="
    Items = 0
}
$MaximumItems = 500
# <- definition.variable scope=- signature="$MaximumItems = 500"

<#
.SYNOPSIS
    Lists the items of the inventory.
#>
function Get-InventoryItem {
#        ^ definition.function scope=- doc exported lines=9 signature=")"
    [CmdletBinding()]
#    ^ reference.attribute
    [OutputType([InventoryItem])]
#    ^ reference.attribute
#                ^ reference.type
    param(
        [Parameter(Mandatory, Position = 0)]
#        ^ reference.attribute
        [string] $Name,

        [int] $First = $MaximumItems
    )

    begin {
        Write-Verbose "Looking for $Name"
#       ^ reference.call
    }
    process {
        $item = [InventoryItem]::new($Name)
#                ^ reference.class
        $item.Load([Warehouse]::Default)
#             ^ reference.call
#                   ^ reference.type
        $list = New-Object List
#                          ^ reference.class
        Select-Object -InputObject $item -First $First | Format-Item
#       ^ reference.call
#                                                        ^ reference.call
    }
}

# Adds two counts.
function Add-Count($Left, $Right = 1) {
#        ^ definition.function scope=- doc signature="function Add-Count($Left, $Right = 1)"
    return $Left + $Right
}

function Clear-Inventory {
#        ^ definition.function scope=- doc signature="function Clear-Inventory"
    <#
    .SYNOPSIS
        Throws everything away.
    #>
    param([switch] $Force)
    Remove-Item -Path $script:Cache.Path
#   ^ reference.call
}

filter Select-Heavy { if ($_.Weight -gt 10) { $_ } }
#      ^ definition.function scope=- signature="filter Select-Heavy"

enum Condition {
#    ^ definition.enum scope=- signature="enum Condition"
    New
#   ^ definition.enumerator scope=Condition
    Used = 5
#   ^ definition.enumerator scope=Condition signature="Used = 5"
    Broken
#   ^ definition.enumerator scope=Condition
}

# One thing that is kept.
class InventoryItem : Item, IComparable {
#     ^ definition.class scope=- doc signature="class InventoryItem : Item, IComparable"
#                     ^ reference.implementation
#                           ^ reference.implementation
    [string] $Name
#            ^ definition.property scope=InventoryItem signature="[string] $Name"
    [List[Tag]] $Tags = [List[Tag]]::new()
#    ^ reference.type
#         ^ reference.type
#               ^ definition.property scope=InventoryItem signature="[List[Tag]] $Tags = [List[Tag]]::new()"
#                        ^ reference.class
#                             ^ reference.type
    hidden [int] $Count = 0
#                ^ definition.property scope=InventoryItem signature="hidden [int] $Count = 0"
    static [InventoryItem] $Last
#           ^ reference.type
#                          ^ definition.property scope=InventoryItem signature="static [InventoryItem] $Last"

    InventoryItem([string] $name) {
#   ^ definition.constructor scope=InventoryItem signature="InventoryItem([string] $name)"
        $this.Name = $name
    }

    [int] CompareTo([object] $other) {
#         ^ definition.method scope=InventoryItem signature="[int] CompareTo([object] $other)"
        return $this.Name.CompareTo($other.Name)
#                         ^ reference.call
    }

    static [void] Reset() { [InventoryItem]::Last = $null }
#                 ^ definition.method scope=InventoryItem signature="static [void] Reset()"
#                            ^ reference.type

    [void] Load(
#          ^ definition.method scope=InventoryItem lines=3 signature=")"
        [Warehouse] $from
#        ^ reference.type
    ) {
        $this.Count = $from.CountOf($this.Name)
#                           ^ reference.call
    }
}

Set-Alias gii Get-InventoryItem
#         ^ definition.function scope=- signature="Set-Alias gii Get-InventoryItem"
New-Alias -Name addc -Value Add-Count
#               ^ definition.function scope=- signature="New-Alias -Name addc -Value Add-Count"

Export-ModuleMember -Function Get-InventoryItem
