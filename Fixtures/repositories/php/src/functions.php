<?php

declare(strict_types=1);

namespace Shortlink;

const ALPHABET = 'abcdefghkmnpqrstuvwxyz23456789';

function random_code(int $length): string
{
    $code = '';
    for ($i = 0; $i < $length; $i++) {
        $code .= ALPHABET[random_int(0, strlen(ALPHABET) - 1)];
    }
    return $code;
}
