import { nearest } from '../suggest/nearest';

const settings = ['HUB_URL', 'HUB_TOKEN', 'HUB_SOURCE_PASSWORD'];

/** A setting that looks like another one which is not set. */
export interface MisspeltSetting {
  readonly found: string;
  readonly meant: string;
}

/** Finds what was probably meant as a setting of the command line; of the values nothing is read. */
export function misspeltSettings(
  environment: Readonly<Record<string, string | undefined>>,
): MisspeltSetting[] {
  const missing = settings.filter((setting) => !environment[setting]);
  return Object.keys(environment)
    .filter((found) => !settings.includes(found))
    .flatMap((found) => {
      const meant = /hub/i.test(found) ? nearest(found.toUpperCase(), missing) : null;
      return meant ? [{ found, meant }] : [];
    });
}
