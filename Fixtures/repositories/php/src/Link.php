<?php

declare(strict_types=1);

namespace Shortlink;

use DateTimeImmutable;

/** A short code and the address that it stands for. */
final class Link
{
    public const CODE_LENGTH = 6;

    public function __construct(
        public readonly string $code,
        public readonly string $target,
        private ?DateTimeImmutable $expires = null,
    ) {
    }

    public function isExpired(DateTimeImmutable $now): bool
    {
        return $this->expires !== null && $this->expires < $now;
    }
}
