<?php

declare(strict_types=1);

namespace Shortlink;

use DateTimeImmutable;
use Shortlink\Storage\LinkStorage;

use function Shortlink\random_code;

/** Makes short links and resolves them. */
class Shortener
{
    public function __construct(private LinkStorage $storage)
    {
    }

    public function shorten(string $target): Link
    {
        do {
            $code = random_code(Link::CODE_LENGTH);
        } while ($this->storage->find($code) !== null);

        $link = new Link($code, $target);
        $this->storage->save($link);
        return $link;
    }

    /** The target of a code that is known and has not expired. */
    public function resolve(string $code, DateTimeImmutable $now): ?string
    {
        $link = $this->storage->find($code);
        return $link === null || $link->isExpired($now) ? null : $link->target;
    }
}
