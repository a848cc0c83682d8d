<?php

declare(strict_types=1);

namespace Theatre\Sales;
//        ^ definition.namespace scope=- signature="namespace Theatre\Sales;"

use DateTimeImmutable;
//  ^ import.name source=DateTimeImmutable name=DateTimeImmutable
use Psr\Log\LoggerInterface;
//          ^ import.name source=Psr\Log\LoggerInterface name=LoggerInterface
use Theatre\Seats\{Plan, Row as SeatRow, function seat_label};
//                 ^ import.name source=Theatre\Seats\Plan name=Plan
//                       ^ import.name source=Theatre\Seats\Row name=Row alias=SeatRow
//                                                ^ import.name source=Theatre\Seats\seat_label name=seat_label
use function Theatre\Money\round_price;
//                         ^ import.name source=Theatre\Money\round_price name=round_price
use const Theatre\Money\VAT, Theatre\Money\CENT as SMALLEST;
//                      ^ import.name source=Theatre\Money\VAT name=VAT
//                                         ^ import.name source=Theatre\Money\CENT name=CENT alias=SMALLEST

require_once __DIR__ . '/bootstrap.php';
//                      ^ import.include source=/bootstrap.php

const MAX_SEATS = 8;
//    ^ definition.constant scope=Theatre\Sales signature="const MAX_SEATS = 8;"
const ROWS = [
//    ^ definition.constant scope=Theatre\Sales signature="const ROWS ="
    'stalls' => 20,
    'circle' => 12,
];

/**
 * Sells tickets.
 */
interface Desk
//        ^ definition.interface scope=Theatre\Sales doc signature="interface Desk"
{
    public const CURRENCY = 'EUR';
//               ^ definition.constant scope=Theatre\Sales.Desk exported signature="public const CURRENCY = 'EUR';"

    /** Sells one ticket. */
    public function sell(Show $show, int $seat): ?Ticket;
//                  ^ definition.method scope=Theatre\Sales.Desk doc exported signature="public function sell(Show $show, int $seat): ?Ticket;"
//                       ^ reference.type
//                                                ^ reference.type

    function close(): void;
//           ^ definition.method scope=Theatre\Sales.Desk exported signature="function close(): void;"
}

trait LogsSales
//    ^ definition.trait scope=Theatre\Sales signature="trait LogsSales"
{
    protected ?LoggerInterface $logger = null;
//             ^ reference.type
//                              ^ definition.property scope=Theatre\Sales.LogsSales signature="protected ?LoggerInterface $logger = null;"

    abstract protected function channel(): string;
//                              ^ definition.method scope=Theatre\Sales.LogsSales signature="abstract protected function channel(): string;"

    private function log(string $message): void
//                   ^ definition.method scope=Theatre\Sales.LogsSales private signature="private function log(string $message): void"
    {
        $this->logger?->info($message, ['channel' => $this->channel()]);
//                      ^ reference.call
//                                                          ^ reference.call
    }
}

enum Category: string implements \JsonSerializable
//   ^ definition.enum scope=Theatre\Sales signature="enum Category: string implements \JsonSerializable"
//                                ^ reference.implementation
{
    case Full = 'full';
//       ^ definition.enumerator scope=Theatre\Sales.Category signature="case Full = 'full';"
    case Reduced = 'reduced';
//       ^ definition.enumerator scope=Theatre\Sales.Category signature="case Reduced = 'reduced';"

    /** What one pays. */
    public function price(int $base): int
//                  ^ definition.method scope=Theatre\Sales.Category doc exported signature="public function price(int $base): int"
    {
        return match ($this) {
            self::Full => $base,
//                ^ reference.constant
            Category::Reduced => round_price($base / 2),
//          ^ reference.type
//                    ^ reference.constant
//                               ^ reference.call
        };
    }

    public static function default(): self
//                         ^ definition.method scope=Theatre\Sales.Category exported signature="public static function default(): self"
    {
        return self::Full;
//                   ^ reference.constant
    }
}

