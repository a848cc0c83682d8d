<?php

declare(strict_types=1);

namespace Shortlink\Storage;

use Shortlink\Link;

final class MemoryStorage implements LinkStorage
{
    /** @var array<string, Link> */
    private array $links = [];

    public function find(string $code): ?Link
    {
        return $this->links[$code] ?? null;
    }

    public function save(Link $link): void
    {
        $this->links[$link->code] = $link;
    }
}
