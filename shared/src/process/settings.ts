import { HubError, quote } from '../errors';

/**
 * Reads `PORT`.
 * @throws HubError CONFIGURATION_INVALID
 */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      `Cannot listen on PORT ${quote(text)}. Expected a number from 0 to 65535, for example 4000.`,
    );
  }
  return port;
}

/** @throws HubError CONFIGURATION_INVALID when the variable is not set */
export function requireSetting(name: string, purpose: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new HubError('CONFIGURATION_INVALID', `${name} is not set. Expected ${purpose}.`);
}