/** The desk in the foyer. */
#[Service(name: 'foyer')]
//^ reference.attribute
final class TicketDesk extends Counter implements Desk, \Countable
//          ^ definition.class scope=Theatre\Sales doc lines=2 signature="final class TicketDesk extends Counter implements Desk, \Countable"
//                             ^ reference.implementation
//                                                ^ reference.implementation
//                                                       ^ reference.implementation
{
    use LogsSales;
//      ^ reference.implementation
    use Retries, Clocks {
//      ^ reference.implementation
//               ^ reference.implementation
        Retries::run insteadof Clocks;
//      ^ reference.type
//               ^ reference.constant
//                             ^ reference.type
        Clocks::run as protected runLater;
//      ^ reference.type
//              ^ reference.constant
//                               ^ definition.method scope=Theatre\Sales.TicketDesk signature="Clocks::run as protected runLater"
    }

    private const int OPENS_AT = 10;
//                    ^ definition.constant scope=Theatre\Sales.TicketDesk private signature="private const int OPENS_AT = 10;"
    public static int $open = 0;
//                     ^ definition.property scope=Theatre\Sales.TicketDesk exported signature="public static int $open = 0;"
    private array $sold = [
//                 ^ definition.property scope=Theatre\Sales.TicketDesk private signature="private array $sold ="
        'today' => 0,
    ];
    public readonly DateTimeImmutable $since;
//                  ^ reference.type
//                                     ^ definition.property scope=Theatre\Sales.TicketDesk exported signature="public readonly DateTimeImmutable $since;"

    // Makes one.
    public function __construct(
//                  ^ definition.constructor scope=Theatre\Sales.TicketDesk doc exported lines=5 signature=")"
        private readonly Plan $plan,
//                       ^ reference.type
//                             ^ definition.property scope=Theatre\Sales.TicketDesk.__construct private local signature="private readonly Plan $plan"
        protected ?SeatRow $row = null,
//                 ^ reference.type
//                          ^ definition.property scope=Theatre\Sales.TicketDesk.__construct local signature="protected ?SeatRow $row = null"
        int|string $limit = MAX_SEATS,
//                          ^ reference.constant
    ) {
        parent::__construct($limit);
//              ^ reference.call
        $this->since = new DateTimeImmutable('now');
//                         ^ reference.class
    }

    #[\Override]
//     ^ reference.attribute
    public function sell(Show $show, int $seat): ?Ticket
//                  ^ definition.method scope=Theatre\Sales.TicketDesk exported lines=2 signature="public function sell(Show $show, int $seat): ?Ticket"
//                       ^ reference.type
//                                                ^ reference.type
    {
        if ($seat > self::OPENS_AT || !$show instanceof Matinee) {
//                        ^ reference.constant
//                                                      ^ reference.type
            throw new SoldOut($show);
//                    ^ reference.class
        }
        try {
            $ticket = Ticket::issue($show, $this->plan->seat($seat));
//                    ^ reference.type
//                            ^ reference.call
//                                                      ^ reference.call
            static::$open++;
            Registry::$last = $ticket;
//          ^ reference.type
        } catch (Refused | \RuntimeException $error) {
//               ^ reference.type
//                          ^ reference.type
            $this->log($error->getMessage());
//                 ^ reference.call
//                             ^ reference.call
            return null;
        }
        $label = seat_label($seat);
//               ^ reference.call
        return $ticket->withLabel($label . VAT . \PHP_EOL);
//                      ^ reference.call
//                                         ^ reference.constant
//                                                ^ reference.constant
    }

    public function count(): int { return array_sum($this->sold); }
//                  ^ definition.method scope=Theatre\Sales.TicketDesk exported signature="public function count(): int"
//                                        ^ reference.call

    final protected static function &shared(self ...$desks): static
//                                   ^ definition.method scope=Theatre\Sales.TicketDesk signature="final protected static function &shared(self ...$desks): static"
    {
        return new static(Plan::class);
//                        ^ reference.type
    }

    protected function channel(): string
//                     ^ definition.method scope=Theatre\Sales.TicketDesk signature="protected function channel(): string"
    {
        return strtolower(Desk::CURRENCY);
//             ^ reference.call
//                        ^ reference.type
//                              ^ reference.constant
    }
}

/**
 * Opens the desk.
 *
 * @param callable(Show): bool $filter
 */
function open_desk(
//       ^ definition.function scope=Theatre\Sales doc lines=5 signature="): TicketDesk"
    Plan $plan,
//  ^ reference.type
    callable $filter,
    Show & \Countable $first,
//  ^ reference.type
//          ^ reference.type
): TicketDesk {
// ^ reference.type
    $desk = new TicketDesk($plan);
//              ^ reference.class
    array_filter([$first], fn (Show $show): bool => $filter($show));
//  ^ reference.call
//                             ^ reference.type
    return $desk;
}

abstract class Counter
//             ^ definition.class scope=Theatre\Sales signature="abstract class Counter"
{
    abstract public function sell(Show $show, int $seat): ?Ticket;
//                           ^ definition.method scope=Theatre\Sales.Counter exported signature="abstract public function sell(Show $show, int $seat): ?Ticket;"
//                                ^ reference.type
//                                                         ^ reference.type
}
