import { InvalidArgumentError } from 'commander';

/** The largest number of a version: one less than an `Int` of GraphQL holds, so that there is a next one. */
const largest = 2 ** 31 - 2;

/** @throws InvalidArgumentError for anything but a whole number from 1 on that an `Int` holds */
export function parseWholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= largest) return value;
  throw new InvalidArgumentError('Expected a whole number from 1 on, for example 3.');
}
