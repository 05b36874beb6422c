import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { HubError } from '@civicgraph/shared';

const run = promisify(execFile);
const sharedFolder = dirname(require.resolve('@civicgraph/shared/package.json'));

/**
 * Puts `@civicgraph/shared` as a package into `vendor` of a folder, so that what stands there needs nothing of this
 * checkout.
 * @throws HubError CONFIGURATION_INVALID
 */
export async function packShared(folder: string): Promise<void> {
  const vendor = join(folder, 'vendor');
  mkdirSync(vendor);
  try {
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', vendor], {
      cwd: sharedFolder,
    });
  } catch (error) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      `"npm pack" of @civicgraph/shared failed (${(error as { code?: string | number }).code}). Expected npm on the PATH and a built checkout; run "npm run build" there.`,
    );
  }
}
