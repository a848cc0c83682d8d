<!DOCTYPE html>
<?php
include 'header.php';
//       ^ import.include source=header.php
include_once("lib/$name.php");
require dirname(__DIR__) . "/config.php";
//      ^ reference.call
//                          ^ import.include source=/config.php
use Theatre\Sales\Desk as BoxOffice;
//                ^ import.name source=Theatre\Sales\Desk name=Desk alias=BoxOffice

$title = 'Programme';
 // <- definition.variable scope=- signature="$title = 'Programme';"
$menu = [
 // <- definition.variable scope=- signature="$menu ="
    'home' => '/',
];
$greet = function (string $who) use ($title): string {
 // <- definition.variable scope=- signature="$greet = function (string $who) use ($title): string"
    return "$who: {$title}";
};
define('PAGE_SIZE', 20);
// <- reference.call
//      ^ definition.constant scope=- signature="define('PAGE_SIZE', 20)"
\define("PAGES", [1, 2]);
 // <- reference.call
//       ^ definition.constant scope=-
define($dynamic, 1);
// <- reference.call

if (!function_exists('e')) {
//   ^ reference.call
    /** Escapes. */
    function e(?string $text): string { return htmlspecialchars((string) $text, ENT_QUOTES); }
//           ^ definition.function scope=- doc signature="function e(?string $text): string"
//                                             ^ reference.call
//                                                                              ^ reference.constant
}

class Größe { var $länge = 1, $breite = [2]; public $a { get => $this->länge; } public private(set) int $b = 3; }
//    ^ definition.class scope=- signature="class Größe"
//                   ^ definition.property scope=Größe signature="var $länge = 1, $breite = [2];"
//                                ^ definition.property scope=Größe signature="var $länge = 1, $breite ="
//                                                      ^ definition.property scope=Größe exported signature="public $a"
//                                                                                                           ^ definition.property scope=Größe exported signature="public private(set) int $b = 3;"
?>
<h1><?= e($title) ?></h1>
//      ^ reference.call
<?php foreach ($menu as $name => $link): ?>
  <a href="<?= $link ?>"><?php echo e(ucfirst($name)); ?></a>
//                                  ^ reference.call
//                                    ^ reference.call
<?php endforeach; ?>
<?php
function outer() { function inner() {} }
//       ^ definition.function scope=- signature="function outer()"
//                          ^ definition.function scope=outer local signature="function inner()"
abstract class Node { abstract function walk(); static function of() { return new static; } }
//             ^ definition.class scope=- signature="abstract class Node"
//                                      ^ definition.method scope=Node signature="abstract function walk();"
//                                                              ^ definition.method scope=Node signature="static function of()"
$visitor = new class($menu) extends Node implements Visitor {
 // <- definition.variable scope=- signature="$visitor = new class($menu) extends Node implements Visitor"
//                                  ^ reference.implementation
//                                                  ^ reference.implementation
    public function __construct(public ?Node $root = null) {}
//                  ^ definition.constructor scope=visitor exported signature="public function __construct(public ?Node $root = null)"
//                                      ^ reference.type
//                                            ^ definition.property scope=visitor.__construct exported local signature="public ?Node $root = null"
    public function walk() { ($this->root)(); $this->{'x'}(); [$this, 'walk'](...); return namespace\helper(new namespace\Leaf); }
//                  ^ definition.method scope=visitor exported signature="public function walk()"
//                                                                                                   ^ reference.call
//                                                                                                                        ^ reference.class
};
echo <<<HTML
  <p>{$visitor->render(PAGE_SIZE)}</p>
//              ^ reference.call
//                     ^ reference.constant
  HTML;
interface Empty_ extends A, namespace\B {}
//        ^ definition.interface scope=- signature="interface Empty_ extends A, namespace\B"
//                       ^ reference.implementation
//                                    ^ reference.implementation
