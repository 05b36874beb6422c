/** How far a number may lie behind the highest one; a power of two. */
const span = 2 ** 20;

/**
 * Tells numbers seen before from new ones, for a sender that counts upwards and whose messages overtake
 * each other, in 128 KiB however many there are (the anti-replay window of RFC 4303, section 3.4.3).
 * What lies a million behind the highest counts as seen.
 */
export class ReplayWindow {
  private highest = -1;
  private readonly seen = new Uint8Array(span / 8);

  /** Whether the number is new; from now on it is not. */
  admit(number: number): boolean {
    if (number <= this.highest - span) return false;
    this.advanceTo(number);
    if (this.has(number)) return false;
    this.write(number, true);
    return true;
  }

  /** The places of numbers passed over were those of numbers that now lie too far behind. */
  private advanceTo(number: number): void {
    if (number - this.highest >= span) this.seen.fill(0);
    else for (let next = this.highest + 1; next <= number; next += 1) this.write(next, false);
    this.highest = Math.max(this.highest, number);
  }

  private has(number: number): boolean {
    return ((this.seen[placeOf(number)] ?? 0) & maskOf(number)) !== 0;
  }

  private write(number: number, isSeen: boolean): void {
    const place = placeOf(number);
    const others = (this.seen[place] ?? 0) & ~maskOf(number);
    this.seen[place] = isSeen ? others | maskOf(number) : others;
  }
}

function placeOf(number: number): number {
  return Math.floor((number % span) / 8);
}

function maskOf(number: number): number {
  return 1 << (number % 8);
}
