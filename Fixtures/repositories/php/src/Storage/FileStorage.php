<?php

declare(strict_types=1);

namespace Shortlink\Storage;

use RuntimeException;
use Shortlink\Link;

/** One file per link, named by its code. */
final class FileStorage implements LinkStorage
{
    public function __construct(private readonly string $directory)
    {
    }

    public function find(string $code): ?Link
    {
        $path = $this->path($code);
        return is_file($path) ? new Link($code, trim((string) file_get_contents($path))) : null;
    }

    public function save(Link $link): void
    {
        if (file_put_contents($this->path($link->code), $link->target) === false) {
            throw new RuntimeException("can't write {$link->code}");
        }
    }

    private function path(string $code): string
    {
        return $this->directory . '/' . $code . '.txt';
    }
}
