<?php

declare(strict_types=1);

namespace Shortlink\Tests;

use DateTimeImmutable;
use PHPUnit\Framework\TestCase;
use Shortlink\Link;
use Shortlink\Shortener;
use Shortlink\Storage\MemoryStorage;

final class ShortenerTest extends TestCase
{
    public function testResolvesWhatItShortened(): void
    {
        $shortener = new Shortener(new MemoryStorage());
        $link = $shortener->shorten('https://example.org/a');
        self::assertSame('https://example.org/a', $shortener->resolve($link->code, new DateTimeImmutable()));
    }

    public function testExpiredLinksAreGone(): void
    {
        $storage = new MemoryStorage();
        $storage->save(new Link('old', '/', new DateTimeImmutable('2001-01-01')));
        self::assertNull((new Shortener($storage))->resolve('old', new DateTimeImmutable()));
    }
}
