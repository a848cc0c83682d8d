<?php

declare(strict_types=1);

namespace Shortlink\Storage;

use Shortlink\Link;

interface LinkStorage
{
    /** Returns the link of a code, or nothing. */
    public function find(string $code): ?Link;

    public function save(Link $link): void;
}
