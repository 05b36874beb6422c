import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError for anything but a SHA-256 in hex; upper case becomes lower case */
export function parseHash(text: string): string {
  if (/^[\da-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('Expected the 64 hexadecimal digits that a check prints.');
}
