<?php

namespace Theatre\Tests;
//        ^ definition.namespace scope=- signature="namespace Theatre\Tests;"

use PHPUnit\Framework\Attributes\Test;
//                               ^ import.name source=PHPUnit\Framework\Attributes\Test name=Test
use PHPUnit\Framework\TestCase;
//                    ^ import.name source=PHPUnit\Framework\TestCase name=TestCase

final class TicketDeskTest extends TestCase
//          ^ definition.class scope=Theatre\Tests signature="final class TicketDeskTest extends TestCase"
//                                 ^ reference.implementation
{
    private TicketDesk $desk;
//          ^ reference.type
//                      ^ definition.property scope=Theatre\Tests.TicketDeskTest private signature="private TicketDesk $desk;"

    protected function setUp(): void
//                     ^ definition.method scope=Theatre\Tests.TicketDeskTest signature="protected function setUp(): void"
    {
        $this->desk = new TicketDesk();
//                        ^ reference.class
    }

    public function testSells(): void
//                  ^ definition.method scope=Theatre\Tests.TicketDeskTest exported test signature="public function testSells(): void"
    {
        self::assertNotNull($this->desk->sell(1));
//            ^ reference.call
//                                       ^ reference.call
    }

    #[Test]
//    ^ reference.attribute
    public function it_refuses(): void
//                  ^ definition.method scope=Theatre\Tests.TicketDeskTest exported test lines=2 signature="public function it_refuses(): void"
    {
        $stub = new class extends Show {
//                                ^ reference.implementation
            public function isFull(): bool { return true; }
//                          ^ definition.method scope=Theatre\Tests.TicketDeskTest.it_refuses exported test local signature="public function isFull(): bool"
        };
        $this->expectException(SoldOut::class);
//             ^ reference.call
//                             ^ reference.type
    }

    #[PHPUnit\Framework\Attributes\Test, Group('slow')]
//                                 ^ reference.attribute
//                                       ^ reference.attribute
    public function it_waits(): void {}
//                  ^ definition.method scope=Theatre\Tests.TicketDeskTest exported test lines=2 signature="public function it_waits(): void"

    /**
     * @test
     */
    public function it_counts(): void {}
//                  ^ definition.method scope=Theatre\Tests.TicketDeskTest doc exported test signature="public function it_counts(): void"

    /** Rows of @testdox. */
    public static function rows(): array { return []; }
//                         ^ definition.method scope=Theatre\Tests.TicketDeskTest doc exported signature="public static function rows(): array"
}

trait testable
//    ^ definition.trait scope=Theatre\Tests signature="trait testable"
{
    public function testing() {}
//                  ^ definition.method scope=Theatre\Tests.testable exported signature="public function testing()"
}
